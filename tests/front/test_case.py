"""The case page: what to do now, whose turn, until when; and what belongs to the case as a whole."""

import datetime as dt
import re

import pytest
from django.test import Client

from cases.casefile.deadline_changes import recount
from cases.casefile.models import Case
from cases.casefile.reviews import offered_moves
from cases.core.days import SEOUL
from cases.deadlines.standing import standing_of
from cases.process.events import Kind
from cases.process.situation import DISPUTE_CLOSES, Countdown
from cases.process.states import Outcome, Role, Status, Turn
from tests.support.clients import holding
from tests.support.factories import KEY, make_case, receive_photo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", [status for status in Status if status != Status.CLOSED])
def test_every_status_says_whose_turn_it_is_and_what_to_do(client, status, now):
    case = make_case(status=status)
    page = holding(case).get(f"/cases/{case.reference}/").text
    assert f'data-status="{status}"' in page
    assert f'data-outcome="{case.outcome}"' in page
    standing = standing_of(status, [])
    assert str(standing.act) in page
    assert str(standing.turn.label) in page
    assert f'data-turn="{case.description.turn}" data-situation="{standing.lateness}" data-days=""' in page
    waits = standing.turn != Turn.BUYER
    assert page.count("data-primary") == (not waits)  # whoever waits is pressed to nothing
    assert page.count('class="button" ') == (not waits)
    for target in offered_moves(case, has_photos=False):
        assert f'href="/cases/{case.reference}/move/{target}/"' in page


def test_a_closed_case_prepares_no_calls(reference_data, now):
    case = make_case(status="closed", outcome="refunded", closed_at=now)
    for page in ("timeline/", "contacts/", "contacts/new/"):
        shown = holding(case).get(f"/cases/{case.reference}/{page}").text
        assert "/call/" not in shown and "data-channel" not in shown


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        (Outcome.REFUNDED, "모두 돌려받았어요"),
        (Outcome.PARTLY_REFUNDED, "일부를 돌려받았어요"),
        (Outcome.NOT_REFUNDED, "돈을 돌려받지 못하고 끝났어요"),
        (Outcome.WITHDRAWN, "신청을 거두고 끝냈어요"),
    ],
)
def test_a_closed_case_says_how_it_ended_and_asks_nothing_more(reference_data, outcome, says, now):
    paid_on, closed_at = dt.date(2026, 11, 1), dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    case = make_case(
        status="closed", outcome=outcome, paid_on=paid_on, closed_at=closed_at, amount="32900", currency="KRW"
    )
    page = holding(case).get(f"/cases/{case.reference}/").text
    assert f'data-outcome="{outcome}" data-turn="nobody" data-situation="done"' in page
    assert says in page
    assert "결제한 날부터 23일 걸렸어요. 2026년 11월 1일부터 2026년 11월 24일까지예요." in page
    assert "data-primary" not in page and "data-channel" not in page and "/evidence/" not in page
    manage = holding(case).get(f"/cases/{case.reference}/manage/").text
    assert f'href="/cases/{case.reference}/move/preparing/"' in manage


def test_the_pages_of_a_case_lead_to_each_other(reference_data, owner, case, now):
    page = owner.get(f"/cases/{case.reference}/").text
    for below in ("evidence", "deadlines", "return", "timeline", "manage"):
        assert f'href="/cases/{case.reference}/{below}/"' in page
        there = owner.get(f"/cases/{case.reference}/{below}/").text
        assert f'href="/cases/{case.reference}/"' in there


def test_the_way_of_the_case_is_its_head(owner, case, now):
    receive_photo(case)
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 24), now=now)
    page = owner.get(f"/cases/{case.reference}/").text
    stops = re.findall(r'data-stop="(\w+)" data-place="(\w+)"( aria-current="step")?', page)
    assert stops[:3] == [
        ("evidence", "done", ""),
        ("request", "done", ""),
        ("decision", "here", ' aria-current="step"'),
    ]


