"""What holds for every channel, calendar and moment, tried on many that nobody would think of."""

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.contact import hours, ranking, week
from cases.contact.hours import Channel, Period, Special
from cases.core.days import SEOUL
from cases.process.situation import Situation

FIRST = dt.date(2026, 11, 1)
BLINK = dt.timedelta(microseconds=1)
DAYS = st.dates(FIRST, FIRST + dt.timedelta(days=120))
TIMES = st.builds(dt.time, st.integers(0, 23), st.sampled_from([0, 1, 30, 59]))
STRETCHES = st.lists(TIMES, min_size=2, max_size=2, unique=True).map(sorted)
# Zones in which a day of these months has 23 or 25 hours, or whose clocks differ by odd minutes.
ZONES = st.sampled_from(
    ["UTC", "America/Los_Angeles", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"]
).map(ZoneInfo)
MOMENTS = st.datetimes(
    dt.datetime(2026, 11, 1), dt.datetime(2027, 4, 1), timezones=st.just(SEOUL)  # noqa: DTZ001
)  # fmt: skip
# Moments in the minutes around those at which periods begin and end, which are rare among all others.
CLOSE = st.builds(
    lambda day, time, seconds: dt.datetime.combine(day, time, tzinfo=SEOUL) + dt.timedelta(seconds=seconds),
    DAYS, TIMES, st.integers(-4000, 4000),
)  # fmt: skip
HOLIDAYS = st.dictionaries(DAYS, st.sampled_from(["설날", "성탄절", "임시공휴일"]), max_size=12)

ordinary = settings(max_examples=150, deadline=None, derandomize=True, database=None)


@st.composite
def specials(draw):
    day, closed = draw(DAYS), draw(st.booleans())
    opens, closes = (None, None) if closed else draw(STRETCHES)
    return Special(day, draw(st.sampled_from(["창사기념일", "시스템 점검"])), opens, closes)


@st.composite
def channels(draw, slug="x", **fixed):
    periods = draw(st.lists(st.tuples(st.integers(0, 6), STRETCHES), max_size=10))
    fields = {
        "always_open": draw(st.integers(0, 5)) == 0,
        "periods": tuple(Period(day, *stretch) for day, stretch in periods),
        "closes_on_holidays": draw(st.booleans()),
        "specials": tuple(draw(st.lists(specials(), max_size=6))),
        "confirmed": draw(st.booleans()),
        "reachable": draw(st.booleans()),
        "outside": draw(st.booleans()),
        "decides": draw(st.integers(0, 4)) == 0,
        "pays_back": draw(st.booleans()),
        "scores": {"speed": draw(st.integers(0, 3))},
    }
    return Channel(slug, **{**fields, **fixed})


@ordinary
@given(channels(), HOLIDAYS, MOMENTS)
def test_a_channel_is_never_both_open_and_closed(channel, holidays, at):
    state = hours.state_of(channel, holidays, at)
    assert state.open is (state.reason == "open")
    if state.open:
        assert state.next_open is None
        assert state.until is None or state.until > at
    else:
        assert state.until is None
        assert state.next_open is None or state.next_open > at
    (today, *_rest) = hours.week(channel, holidays, at.date())
    (span,) = [span for span in today.spans if span.begins <= at < span.ends]
    assert span.open is state.open


@ordinary
@given(channels(), HOLIDAYS, MOMENTS)
def test_the_next_change_is_one_and_nothing_changes_before_it(channel, holidays, at):
    state = hours.state_of(channel, holidays, at)
    change = state.changes_at
    if change:
        assert hours.state_of(channel, holidays, change).open is not state.open
        assert hours.state_of(channel, holidays, change - BLINK).open is state.open
    end = change or at + dt.timedelta(days=hours.LOOK_AHEAD_DAYS - 1)
    days = hours.week(channel, holidays, at.date(), (end.date() - at.date()).days + 1)
    between = [span for day in days for span in day.spans if span.ends > at and span.begins < end]
    assert {span.open for span in between} <= {state.open}


@ordinary
@given(channels(), HOLIDAYS, DAYS, st.integers(1, 14))
def test_the_spans_tile_the_days_without_gaps_or_overlaps(channel, holidays, first, count):
    days = hours.week(channel, holidays, first, count)
    spans = [span for day in days for span in day.spans]
    assert spans[0].begins == dt.datetime.combine(first, dt.time(), tzinfo=SEOUL)
    assert spans[-1].ends == dt.datetime.combine(first + dt.timedelta(days=count), dt.time(), tzinfo=SEOUL)
    assert all(one.ends == other.begins for one, other in itertools.pairwise(spans))
    assert all(span.begins < span.ends for span in spans)
    for day in days:
        assert {span.begins.date() for span in day.spans} == {day.on}
        assert all(one.open is not other.open for one, other in itertools.pairwise(day.spans))


@ordinary
@given(channels(), HOLIDAYS, MOMENTS, ZONES)
def test_the_zone_of_the_moment_is_irrelevant(channel, holidays, at, zone):
    there = at.astimezone(zone)
    assert hours.state_of(channel, holidays, there) == hours.state_of(channel, holidays, at)
    assert ranking.rank([channel], Situation(), there, holidays) == ranking.rank([channel], Situation(), at, holidays)
    assert week.table([channel], holidays, there) == week.table([channel], holidays, at)


@ordinary
@given(channels(), HOLIDAYS, st.lists(specials(), min_size=1, max_size=4), TIMES)
def test_an_exception_beats_weekday_holiday_and_round_the_clock(channel, holidays, exceptions, time):
    day = exceptions[0].on
    channel = Channel(**{**vars(channel), "specials": tuple(exceptions)})
    here = [one for one in exceptions if one.on == day]
    expected = all(one.opens for one in here) and any(one.opens <= time < one.closes for one in here)
    state = hours.state_of(channel, {**holidays, day: "설날"}, dt.datetime.combine(day, time, tzinfo=SEOUL))
    assert state.open is expected
    assert state.note == here[0].reason
    assert state.holiday_name == ""


THREE = st.tuples(channels("a"), channels("b"), channels("c"))


@ordinary
@given(THREE, HOLIDAYS, MOMENTS | CLOSE, st.floats(0, 1, exclude_max=True))
def test_an_answer_stays_the_same_until_the_moment_that_it_names(three, holidays, at, share):
    ranked = ranking.rank(three, Situation(), at, holidays)
    until = ranking.stays_until(ranked, at)
    assert at < until
    for later in (at + (until - at) * share, until - BLINK):
        if at <= later < until:
            assert ranking.rank(three, Situation(), later, holidays) == ranked
