"""Is anybody there now? Opening periods, holidays, exceptions and a moment in; open or closed, and until when, out.

Pure: no rows, no clock of its own. Everything is computed in Asia/Seoul, whatever zone the moment comes in, because
that is where the lines are staffed. Periods are half-open: a line that closes at 18:00 is closed at 18:00.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cases.core.days import SEOUL

LOOK_AHEAD_DAYS = 60
WEEK = 7

type Stretch = tuple[dt.datetime, dt.datetime]
# The reason of a state for a way that is closed for good.
OVER = "over"


@dataclass(frozen=True)
class Period:
    """One stretch of a weekday (0 is Monday) in which a channel answers, in Asia/Seoul."""

    weekday: int
    opens: dt.time
    closes: dt.time


@dataclass(frozen=True)
class Special:
    """What is different on one date, and why: other hours, or none of both times where the channel stays closed.

    Several of one date are several stretches; one without times closes the whole day, whatever the others say.
    """

    on: dt.date
    reason: str
    opens: dt.time | None = None
    closes: dt.time | None = None


@dataclass(frozen=True)
class Channel:
    """What hours and ranking depend on of a contact channel; `row` is handed through untouched.

    The date decides first (`specials`), then `always_open`, then the holidays of a channel that keeps them, then the
    weekday. `reachable` says that we know an address or number at all, `confirmed` that somebody has checked it.
    `decides` marks the place where the claim is made and decided, `pays_back` one that can give the money back by
    itself, until a day that comes whatever the others answer. Scores go from 0 to 3, one for each of
    `cases.contact.needs.NEEDS`.
    """

    slug: str
    always_open: bool = False
    periods: tuple[Period, ...] = ()
    closes_on_holidays: bool = True
    specials: tuple[Special, ...] = ()
    outside: bool = False
    reachable: bool = True
    confirmed: bool = True
    decides: bool = False
    pays_back: bool = False
    scores: Mapping[str, int] = field(default_factory=dict)
    position: int = 0
    row: Any = field(default=None, compare=False)

    @property
    def hours_known(self) -> bool:
        """Whether there is anything to compute from; without it, closed would be as much a guess as open."""
        return bool(self.always_open or self.periods or self.specials)

    def specials_on(self, day: dt.date) -> list[Special]:
        return [special for special in self.specials if special.on == day]

    def note_on(self, day: dt.date) -> str:
        """Say why the hours of `day` are not the usual ones; empty where they are."""
        return next((special.reason for special in self.specials_on(day)), "")


@dataclass(frozen=True)
class State:
    """Whether a channel answers at a moment.

    `until` is the end of the current stretch (None: closed now, or no end within `LOOK_AHEAD_DAYS`), `next_open` the
    next beginning (None: open now, or nothing within `LOOK_AHEAD_DAYS`); both are aware, in Asia/Seoul. `reason` is
    `open`, `closed`, `lunch` (open earlier and again later today), `holiday`, which `holiday_name` then names,
    `exception` (closed on this date only), `unknown` (a channel whose hours nobody knows) or `over` (a way that is
    closed to this buyer for good, whatever the hour). `note` says why today's hours are not the usual ones.
    """

    open: bool
    until: dt.datetime | None
    next_open: dt.datetime | None
    reason: str
    holiday_name: str = ""
    note: str = ""

    @property
    def changes_at(self) -> dt.datetime | None:
        """The next moment at which the channel opens or closes."""
        return self.until if self.open else self.next_open


@dataclass(frozen=True)
class Span:
    """A part of a day in which a channel is open, or is not; half-open, aware, in Asia/Seoul."""

    begins: dt.datetime
    ends: dt.datetime
    open: bool


@dataclass(frozen=True)
class Day:
    """One day of a channel from midnight to midnight: `spans` follow each other without gaps.

    `holiday_name` is the holiday for which this channel is closed, `note` the reason of an exception.
    """

    on: dt.date
    spans: tuple[Span, ...]
    holiday_name: str = ""
    note: str = ""

    @property
    def open_spans(self) -> list[Span]:
        """When the channel answers."""
        return [span for span in self.spans if span.open]


def state_of(channel: Channel, holidays: Mapping[dt.date, str], at: dt.datetime) -> State:
    """Return whether `channel` answers at `at`; `ValueError` where `at` has no zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone has no opening hours")
    at = at.astimezone(SEOUL)
    if channel.always_open and not channel.specials:
        return State(True, None, None, "open")
    if not channel.hours_known:
        return State(False, None, None, "unknown")
    today = _stretches(channel, holidays, at.date())
    note = channel.note_on(at.date())
    for opens, closes in today:
        if opens <= at < closes:
            return State(True, _end(channel, holidays, closes), None, "open", note=note)
    next_open = _next_open(channel, holidays, at)
    if note and not today:
        return State(False, None, next_open, "exception", note=note)
    if holiday := _holiday(channel, holidays, at.date()):
        return State(False, None, next_open, "holiday", holiday)
    at_lunch = any(closes <= at for _opens, closes in today) and any(opens > at for opens, _closes in today)
    return State(False, None, next_open, "lunch" if at_lunch else "closed", note=note)