def test_the_nearest_deadline_of_the_buyer_comes_with_the_next_action(reference_data, owner, case, now):
    shown = Countdown(dt.datetime(2026, 11, 26, 7, 59, tzinfo=dt.UTC), "America/Los_Angeles")
    case.read_countdown(DISPUTE_CLOSES, shown, now=now)
    head = owner.get(f"/cases/{case.reference}/").text.split('id="deadlines-title"')[0]
    assert '<time datetime="2026-11-26T16:59:00+09:00">' in head


def test_a_dispute_window_that_has_closed_is_said_on_top(reference_data, owner, case, now):
    case.received_on = case.confirmed_on = dt.date(2026, 10, 1)
    case.save()
    head = owner.get(f"/cases/{case.reference}/").text.split('id="deadlines-title"')[0]
    assert "‘환불 신청 기한’에서 38일 지났어요." in head  # 10-01 + 15, a day later in California
    assert 'data-turn="buyer" data-situation="route-closed" data-days="-38"' in head
    assert f'data-primary href="/cases/{case.reference}/ladder/"' in head
    # The nearest way that is surely open, with its own day: 30 days of knowing may be over.
    assert (
        f'<a href="/cases/{case.reference}/deadlines/#deadline-chargeback-120d">' in head
        and 'data-route-on="2027-03-01"' in head
    )


def test_the_date_on_top_is_of_whoever_has_to_act(reference_data, now):
    case = make_case(status="filed", requested_on=dt.date(2026, 11, 23))
    head = holding(case).get(f"/cases/{case.reference}/").text.split('id="deadlines-title"')[0]
    assert '<time datetime="2026-11-28">' in head  # five days for the seller, not the far-off chargeback


def test_what_the_reviewer_asked_for_is_on_top(owner, case, now):
    case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=now)
    asked = {"note": "송장이 안 보입니다", "data": {"missing": ["label", "gone"]}}
    case.move(Status.NEEDS_EVIDENCE, by=None, role=Role.STAFF, now=now, **asked)
    head = owner.get(f"/cases/{case.reference}/").content.decode().split('id="deadlines-title"')[0]
    assert "송장이 안 보입니다" in head
    assert f'href="/cases/{case.reference}/evidence/?kind=label"' in head


def test_what_a_buyer_typed_is_text_never_markup(client):
    evil = "<img src=x onerror=alert(1)>\"'"
    case = make_case(item=evil, story=evil)
    browser = holding(case)
    browser.post(f"/cases/{case.reference}/note/", {"note": evil})
    assert "<img src=x" not in browser.get(f"/cases/{case.reference}/").text


def test_the_page_is_kept_in_no_cache_and_costs_a_fixed_number_of_queries(
    reference_data, owner, case, now, django_assert_num_queries
):
    for _note in range(3):
        owner.post(f"/cases/{case.reference}/note/", {"note": "통화함"})
    with django_assert_num_queries(8):
        response = owner.get(f"/cases/{case.reference}/")
    assert "no-store" in response["Cache-Control"]


def test_the_list_shows_only_what_this_browser_holds(owner, case, stranger, django_assert_num_queries):
    page = owner.get("/cases/").text
    assert case.reference in page
    assert case.reference not in stranger.get("/cases/").text


def test_the_list_costs_the_same_for_many_cases(client, django_assert_num_queries):
    browser = holding(*[make_case() for _number in range(12)])
    with django_assert_num_queries(5):
        browser.get("/cases/")


def test_an_empty_list_says_what_to_do(client):
    page = client.get("/cases/").text
    assert "아직 만든 사건이 없어요" in page
    assert "다음에 할 일을 알려 드려요" in page
    assert 'href="/cases/open/"' in page


def test_a_note_joins_the_timeline(owner, case):
    response = owner.post(f"/cases/{case.reference}/note/", {"note": "상담원이 금요일까지 답한다고 함"})
    assert response.url == f"/cases/{case.reference}/timeline/"
    page = owner.get(response.url).text
    assert "메모를 남겼어요." in page
    assert "상담원이 금요일까지" in page
    assert "메모를 남겼" in owner.get(f"/cases/{case.reference}/").text  # the newest line, in short


