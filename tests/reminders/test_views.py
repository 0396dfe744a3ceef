"""The page of a case for reminders: an address with consent and confirmation, and days of one's own."""

import datetime as dt
import re
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import OperationalError
from django.test import TestCase

from cases.casefile.timeline import lines_of
from cases.process.events import Kind
from cases.reminders import limits
from cases.reminders.models import ChosenDay, MailAddress
from refundguide import worker
from tests.support.calendar_files import event_of, file_of, moments
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import SEOUL
from tests.support.pages import days_to_act_by
from tests.support.tasks import AtCommit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mailing_site", "now")]

TO = "buyer@example.org"


def at(case, path=""):
    return f"/cases/{case.reference}/mail/{path}"


def ask(browser, case, address=TO, headers=None):
    # The mail waits for the commit.
    with TestCase.captureOnCommitCallbacks(execute=True):
        return browser.post(at(case, "address/"), {"address": address, "consent": "on"}, headers=headers)


def link(letter=-1):
    """Return the path of the confirmation link of a mail."""
    return re.search(r"https://refund\.example\.org(/mail/confirm/[\w-]{32}/)", mail.outbox[letter].body)[1]


def kinds(case):
    return set(case.events.values_list("kind", flat=True))


def test_the_box_is_not_ticked_and_what_it_means_is_said(owner, case):
    page = owner.get(at(case)).text
    assert re.search(r'<input[^>]*name="consent"[^>]*>', page)
    assert not re.search(r'<input[^>]*name="consent"[^>]*checked', page)
    in_sight, _details, rest = page.partition("<details>")
    folded, _input, _button = rest.partition('name="consent"')
    assert "알림을 끄면 지워요. 동의하지 않아도" in in_sight, "the two sentences that nobody need unfold"
    for said in ("저장하는 것", "쓰는 곳", "보관 기간", "동의하지 않아도"):
        assert said in folded, "all of it, before the box"
    assert f'href="{at(case)}"' in owner.get(f"{case.get_absolute_url()}deadlines/").text
    assert f'href="{at(case)}"' in owner.get(f"/cases/{case.reference}/calendar/").text


def test_the_page_says_that_the_answer_of_a_reviewer_comes_by_mail_too(owner, case, settings):
    assert "검토자의 답이 오면" in owner.get(at(case)).text
    settings.CAN_SEND_MAIL = False
    assert "검토자의 답이 오면" not in owner.get(at(case)).text


def test_without_consent_nothing_is_stored_or_sent(owner, case):
    response = owner.post(at(case, "address/"), {"address": TO})
    assert response.status_code == 422
    assert "동의가 필요해요" in response.text
    assert f'value="{TO}"' in response.text
    assert not MailAddress.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "buyer",
        "a@b",
        f"{TO}\r\nBcc: x@example.org",
        f"{TO}, x@example.org",
        '"a b"@example.org',
        f"{'a' * 250}@b.kr",
    ],
)
def test_what_is_no_address_is_refused(owner, case, address):
    assert ask(owner, case, address).status_code == 422
    assert mail.outbox == []


def test_an_address_waits_for_its_confirmation(owner, case, client):
    response = ask(owner, case)
    assert (response.status_code, response.url) == (302, at(case))
    (letter,) = mail.outbox
    assert letter.to == [TO]
    assert case.reference in letter.subject
    assert case.item not in letter.body
    row = MailAddress.objects.get()
    assert row.confirmed_at is None
    assert row.token_hash not in letter.body
    assert "확인을 기다리고 있어요" in owner.get(at(case)).text

    for _again in range(2):  # A scanner opens what it sees.
        assert "이 주소로 알림 받기" in client.get(link()).text
        client.head(link())
    assert MailAddress.objects.get().confirmed_at is None
    assert Kind.MAIL_ALLOWED not in kinds(case)


def test_the_button_confirms_once_without_session_cookie_or_csrf(owner, case, client):
    from django.test import Client

    ask(owner, case)
    anybody = Client(enforce_csrf_checks=True)
    for _tap in range(2):
        response = anybody.post(link())
        assert (response.status_code, response.cookies) == (200, {})
        assert "확인했어요" in response.text
        assert TO not in response.text
    assert MailAddress.objects.get().confirmed_at
    assert case.events.filter(kind=Kind.MAIL_ALLOWED).count() == 1
    assert f"<strong>{TO}</strong> 주소로" in owner.get(at(case)).text


def test_a_link_ends_after_three_days(owner, case, client, stop_time, now):
    ask(owner, case)
    stop_time(now + dt.timedelta(days=3, seconds=1))
    for answer in (client.get(link()), client.post(link())):
        assert answer.status_code == 410
    assert MailAddress.objects.get().confirmed_at is None


def test_a_newer_link_replaces_the_older(owner, case, client):
    ask(owner, case)
    ask(owner, case, "new@example.org")
    assert client.post(link(0)).status_code == 404
    assert client.post(link(1)).status_code == 200
    assert MailAddress.objects.get().address == "new@example.org"


