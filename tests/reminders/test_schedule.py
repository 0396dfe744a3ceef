"""On which days a deadline is worth a mail: dates worked out by hand with a wall calendar."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.core.days import SEOUL, is_working_day
from cases.deadlines.deadline import Deadline
from cases.deadlines.rule import Rule
from cases.reminders import schedule
from cases.reminders.schedule import due, is_sane, steps

# Lunar New Year 2026 (16 to 18 February), and the day of the constitution.
HOLIDAYS = {dt.date(2026, 2, day): "설날" for day in (16, 17, 18)} | {dt.date(2026, 7, 17): "제헌절"}


def day(text):
    return dt.date.fromisoformat(text)


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)


def ending(slug, on, *, actor="buyer", opens=False, now="2026-01-01T09:00", latest=None, amount=0, some=None):
    rule = Rule(
        slug=slug, title="", anchor="", amount=amount, unit="days", actor=actor, opens=opens, some_end_after=some
    )
    time = dt.time.min if opens else dt.time(23, 59, 59)
    end, now = dt.datetime.combine(on, time, SEOUL), at(now)
    return with_end(rule, end, latest and dt.datetime.combine(latest, time, SEOUL), now)


def with_end(rule, end, latest, now):
    latest = latest or end
    return Deadline(
        rule,
        on=end.date(),
        at=end,
        latest_on=latest.date(),
        latest_at=latest,
        passed=not rule.opens and now > latest,
        in_doubt=not rule.opens and end < now <= latest,
        has_begun=rule.opens and now >= end,
        today=now.date(),
        steps=(),
    )


@pytest.mark.parametrize(
    ("slug", "actor", "opens", "on", "days"),
    [
        # On a screen: calendar days, weekends included.
        ("dispute-closes", "buyer", False, "2026-11-30", ["2026-11-27", "2026-11-29"]),
        ("withdrawal-7d", "buyer", False, "2026-11-27", ["2026-11-24", "2026-11-26"]),
        # An office: Monday's deadline is said on Friday and on Wednesday.
        ("return-posted-by", "buyer", False, "2026-11-30", ["2026-11-25", "2026-11-27"]),
        ("return-posted-by", "buyer", False, "2026-11-29", ["2026-11-25", "2026-11-27"]),  # Sunday
        ("return-posted-by", "buyer", False, "2026-11-27", ["2026-11-24", "2026-11-26"]),  # Friday
        # The day after the holiday (Thursday): the last open day is the Friday before it.
        ("chargeback-120d", "buyer", False, "2026-02-19", ["2026-02-11", "2026-02-13"]),
        ("chargeback-120d", "buyer", False, "2026-02-17", ["2026-02-11", "2026-02-13"]),  # within it
        # What becomes possible.
        ("dispute-opens", "buyer", True, "2026-11-28", ["2026-11-28"]),
        # What others had to do: the day after; at the bank, a working day.
        ("seller-answers", "seller", False, "2026-11-27", ["2026-11-28"]),
        ("platform-steps-in", "platform", False, "2026-11-27", ["2026-11-28"]),
        ("refund-booked-by", "issuer", False, "2026-11-27", ["2026-11-30"]),
        ("refund-booked-by", "issuer", False, "2026-07-16", ["2026-07-20"]),
        ("statutory-refund-3bd", "seller", False, "2026-11-27", []),
        ("chosen-7", "buyer", False, "2026-11-29", ["2026-11-29"]),
    ],
)
def test_the_days(slug, actor, opens, on, days):
    found = steps(ending(slug, day(on), actor=actor, opens=opens), HOLIDAYS)
    assert [step.on.isoformat() for step in found] == days


@pytest.mark.parametrize(
    ("now", "name"),
    [
        ("2026-12-10T09:00", None),
        ("2026-12-11T09:00", "safe-3"),  # December 16th is a Wednesday: three working days before it
        ("2026-12-14T09:00", "safe-3"),
        ("2026-12-15T09:00", "safe-1"),
        ("2026-12-16T09:00", "safe-1"),
        ("2026-12-17T09:00", None),
        ("2027-02-23T09:00", None),
        ("2027-02-24T09:00", "3"),  # and again before the last of them ends it
        ("2027-03-01T09:00", "1"),
        ("2027-03-02T09:00", None),
    ],
)
def test_what_some_end_sooner_is_reminded_of_before_the_safe_day_and_before_the_last(now, name):
    step = due(ending("chargeback-120d", day("2027-03-01"), now=now, amount=120, some=45), {}, at(now))
    assert (step.name if step else None) == name


@pytest.mark.parametrize(
    ("now", "name"),
    [
        ("2026-11-26T09:00", None),
        ("2026-11-27T09:00", "3"),
        ("2026-11-28T09:00", "3"),  # missed yesterday: still worth it
        ("2026-11-29T09:00", "1"),
        ("2026-11-30T09:00", "1"),  # the last day itself
        ("2026-12-01T09:00", None),  # never after
    ],
)
def test_one_step_at_a_time_and_none_after_the_date(now, name):
    step = due(ending("dispute-closes", day("2026-11-30"), now=now), {}, at(now))
    assert (step.name if step else None) == name


def test_a_countdown_that_ended_this_morning_is_not_reminded_of():
    found = ending("dispute-closes", day("2026-11-30"))
    now = at("2026-11-30T09:00")
    over = with_end(found.rule, at("2026-11-30T03:00"), None, now)
    assert over.passed
    assert due(over, {}, now) is None


@pytest.mark.parametrize(
    ("now", "name"),
    [
        ("2026-11-27T09:00", "3"),
        ("2026-11-29T09:00", "1"),
        ("2026-11-30T09:00", "1"),  # may be over since 03:00, and may not
        ("2026-12-01T09:00", None),  # the mails warn by the earliest day
    ],
)
def test_an_uncertain_day_is_reminded_of_by_its_earliest_reading(now, name):
    rule = Rule(slug="dispute-closes", title="", anchor="", amount=0, unit="days")
    uncertain = with_end(rule, at("2026-11-30T03:00"), at("2026-12-10T03:00"), at(now))
    step = due(uncertain, {}, at(now))
    assert (step.name if step else None) == name


@pytest.mark.parametrize(
    ("now", "name"), [("2026-11-28T09:00", "passed"), ("2026-11-30T09:00", "passed"), ("2026-12-01T09:00", None)]
)
def test_what_others_had_to_do_is_worth_a_look_for_three_days(now, name):
    step = due(ending("seller-answers", day("2026-11-27"), actor="seller", now=now), {}, at(now))
    assert (step.name if step else None) == name


@pytest.mark.parametrize(
    ("moment", "sane"),
    [
        ("2026-11-24T08:59:59+09:00", False),
        ("2026-11-24T09:00:00+09:00", True),
        ("2026-11-24T19:59:59+09:00", True),
        ("2026-11-24T20:00:00+09:00", False),
        ("2026-11-24T00:00:00+00:00", True),
        ("2026-11-24T12:00:00+00:00", False),
    ],
)
def test_nobody_is_woken(moment, sane):
    assert is_sane(dt.datetime.fromisoformat(moment)) is sane


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))
SLUGS = st.sampled_from(["dispute-closes", "mismatch-30d", *sorted(schedule.NEEDS_OFFICE)])


@given(SLUGS, DAYS, st.sets(DAYS, max_size=40))
def test_a_buyer_is_reminded_before_the_day_and_where_it_needs_an_office_on_a_working_day(slug, on, free):
    holidays = dict.fromkeys(free, "")
    found = steps(ending(slug, on), holidays)
    assert [step.name for step in found] == ["3", "1"]
    assert found[0].on < found[1].on < on
    assert all(step.until == on for step in found)
    if slug in schedule.NEEDS_OFFICE:
        assert all(is_working_day(step.on, holidays) for step in found)
        between = [found[1].on + dt.timedelta(days=n) for n in range(1, (on - found[1].on).days)]
        assert not any(is_working_day(one, holidays) for one in between)


@given(SLUGS, DAYS, st.integers(-40, 10))
def test_what_is_due_has_come_and_is_not_over(slug, on, shift):
    now = dt.datetime.combine(on + dt.timedelta(days=shift), dt.time(9), SEOUL)
    deadline = ending(slug, on, now=now.replace(tzinfo=None).isoformat())
    step = due(deadline, {}, now)
    assert step is None or step.on <= now.date() <= on


def test_what_is_said_of_the_days_before_follows_the_days(monkeypatch):
    assert schedule.days_before() == "3일 전과 하루 전"
    monkeypatch.setattr(schedule, "BEFORE", (5, 2))
    assert schedule.days_before() == "5일 전과 2일 전"