def test_what_happened_long_ago_is_folded_and_stays_on_the_page(owner, case, now):
    for number in range(7):
        case.record(Kind.NOTED, role=Role.OWNER, note=f"통화 {number}", now=now)
    shown, fold, folded = owner.get(f"/cases/{case.reference}/timeline/").text.partition("지난 기록 2개 더 보기")
    assert fold and [shown.count(f"통화 {number}") for number in range(7)] == [0, 0, 1, 1, 1, 1, 1]
    assert [folded.count(f"통화 {number}") for number in range(3)] == [1, 1, 0]


def test_the_days_to_come_are_told_once_each_and_their_reasons_a_tap_away(reference_data, owner, case, now):
    case.change({"paid_on": dt.date(2026, 11, 11), "received_on": dt.date(2026, 11, 22)}, now=now)
    page = owner.get(f"/cases/{case.reference}/").text
    slugs = re.findall(r'data-deadline="([\w-]+)"', page)
    assert len(slugs) == len(set(slugs)) > 3
    # One on top, which comes late, and three below it that come first. It has no second mark in the fold, where it stands too.
    head, fold, _folded = page.partition(f"{len(slugs) - 3}개 더 보기")
    assert fold and [slug for slug in slugs if f'data-deadline="{slug}"' in head] == slugs[:4]
    reasons = owner.get(f"/cases/{case.reference}/deadlines/").text
    assert {*re.findall(r'<article class="deadline" data-deadline="([\w-]+)"', reasons)} == {*slugs}


def test_the_day_that_comes_first_is_told_beside_the_large_one(reference_data, owner, case, now):
    case.change({"paid_on": dt.date(2026, 11, 11), "received_on": dt.date(2026, 11, 22)}, now=now)
    for address in (f"/cases/{case.reference}/", "/cases/"):
        page = owner.get(address).text
        told = re.search(r'aria-hidden="true">(D-\d+)<', page)
        first = re.search(r"먼저 오는 날</span> <strong>2026년 11월 (\d+)일", page)
        assert told and first
        assert int(first[1]) - now.day < int(told[1][2:])


def test_no_day_is_told_to_come_first_where_the_large_one_does(reference_data, owner, case, now):
    case.change({"problem": "change-of-mind", "received_on": dt.date(2026, 11, 22)}, now=now)
    page = owner.get(f"/cases/{case.reference}/").text
    assert 'class="dday"' in page
    assert "먼저 오는 날" not in page


def test_days_of_others_stand_apart_and_each_list_begins_with_the_nearest(reference_data, now):
    case = make_case(status="filed", received_on=dt.date(2026, 11, 20), requested_on=dt.date(2026, 11, 23))
    page = holding(case).get(f"/cases/{case.reference}/deadlines/").text
    mine, apart, others = page.partition("답을 기다리는 날")
    assert apart
    for part, actors in ((mine, {"buyer"}), (others, {"seller", "platform"})):
        found = re.findall(r'data-actor="(\w+)" id="[^"]*" data-earliest="([\d-]+)"', part)
        assert found and {actor for actor, _day in found} <= actors
        assert [day for _actor, day in found] == sorted(day for _actor, day in found)


def test_htmx_gets_the_timeline_only(owner, case):
    response = owner.post(f"/cases/{case.reference}/note/", {"note": "통화함"}, headers={"HX-Request": "true"})
    page = response.text
    assert "<html" not in page
    assert 'id="timeline"' in page
    assert "통화함" in page
    assert re.search(r"<p[^>]* data-focus>메모를 남겼어요.", page)  # said, and where the focus goes on
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_an_empty_note_is_refused_with_a_sentence(owner, case, headers):
    response = owner.post(f"/cases/{case.reference}/note/", {"note": " "}, headers=headers)
    assert response.status_code == 422
    assert "남길 내용을 적어 주세요" in response.text
    assert case.events.count() == 0


