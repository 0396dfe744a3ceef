"""Deadlines, with the rules as they are seeded. Expectations are counted by hand from the law and the sources."""

import datetime as dt

import pytest

from cases.core import days
from cases.deadlines import counting
from cases.process.situation import Situation
from tests.support.deadline_rules import one, rule
from tests.support.holidays import HOLIDAYS
from tests.support.moments import NOW, PACIFIC, SEOUL


# 민법 157 (the first day does not count) and 161 (a last day off ends on the next working day)
@pytest.mark.parametrize(
    ("received_on", "expected"),
    [
        ("2026-11-20", "2026-11-27"),
        ("2026-11-21", "2026-11-30"),  # ends on a Saturday
        ("2026-11-22", "2026-11-30"),  # ends on a Sunday
        ("2026-09-21", "2026-09-28"),  # Chuseok 2026 reached Saturday, and has no substitute for it
        ("2026-09-17", "2026-09-28"),  # ends on the day before Chuseok; 24, 25, 26 and Sunday are off
        ("2026-12-18", "2026-12-28"),  # Christmas on a Friday
        ("2026-12-25", "2027-01-04"),  # New Year on a Friday
        ("2027-01-30", "2027-02-10"),  # all of the Lunar New Year and its substitute
        ("2027-02-02", "2027-02-10"),
        ("2027-02-03", "2027-02-10"),
        ("2027-02-22", "2027-03-02"),
        ("2027-04-24", "2027-05-04"),  # Labour Day on a Saturday, its substitute on Monday
        ("2027-04-26", "2027-05-04"),
        ("2027-05-30", "2027-06-07"),  # Memorial Day on a Sunday
        ("2027-05-31", "2027-06-07"),  # has no substitute: Monday works
        ("2027-07-10", "2027-07-20"),
        ("2027-07-12", "2027-07-20"),
        ("2028-02-22", "2028-02-29"),  # leap day
        ("2028-04-05", "2028-04-13"),  # election day
        ("2028-09-25", "2028-10-06"),
        ("2028-09-28", "2028-10-06"),
    ],
)
def test_seven_days_of_withdrawal(received_on, expected):
    assert str(one("withdrawal-7d", received_on=received_on).on) == expected


# 민법 160: by the calendar, to the day before the corresponding one, or to the end of a shorter month
@pytest.mark.parametrize(
    ("received_on", "bare", "rolled"),
    [
        ("2026-11-20", "2027-02-20", "2027-02-22"),
        ("2026-11-28", "2027-02-28", "2027-03-02"),  # Sunday, then Independence Movement Day
        ("2026-11-29", "2027-02-28", "2027-03-02"),
        ("2026-11-30", "2027-02-28", "2027-03-02"),
        ("2027-11-28", "2028-02-28", "2028-02-28"),
        ("2027-11-29", "2028-02-29", "2028-02-29"),  # leap year
        ("2027-11-30", "2028-02-29", "2028-02-29"),
        ("2026-08-31", "2026-11-30", "2026-11-30"),  # counted from 1 September: three whole months
        ("2027-01-31", "2027-04-30", "2027-04-30"),
        ("2027-02-28", "2027-05-31", "2027-05-31"),  # counted from 1 March: three whole months
        ("2028-02-29", "2028-05-31", "2028-05-31"),
        ("2028-02-28", "2028-05-28", "2028-05-29"),
        ("2027-02-03", "2027-05-03", "2027-05-04"),
        ("2027-02-09", "2027-05-09", "2027-05-10"),
        ("2027-04-19", "2027-07-19", "2027-07-20"),
        ("2026-12-31", "2027-03-31", "2027-03-31"),
    ],
)
def test_three_months(received_on, bare, rolled):
    assert str(days.add_months(dt.date.fromisoformat(received_on), 3)) == bare
    assert str(one("mismatch-3m", received_on=received_on).on) == rolled


