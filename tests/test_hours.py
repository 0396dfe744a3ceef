"""Opening hours and the order of channels. Expectations come from the published hours and the Korean calendar."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from cases import hours
from cases.days import SEOUL, when
from cases.hours import Channel, Period

UTC = dt.UTC
# From the Korean calendar (월력요항 2027, 공휴일에 관한 법률): not taken from the package that seeds the table.
HOLIDAYS = {
    dt.date(2026, 12, 25): "성탄절",
    dt.date(2027, 1, 1): "신정",
    dt.date(2027, 2, 6): "설날 전날",
    dt.date(2027, 2, 7): "설날",
    dt.date(2027, 2, 8): "설날 다음날",
    dt.date(2027, 2, 9): "설날 대체공휴일",
    dt.date(2027, 5, 1): "노동절",
    dt.date(2027, 5, 3): "노동절 대체공휴일",
    dt.date(2027, 5, 5): "어린이날",
    dt.date(2027, 6, 6): "현충일",
    dt.date(2027, 7, 17): "제헌절",
    dt.date(2027, 7, 19): "제헌절 대체공휴일",
    dt.date(2028, 10, 2): "추석 전날",
    dt.date(2028, 10, 3): "개천절 · 추석",
    dt.date(2028, 10, 4): "추석 다음날",
    dt.date(2028, 10, 5): "추석 대체공휴일",
}


def weekdays(*stretches):
    return tuple(Period(day, dt.time(a), dt.time(b)) for day in range(5) for a, b in stretches)


PHONE = Channel(
    "phone", periods=weekdays((9, 18)), confirmed=False, scores={"speed": 3, "record": 0, "explain": 2}, position=0
)
CHAT = Channel("chat", always_open=True, confirmed=False, scores={"speed": 2, "record": 2, "explain": 3}, position=1)
EMAIL = Channel(
    "email", always_open=True, confirmed=False, reachable=False, scores={"speed": 0, "record": 3, "explain": 1},
    position=2,
)  # fmt: skip
CENTRE = Channel(
    "1372", periods=weekdays((9, 12), (13, 18)), outside=True, scores={"speed": 2, "record": 1, "explain": 2},
    position=3,
)  # fmt: skip
PORTAL = Channel(
    "crossborder", always_open=True, outside=True, scores={"speed": 0, "record": 3, "explain": 1}, position=4
)
ALL = (PHONE, CHAT, EMAIL, CENTRE, PORTAL)


def seoul(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)


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


def test_a_channel_without_hours_never_opens():
    assert hours.state_of(Channel("x"), {}, seoul("2026-11-24T10:00")) == hours.State(False, None, None, "closed")


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


# The order of channels


def order(at, need="speed", problem=None, **more):
    return [ranked.channel.slug for ranked in hours.rank(ALL, need, problem, seoul(at), HOLIDAYS, **more)]


@pytest.mark.parametrize(
    ("at", "need", "problem", "expected"),
    [
        # On weekdays the phone is first where speed matters, unconfirmed as its number is.
        ("2026-11-24T10:00", "speed", None, ["phone", "chat", "1372", "crossborder", "email"]),
        ("2026-11-24T10:00", "explain", "damaged", ["chat", "phone", "1372", "crossborder", "email"]),
        ("2026-11-24T10:00", "record", "refund-delayed", ["chat", "phone", "crossborder", "1372", "email"]),
        ("2026-11-24T12:30", "speed", None, ["phone", "chat", "crossborder", "email", "1372"]),
        # Closed ones come after open ones, in the evening, at the weekend and on holidays.
        ("2026-11-24T20:00", "speed", None, ["chat", "crossborder", "email", "phone", "1372"]),
        ("2026-11-28T10:00", "speed", None, ["chat", "crossborder", "email", "phone", "1372"]),
        ("2026-12-25T10:00", "explain", "damaged", ["chat", "crossborder", "email", "phone", "1372"]),
        # After a refusal outside help competes on equal terms: a written record first.
        ("2026-11-24T10:00", "record", "return-refused", ["crossborder", "chat", "1372", "phone", "email"]),
        ("2026-11-24T20:00", "record", "return-refused", ["crossborder", "chat", "email", "1372", "phone"]),
    ],
)
def test_the_order(at, need, problem, expected):
    assert order(at, need, problem) == expected


def test_a_refused_case_ranks_like_the_problem_of_a_refused_return():
    assert order("2026-11-24T10:00", "record", "damaged", refused=True)[0] == "crossborder"


@pytest.mark.parametrize(
    ("at", "problem", "expected"),
    [
        ("2026-11-24T10:00", None, ["phone", "chat"]),
        ("2026-11-24T20:00", None, ["chat", "phone"]),  # not the portal, although it is open
        ("2026-11-24T20:00", "return-refused", ["crossborder", "chat"]),
    ],
)
def test_a_short_list_keeps_outside_help_for_after_the_refusal(at, problem, expected):
    need = "record" if problem else "speed"
    ranked = hours.rank(ALL, need, problem, seoul(at), HOLIDAYS)
    assert [one.channel.slug for one in ranked if one.brief] == expected


def test_of_two_equally_good_ones_the_confirmed_comes_first():
    sure = Channel("sure", always_open=True, scores={"speed": 2}, position=9)
    unsure = Channel("unsure", always_open=True, scores={"speed": 2}, confirmed=False, position=1)
    better = Channel("better", always_open=True, scores={"speed": 3}, confirmed=False, position=5)
    ranked = hours.rank([unsure, better, sure], "speed", None, seoul("2026-11-24T10:00"), {})
    assert [(one.rank, one.channel.slug) for one in ranked] == [(1, "better"), (2, "sure"), (3, "unsure")]


def test_of_two_closed_ones_the_one_that_opens_sooner_comes_first():
    late = Channel("late", periods=(Period(4, dt.time(9), dt.time(18)),), position=0)
    soon = Channel("soon", periods=(Period(2, dt.time(9), dt.time(18)),), position=1)
    ranked = hours.rank([late, soon], "speed", None, seoul("2026-11-24T20:00"), {})
    assert [one.channel.slug for one in ranked] == ["soon", "late"]


# What people read


@pytest.mark.parametrize(
    ("channel", "at", "sentence", "label"),
    [
        (PHONE, "2026-11-24T10:00", "지금 열려 있고 18:00에 닫습니다 · 바로 말로 설명할 수 있습니다", "지금 열림"),
        (PHONE, "2026-11-24T08:00", "지금 닫혀 있고 오늘 09:00에 엽니다 · 바로 말로 설명할 수 있습니다", "지금 닫힘"),
        (PHONE, "2026-11-24T18:00", "지금 닫혀 있고 내일 09:00에 엽니다 · 바로 말로 설명할 수 있습니다", "지금 닫힘"),
        (PHONE, "2026-12-25T10:00", "성탄절 휴무이고 12월 28일(월) 09:00에 엽니다 · 바로 말로 설명할 수 있습니다", "성탄절 휴무"),
        (PHONE, "2026-12-31T20:00", "지금 닫혀 있고 2027년 1월 4일(월) 09:00에 엽니다 · 바로 말로 설명할 수 있습니다", "지금 닫힘"),
        (CENTRE, "2026-11-24T12:10", "점심시간이고 오늘 13:00에 다시 엽니다 · 곧 답을 받을 수 있습니다", "점심시간"),
        (CHAT, "2026-11-24T03:00", "언제든 이용할 수 있다고 합니다 · 곧 답을 받을 수 있습니다", "24시간"),
        (EMAIL, "2026-11-24T03:00", "보낼 주소부터 앱에서 확인해야 합니다 · 답이 늦게 옵니다", "24시간"),
        (Channel("x"), "2026-11-24T03:00", "지금 닫혀 있고 다음 운영 시간을 알 수 없습니다 · 답이 늦게 옵니다", "지금 닫힘"),
    ],
)  # fmt: skip
def test_each_place_says_why(channel, at, sentence, label):
    (ranked,) = hours.rank([channel], "speed", None, seoul(at), HOLIDAYS)
    assert (ranked.why, ranked.label) == (sentence, label)


def test_a_moment_is_said_from_the_day_in_seoul():
    at = dt.datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # 01:00 on the 25th in Seoul
    assert when(dt.datetime(2026, 11, 25, 0, 0, tzinfo=UTC), at) == "오늘 09:00"