def test_answers_can_be_changed_and_a_change_is_recorded(owner, case, now):
    page = owner.get(f"/cases/{case.reference}/details/order/").text
    assert 'value="8190000000000001"' in page
    response = owner.post(f"/cases/{case.reference}/details/order/", {"order_number": "3074935419642839", "item": "컵"})
    assert response.url == f"/cases/{case.reference}/"
    case.refresh_from_db()
    assert (case.order_number, case.item) == ("3074935419642839", "컵")
    assert [event.kind for event in case.events.all()] == ["details_changed"]


def test_the_order_page_countdown_is_shown_again_as_it_was_typed(reference_data, owner, case, now):
    typed = {"deadline_on": "2026-12-04", "deadline_time": "23:59", "zone": "America/Los_Angeles"}
    address = owner.get(f"/cases/{case.reference}/details/deadline/").url
    assert address == f"/cases/{case.reference}/deadlines/dispute-closes/"
    owner.post(address, typed | {"read_on": "dispute-page"})
    page = owner.get(address).text
    assert 'value="2026-12-04"' in page
    assert 'value="23:59"' in page
    assert re.search(r'value="dispute-page"[^>]*checked', page)


def test_a_countdown_of_any_clock_moves_it_and_the_timeline_says_why(reference_data, now):
    case = make_case(problem="wrong-item", status="return_due", approved_on=dt.date(2026, 11, 20))
    recount(case, reason=None, now=now)
    owner = holding(case)
    address = f"/cases/{case.reference}/deadlines/return-posted-by/"
    assert f'href="{address}"' in owner.get(f"/cases/{case.reference}/deadlines/").text
    typed = {
        "deadline_on": "2026-12-05",
        "zone": "Asia/Seoul",
        "read_on": "dispute-page",
        "note": "우체국이 쉬어서 늘려 줌",
    }
    owner.post(address, typed)
    page = owner.get(f"/cases/{case.reference}/deadlines/").text
    page += owner.get(f"/cases/{case.reference}/timeline/").text
    assert 'data-deadline="return-posted-by" data-tone="info"' in page
    assert '<time datetime="2026-12-05T23:59:00+09:00">' in page
    assert "분쟁·반품 화면에서 옮겨 적은 기한이에요." in page
    assert '<time datetime="2026-11-30">' in page  # what we count stands beside it
    assert "‘반품을 보낼 기한’: 분쟁·반품 화면에 2026년 12월 5일(토)까지로 나와요" in page
    assert "우체국이 쉬어서 늘려 줌" in page
    assert [event.kind for event in case.events.all()] == ["deadline_extended"]

    owner.post(address, {"forget": "1"})
    page = owner.get(f"/cases/{case.reference}/timeline/").text
    assert "‘반품을 보낼 기한’: 옮겨 적은 기한을 지웠어요" in page
    case.refresh_from_db()
    assert case.countdowns == {}


@pytest.mark.parametrize(("day", "shown"), [("2026-11-30", True), ("2026-11-20", False)])
def test_a_countdown_is_shown_at_every_stage_while_it_lies_ahead(reference_data, now, day, shown):
    case = make_case(status="returning", shipped_back_on=dt.date(2026, 11, 20))
    at = dt.datetime.fromisoformat(f"{day}T23:59+09:00")
    case.read_countdown(DISPUTE_CLOSES, Countdown(at), now=now)
    page = holding(case).get(f"/cases/{case.reference}/").text
    assert ('data-deadline="dispute-closes"' in page) == shown


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"read_on": "order-page"}, "deadline_on"),
        ({"deadline_on": "2026-12-05"}, "어디에서 보셨는지 하나를 고르세요."),
        ({"deadline_on": "내일쯤", "read_on": "agent"}, "deadline_on"),
    ],
)
def test_a_countdown_without_its_day_or_place_is_refused_and_loses_nothing(reference_data, owner, case, typed, says):
    response = owner.post(f"/cases/{case.reference}/deadlines/dispute-closes/", {**typed, "note": "늘려 준다고 함"})
    assert response.status_code == 422
    assert says in response.text and "늘려 준다고 함" in response.text
    case.refresh_from_db()
    assert case.countdowns == {}


