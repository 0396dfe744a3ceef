"""The page of a case: what to do now, whose turn, until when."""

import datetime as dt
import re

import pytest

from cases.casefile.reviews import offered_moves
from cases.deadlines.standing import standing_of
from cases.process.shots import PACKING_SHOTS
from cases.process.situation import DISPUTE_CLOSES, Countdown
from cases.process.states import Outcome, Role, Status, Turn
from cases.returns.models import ReturnAddress
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case, photo_row, receive_photo
from tests.support.pages import days_to_act_by

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", [status for status in Status if status != Status.CLOSED])
def test_every_status_says_whose_turn_it_is_and_what_to_do(status, now):
    case = make_case(status=status)
    page = holding(case).get(f"/cases/{case.reference}/").text
    assert f'data-status="{status}"' in page
    assert f'data-outcome="{case.outcome}"' in page
    standing = standing_of(status, [])
    assert str(standing.act) in page
    assert str(standing.turn.label) in page
    assert f'data-turn="{case.description.turn}" data-situation="{standing.lateness}" data-days=""' in page
    waits = standing.turn != Turn.BUYER
    # Whoever waits is pressed to nothing, but need not wait for our review to ask for the refund.
    pressed = not waits or status == Status.IN_REVIEW
    assert page.count("data-primary") == pressed
    assert page.count('class="button" ') == pressed
    for target in offered_moves(case, has_photos=False):
        assert f'href="/cases/{case.reference}/move/{target}/"' in page


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
    assert "결제한 날부터 23일 걸렸어요. 11월 1일(일)부터 11월 24일(화)까지예요." in page
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


def test_what_a_buyer_typed_is_text_never_markup(now):
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


def test_the_days_to_come_are_told_once_each_and_their_reasons_a_tap_away(reference_data, owner, case, now):
    case.change({"paid_on": dt.date(2026, 11, 11), "received_on": dt.date(2026, 11, 22)}, now=now)
    page = owner.get(f"/cases/{case.reference}/").text
    slugs = re.findall(r'data-deadline="([\w-]+)"', page)
    assert len(slugs) == len(set(slugs)) > 3
    # One on top, which comes late, and the one that comes first in the row that folds the others. Where it stands among them it has no second mark.
    in_sight, folded = page.split('<ul class="coming">')
    assert re.findall(r'data-deadline="([\w-]+)"', in_sight) == slugs[:2]
    assert re.findall(r'data-deadline="([\w-]+)"', folded) == slugs[2:]
    assert folded.count('<li class="coming__day"') == len(slugs) - 1
    reasons = owner.get(f"/cases/{case.reference}/deadlines/").text
    assert {*re.findall(r'<article class="deadline" data-deadline="([\w-]+)"', reasons)} == {*slugs}


def test_the_day_that_comes_first_is_told_beside_the_large_one(reference_data, owner, case, now):
    case.change({"paid_on": dt.date(2026, 11, 11), "received_on": dt.date(2026, 11, 22)}, now=now)
    for address in (f"/cases/{case.reference}/", "/cases/"):
        page = owner.get(address).text
        told = re.search(r'aria-hidden="true">(D-\d+)<', page)
        first = re.search(r"그 전에 <strong>11월 (\d+)일", page)
        assert told and first
        assert int(first[1]) - now.day < int(told[1][2:])


def test_no_day_is_told_to_come_first_where_the_large_one_does(reference_data, owner, case, now):
    case.change({"problem": "change-of-mind", "received_on": dt.date(2026, 11, 22)}, now=now)
    page = owner.get(f"/cases/{case.reference}/").text
    assert 'class="dday"' in page
    assert "그 전에" not in page


@pytest.mark.parametrize("status", ["preparing", "filed", "platform_review", "rejected"])
def test_what_comes_next_comes_later_than_the_large_day(reference_data, status, now):
    case = make_case(status=status, requested_on=dt.date(2026, 11, 22), received_on=dt.date(2026, 11, 22))
    page = holding(case).get(f"/cases/{case.reference}/").text
    large, listed = page.split('id="deadlines-title"')
    [told] = days_to_act_by(large)
    nearest, *_later = days = days_to_act_by(listed)
    assert nearest == min(days)
    row = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", listed.partition("<time")[0]))
    assert ("다음은 " if nearest >= told else "먼저 ") in row
    assert "2026년" not in listed.partition("</details>")[0]  # this year goes without saying, in narrow lines


def test_whoever_has_all_photos_is_asked_for_none(reference_data, owner, case, now):
    case.change({"received_on": dt.date(2026, 11, 23)}, now=now)
    address = f"/cases/{case.reference}/"
    for number, shot in enumerate(case.guide_problem.lacks(())):
        assert 'data-primary href="/cases/' in (page := owner.get(address).text) and "증거 사진을 올리고" in page
        receive_photo(case, jpeg(size=(640, 480 + number)), kind=shot.slug)
    page = owner.get(address).text
    assert "사진은 다 모았어요" in page and "증거 사진을 올리고" not in page
    assert re.search(r'data-primary href="/guide/request/">환불을 신청하는 방법 보기', page)
    assert f'href="{address}move/filed/"' in page