@pytest.mark.parametrize(
    ("noticed_on", "expected"),
    [
        ("2026-11-20", "2026-12-21"),  # 12-20 is a Sunday
        ("2026-11-24", "2026-12-24"),
        ("2026-11-25", "2026-12-28"),  # Christmas, Saturday, Sunday
        ("2027-01-10", "2027-02-10"),  # the substitute of the Lunar New Year
        ("2027-01-29", "2027-03-02"),  # 02-28 is a Sunday, 03-01 a holiday
        ("2028-01-30", "2028-02-29"),
    ],
)
def test_thirty_days_of_knowing(noticed_on, expected):
    assert str(one("mismatch-30d", noticed_on=noticed_on).on) == expected


@pytest.mark.parametrize(
    ("approved_on", "expected"),
    [
        ("2026-11-24", "2026-12-08"),
        ("2026-11-28", "2026-12-11"),  # approved on a Saturday
        ("2026-12-18", "2027-01-05"),
        ("2027-02-04", "2027-02-22"),
        ("2027-04-30", "2027-05-19"),  # Labour Day's substitute, Children's Day, Buddha's Birthday
    ],
)
def test_ten_business_days_to_the_money(approved_on, expected):
    assert str(one("refund-booked-by", approved_on=approved_on).on) == expected


@pytest.mark.parametrize(
    ("shipped_back_on", "expected"),
    [
        ("2026-11-24", "2026-11-27"),
        ("2026-12-23", "2026-12-29"),
        ("2027-02-05", "2027-02-12"),
        ("2027-04-30", "2027-05-07"),
        ("2027-06-03", "2027-06-08"),
        ("2028-09-29", "2028-10-11"),
    ],
)
def test_three_business_days_of_the_law(shipped_back_on, expected):
    assert str(one("statutory-refund-3bd", shipped_back_on=shipped_back_on).on) == expected


@pytest.mark.parametrize(
    ("slug", "anchor", "day", "expected"),
    [
        # Saturdays, Sundays and holidays do not move the platform's countdowns.
        ("dispute-closes", "received_on", "2026-11-20", "2026-12-05"),
        ("dispute-closes", "received_on", "2026-12-10", "2026-12-25"),
        ("dispute-closes", "promised_on", "2026-11-20", "2026-12-05"),
        ("dispute-opens", "dispatched_on", "2026-11-10", "2026-11-21"),
        ("late-14d", "dispatched_on", "2026-11-10", "2026-11-24"),
        ("late-30d", "dispatched_on", "2026-11-10", "2026-12-10"),
        ("seller-answers", "requested_on", "2026-11-24", "2026-11-29"),
        ("platform-steps-in", "requested_on", "2026-11-24", "2026-12-01"),
        ("return-posted-by", "approved_on", "2026-12-15", "2026-12-25"),
        ("return-90d", "paid_on", "2026-11-01", "2027-01-30"),
        ("chargeback-120d", "paid_on", "2026-11-01", "2027-03-01"),
        ("chargeback-120d", "paid_on", "2027-11-01", "2028-02-29"),
        ("paypal-180d", "paid_on", "2026-11-01", "2027-04-30"),
        ("paypal-180d", "paid_on", "2027-09-02", "2028-02-29"),
    ],
)
def test_calendar_countdowns_never_roll(slug, anchor, day, expected):
    assert str(one(slug, **{anchor: day}).on) == expected


@pytest.mark.parametrize(
    ("received_on", "at"),
    [
        ("2026-11-20", "2026-12-05T16:59:59+09:00"),  # PST
        ("2027-06-10", "2027-06-25T15:59:59+09:00"),  # PDT
        ("2027-03-01", "2027-03-16T15:59:59+09:00"),  # PDT begins on 2027-03-14
        ("2026-10-20", "2026-11-04T16:59:59+09:00"),  # PDT ends on 2026-11-01
    ],
)
def test_a_pacific_deadline_is_never_later_than_the_platforms_own(received_on, at):
    deadline = one("dispute-closes", received_on=received_on)
    assert deadline.at == dt.datetime.fromisoformat(at)
    assert deadline.at_seoul.isoformat() == at
    assert deadline.at.tzinfo == PACIFIC
    began = dt.datetime.combine(dt.date.fromisoformat(received_on), dt.time.min, tzinfo=SEOUL)
    assert deadline.at < began + dt.timedelta(days=16)