@pytest.mark.parametrize("slug", ["chargeback-120d", "mismatch-3m", "no-such-rule"])
def test_no_screen_shows_a_clock_of_the_law_or_of_a_card_issuer(reference_data, owner, case, slug):
    assert owner.get(f"/cases/{case.reference}/deadlines/{slug}/").status_code == 404


@pytest.mark.parametrize(
    ("payment", "status", "asked"),
    [
        ("paypal", "preparing", {"paypal_disputed_on"}),
        ("card", "return_due", {"cleared_on"}),
        ("", "preparing", set()),
    ],
)
def test_days_that_few_people_know_are_asked_where_they_can_matter(payment, status, asked, now):
    case = make_case(payment=payment, status=status)
    page = holding(case).get(f"/cases/{case.reference}/details/dates/").text
    named = set(re.findall(r'name="(\w+_on)"', page))
    always = {"paid_on", "received_on", "confirmed_on", "protection_ends_on", "seller_known_on", "noticed_on"}
    assert named == always | asked


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [("199999", "KRW", False), ("200000", "KRW", True), (None, "", True), ("150", "USD", True)],
)
def test_an_instalment_of_too_little_money_has_no_clock(reference_data, now, amount, currency, shown):
    case = make_case(received_on=dt.date(2026, 11, 20), amount=amount, currency=currency)
    page = holding(case).get(f"/cases/{case.reference}/").text
    assert ('data-deadline="instalment-withdrawal-7d"' in page) == shown
    assert 'data-deadline="withdrawal-7d"' in page


def test_the_list_says_how_each_case_stands(reference_data, now):
    late = make_case(status="filed", requested_on=dt.date(2026, 11, 3))
    fine = make_case(status="filed", requested_on=dt.date(2026, 11, 20))
    page = holding(late, fine).get("/cases/").text
    assert 'data-turn="buyer" data-situation="overdue" data-days="-16"' in page
    assert "‘판매자 답변 기한’에서 16일 지났어요." in page
    assert 'data-turn="seller" data-situation="due-soon" data-days="1"' in page


def test_what_has_passed_and_matters_stands_on_top_of_the_deadlines(reference_data, now):
    case = make_case(status="filed", requested_on=dt.date(2026, 11, 3), paid_on=dt.date(2026, 11, 1))
    browser = holding(case)
    cards = browser.get(f"/cases/{case.reference}/deadlines/").text
    slugs = re.findall(r'<article class="deadline" data-deadline="([\w-]+)"', cards)
    assert slugs[:2] == ["seller-answers", "platform-steps-in"]
    page = browser.get(f"/cases/{case.reference}/").text
    assert re.findall(r'data-deadline="([\w-]+)"', page)[:2] == ["seller-answers", "platform-steps-in"]
    assert "data-say" in page.split('id="deadlines-title"')[0]
    assert page.count("data-primary") == 1


def test_a_wrong_change_is_refused_and_loses_nothing(owner, case, now):
    response = owner.post(f"/cases/{case.reference}/details/dates/", {"paid_on": "2026-11-30"})
    assert response.status_code == 422
    assert 'value="2026-11-30"' in response.text
    case.refresh_from_db()
    assert case.paid_on == dt.date(2026, 11, 1)


def test_days_that_a_problem_does_not_ask_survive_a_change_of_the_others(owner, case, now):
    case.promised_on = dt.date(2026, 11, 10)
    case.save()
    owner.post(f"/cases/{case.reference}/details/dates/", {"paid_on": "2026-11-02", "received_on": "2026-11-20"})
    case.refresh_from_db()
    assert case.promised_on == dt.date(2026, 11, 10)


