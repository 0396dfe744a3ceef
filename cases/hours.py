"""Is anybody there now? Opening periods, holidays and a moment in; open or closed, until when, when next out.

Pure: no rows, no clock of its own. Everything is computed in Asia/Seoul, whatever zone the moment comes in, because
that is where the lines are staffed. Periods are half-open: a line that closes at 18:00 is closed at 18:00.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cases.days import SEOUL, when

LOOK_AHEAD_DAYS = 60
BRIEF = 2

NEEDS = ("speed", "record", "explain")
DEFAULT_NEED = "speed"
# The problem in which the platform has already said no: from here outside help competes on equal terms.
REFUSED_PROBLEM = "return-refused"


@dataclass(frozen=True)
class Period:
    """One stretch of a weekday (0 is Monday) in which a channel answers, in Asia/Seoul."""

    weekday: int
    opens: dt.time
    closes: dt.time


@dataclass(frozen=True)
class Channel:
    """What this room needs to know of a contact channel; `row` is handed through untouched.

    `always_open` wins over periods and holidays. `reachable` says that we know an address or number at all,
    `confirmed` that somebody has checked it. Scores go from 0 to 3, one for each of `NEEDS`.
    """

    slug: str
    always_open: bool = False
    periods: tuple[Period, ...] = ()
    closes_on_holidays: bool = True
    outside: bool = False
    reachable: bool = True
    confirmed: bool = True
    scores: Mapping[str, int] = field(default_factory=dict)
    position: int = 0
    row: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class State:
    """Whether a channel answers at a moment.

    `until` is the end of the current stretch (None: never closes, or closed now), `next_open` the next beginning
    (None: open now, or nothing within `LOOK_AHEAD_DAYS`); both are aware, in Asia/Seoul. `reason` is `open`,
    `closed`, `lunch` (open earlier and again later today) or `holiday`, which `holiday_name` then names.
    """

    open: bool
    until: dt.datetime | None
    next_open: dt.datetime | None
    reason: str
    holiday_name: str = ""

    @property
    def changes_at(self) -> dt.datetime | None:
        """The next moment at which the channel opens or closes."""
        return self.until if self.open else self.next_open


@dataclass(frozen=True)
class Ranked:
    """A channel at its place for one need and moment.

    `rank` counts from 1; `why` is one sentence; `label` two or three words for a badge; `change` says when the
    state changes next, as people say it, and is empty where it never does. `brief` marks the one or two that a page
    with little room shows: outside help is not among them before the platform has refused, even while it alone is
    open, because it asks for the platform's answer first.
    """

    rank: int
    channel: Channel
    state: State
    why: str
    label: str
    change: str
    brief: bool

    @property
    def row(self) -> Any:
        """The row that the channel was made from."""
        return self.channel.row


def state_of(channel: Channel, holidays: Mapping[dt.date, str], at: dt.datetime) -> State:
    """Return whether `channel` answers at `at`; `ValueError` where `at` has no zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone has no opening hours")
    at = at.astimezone(SEOUL)
    if channel.always_open:
        return State(True, None, None, "open")
    today = list(_stretches(channel, holidays, at.date()))
    for opens, closes in today:
        if opens <= at < closes:
            return State(True, closes, None, "open")
    next_open = _next_open(channel, holidays, at)
    if holiday := _holiday(channel, holidays, at.date()):
        return State(False, None, next_open, "holiday", holiday)
    at_lunch = any(closes <= at for _opens, closes in today) and any(opens > at for opens, _closes in today)
    return State(False, None, next_open, "lunch" if at_lunch else "closed")


def rank(
    channels: Iterable[Channel],
    need: str,
    problem: str | None,
    at: dt.datetime,
    holidays: Mapping[dt.date, str],
    *,
    refused: bool = False,
) -> list[Ranked]:
    """Return the channels, the one to use now first.

    The rule, first difference decides: open before closed; one with a known number or address before one without;
    the platform before outside help (both alike once the platform has refused); the higher score for `need`;
    confirmed before unconfirmed; the one that opens sooner; the order of the rows.
    """
    level = refused or problem == REFUSED_PROBLEM
    states = [(channel, state_of(channel, holidays, at)) for channel in channels]

    def key(pair: tuple[Channel, State]) -> tuple[Any, ...]:
        channel, state = pair
        return (
            not state.open,
            not channel.reachable,
            channel.outside and not level,
            -channel.scores.get(need, 0),
            not channel.confirmed,
            (state.next_open or at) if not state.open else at,
            channel.position,
            channel.slug,
        )

    ordered = sorted(states, key=key)
    brief = [channel for channel, _state in ordered if channel.reachable and (level or not channel.outside)][:BRIEF]
    return [
        Ranked(
            rank=place,
            channel=channel,
            state=state,
            why=why(channel, state, need, at),
            label=label(state),
            change=when(state.changes_at, at) if state.changes_at else "",
            brief=channel in brief,
        )
        for place, (channel, state) in enumerate(ordered, start=1)
    ]