@pytest.mark.parametrize(
    ("ends_on", "expected"), [("2026-11-30", "2026-12-05"), ("2026-11-20", "2026-12-05"), ("2026-11-10", "2026-11-25")]
)
def test_of_two_known_beginnings_the_earlier_counts(ends_on, expected):
    deadline = one("dispute-closes", confirmed_on="2026-11-20", protection_ends_on=ends_on)
    assert str(deadline.on) == expected


# An order is over when receipt is confirmed or the protection ends; neither was before these days.
@pytest.mark.parametrize(
    ("dates", "earliest", "latest"),
    [
        # 11-19 and 15 days in California, or 11-20 if it was late on that day.
        # One bound below, none above: as late as by today, the 24th, and open.
        ({"received_on": "2026-11-20"}, "2026-12-05", "2026-12-10"),
        ({"promised_on": "2026-11-20"}, "2026-12-05", "2026-12-10"),
        # In time: over on the day of receipt at the earliest, on the promised day at the latest.
        ({"received_on": "2026-11-20", "promised_on": "2026-11-30"}, "2026-12-05", "2026-12-16"),
        # Late: the order was not over before there was something to confirm.
        ({"received_on": "2026-11-20", "promised_on": "2026-11-10"}, "2026-12-05", "2026-12-06"),
        # Confirmed at some time from receipt to the end of the protection.
        ({"received_on": "2026-11-20", "protection_ends_on": "2026-11-28"}, "2026-12-05", "2026-12-14"),
        ({"received_on": "2026-11-20", "protection_ends_on": "2026-11-18"}, "2026-12-03", "2026-12-04"),
        ({"received_on": "2026-11-20", "promised_on": "2026-11-30", "confirmed_on": "2026-11-24"}, "2026-12-09", "2026-12-10"),
    ],
)  # fmt: skip
def test_days_that_only_bound_the_end_of_an_order_give_two_readings(dates, earliest, latest):
    deadline = one("dispute-closes", **dates)
    assert (str(deadline.on), str(deadline.latest_on)) == (earliest, latest)
    assert deadline.is_uncertain
    assert deadline.open_ended == (len(dates) == 1)


@pytest.mark.parametrize(
    ("now", "passed", "in_doubt", "left"),
    [
        ("2026-12-05T16:59:59", False, False, "이르면 오늘까지"),
        ("2026-12-05T17:00", False, True, "이미 지났을 수 있음"),
        ("2026-12-16T16:59:59", False, True, "이미 지났을 수 있음"),
        ("2026-12-16T17:00", True, False, "오늘 지남"),
        ("2026-12-18T09:00", True, False, "2일 지남"),  # since the latest day
    ],
)
def test_passed_is_only_what_has_passed_in_every_reading(now, passed, in_doubt, left):
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=SEOUL)
    deadline = one("dispute-closes", received_on="2026-11-20", promised_on="2026-11-30", now=moment)
    assert (deadline.passed, deadline.in_doubt, deadline.left) == (passed, in_doubt, left)
    assert deadline.is_mine is not passed


@pytest.mark.parametrize(
    ("slug", "dates", "now", "earliest", "latest"),
    [
        # The return cannot be there before it was sent; it may arrive today: Thursday, Friday, Monday.
        ("statutory-refund-3bd", {"shipped_back_on": "2026-11-16"}, "2026-11-25T10:00", "2026-11-19", "2026-11-30"),
        # Noticed between receipt and the request ...
        ("mismatch-30d", {"received_on": "2026-11-02", "requested_on": "2026-11-10"}, "2026-11-24T10:00", "2026-12-02", "2026-12-10"),
        # ... or today, where nothing was asked for yet (three months from receipt are a rule of their own, see below).
        ("mismatch-30d", {"received_on": "2026-09-02"}, "2026-11-24T10:00", "2026-10-02", "2026-12-24"),
        # Cleared between dispatch and receipt: six months each, without the first day.
        ("duty-refund-6m", {"dispatched_on": "2026-11-02", "received_on": "2026-11-20"}, "2026-11-24T10:00", "2027-05-02", "2027-05-20"),
    ],
)  # fmt: skip
def test_a_day_that_nobody_knows_lies_between_two_others_or_before_now(slug, dates, now, earliest, latest):
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=SEOUL)
    deadline = one(slug, now=moment, **dates)
    assert (str(deadline.on), str(deadline.latest_on)) == (earliest, latest)


