"""The calendar page of a case, and the secret address from which calendars fetch it."""

import datetime as dt
import hashlib
import logging
import re

import pytest

from cases.calendars.models import CalendarFeed
from cases.casefile.models import Case, CaseEvent
from cases.deadlines.deadline import apart
from cases.deadlines.rulebook import deadlines_of
from cases.process.states import Role, Status
from cases.returns.models import Shipment
from tests.support.calendar_files import file_of
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.pages import days_to_act_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


def make_feed(browser, case):
    """Make an address as a person does; return its path."""
    response = browser.post(f"/cases/{case.reference}/calendar/address/")
    page = browser.get(response.url.partition("#")[0]).text
    return re.search(r"http://testserver(/calendar/[\w-]+\.ics)", page)[1]


def test_the_page_lists_what_goes_into_the_calendar(owner, case, now):
    page = owner.get(f"/cases/{case.reference}/calendar/").text
    rows = apart(deadlines_of(case.situation, now)[0])
    assert "mismatch-3m" not in [row.slug for row in rows]
    assert set(re.findall('data-deadline="([^"]+)"', page)) == {row.slug for row in rows if not row.passed}
    assert f'href="/cases/{case.reference}/calendar.ics"' in page


def test_the_page_lists_them_by_the_day_until_which_acting_is_safe():
    case = make_case(paid_on=dt.date(2026, 10, 15))  # The 45th day is November 29th, before all but the withdrawal.
    days = days_to_act_by(holding(case).get(f"/cases/{case.reference}/calendar/").text)
    assert dt.date(2026, 11, 29) in days[:3]
    assert days == sorted(days)


def test_the_deadlines_of_a_case_lead_there_while_it_is_open(owner, case):
    link = 'href="/cases/{}/calendar/"'
    assert link.format(case.reference) in owner.get(f"/cases/{case.reference}/deadlines/").text
    closed = make_case(status="closed")
    assert link.format(closed.reference) not in holding(closed).get(f"/cases/{closed.reference}/deadlines/").text


def test_the_feed_is_the_same_calendar_without_a_session(owner, case, client, django_assert_num_queries):
    path = make_feed(owner, case)
    with django_assert_num_queries(7):
        response = client.get(path)
    assert response.content == file_of(owner, case).content
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, max-age=0"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_a_calendar_whose_copy_is_still_good_gets_304(owner, case, client, now):
    path = make_feed(owner, case)
    etag = client.get(path)["ETag"]
    answer = client.get(path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
    case.change({"received_on": dt.date(2026, 11, 22)}, now=now)
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_the_address_is_shown_once_and_stored_as_a_hash(owner, case):
    path = make_feed(owner, case)
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    assert len(token) >= 32
    assert CalendarFeed.objects.get().token_hash == hashlib.sha256(token.encode()).hexdigest()
    again = owner.get(f"/cases/{case.reference}/calendar/").text
    assert token not in again
    assert "다시 보여 드릴 수 없어요" in again


def test_one_tap_gives_the_address_to_the_calendar_of_the_device(owner, case):
    path = make_feed(owner, case)
    make = f"/cases/{case.reference}/calendar/address/"
    page = owner.get(owner.post(make).url.partition("#")[0]).text
    [tap] = re.findall(r'href="(webcal://testserver/calendar/[\w-]+\.ics)"', page)
    assert tap.removeprefix("webcal:") in page.replace("http:", "")
    assert path not in page
    assert "webcal:" not in owner.get(f"/cases/{case.reference}/calendar/").text


@pytest.mark.parametrize(
    ("user_agent", "opened"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1",
            "아이폰",
        ),
        (
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
            "안드로이드, 구글 캘린더",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
            None,
        ),
        ("", None),
    ],
)
def test_the_instructions_of_the_own_device_stand_open(owner, case, user_agent, opened):
    page = owner.get(f"/cases/{case.reference}/calendar/", headers={"user-agent": user_agent}).text
    assert re.findall(r"<details[^>]* open>\s*<summary>.*?<strong>(.*?)</strong>", page) == ([opened] if opened else [])


def test_a_planted_address_is_not_shown(owner, case):
    make_feed(owner, case)
    owner.cookies["calendar_address"] = "planted"
    assert "planted" not in owner.get(f"/cases/{case.reference}/calendar/").text


def test_a_new_address_ends_the_old_one(owner, case, client):
    old, new = make_feed(owner, case), make_feed(owner, case)
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200
    assert CalendarFeed.objects.count() == 1


def test_a_revoked_address_leads_nowhere(owner, case, client):
    path = make_feed(owner, case)
    response = owner.post(f"/cases/{case.reference}/calendar/address/revoke/", follow=True)
    assert "달력 주소를 없앴어요" in response.text
    assert client.get(path).status_code == 404
    assert owner.post(f"/cases/{case.reference}/calendar/address/revoke/").status_code == 302


def test_a_deleted_case_takes_its_address_along(owner, case, client):
    path = make_feed(owner, case)
    case.forget()
    assert CalendarFeed.objects.count() == 0
    assert client.get(path).status_code == 404


def test_a_case_deleted_while_its_calendar_is_made_is_404(owner, case, client, monkeypatch):
    path = make_feed(owner, case)

    def gone(*args):
        Case.objects.all().delete()
        return 1

    monkeypatch.setattr("cases.calendars.models.sequence_of", gone)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("token", ["x", "0" * 32, "a" * 400])
def test_a_guess_finds_nothing(client, case, owner, token):
    make_feed(owner, case)
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_a_stranger_neither_makes_nor_ends_an_address(owner, stranger, case, client):
    path = make_feed(owner, case)
    for action in ("address/", "address/revoke/"):
        assert stranger.post(f"/cases/{case.reference}/calendar/{action}").status_code == 404
    assert client.get(path).status_code == 200


def test_fetching_changes_nothing(owner, case, client):
    path = make_feed(owner, case)

    def state():
        return [list(model.objects.values()) for model in (Case, CaseEvent, CalendarFeed)]

    before = state()
    for _again in range(2):
        client.get(path)
        file_of(owner, case)
    assert state() == before


def test_no_log_of_ours_carries_the_address(caplog, settings):
    secret = "s3cretTOKEN-s3cretTOKEN"
    line = logging.LogRecord(
        "django.request", logging.ERROR, "", 1, "%s: %s", ("Internal Server Error", f"/calendar/{secret}.ics"), None
    )
    assert "secrets" in settings.LOGGING["handlers"]["console"]["filters"]
    (handler,) = [one for one in logging.getLogger("django").handlers if one.name == "console"]
    handler.filter(line)
    assert "Internal Server Error: /calendar/….ics" in handler.format(line)
    assert handler.format(line).count(secret) == 0


def test_a_parcel_that_is_on_its_way_back_has_its_day_in_the_calendar(now):
    case = make_case(status="returning")
    shipment = Shipment.objects.create(case=case, carrier="cj", tracking_number="12", shipped_on=dt.date(2026, 11, 20))
    browser = holding(case)
    assert "반품 도착 예정일" not in file_of(browser, case).content.decode()

    shipment.expect(dt.date(2026, 12, 2), now=now)
    text = file_of(browser, case).content.decode()
    assert "SUMMARY:반품 도착 예정일\r\nDTSTART;VALUE=DATE:20261202\r\n" in text
    assert 'data-deadline="arrival"' in browser.get(f"/cases/{case.reference}/calendar/").text

    case.move(Status.INSPECTING, by=None, role=Role.OWNER, now=now)
    assert "반품 도착 예정일" not in file_of(browser, case).content.decode()