def why(channel: Channel, state: State, need: str, at: dt.datetime) -> str:
    """Say in one sentence what the moment means for this channel and what it is good for."""
    strength = _strengths()[need][channel.scores.get(need, 0)]
    if not channel.reachable:
        return " · ".join([_("보낼 주소부터 앱에서 확인해야 합니다"), strength])
    if channel.always_open and not channel.confirmed:
        return " · ".join([_("언제든 이용할 수 있다고 합니다"), strength])
    return " · ".join([sentence(state, at), strength])


def sentence(state: State, at: dt.datetime) -> str:
    """Say whether it is open, and when that changes."""
    if state.open:
        if state.until is None:
            return _("언제든 이용할 수 있습니다")
        return _("지금 열려 있고 %(time)s에 닫습니다") % {"time": f"{state.until:%H:%M}"}
    if state.next_open is None:
        return _("지금 닫혀 있고 다음 운영 시간을 알 수 없습니다")
    opens = {"holiday": state.holiday_name, "when": when(state.next_open, at)}
    if state.reason == "holiday":
        return _("%(holiday)s 휴무이고 %(when)s에 엽니다") % opens
    if state.reason == "lunch":
        return _("점심시간이고 %(when)s에 다시 엽니다") % opens
    return _("지금 닫혀 있고 %(when)s에 엽니다") % opens


def label(state: State) -> str:
    """Say the state in two or three words, for a badge."""
    if state.open:
        return _("24시간") if state.until is None else _("지금 열림")
    if state.reason == "holiday":
        return _("%(holiday)s 휴무") % {"holiday": state.holiday_name}
    return _("점심시간") if state.reason == "lunch" else _("지금 닫힘")


def _strengths() -> dict[str, tuple[str, str, str, str]]:
    """What a score from 0 to 3 means for each need."""
    return {
        "speed": (
            _("답이 늦게 옵니다"),
            _("답을 조금 기다려야 합니다"),
            _("곧 답을 받을 수 있습니다"),
            _("바로 말로 설명할 수 있습니다"),
        ),
        "record": (
            _("기록이 남지 않으니 날짜와 답변을 적어 두세요"),
            _("접수 번호 정도만 남습니다"),
            _("대화가 남아 나중에 보여 줄 수 있습니다"),
            _("글로 접수한 기록이 남습니다"),
        ),
        "explain": (
            _("사정을 자세히 설명하기 어렵습니다"),
            _("글로만 설명할 수 있습니다"),
            _("말로 자세히 설명할 수 있습니다"),
            _("사진을 보여 주며 설명할 수 있습니다"),
        ),
    }


def _holiday(channel: Channel, holidays: Mapping[dt.date, str], day: dt.date) -> str:
    return holidays.get(day, "") if channel.closes_on_holidays else ""


def _stretches(
    channel: Channel, holidays: Mapping[dt.date, str], day: dt.date
) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Yield the stretches of `day` in which the channel answers, in order; ones that touch or overlap are one."""
    if _holiday(channel, holidays, day):
        return
    current: tuple[dt.time, dt.time] | None = None
    periods = sorted((p.opens, p.closes) for p in channel.periods if p.weekday == day.weekday())
    for opens, closes in periods:
        if current and opens <= current[1]:
            current = (current[0], max(current[1], closes))
            continue
        if current:
            yield _moments(day, current)
        current = (opens, closes)
    if current:
        yield _moments(day, current)


def _moments(day: dt.date, stretch: tuple[dt.time, dt.time]) -> tuple[dt.datetime, dt.datetime]:
    return (
        dt.datetime.combine(day, stretch[0], tzinfo=SEOUL),
        dt.datetime.combine(day, stretch[1], tzinfo=SEOUL),
    )


def _next_open(channel: Channel, holidays: Mapping[dt.date, str], at: dt.datetime) -> dt.datetime | None:
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        for opens, _closes in _stretches(channel, holidays, at.date() + dt.timedelta(days=ahead)):
            if opens > at:
                return opens
    return None