def test_both_of_two_deadlines_must_be_kept():
    situation = Situation(dates={"received_on": dt.date(2026, 9, 2)})
    found, _missing = counting.deadlines(situation, [rule("mismatch-30d"), rule("mismatch-3m")], HOLIDAYS, NOW)
    ends = {deadline.slug: (str(deadline.on), str(deadline.latest_on)) for deadline in found}
    # Three months of 09-02 are over on 12-02, long before thirty days from today.
    assert ends == {"mismatch-3m": ("2026-12-02", "2026-12-02"), "mismatch-30d": ("2026-10-02", "2026-12-02")}


@pytest.mark.parametrize(("known_on", "expected"), [("2026-11-19", "2026-11-27"), ("2026-11-24", "2026-12-01")])
def test_of_two_beginnings_of_the_law_the_later_counts(known_on, expected):
    deadline = one("withdrawal-7d", received_on="2026-11-20", seller_known_on=known_on)
    assert str(deadline.on) == expected


def test_a_missing_date_is_asked_for_and_not_guessed():
    found, missing = counting.deadlines(
        Situation(dates={"paid_on": dt.date(2026, 11, 1)}),
        [rule("mismatch-30d"), rule("dispute-closes")],
        HOLIDAYS,
        NOW,
    )
    assert found == []
    assert [(deadline.slug, deadline.anchor, deadline.anchor_label) for deadline in missing] == [
        ("mismatch-30d", "received_on", "받은 날"),  # known by everybody, and noticing cannot be earlier
        ("dispute-closes", "received_on", "받은 날 또는 약속한 배송일"),
    ]


def test_they_come_in_time_order_whoever_has_to_act_and_the_passed_last():
    situation = Situation(
        dates={
            "paid_on": dt.date(2026, 11, 1),
            "received_on": dt.date(2026, 11, 15),
            "requested_on": dt.date(2026, 11, 23),
            "dispatched_on": dt.date(2026, 11, 5),
        }
    )
    slugs = ("paypal-180d", "withdrawal-7d", "seller-answers", "dispute-closes", "chargeback-120d", "dispute-opens")
    found, _missing = counting.deadlines(situation, [rule(slug) for slug in slugs], HOLIDAYS, NOW)
    assert [deadline.slug for deadline in found] == [
        "dispute-opens",  # possible since 11-16
        "seller-answers",  # 11-28, the seller's
        "dispute-closes",  # 11-30
        "chargeback-120d",
        "paypal-180d",
        "withdrawal-7d",  # 11-22 was a Sunday: passed on 11-23
    ]


def test_an_unknown_unit_is_an_error():
    broken = rule("withdrawal-7d", unit="fortnights")
    with pytest.raises(ValueError, match="fortnights"):
        counting.deadlines(Situation(dates={"received_on": dt.date(2026, 11, 20)}), [broken], {}, NOW)


@pytest.mark.parametrize(
    ("slug", "dates", "hour"),
    [
        ("dispute-closes", {"received_on": "2026-11-20"}, "16:59"),  # 23:59 in California in winter
        ("return-posted-by", {"approved_on": "2026-06-20"}, "15:59"),  # and in summer
        ("withdrawal-7d", {"received_on": "2026-11-20"}, ""),
        ("dispute-opens", {"dispatched_on": "2026-11-20"}, ""),
    ],
)
def test_a_day_that_ends_in_the_afternoon_says_when(slug, dates, hour):
    assert one(slug, **dates).hour == hour