def week(channel: Channel, holidays: Mapping[dt.date, str], first: dt.date, days: int = WEEK) -> list[Day]:
    """Return the days from `first` on, each tiled by its spans."""
    return [_day(channel, holidays, first + dt.timedelta(days=ahead)) for ahead in range(days)]


def _day(channel: Channel, holidays: Mapping[dt.date, str], day: dt.date) -> Day:
    here, midnight = _midnight(day), _midnight(day + dt.timedelta(days=1))
    spans = []
    for opens, closes in _stretches(channel, holidays, day):
        if here < opens:
            spans.append(Span(here, opens, open=False))
        spans.append(Span(opens, closes, open=True))
        here = closes
    if here < midnight:
        spans.append(Span(here, midnight, open=False))
    return Day(day, tuple(spans), _holiday(channel, holidays, day), channel.note_on(day))


def _holiday(channel: Channel, holidays: Mapping[dt.date, str], day: dt.date) -> str:
    if channel.always_open or not channel.closes_on_holidays or channel.specials_on(day):
        return ""
    return holidays.get(day, "")


def _stretches(channel: Channel, holidays: Mapping[dt.date, str], day: dt.date) -> list[Stretch]:
    """Return the stretches of `day` in which the channel answers, in order; ones that touch or overlap are one."""
    merged: list[Stretch] = []
    for opens, closes in sorted(_planned(channel, holidays, day)):
        if merged and opens <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], closes))
        else:
            merged.append((opens, closes))
    return merged


def _planned(channel: Channel, holidays: Mapping[dt.date, str], day: dt.date) -> list[Stretch]:
    if specials := channel.specials_on(day):
        times = [(one.opens, one.closes) for one in specials if one.opens is not None and one.closes is not None]
        return [_moments(day, *both) for both in times] if len(times) == len(specials) else []
    if channel.always_open:
        return [(_midnight(day), _midnight(day + dt.timedelta(days=1)))]
    if _holiday(channel, holidays, day):
        return []
    return [_moments(day, p.opens, p.closes) for p in channel.periods if p.weekday == day.weekday()]


def _moments(day: dt.date, opens: dt.time, closes: dt.time) -> Stretch:
    return (dt.datetime.combine(day, opens, tzinfo=SEOUL), dt.datetime.combine(day, closes, tzinfo=SEOUL))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=SEOUL)


def _end(channel: Channel, holidays: Mapping[dt.date, str], closes: dt.datetime) -> dt.datetime | None:
    """Follow a stretch over midnight, as far as holidays and exceptions are known."""
    for _day_after in range(LOOK_AHEAD_DAYS):
        following = _stretches(channel, holidays, closes.date())
        if not following or following[0][0] != closes:
            return closes
        closes = following[0][1]
    return None


def _next_open(channel: Channel, holidays: Mapping[dt.date, str], at: dt.datetime) -> dt.datetime | None:
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        for opens, _closes in _stretches(channel, holidays, at.date() + dt.timedelta(days=ahead)):
            if opens > at:
                return opens
    return None