def test_no_address_is_kept_whose_mailbox_nobody_will_ask(owner, case, client, monkeypatch):
    ask(owner, case)

    def fail(backend, task, args, kwargs):
        raise OperationalError("away")

    owner.raise_request_exception = False
    with monkeypatch.context() as away:
        away.setattr(AtCommit, "enqueue", fail)
        assert ask(owner, case, "new@example.org").status_code == 503
    assert client.post(link()).status_code == 200
    assert MailAddress.objects.get().address == TO


def test_the_old_address_serves_until_the_new_one_is_confirmed(owner, case, client):
    ask(owner, case)
    client.post(link())
    ask(owner, case, "new@example.org")
    assert MailAddress.objects.get(confirmed_at__isnull=False).address == TO
    client.post(link())
    assert MailAddress.objects.get().address == "new@example.org"


def test_withdrawing_deletes_and_leaves_no_address_behind(owner, case, client):
    ask(owner, case)
    client.post(link())
    assert "주소를 지웠어요" in owner.post(at(case, "address/withdraw/"), follow=True).text
    assert not MailAddress.objects.exists()
    assert Kind.MAIL_WITHDRAWN in kinds(case)
    for line in lines_of(case.events.all()):
        assert TO not in f"{line.sentence} {line.note} {line.event.data}"
    assert client.post(link()).status_code == 404


@pytest.mark.parametrize(
    ("name", "addresses"),
    [
        ("CONFIRMING", [f"a{n}@example.org" for n in range(9)]),
        ("CONFIRMING_ONE_CASE", [f"a{n}@example.org" for n in range(9)]),
        ("CONFIRMING_ONE_MAILBOX", ["v.ictim@example.org", "victim+1@example.org", "VICTIM@Example.org"] * 3),
    ],
)
def test_nobody_is_pestered(owner, case, monkeypatch, name, addresses):
    import dataclasses

    monkeypatch.setattr(limits, name, dataclasses.replace(getattr(limits, name), most=2))
    statuses = [ask(owner, case, address).status_code for address in addresses[:4]]
    assert statuses == [302, 302, 429, 429]
    assert len(mail.outbox) == 2


def test_one_mailbox_is_not_pestered_from_many_cases(now):
    statuses = []
    for _n in range(5):
        other = make_case()
        statuses.append(ask(holding(other), other).status_code)
    assert statuses == [302, 302, 302, 429, 429]


def test_a_mail_server_that_refuses_is_told_and_no_address_stays(owner, case, monkeypatch, caplog):
    def refuse(letter, *args, **kwargs):
        raise SMTPRecipientsRefused({letter.to[0]: (550, f"no {letter.to[0]}".encode())})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert ask(owner, case).status_code == 302
    assert "확인 메일을 보내지 못했어요" in owner.get(at(case)).text
    assert not MailAddress.objects.exists()
    assert "SMTPRecipientsRefused" in caplog.text
    assert TO not in caplog.text
    monkeypatch.undo()
    ask(owner, case)
    assert "확인 메일을 보내지 못했어요" not in owner.get(at(case)).text


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ConnectionRefusedError(f"550 {TO}"), "확인 메일을 아직 보내지 못했어요"),
        (SMTPServerDisconnected(f"550 {TO}"), "확인 메일이 갔는지 알 수 없어요"),
    ],
)
def test_a_mail_server_that_is_away_is_told_and_the_address_waits(owner, case, monkeypatch, caplog, error, told):
    def fail(letter, *args, **kwargs):
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    ask(owner, case)
    assert told in owner.get(at(case)).text
    assert MailAddress.objects.get().address == TO
    assert TO not in caplog.text


def test_until_the_mail_is_out_the_page_says_that_it_is_being_sent(owner, case, settings):
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
    ask(owner, case)
    assert not mail.outbox
    assert "확인 메일을 보내고 있어요" in owner.get(at(case)).text
    assert worker.do_next("a", "default")
    assert len(mail.outbox) == 1
    assert "확인을 기다리고 있어요" in owner.get(at(case)).text


def test_a_site_without_mail_leads_to_the_calendar_instead(owner, case, settings):
    settings.CAN_SEND_MAIL = False
    page = owner.get(at(case)).text
    assert "쓰던 달력에서 3일 전과 하루 전에 알려 드려요." in page
    assert "받을 주소" not in page
    assert f'href="/cases/{case.reference}/calendar/"' in page
    assert 'name="address"' not in page
    assert ask(owner, case).status_code == 302
    assert not MailAddress.objects.exists()


def test_a_site_without_mail_offers_it_nowhere_and_keeps_the_days(owner, case, settings):
    settings.CAN_SEND_MAIL = False
    for path in ("deadlines/", "calendar/"):
        page = owner.get(f"{case.get_absolute_url()}{path}").text
        assert f'href="{at(case)}"' not in page
        assert f'href="{at(case, "days/")}"' in page
    assert choose(owner, case).status_code == 302
    page = owner.get(at(case)).text
    assert "통장 보기" in page
    assert "메일로" not in page


