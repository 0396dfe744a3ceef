"""How a case stands, every status at every lateness: whose turn, what to do, what to say, and where to go on."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from cases.deadlines import counting
from cases.deadlines.standing import matters_passed, standing_of, when_passed
from cases.process import standings
from cases.process.next_steps import EVIDENCE, HOW_TO_REQUEST, Page
from cases.process.situation import DISPUTE_CLOSES, Countdown, Situation
from cases.process.standing_texts import STANDINGS
from cases.process.standings import Lateness
from cases.process.states import MOVES, Role, Status, Turn
from cases.process.status_texts import DESCRIPTIONS
from tests.support.deadline_rules import ROWS, SEEDED_HOLIDAYS, one, rule
from tests.support.moments import SEOUL

OPEN = [status for status in Status if status != Status.CLOSED]
TIMES = [lateness for lateness in Lateness if lateness != Lateness.DONE]
MATRIX = [(status, lateness) for status in OPEN for lateness in TIMES] + [(Status.CLOSED, Lateness.DONE)]
NOON = dt.datetime(2026, 11, 26, 12, 0, tzinfo=SEOUL)
# Where a status waits for nobody's answer, one of the buyer's own days is what counts.
OWN = "chargeback-120d"


def clock(slug, days, *, now=NOON):
    """Return the deadline of a rule that ends so many days from now, as the order page would say."""
    at = dt.datetime.combine(now.date() + dt.timedelta(days=days), dt.time(23, 59), tzinfo=SEOUL)
    situation = Situation(countdowns={slug: Countdown(at)})
    (found,), _missing = counting.deadlines(situation, [rule(slug)], SEEDED_HOLIDAYS, now)
    return found


def counts_for(status):
    """Return the rule whose day counts in a status."""
    awaited = standings.AWAITED.get(status)
    return awaited[0] if awaited else standings.ROUTE.get(status, OWN)


# The table


def test_the_table_has_a_text_of_its_own_for_each_and_nothing_else():
    assert set(STANDINGS) == set(MATRIX)
    acts = [str(row.act) for row in STANDINGS.values()]
    assert len(set(acts)) == len(acts) == 66


@pytest.mark.parametrize(("status", "lateness"), MATRIX)
def test_no_row_contradicts_itself(status, lateness):
    row = STANDINGS[status, lateness]
    # What has passed is the buyer's to act on, and begins on a page: a record of what others did is no act.
    if lateness in {Lateness.OVERDUE, Lateness.ROUTE_CLOSED}:
        assert row.turn == Turn.BUYER
        assert isinstance(row.primary, Page)
    if isinstance(row.primary, Status):
        assert Role.OWNER in MOVES[status][row.primary]
    # Nobody is asked to wait for what is late, nor told that today is another day.
    said = str(row.act)
    if lateness == Lateness.OVERDUE:
        assert not re.search(r"기다리세요|기다리면 됩니다|곧 ", said)
    if lateness == Lateness.DUE_TODAY:
        assert "오늘" in said or "지금" in said
    else:
        assert not re.search(r"오늘(까지| 안에| 보내)", said)
    if row.say:
        assert row.say.english.isascii()
        assert row.turn == Turn.BUYER


@pytest.mark.parametrize("status", OPEN)
def test_whose_turn_it_is_on_time_is_what_the_status_says(status):
    assert STANDINGS[status, Lateness.ON_TIME].turn == DESCRIPTIONS[status].turn


# From the clocks to the table


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize(
    ("days", "lateness"),
    [
        (30, Lateness.ON_TIME),
        (4, Lateness.ON_TIME),
        (3, Lateness.DUE_SOON),
        (1, Lateness.DUE_SOON),
        (0, Lateness.DUE_TODAY),
        (-1, Lateness.OVERDUE),
        (-16, Lateness.OVERDUE),
    ],
)
def test_a_day_that_comes_near_and_passes(status, days, lateness):
    slug = counts_for(status)
    standing = standing_of(status, [clock(slug, days)])
    if days < 0 and slug == DISPUTE_CLOSES:
        lateness = Lateness.ROUTE_CLOSED
    if days < 0 and slug == OWN:  # The last of the ways outside.
        lateness = Lateness.ROUTE_CLOSED
    assert (standing.lateness, standing.days) == (lateness, days)
    assert (standing.turn, standing.act) == (STANDINGS[status, lateness].turn, STANDINGS[status, lateness].act)
    headline = standing.headline
    assert headline == "" if lateness == Lateness.ON_TIME else f"‘{ROWS[slug].title}’" in headline
    if abs(days) in {1, 3, 16}:
        assert f"{abs(days)}일 {'남았' if days > 0 else '지났'}어요" in headline
    if days == 0:
        assert "오늘이에요" in headline
    if standing.say and "%(ago)s" in str(STANDINGS[status, lateness].say.korean):
        assert f"{abs(days)}일 지났" in standing.say.korean
        assert ("1 day ago" if days == -1 else f"{abs(days)} days ago") in standing.say.english


@pytest.mark.parametrize("status", OPEN)
def test_without_a_day_nothing_is_late(status):
    standing = standing_of(status, [])
    assert (standing.lateness, standing.days, standing.headline) == (Lateness.ON_TIME, None, "")


def test_a_closed_case_is_done_whatever_its_clocks_say():
    standing = standing_of(Status.CLOSED, [clock("seller-answers", -16)])
    assert (standing.lateness, standing.turn, standing.days) == (Lateness.DONE, Turn.NOBODY, None)


def test_a_silent_seller_makes_it_the_buyers_turn_though_other_days_are_far():
    standing = standing_of(Status.FILED, [clock("seller-answers", -16), clock(OWN, 64)])
    assert (standing.turn, standing.lateness, standing.days) == (Turn.BUYER, Lateness.OVERDUE, -16)
    assert standing.headline == "‘판매자 답변 기한’에서 16일 지났어요."
    assert "16 days ago" in standing.say.english
    assert standing.route.slug == OWN  # where to go on if nobody answers, with its own day


def test_the_nearest_day_counts_whatever_it_is_of():
    clocks = [clock(OWN, 64), clock("withdrawal-7d", 2), clock(DISPUTE_CLOSES, 9)]
    standing = standing_of(Status.PREPARING, clocks)
    assert (standing.clock.slug, standing.lateness) == ("withdrawal-7d", Lateness.DUE_SOON)


def test_another_day_of_the_buyer_that_is_close_is_said_beside():
    clocks = [clock("seller-answers", 1), clock(OWN, 2), clock("paypal-180d", 60)]
    assert standing_of(Status.FILED, clocks).also.slug == OWN
    assert standing_of(Status.FILED, [clocks[0], clocks[2]]).also is None


@pytest.mark.parametrize(
    ("open_ways", "route"),
    [
        ((("mismatch-30d", 40), (OWN, 20)), OWN),
        ((("mismatch-30d", 10), (OWN, 20)), "mismatch-30d"),
        ((("mismatch-3m", 10), (OWN, 20)), OWN),  # open only as long as the 30 days are
        ((("return-90d", 5), (OWN, 20)), OWN),  # what nobody confirmed comes after what is sure
        ((("return-90d", 5), (OWN, -1)), "return-90d"),
        (((OWN, -1),), None),
        ((), None),
    ],
)
def test_a_closed_route_names_the_next_one_that_is_open(open_ways, route):
    clocks = [clock(DISPUTE_CLOSES, -2), *(clock(slug, days) for slug, days in open_ways)]
    standing = standing_of(Status.PREPARING, clocks)
    assert standing.lateness == Lateness.ROUTE_CLOSED
    assert (standing.route.slug if standing.route else None) == route


def test_what_ended_a_moment_ago_is_not_said_to_be_no_day_ago():
    now = NOON.replace(hour=23, minute=59, second=59)
    late = clock("seller-answers", 0, now=now)
    standing = standing_of(Status.FILED, [replace(late, passed=True)])
    assert "오늘 지났어요" in standing.say.korean and "ended today" in standing.say.english


def test_a_sooner_day_of_the_buyers_own_comes_before_the_answer_of_others():
    clocks = [clock("seller-answers", 4), clock(OWN, 0)]
    standing = standing_of(Status.FILED, clocks)
    assert (standing.turn, standing.lateness, standing.clock.slug) == (Turn.BUYER, Lateness.DUE_TODAY, OWN)
    assert "카드사" in standing.act and isinstance(standing.primary, Page)
    assert standing_of(Status.FILED, [clocks[0], clock(OWN, 5)]).clock.slug == "seller-answers"


@pytest.mark.parametrize("slug", ["courier-14d", OWN, "paypal-180d", "instalment-withdrawal-7d"])
def test_nobody_is_sent_to_the_order_page_for_a_day_of_the_courier_or_the_card(slug):
    act = str(standing_of(Status.PREPARING, [clock(slug, 1)]).act)
    assert "알리익스프레스가 아닌 곳" in act


def test_what_the_request_has_met_hurries_nobody_any_more():
    clocks = [clock("mismatch-30d", 2), clock("withdrawal-7d", 1), clock(OWN, 40)]
    standing = standing_of(Status.PLATFORM_REVIEW, clocks)
    assert (standing.lateness, standing.clock.slug) == (Lateness.ON_TIME, OWN)


def test_a_refusal_does_not_close_the_appeal_with_the_window():
    standing = standing_of(Status.REJECTED, [clock(DISPUTE_CLOSES, -9), clock(OWN, 40)])
    assert (standing.lateness, standing.clock.slug) == (Lateness.ON_TIME, OWN)


def test_a_doubtful_day_of_the_law_does_not_hide_the_dispute_that_ends_today():
    dates = {"received_on": dt.date(2026, 10, 20), "confirmed_on": dt.date(2026, 11, 11)}
    rules = [rule("mismatch-30d"), rule("mismatch-3m"), rule(DISPUTE_CLOSES)]
    found, _missing = counting.deadlines(Situation(dates=dates), rules, SEEDED_HOLIDAYS, NOON)
    standing = standing_of(Status.PREPARING, found)
    assert (standing.lateness, standing.clock.slug) == (Lateness.DUE_TODAY, DISPUTE_CLOSES)


def test_where_nothing_bounds_the_end_it_is_checked_today_and_never_given_up():
    situation = Situation(dates={"received_on": dt.date(2026, 11, 8)})
    (found,), _missing = counting.deadlines(situation, [rule(DISPUTE_CLOSES)], SEEDED_HOLIDAYS, NOON)
    standing = standing_of(Status.PREPARING, [found])
    assert (found.passed, standing.lateness, standing.days) == (False, Lateness.DUE_TODAY, 0)
    assert "이미 지났을 수 있어요" in standing.headline and "늦어도" not in standing.headline + found.until_in_full


def test_an_order_that_is_called_off_is_told_of_its_own_button():
    standing = standing_of(Status.PREPARING, [], "cancel-order")
    assert "‘주문 취소’" in standing.act and standing.primary.argument == "cancel-order"
    assert "환불돼요" not in standing_of(Status.FILED, [], "cancel-order").act


def test_whoever_waits_for_money_is_asked_about_the_approval_first():
    standing = standing_of(Status.FILED, [], "refund-delayed")
    assert (standing.turn, standing.primary) == (Turn.BUYER, Status.APPROVED)


def uncertain(now):
    situation = Situation(dates={"received_on": dt.date(2026, 11, 10), "promised_on": dt.date(2026, 11, 13)})
    (found,), _missing = counting.deadlines(situation, [rule(DISPUTE_CLOSES)], SEEDED_HOLIDAYS, now)
    return found  # 11-25 16:59 at the earliest (11-09 + 15 in California), 11-29 16:59 at the latest (11-13 + 15)


@pytest.mark.parametrize(
    ("now", "lateness", "days", "says"),
    [
        ("2026-11-20T12:00", Lateness.ON_TIME, 5, ""),
        ("2026-11-22T12:00", Lateness.DUE_SOON, 3, "최소 3일 남았어요"),
        ("2026-11-25T12:00", Lateness.DUE_TODAY, 0, "이르면 오늘이에요"),
        ("2026-11-26T12:00", Lateness.DUE_SOON, 3, "이미 지났을 수 있어요. 늦어도 11월 29일(일) 16:59까지"),
        ("2026-11-29T12:00", Lateness.DUE_TODAY, 0, "이미 지났을 수 있어요. 늦어도"),
        ("2026-11-29T17:00", Lateness.ROUTE_CLOSED, 0, "오늘 지났어요"),
        ("2026-12-01T12:00", Lateness.ROUTE_CLOSED, -2, "2일 지났어요"),
    ],
)
def test_what_may_have_passed_is_warned_of_and_not_given_up(now, lateness, days, says):
    found = uncertain(dt.datetime.fromisoformat(now).replace(tzinfo=SEOUL))
    standing = standing_of(Status.PREPARING, [found])
    assert (standing.lateness, standing.days) == (lateness, days)
    assert says in standing.headline


# What has passed and matters


def test_only_what_somebody_has_to_act_on_stands_on_top():
    late = [clock("seller-answers", -3), clock("withdrawal-7d", -3)]
    standing = standing_of(Status.FILED, late)
    assert [matters_passed(standing, one) for one in late] == [True, False]
    assert not matters_passed(standing, clock("seller-answers", 3))
    # The last way outside, of which the page speaks, is not folded away.
    last = clock(OWN, -3)
    assert matters_passed(standing_of(Status.REJECTED, [last]), last)


@pytest.mark.parametrize(("status", "slug"), [(s, slug) for s, slugs in standings.AWAITED.items() for slug in slugs])
def test_every_clock_that_is_waited_for_exists_and_runs_then(status, slug):
    assert status in ROWS[slug].stages
    assert when_passed(status, slug) == STANDINGS[status, Lateness.OVERDUE].act


def test_a_clock_of_nobody_says_nothing_when_it_has_passed():
    assert when_passed(Status.FILED, OWN) == when_passed(None, "seller-answers") == ""


def test_all_ways_are_rules():
    named = {*standings.OTHER_ROUTES, *standings.UNCONFIRMED_ROUTES, *standings.ROUTE.values()}
    assert named <= set(ROWS)


# The day that a page names first


@pytest.mark.parametrize(
    ("problem", "days", "named"),
    [
        ("damaged", 6, DISPUTE_CLOSES),
        ("change-of-mind", 6, "withdrawal-7d"),
        ("damaged", 2, DISPUTE_CLOSES),  # close: it counts, and stands beside
        ("damaged", 0, DISPUTE_CLOSES),
        ("change-of-mind", 2, "withdrawal-7d"),
    ],
)
def test_a_page_names_the_deadline_of_the_remedy_whatever_else_ends_before_it(problem, days, named):
    clocks = [clock("withdrawal-7d", days), clock(DISPUTE_CLOSES, 14)]
    standing = standing_of(Status.PREPARING, clocks, problem)
    assert standing.clock.slug == "withdrawal-7d"
    assert standing.days == days
    assert standing.told.slug == named
    assert (standing.first and standing.first.slug) == (None if named == "withdrawal-7d" else "withdrawal-7d")


@pytest.mark.parametrize("days", [3, 2, 1])
def test_what_has_a_fault_is_photographed_first_while_only_stepping_back_without_a_reason_is_close(days):
    both = [clock("withdrawal-7d", days), clock(DISPUTE_CLOSES, 14)]
    standing = standing_of(Status.PREPARING, both, "damaged")
    assert standing.primary == EVIDENCE  # as the page of the problem leads
    assert "‘이유 없이 취소하기’ 기한이 먼저" in str(standing.act)
    assert (standing.headline, standing.urgency, standing.told_tone) == ("", "", "")
    assert (standing.lateness, standing.days) == (Lateness.DUE_SOON, days)
    # Nobody who has all photos, or asked for a review, is told less: by the nearer day, and in writing.
    others = [
        standing_of(status, both, "damaged") for status in (Status.IN_REVIEW, Status.NEEDS_EVIDENCE, Status.READY)
    ]
    for ready in (replace(standing, has_all_photos=True), *others):
        assert ready.primary == HOW_TO_REQUEST
        assert "기한이 먼저 오니" in str(ready.act) and "취소한다고 글로도" in str(ready.act)
    # Once the dispute is close too, nobody is sent for photos; on the last day of either, nobody is either.
    for clocks in ([clock("withdrawal-7d", days), clock(DISPUTE_CLOSES, 3)], [clock("withdrawal-7d", 0), both[1]]):
        assert standing_of(Status.PREPARING, clocks, "damaged").primary == HOW_TO_REQUEST


@pytest.mark.parametrize("paid", ["2026-10-20", "2026-10-14"])  # the 45th day is eight days from now, or two
@pytest.mark.parametrize("status", sorted(standings.BEFORE_FILING))
def test_before_the_request_a_safe_day_of_the_card_is_said_beside_the_way_through_the_platform(status, paid):
    chargeback = one("chargeback-120d", now=NOON, paid_on=paid)
    standing = standing_of(Status(status), [chargeback, clock(DISPUTE_CLOSES, 14)], "damaged")
    assert standing.told and standing.told.slug == DISPUTE_CLOSES
    assert standing.days == 14
    assert standing.first == chargeback
    assert standing.first.told_day == ("12월 4일(금)" if paid == "2026-10-20" else "11월 28일(토)")
    assert "그곳에 먼저" not in str(standing.act)


@pytest.mark.parametrize("status", ["filed", "rejected", "escalated"])
def test_after_the_request_the_safe_day_of_the_card_counts(status):
    chargeback = one("chargeback-120d", now=NOON, paid_on="2026-10-14")
    standing = standing_of(Status(status), [chargeback], "damaged")
    assert (standing.told, standing.days, standing.lateness) == (chargeback, 2, Lateness.DUE_SOON)
    assert "최소 2일 남았어요" in standing.headline


@pytest.mark.parametrize(
    ("status", "told", "first"),
    [
        (Status.PREPARING, DISPUTE_CLOSES, "withdrawal-7d"),
        (Status.PLATFORM_REVIEW, "chargeback-120d", None),
        (Status.REJECTED, "chargeback-120d", None),
        (Status.ESCALATED, "chargeback-120d", None),
    ],
)
def test_no_day_that_the_request_has_met_comes_first(status: Status, told: str, first: str | None) -> None:
    clocks = [clock("withdrawal-7d", 6), clock(DISPUTE_CLOSES, 14), clock("chargeback-120d", 90)]
    standing = standing_of(status, clocks, "damaged")
    assert standing.told and standing.told.slug == told
    assert (standing.first and standing.first.slug) == first
