"""What holds for every deadline, whatever the dates, the holidays and the rule, the seeded rules and any other."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cases.core.days import full_day
from cases.deadlines import counting
from cases.deadlines.rule import BUSINESS_DAYS, DAYS, MONTHS, ROLL_NEXT, Rule
from cases.process.anchors import ANCHORS, NOT_AFTER, NOT_BEFORE, wrong_days
from cases.process.situation import DISPUTE_CLOSES, Countdown, ReadOn, Situation
from tests.support.deadline_rules import ROWS, SEEDED_HOLIDAYS
from tests.support.moments import PACIFIC, SEOUL

# No example is kept from run to run, and a slow machine is no failure.
quietly = settings(database=None, deadline=None)

DAY, SECOND = dt.timedelta(days=1), dt.timedelta(seconds=1)
NOW = dt.datetime(2027, 6, 1, 12, 0, tzinfo=SEOUL)
MIDNIGHT = dt.time.min

dates = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))
moments = st.builds(dt.datetime.combine, dates, st.times(), tzinfo=st.sampled_from([SEOUL, PACIFIC]))
holidays = st.one_of(
    st.just(SEEDED_HOLIDAYS),
    st.sets(dates, max_size=40).map(lambda days: dict.fromkeys(sorted(days), "임시공휴일")),
)
seeded = st.sampled_from([row.as_rule() for row in ROWS.values()])
amounts = st.integers(1, 200)
other = st.builds(
    Rule,
    slug=st.just("other"),
    title=st.just(""),
    anchor=st.just("paid_on"),
    amount=amounts,
    unit=st.sampled_from([DAYS, BUSINESS_DAYS, MONTHS]),
    roll=st.sampled_from(["none", ROLL_NEXT]),
    zone=st.sampled_from([SEOUL.key, PACIFIC.key]),
    opens=st.booleans(),
)
rules = st.one_of(seeded, other)
in_seoul = rules.filter(lambda rule: rule.zone == SEOUL.key)


def count(rule, anchor, off, now=NOW):
    (found,), _missing = counting.deadlines(Situation(dates={rule.anchor: anchor}), [rule], off, now)
    return found


def works(day, off):
    return day.isoweekday() <= 5 and day not in off


def between(first, last):
    """Return the days after `first` up to and with `last`."""
    return [first + n * DAY for n in range(1, (last - first).days + 1)]


@quietly
@given(rules, dates, dates, holidays)
def test_a_later_beginning_never_ends_earlier(rule, one, other, off):
    first, second = sorted((one, other))
    assert count(rule, first, off).at <= count(rule, second, off).at


@quietly
@given(rules, dates, holidays)
def test_no_deadline_comes_before_its_anchor(rule, anchor, off):
    found = count(rule, anchor, off)
    assert found.at >= dt.datetime.combine(anchor, MIDNIGHT, tzinfo=SEOUL)
    assert found.on > anchor or found.opens


@quietly
@given(in_seoul.filter(lambda rule: rule.unit != MONTHS and rule.roll == "none"), dates, holidays)
def test_the_first_day_does_not_count_and_every_other_counts_once(rule, anchor, off):
    counted = between(anchor, count(rule, anchor, off).on)
    if rule.unit == BUSINESS_DAYS:
        assert works(counted[-1], off)
        counted = [day for day in counted if works(day, off)]
    assert len(counted) == rule.amount


@quietly
@given(dates, amounts)
@example(dt.date(2027, 1, 31), 1)
@example(dt.date(2027, 11, 29), 3)
def test_months_are_whole_and_have_no_gap(anchor, amount):
    """The next period begins on the corresponding day, or on the first of the month after one that has none."""
    rule = Rule(slug="months", title="", anchor="paid_on", amount=amount, unit=MONTHS)
    first, after = anchor + DAY, count(rule, anchor, {}).on + DAY
    months = (after.year - first.year) * 12 + after.month - first.month
    assert (months, after.day) in {(amount, first.day), (amount + 1, 1)}
    assert months == amount or first.day > (after - DAY).day


@quietly
@given(seeded.filter(lambda rule: rule.unit == DAYS and rule.roll == "none"), dates, holidays)
def test_the_platforms_countdowns_know_no_holiday(rule, anchor, off):
    assert count(rule, anchor, off).at == count(rule, anchor, {}).at


@quietly
@given(in_seoul.filter(lambda rule: rule.roll == ROLL_NEXT), dates, holidays)
def test_what_rolls_ends_on_the_first_working_day(rule, anchor, off):
    bare = count(Rule(**{**vars(rule), "roll": "none"}), anchor, off).on
    end = count(rule, anchor, off).on
    assert works(end, off)
    assert end >= bare
    assert not any(works(day, off) for day in between(bare - DAY, end - DAY))


@quietly
@given(st.lists(in_seoul, min_size=1), dates, holidays, st.integers(0, 200))
def test_a_new_holiday_moves_exactly_the_deadlines_that_cross_it(some, anchor, off, ahead):
    new = anchor + ahead * DAY
    assume(new not in off)
    for rule in some:
        before, after = count(rule, anchor, off).on, count(rule, anchor, {**off, new: "임시공휴일"}).on
        counts_it = rule.unit == BUSINESS_DAYS and anchor < new <= before
        ends_on_it = rule.roll == ROLL_NEXT and new == before
        crosses = new.isoweekday() <= 5 and (counts_it or ends_on_it)
        assert after > before if crosses else after == before


@quietly
@given(rules, dates, holidays, moments)
def test_the_steps_begin_with_the_anchor_and_end_on_the_day_shown(rule, anchor, off, now):
    found = count(rule, anchor, off, now)
    assert found.steps[0].kind == "anchor"
    assert full_day(anchor) in found.steps[0].text
    told = [step for step in found.steps if step.kind != "latest"]
    assert full_day(found.on) in told[-1].text
    assert [step.kind for step in found.steps[len(told) :]] == ["latest"] * found.is_uncertain
    if found.is_uncertain:
        assert full_day(found.latest_on) in found.steps[-1].text
    off_days = [step.text for step in found.steps if step.kind == "skip"]
    assert len(off_days) == len(set(off_days))


@quietly
@given(moments, moments, st.booleans())
def test_an_order_page_is_shown_as_it_was_read(at, now, received):
    page = Countdown(at.astimezone(dt.UTC), at.tzinfo.key)
    situation = Situation(
        dates={"received_on": dt.date(2027, 1, 4)} if received else {}, countdowns={DISPUTE_CLOSES: page}
    )
    (found,), missing = counting.deadlines(situation, [ROWS[DISPUTE_CLOSES].as_rule()], {}, now)
    assert not missing
    assert found.at.timestamp() == at.timestamp()
    assert found.steps[0].kind == "order-page"
    assert full_day(found.on) in found.steps[-1].text
    assert (found.ours is not None) == received


@quietly
@given(rules, dates, holidays, moments, st.none() | st.sampled_from([-DAY, -SECOND, 0 * SECOND, SECOND, DAY]))
def test_the_days_left_agree_with_what_has_passed(rule, anchor, off, now, beside):
    if beside is not None:  # a moment next to the deadline itself
        now = (count(rule, anchor, off).at.astimezone(dt.UTC) + beside).astimezone(now.tzinfo)
    found = count(rule, anchor, off, now)
    assert (now.astimezone(SEOUL) + found.days_left * DAY).date() == found.on
    assert not (found.passed and found.has_begun)
    if found.passed or found.in_doubt or found.has_begun:
        assert found.days_left <= 0
    else:
        assert found.days_left >= 0
    assert found.passed == (not rule.opens and now.timestamp() > found.latest_at.timestamp())
    over = not rule.opens and now.timestamp() > found.at.timestamp()
    assert (found.passed or found.in_doubt) == over
    assert not (found.passed and found.in_doubt)
    assert found.has_begun == (rule.opens and now.timestamp() >= found.at.timestamp())
    assert not found.left.startswith(("0일", "-"))


@quietly
@given(
    rules.filter(lambda rule: rule.zone == PACIFIC.key and not rule.opens and rule.unit == DAYS),
    dates,
    st.integers(0, 24 * 60 - 1),
)
def test_a_pacific_deadline_ends_no_later_than_the_platforms_own_last_day(rule, anchor, minute):
    """Whenever on that day it began: the platform counts from the day that it was then in California."""
    assume(rule.roll == "none")
    began = dt.datetime.combine(anchor, MIDNIGHT, tzinfo=SEOUL) + dt.timedelta(minutes=minute)
    last = began.astimezone(PACIFIC).date() + rule.amount * DAY
    theirs = dt.datetime.combine(last + DAY, MIDNIGHT, tzinfo=PACIFIC)
    ours = count(rule, anchor, {}).at
    assert ours.timestamp() < theirs.timestamp()
    assert ours.astimezone(SEOUL).date() == anchor + rule.amount * DAY


@quietly
@given(st.dictionaries(st.sampled_from(sorted(ANCHORS)), dates), holidays, moments)
def test_every_rule_is_answered_or_asks_for_its_date(known, off, now):
    wanted = [row.as_rule() for row in ROWS.values()]
    found, missing = counting.deadlines(Situation(dates=known), wanted, off, now)
    assert sorted(one.slug for one in (*found, *missing)) == sorted(ROWS)
    assert all(not {one.rule.anchor, one.rule.anchor_else, one.anchor} & known.keys() for one in missing)
    ahead = [one.at for one in found if not one.passed]
    assert ahead == sorted(ahead)
    assert [one.passed for one in found] == sorted(one.passed for one in found)


@quietly
@given(dates, dates, holidays)
def test_of_two_beginnings_the_earlier_counts(confirmed, protected, off):
    rule = ROWS[DISPUTE_CLOSES].as_rule()
    known = {"confirmed_on": confirmed, "protection_ends_on": protected}
    (found,), _missing = counting.deadlines(Situation(dates=known), [rule], off, NOW)
    assert found.at == count(rule, min(confirmed, protected), off).at
    assert sum(step.kind == "anchor" for step in found.steps) == 2  # both are named


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_what_opens_elsewhere_later_today_says_so(hour):
    rule = Rule(slug="other", title="", anchor="paid_on", amount=1, unit=DAYS, zone=PACIFIC.key, opens=True)
    now = dt.datetime(2026, 11, 20, hour, tzinfo=SEOUL)  # opens at 00:00 of the 20th in California, 17:00 here
    found = count(rule, dt.date(2026, 11, 20), {}, now)
    assert found.at.astimezone(SEOUL).hour == 17
    assert found.left == ("지금 가능" if hour > 17 else "오늘부터")


# What is known of an order: any days that do not contradict each other, any countdown, at any moment.

RULEBOOK = [row.as_rule() for row in ROWS.values()]
# Each of these comes after all of the others beside it, if at all.
AFTER = {
    "dispatched_on": {"paid_on"},
    "cleared_on": {"dispatched_on"},
    "received_on": {"dispatched_on", "cleared_on"},
    "noticed_on": {"received_on"},
    "offered_on": {"requested_on"},
    "approved_on": {"requested_on"},
    "shipped_back_on": {"received_on"},
    "arrived_on": {"shipped_back_on"},
}


@st.composite
def orders(draw):
    """Give a day to everything that may have happened to one order: late parcels and early timers are common."""
    paid = draw(dates)
    days = {name: paid + draw(st.integers(0, 60)) * DAY for name in ANCHORS}
    days["paid_on"] = paid
    for name, before in AFTER.items():
        days[name] = max(days[name], *(days[one] for one in before))
    for name in ("promised_on", "protection_ends_on", "confirmed_on"):
        days[name] = max(paid, days["received_on"] + draw(st.integers(-20, 20)) * DAY)
    assert wrong_days(days, max(days.values())) == {}
    return days


# Each day is known or not, as likely as not: small sets would rarely hold the two or three that decide something.
some = st.tuples(*(st.booleans() for _name in ANCHORS)).map(
    lambda known: {name for name, is_known in zip(ANCHORS, known, strict=True) if is_known}
)
shown = st.builds(
    Countdown, moments, st.sampled_from([SEOUL.key, PACIFIC.key]), st.sampled_from([one.value for one in ReadOn])
)
countdowns = st.dictionaries(st.sampled_from([rule.slug for rule in RULEBOOK if rule.has_countdown]), shown, max_size=2)


def clocks(days, off, now, read=None):
    found, _missing = counting.deadlines(Situation(dates=days, countdowns=read or {}), RULEBOOK, off, now)
    return {one.slug: one for one in found}


def subset(order, names):
    return {name: order[name] for name in names}


def says(found, name, day):
    return any(str(ANCHORS[name]) in step.text and full_day(day) in step.text for step in found.steps)


@quietly
@given(orders(), some, countdowns, holidays, moments)
def test_the_earliest_is_never_after_the_latest_nor_before_what_it_counts_from(order, names, read, off, now):
    for found in clocks(subset(order, names), off, now, read).values():
        assert (found.at, found.on) <= (found.latest_at, found.latest_on)
        assert found.is_uncertain == (found.open_ended or found.at < found.latest_at)
        assert not (found.open_ended and found.passed)
        if found.countdown:
            continue
        assert found.since in subset(order, names).values()
        assert found.at >= dt.datetime.combine(found.since, MIDNIGHT, tzinfo=SEOUL)
        assert found.on > found.since


@quietly
@given(orders(), some, countdowns, holidays, moments, st.sampled_from([-SECOND, 0 * SECOND, SECOND]), st.data())
def test_nothing_has_passed_before_its_latest_reading(order, names, read, off, now, beside, data):
    known = subset(order, names)
    if before := clocks(known, off, now, read):
        # A moment beside one of the two days, where it is decided.
        one = data.draw(st.sampled_from(sorted(before.values(), key=lambda found: found.slug)))
        now = data.draw(st.sampled_from([one.at, one.latest_at])).astimezone(dt.UTC) + beside
    for found in clocks(known, off, now, read).values():
        after = now.timestamp() > found.latest_at.timestamp()
        assert found.passed == (after and not found.opens)
        assert found.in_doubt == (now.timestamp() > found.at.timestamp() and not after and not found.opens)


@quietly
@given(orders(), some, holidays, moments)
def test_whatever_the_true_day_is_it_ends_between_the_two_readings(order, names, off, now):
    """The day that nobody asked for is one that the others allow, and has come."""
    assume(max(order.values()) <= now.astimezone(SEOUL).date())
    for rule in RULEBOOK:
        known = subset(order, names - {rule.anchor})
        found = clocks(known, off, now).get(rule.slug)
        if found is None or rule.anchor not in NOT_BEFORE or rule.anchor_else:
            continue
        truth = clocks({**known, rule.anchor: order[rule.anchor]}, off, now)[rule.slug]
        upper = known.get(NOT_AFTER.get(rule.anchor, ""), now.astimezone(SEOUL).date())
        if order[rule.anchor] > upper:  # noticed after asking for the money back: an unlikely order of things
            continue
        assert found.at <= truth.at
        assert truth.at <= found.latest_at or says_cap(found)


def says_cap(found):
    return any(step.kind == "latest" and "기한도 지켜야 하니" in step.text for step in found.steps)


@quietly
@given(orders(), some, holidays, moments)
def test_an_order_that_may_be_over_is_not_over_before_it_was_there(order, names, off, now):
    """What is known of receipt and promise warns early enough whenever the order is really over."""
    known = subset(order, names - {"confirmed_on", "protection_ends_on"})
    found = clocks(known, off, now).get(DISPUTE_CLOSES)
    if found is None or "received_on" not in known:
        return
    confirmed = max(order["confirmed_on"], known["received_on"])
    ends = max(order["protection_ends_on"], order["promised_on"], known["received_on"])
    truth = clocks({"confirmed_on": confirmed, "protection_ends_on": ends}, off, now)[DISPUTE_CLOSES]
    assert known["received_on"] < found.on <= truth.on
    assert found.at <= truth.at


@quietly
@given(orders(), some, countdowns, holidays, moments)
def test_another_day_makes_nothing_later_without_being_named(order, names, read, off, now):
    for added in ANCHORS:
        before = clocks(subset(order, names - {added}), off, now, read)
        after = clocks(subset(order, names | {added}), off, now, read)
        assert before.keys() <= after.keys()  # A day more leaves no clock without its own.
        for slug, found in before.items():
            later = after[slug].at > found.at or after[slug].latest_at > found.latest_at
            assert not later or says(after[slug], added, order[added])


@quietly
@given(orders(), some, countdowns, shown, holidays, moments, st.data())
def test_a_countdown_always_wins_and_says_where_it_was_read(order, names, read, one, off, now, data):
    slug = data.draw(st.sampled_from([rule.slug for rule in RULEBOOK if rule.has_countdown]))
    known = subset(order, names)
    without = clocks(known, off, now, {name: read[name] for name in read if name != slug})
    found = clocks(known, off, now, {**read, slug: one})
    assert found[slug].countdown == one
    assert found[slug].at == found[slug].latest_at == one.at
    assert found[slug].passed == (now.timestamp() > one.at.timestamp())
    assert not (found[slug].is_uncertain or found[slug].in_doubt or found[slug].estimated)
    first = found[slug].steps[0]
    there = one.at.astimezone(ZoneInfo(one.zone))
    assert (first.kind, one.read_on_label in first.text) == ("order-page", True)
    assert full_day(there.date()) in first.text and f"{there:%H:%M}" in first.text
    ours = found[slug].ours
    assert (ours and ours.at) == (without[slug].at if slug in without else None)
    # It is about no other clock, except where that one must be kept too.
    for name in without.keys() - {slug}:
        assert found[name].at == without[name].at