def test_an_address_from_a_time_with_mail_can_still_be_deleted(owner, case, settings):
    ask(owner, case)
    settings.CAN_SEND_MAIL = False
    assert "알림 끄고 주소 지우기" in owner.get(at(case)).text
    owner.post(at(case, "address/withdraw/"))
    assert TO not in owner.get(at(case)).text


def test_the_host_of_a_request_is_not_believed(owner, case, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ask(owner, case, headers={"host": "evil.example"})
    assert "evil" not in mail.outbox[0].body + str(mail.outbox[0].message())


def test_staff_do_not_see_addresses(owner, case, reviewer, client):
    ask(owner, case)
    client.post(link())
    assert TO not in reviewer.get(f"/admin/casefile/case/{case.pk}/change/").text
    assert reviewer.get("/admin/reminders/mailaddress/").status_code == 404


def test_address_and_days_have_a_page_each_that_leads_to_the_other(owner, case):
    mails, days = owner.get(at(case)).text, owner.get(at(case, "days/")).text
    assert 'name="consent"' in mails and 'name="on"' not in mails
    assert 'name="on"' in days and 'name="consent"' not in days
    assert f'href="{at(case, "days/")}"' in mails and f'href="{at(case)}"' in days


def choose(browser, case, on="2026-12-01", note="통장 보기"):
    return browser.post(at(case, "days/"), {"on": on, "note": note})


def test_a_day_of_ones_own_is_on_the_case_and_in_the_calendar(owner, case):
    assert choose(owner, case).status_code == 302
    day = ChosenDay.objects.get()
    for path in (case.get_absolute_url(), at(case, "days/"), f"/cases/{case.reference}/calendar/"):
        assert f'data-deadline="chosen-{day.pk}"' in owner.get(path).text
        assert "통장 보기" in owner.get(path).text
    days = days_to_act_by(owner.get(f"/cases/{case.reference}/calendar/").text)
    assert len(days) > 1 and days == sorted(days)
    event = event_of(file_of(owner, case).content, "통장 보기")
    assert event.decoded("dtstart") == dt.date(2026, 12, 1)
    assert moments(event) == [dt.datetime(2026, 12, 1, 9, tzinfo=SEOUL)]


def test_a_day_of_ones_own_falls_away_when_it_is_over(owner, case, stop_time, now):
    choose(owner, case)
    stop_time(now + dt.timedelta(days=8))
    for path in (case.get_absolute_url(), at(case, "days/"), f"/cases/{case.reference}/calendar.ics"):
        assert "통장 보기" not in owner.get(path).text


def test_a_day_of_ones_own_can_be_removed_by_its_owner_only(owner, stranger, case):
    choose(owner, case)
    day = ChosenDay.objects.get()
    assert stranger.post(at(case, f"days/{day.pk}/remove/")).status_code == 404
    other = make_case()
    assert holding(other).post(at(other, f"days/{day.pk}/remove/")).status_code == 404
    assert ChosenDay.objects.exists()
    assert owner.post(at(case, f"days/{day.pk}/remove/")).status_code == 302
    assert not ChosenDay.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"on": "2026-11-24"}, "오늘보다 뒤"),
        ({"on": "2027-11-25"}, "1년 안"),
        ({"on": "soon"}, "날짜를 읽지 못했어요"),
        ({"note": ""}, "할 일을 짧게"),
        ({"note": "가" * 81}, "80자"),
    ],
)
def test_a_day_that_makes_no_sense_is_sent_back(owner, case, data, sentence):
    response = choose(owner, case, **data)
    assert response.status_code == 422
    assert sentence in response.text
    assert not ChosenDay.objects.exists()


def test_a_case_has_room_for_so_many_days(owner, case):
    for n in range(20):
        choose(owner, case, note=f"{n}")
    assert choose(owner, case).status_code == 422
    assert ChosenDay.objects.count() == 20


def test_a_closed_case_takes_neither(now):
    closed = make_case(status="closed")
    browser = holding(closed)
    assert ask(browser, closed).status_code == choose(browser, closed).status_code == 302
    assert not MailAddress.objects.exists()
    assert not ChosenDay.objects.exists()
    assert "끝난 사건" in browser.get(at(closed)).text


def test_mail_is_promised_for_a_day_only_where_mail_goes_out(owner, case, now):
    def said():
        return owner.post(at(case, "days/"), {"on": "2026-12-01", "note": "통장 보기"}, follow=True).text

    ask(owner, case)
    assert "적어 두었어요. 사건 화면과 달력에 보여요." in said()
    MailAddress.objects.update(confirmed_at=now)
    assert "적어 두었어요. 그날 아침 메일로 알려 드려요." in said()