@pytest.mark.parametrize(("day", "shown"), [("2026-11-30", True), ("2026-11-20", False)])
def test_a_countdown_is_shown_at_every_stage_while_it_lies_ahead(reference_data, now, day, shown):
    case = make_case(status="returning", shipped_back_on=dt.date(2026, 11, 20))
    at = dt.datetime.fromisoformat(f"{day}T23:59+09:00")
    case.read_countdown(DISPUTE_CLOSES, Countdown(at), now=now)
    page = holding(case).get(f"/cases/{case.reference}/").text
    assert ('data-deadline="dispute-closes"' in page) == shown


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [("199999", "KRW", False), ("200000", "KRW", True), (None, "", True), ("150", "USD", True)],
)
def test_an_instalment_of_too_little_money_has_no_clock(reference_data, now, amount, currency, shown):
    case = make_case(received_on=dt.date(2026, 11, 20), amount=amount, currency=currency)
    page = holding(case).get(f"/cases/{case.reference}/").text
    assert ('data-deadline="instalment-withdrawal-7d"' in page) == shown
    assert 'data-deadline="withdrawal-7d"' in page


def test_a_reference_in_any_spelling_leads_to_the_case(owner, case):
    assert owner.get(f"/cases/{case.reference.lower()}/").status_code == 200


def test_who_was_refused_is_led_to_the_appeal_and_beside_it_to_help():
    case = make_case(status="rejected", problem="damaged")
    page = holding(case).get(f"/cases/{case.reference}/").content.decode()
    first = re.search(r'<a class="button" data-primary href="([^"]*)">([^<]*)</a>', page)
    assert first is not None
    assert first.groups() == (f"/cases/{case.reference}/messages/appeal/", "이의 제기 글 보기")
    assert "주문 화면에서 이의 제기 기한을 확인하고" in page
    assert 'href="/contact/?problem=return-refused">도움받을 곳 보기</a>' in page


def test_who_was_refused_again_after_an_appeal_is_led_to_the_next_who_helps(reference_data, now):
    case = make_case(status="rejected", requested_on=dt.date(2026, 11, 5))
    for target in (Status.PLATFORM_REVIEW, Status.REJECTED):
        case.move(target, by=None, role=Role.OWNER, now=now)
    client = holding(case)
    page = client.get(case.get_absolute_url()).text
    primary = re.search(r"<a [^>]*data-primary[^>]*>", page)
    assert primary and f'href="/cases/{case.reference}/ladder/"' in primary[0]
    ladder = client.get(f"/cases/{case.reference}/ladder/").text
    assert 'data-rung="appeal" data-state="used"' in ladder
    primary = re.search(r"<a [^>]*data-primary[^>]*>", ladder)
    assert primary and "/ladder/appeal/" not in primary[0]
    # An appeal that was taken back is none.
    case.take_back(case.events.latest("number").number, now=now)
    case.take_back(case.events.appeals().get().number, now=now)
    assert "이의 제기 글 보기" in client.get(case.get_absolute_url()).text


def test_another_refusal_after_an_appeal_that_was_won_is_appealed_again(reference_data, now):
    case = make_case(status="rejected", requested_on=dt.date(2026, 11, 5))
    for target in (Status.PLATFORM_REVIEW, Status.RETURN_DUE, Status.RETURNING, Status.REJECTED):
        case.move(target, by=None, role=Role.OWNER, now=now)
    assert not case.events.appeals().exists()
    assert "이의 제기 글 보기" in holding(case).get(case.get_absolute_url()).text


def test_a_parcel_is_made_ready_before_it_is_said_to_be_sent(now):
    case = make_case(status="return_due", approved_on=dt.date(2026, 11, 22))
    client, primary = holding(case), r'<a class="button" data-primary href="([^"]*)">([^<]*)</a>'
    ReturnAddress.write(case, {"country": "HK", "address": "九龍𨋢街 1", "recipient": "王", "phone": ""}, now=now)
    page = client.get(case.get_absolute_url()).text
    assert re.search(primary, page).groups() == (f"/cases/{case.reference}/return/kit/", "반품 준비하기")
    beside = re.search(r'<a class="button button--secondary" href="([^"]*)">([^<]*)</a>', page)
    assert beside.groups() == (f"/cases/{case.reference}/move/returning/", "반품을 보냈어요")
    for shot in PACKING_SHOTS:
        photo_row(case, kind=shot.slug)
    page = client.get(case.get_absolute_url()).text
    assert re.search(primary, page).groups() == (f"/cases/{case.reference}/move/returning/", "반품을 보냈어요")
