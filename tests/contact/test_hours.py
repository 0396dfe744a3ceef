"""Opening hours. Expectations come from the published hours and the Korean calendar."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from cases.contact import hours
from cases.contact.hours import Channel, Period, Special
from cases.core.days import SEOUL
from tests.support.contact_channels import CENTRE, CHAT, PHONE, weekdays
from tests.support.holidays import HOLIDAYS
from tests.support.moments import seoul

UTC = dt.UTC
# moment in Seoul, open, until, next opening, reason
PHONE_TABLE = [
    ("2026-11-24T08:59", False, None, "2026-11-24T09:00", "closed"),
    ("2026-11-24T08:59:59.999999", False, None, "2026-11-24T09:00", "closed"),
    ("2026-11-24T09:00", True, "2026-11-24T18:00", None, "open"),
    ("2026-11-24T12:30", True, "2026-11-24T18:00", None, "open"),
    ("2026-11-24T17:59:59", True, "2026-11-24T18:00", None, "open"),
    ("2026-11-24T18:00", False, None, "2026-11-25T09:00", "closed"),
    ("2026-11-24T23:59", False, None, "2026-11-25T09:00", "closed"),
    ("2026-11-25T00:00", False, None, "2026-11-25T09:00", "closed"),
    ("2026-11-27T18:00", False, None, "2026-11-30T09:00", "closed"),  # Friday evening
    ("2026-11-28T10:00", False, None, "2026-11-30T09:00", "closed"),  # Saturday
    ("2026-11-29T10:00", False, None, "2026-11-30T09:00", "closed"),  # Sunday
    ("2026-12-24T18:00", False, None, "2026-12-28T09:00", "closed"),  # Christmas is a Friday
    ("2026-12-25T10:00", False, None, "2026-12-28T09:00", "holiday"),
    ("2026-12-31T18:00", False, None, "2027-01-04T09:00", "closed"),  # New Year's Day is a Friday
    ("2027-02-05T18:30", False, None, "2027-02-10T09:00", "closed"),  # before the Lunar New Year
    ("2027-02-09T10:00", False, None, "2027-02-10T09:00", "holiday"),  # substitute for Sunday 02-07
    ("2027-02-10T09:00", True, "2027-02-10T18:00", None, "open"),
    ("2027-05-01T10:00", False, None, "2027-05-04T09:00", "holiday"),  # a Saturday, with its substitute on Monday
    ("2027-05-03T10:00", False, None, "2027-05-04T09:00", "holiday"),
    ("2027-06-07T10:00", True, "2027-06-07T18:00", None, "open"),  # Memorial Day on Sunday has no substitute
    ("2027-07-19T10:00", False, None, "2027-07-20T09:00", "holiday"),
    ("2028-09-29T18:00", False, None, "2028-10-06T09:00", "closed"),  # the long Chuseok of 2028
    ("2028-10-05T10:00", False, None, "2028-10-06T09:00", "holiday"),
]


@pytest.mark.parametrize(("at", "is_open", "until", "next_open", "reason"), PHONE_TABLE)
def test_the_phone_answers_on_weekdays_from_nine_to_six(at, is_open, until, next_open, reason):
    state = hours.state_of(PHONE, HOLIDAYS, seoul(at))
    assert state == hours.State(
        is_open,
        seoul(until) if until else None,
        seoul(next_open) if next_open else None,
        reason,
        HOLIDAYS[seoul(at).date()] if reason == "holiday" else "",
    )


@pytest.mark.parametrize(
    ("at", "is_open", "change", "reason"),
    [
        ("2026-11-24T11:59", True, "2026-11-24T12:00", "open"),
        ("2026-11-24T12:00", False, "2026-11-24T13:00", "lunch"),
        ("2026-11-24T12:59", False, "2026-11-24T13:00", "lunch"),
        ("2026-11-24T13:00", True, "2026-11-24T18:00", "open"),
        ("2026-11-24T18:00", False, "2026-11-25T09:00", "closed"),
        ("2026-12-25T12:30", False, "2026-12-28T09:00", "holiday"),
        ("2026-11-28T12:30", False, "2026-11-30T09:00", "closed"),  # no lunch on a Saturday
    ],
)
def test_the_consumer_centre_has_a_lunch_break(at, is_open, change, reason):
    state = hours.state_of(CENTRE, HOLIDAYS, seoul(at))
    assert (state.open, state.changes_at, state.reason) == (is_open, seoul(change), reason)


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Auckland"])
@pytest.mark.parametrize("row", PHONE_TABLE, ids=lambda row: row[0])
def test_the_zone_of_the_visitor_changes_nothing(zone, row):
    at = seoul(row[0])
    assert hours.state_of(PHONE, HOLIDAYS, at.astimezone(ZoneInfo(zone))) == hours.state_of(PHONE, HOLIDAYS, at)


def test_answers_are_in_seoul_time():
    state = hours.state_of(PHONE, HOLIDAYS, dt.datetime(2026, 11, 24, 0, 0, tzinfo=UTC))
    assert state.open
    assert state.until.tzinfo is SEOUL
    assert state.until.isoformat() == "2026-11-24T18:00:00+09:00"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        hours.state_of(PHONE, HOLIDAYS, dt.datetime(2026, 11, 24, 10, 0))  # noqa: DTZ001


def test_a_channel_that_is_always_open_ignores_holidays():
    assert hours.state_of(CHAT, HOLIDAYS, seoul("2026-12-25T03:00")) == hours.State(True, None, None, "open")


def test_a_public_holiday_is_not_a_holiday_of_every_service():
    untiring = Channel("x", periods=weekdays((9, 18)), closes_on_holidays=False)
    assert hours.state_of(untiring, HOLIDAYS, seoul("2026-12-25T10:00")).open


def test_of_a_channel_without_hours_nobody_knows_whether_it_is_open():
    assert hours.state_of(Channel("x"), {}, seoul("2026-11-24T10:00")) == hours.State(False, None, None, "unknown")


def test_the_next_opening_is_looked_for_sixty_days_ahead():
    at = seoul("2026-11-23T19:00")  # the sixtieth day from here is a Friday
    shut = {at.date() + dt.timedelta(days=ahead): "임시휴무" for ahead in range(60)}
    assert hours.state_of(PHONE, shut, at).next_open == seoul("2027-01-22T09:00")
    shut[dt.date(2027, 1, 22)] = "임시휴무"
    assert hours.state_of(PHONE, shut, at).next_open is None


def test_periods_that_touch_or_overlap_are_one():
    channel = Channel(
        "x", periods=(Period(1, dt.time(9), dt.time(12)), Period(1, dt.time(12), dt.time(15)),
                      Period(1, dt.time(14), dt.time(18)), Period(1, dt.time(10), dt.time(11)))
    )  # fmt: skip
    assert hours.state_of(channel, {}, seoul("2026-11-24T10:30")).until == seoul("2026-11-24T18:00")


@pytest.mark.parametrize("channel", [PHONE, CENTRE], ids=lambda channel: channel.slug)
def test_every_announced_change_happens(channel):
    """At `until` it is closed, just before it is still open; at `next_open` it opens, just before it is not."""
    blink = dt.timedelta(microseconds=1)
    at = seoul("2026-12-20T00:00")
    for _quarter in range(4 * 24 * 21):
        state = hours.state_of(channel, HOLIDAYS, at)
        assert state.open is (state.until is not None)
        assert state.open is (state.next_open is None)
        assert hours.state_of(channel, HOLIDAYS, state.changes_at).open is not state.open
        assert hours.state_of(channel, HOLIDAYS, state.changes_at - blink).open is state.open
        at += dt.timedelta(minutes=15)


# Exceptions by date


DAY = dt.date(2026, 11, 25)  # a Wednesday


def phone_with(*specials):
    return replace(PHONE, specials=specials)


def test_an_exception_closes_a_working_day():
    phone = phone_with(Special(DAY, "창사기념일"))
    assert hours.state_of(phone, {}, seoul("2026-11-25T10:00")) == hours.State(
        False, None, seoul("2026-11-26T09:00"), "exception", note="창사기념일"
    )
    assert hours.state_of(phone, {}, seoul("2026-11-24T18:00")).next_open == seoul("2026-11-26T09:00")


def test_an_exception_opens_a_holiday():
    phone = phone_with(Special(dt.date(2026, 12, 25), "특별 상담", dt.time(10), dt.time(12)))
    state = hours.state_of(phone, HOLIDAYS, seoul("2026-12-25T10:00"))
    assert (state.open, state.until, state.note) == (True, seoul("2026-12-25T12:00"), "특별 상담")
    after = hours.state_of(phone, HOLIDAYS, seoul("2026-12-25T12:00"))
    assert (after.reason, after.holiday_name, after.next_open) == ("closed", "", seoul("2026-12-28T09:00"))


def test_exceptions_of_one_day_can_leave_a_break_and_closed_wins():
    two = (Special(DAY, "행사", dt.time(9), dt.time(11)), Special(DAY, "행사", dt.time(14), dt.time(16)))
    assert hours.state_of(phone_with(*two), {}, seoul("2026-11-25T12:00")).reason == "lunch"
    assert hours.state_of(phone_with(*two, Special(DAY, "휴업")), {}, seoul("2026-11-25T10:00")).open is False


def test_an_exception_interrupts_what_is_always_open():
    chat = replace(CHAT, specials=(Special(DAY, "시스템 점검"),))
    before, during = seoul("2026-11-23T10:00"), seoul("2026-11-25T10:00")
    assert hours.state_of(chat, HOLIDAYS, before).until == seoul("2026-11-25T00:00")
    assert hours.state_of(chat, HOLIDAYS, during) == hours.State(
        False, None, seoul("2026-11-26T00:00"), "exception", note="시스템 점검"
    )
    assert hours.state_of(chat, HOLIDAYS, seoul("2026-11-26T00:00")).until is None