def test_a_day_that_a_move_recorded_can_be_put_right_or_taken_back(owner, case, now):
    owner.post(f"/cases/{case.reference}/move/filed/", {"on": "2026-11-23"})
    owner.post(f"/cases/{case.reference}/move/negotiating/", {"on": "2026-11-24"})
    address = f"/cases/{case.reference}/details/dates/"
    assert 'name="requested_on" value="2026-11-23"' in owner.get(address).text
    days = {"paid_on": "2026-11-01", "received_on": "2026-11-20"}
    owner.post(address, {**days, "requested_on": "2026-11-21", "offered_on": ""})
    case.refresh_from_db()
    assert (case.requested_on, case.offered_on) == (dt.date(2026, 11, 21), None)


def test_days_are_held_against_those_that_the_page_did_not_show(owner, case, now):
    address = f"/cases/{case.reference}/details/dates/"
    case.requested_on = dt.date(2026, 11, 10)
    case.save()
    response = owner.post(address, {"paid_on": "2026-11-12"})
    assert response.status_code == 422
    assert "보다 빨라요" in response.text
    case.refresh_from_db()
    assert case.paid_on == dt.date(2026, 11, 1)


def test_an_unknown_question_is_404(owner, case):
    assert owner.get(f"/cases/{case.reference}/details/status/").status_code == 404


def test_a_new_key_makes_the_old_one_worthless(owner, case, client):
    assert owner.get(f"/cases/{case.reference}/key/").status_code == 405
    response = owner.post(f"/cases/{case.reference}/key/")
    page = owner.get(response.url).text
    assert 'id="case-key"' in page
    assert client.post("/cases/open/", {"reference": case.reference, "key": KEY}).status_code == 422


def test_a_new_key_closes_the_case_in_every_other_browser(case):
    first, second = Client(), Client()
    for browser in (first, second):
        browser.post("/cases/open/", {"reference": case.reference, "key": KEY})
        assert browser.get(case.get_absolute_url()).status_code == 200
    first.post(f"/cases/{case.reference}/key/")
    assert first.get(case.get_absolute_url()).status_code == 200
    assert second.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in second.get("/cases/").text


def test_whoever_makes_a_new_key_holds_the_case_before_the_answer_arrives(owner, case, monkeypatch):
    """Whatever happens to the answer, the one browser that is left goes on."""
    owner.post(f"/cases/{case.reference}/key/")

    def fail(*args, **kwargs):
        raise RuntimeError

    owner.raise_request_exception = False
    monkeypatch.setattr("cases.front.views.receipt.give_key", fail)
    owner.post(f"/cases/{case.reference}/key/")
    assert owner.get(case.get_absolute_url()).status_code == 200


def test_a_planted_key_is_not_shown(owner, case):
    owner.cookies["case_key"] = "<b>planted</b>"
    assert "planted" not in owner.get(f"/cases/{case.reference}/created/").text


def test_leaving_a_shared_device_keeps_the_case(owner, case):
    left = owner.post(f"/cases/{case.reference}/release/")
    assert left.url == "/cases/"
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    assert owner.get(f"/cases/{case.reference}/").status_code == 404
    assert Case.objects.filter(pk=case.pk).exists()


def test_a_reference_in_any_spelling_leads_to_the_case(owner, case):
    assert owner.get(f"/cases/{case.reference.lower()}/").status_code == 200


def test_each_day_of_the_record_has_its_head_by_the_clock_of_seoul(owner, case):
    evening = dt.datetime(2026, 11, 26, 23, 44, tzinfo=SEOUL)
    case.record(Kind.NOTED, role=Role.OWNER, note="밤", now=evening)
    case.record(Kind.NOTED, role=Role.OWNER, note="자정 뒤", now=evening + dt.timedelta(hours=1))
    page = owner.get(f"/cases/{case.reference}/timeline/").text
    told = re.findall(
        r'<h3>([^<]+)</h3>|<time datetime="[^"]+">(오[전후] [\d:]+)</time>', page.partition('id="timeline"')[2]
    )
    said = [head or time for head, time in told]
    # The newest first: a head, what was written on that day, the head of the day before.
    assert said[:4] == ["2026년 11월 27일", "오전 12:44", "2026년 11월 26일", "오후 11:44"]
