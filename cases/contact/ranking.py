"""Whom to contact first: channels, a situation and a moment in; an order with its reasons in words out.

Pure: opening hours come from `cases.contact.hours`, the moment is passed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases.contact import order_page
from cases.contact.hours import Channel, State, state_of
from cases.core.days import SEOUL, when
from cases.process.problems import REFUND_DELAYED
from cases.process.situation import Situation

# The order page, and two who can be asked.
BRIEF = 3
# From here on the badge counts the minutes until somebody closes, or opens in the morning.
SOON = dt.timedelta(hours=1)
# From here on the minutes before a change weigh more than what is true this moment. Ten minutes are about what it takes
# to find the number in the app, copy the order number and lay the photos ready: whoever begins that with a line that
# opens in less is not kept waiting, and with one that closes in less is still in the queue when it ends. Half an hour
# would be too much on both sides: it makes people wait while the chat answers, and keeps them from a phone on which
# there is time for the whole call.
NEAR = dt.timedelta(minutes=10)
MINUTE = dt.timedelta(minutes=1)

NEEDS = ("speed", "record", "explain")
DEFAULT_NEED = "speed"
# The channel that is the dispute itself, by its slug.
DISPUTE_SCREEN = "dispute"
# The reason of a state for a way that is closed for good.
OVER = "over"
# The reasons of a state that need no sentence beside the badge.
_PLAIN = frozenset({"open", "closed", "unknown"})


@dataclass(frozen=True)
class Ranked:
    """A channel at its place for one need and moment.

    `rank` counts from 1; `name` is what the channel is called for this situation; `why` is one sentence, `hint`
    the same beside a badge; `label` two or three words for that badge; `change` says when the state changes next, as people say it, and is empty where it never
    does. `brief` marks the few that a page with little room shows: outside help is not among them before the platform
    has refused, even while it alone is open, because it asks for the platform's answer first; unless it is `urgent`,
    because a day of its own is coming nearer. `closing` says that it closes within the hour, `opening` that it opens
    in so few minutes that it counts as open.
    """

    rank: int
    channel: Channel
    state: State
    name: str
    why: str
    hint: str
    label: str
    change: str
    brief: bool
    urgent: bool
    opening: bool
    closing: bool

    @property
    def row(self) -> Any:
        return self.channel.row

    @property
    def is_for_now(self) -> bool:
        """Whether to turn there now: it is open or about to open, or does not wait for that. A way that is closed for good never is."""
        if self.state.reason == OVER or not self.channel.reachable:
            return False
        return self.state.open or self.opening or self.urgent or self.channel.decides


@dataclass(frozen=True)
class Groups:
    """An order in two parts: those to turn to now, and the others; one after the other they are the whole order."""

    first: list[Ranked]
    later: list[Ranked]

    @property
    def all_open(self) -> bool:
        return all(one.state.open for one in self.first)

    @property
    def closed(self) -> list[Ranked]:
        """Those of the others that can be reached at another time."""
        return [one for one in self.later if one.channel.reachable]

    @property
    def lost(self) -> list[Ranked]:
        """Those of which nobody knows a number or address; the last of all."""
        return [one for one in self.later if not one.channel.reachable]

    @property
    def all_closed(self) -> bool:
        """Whether those of the others that can be reached are known to be closed, and not only of unknown hours."""
        return bool(self.closed) and all(one.channel.hours_known for one in self.closed)


def groups(ranked: Sequence[Ranked]) -> Groups:
    """Split an order behind the last one to turn to now."""
    last = max((one.rank for one in ranked if one.is_for_now), default=0)
    return Groups(list(ranked[:last]), list(ranked[last:]))


def rank(
    channels: Iterable[Channel],
    situation: Situation,
    at: dt.datetime,
    holidays: Mapping[dt.date, str],
    *,
    closed: frozenset[str] = frozenset(),
    is_now: bool = True,
) -> list[Ranked]:
    """Return the channels, the one to use now first; those named in `closed` are closed to this buyer for good.

    Where `at` was chosen, and is not the present (`is_now`), the words speak of then: no now, no today, no countdown.

    The rule, first difference decides: a way that is still open to this buyer before one that is not; one with a known
    number or address before one without; the place where it is decided, whatever the hour; whoever can pay back by
    himself, once the platform has refused or the money is late, because his day comes nearer while others think.
    Then open, or about to open, before one whose hours nobody knows, because it may well answer, or that opens within
    the hour, before one that is closed for certain; the platform before outside help (both alike once the platform has refused); one that stays
    open before one that is about to close; the higher score for what the buyer needs; confirmed before unconfirmed;
    open before about to open, and that before one that opens later; the order of the rows. Where the platform can't
    decide any more, because its own way is closed, that is like a refusal.
    """
    need = need_of(situation)
    states = [
        (channel, State(False, None, None, OVER) if channel.slug in closed else state_of(channel, holidays, at))
        for channel in channels
    ]
    level = situation.is_refused or any(channel.decides and state.reason == OVER for channel, state in states)
    urgent = level or (situation.problem is not None and situation.problem.slug == REFUND_DELAYED)

    def key(pair: tuple[Channel, State]) -> tuple[Any, ...]:
        channel, state = pair
        return (
            state.reason == OVER,
            not channel.reachable,
            not channel.decides,
            not (urgent and channel.pays_back),
            0 if state.open or _opens_soon(state, at) else 1 if not channel.hours_known or _waits(state, at) else 2,
            channel.outside and not level,
            _closes_soon(state, at),
            -channel.scores.get(need, 0),
            not channel.confirmed,
            not state.open and state.next_open is None,
            state.next_open or at,
            channel.position,
            channel.slug,
        )

    ordered = sorted(states, key=key)
    brief = [
        channel
        for channel, state in ordered
        if state.reason != OVER
        and channel.reachable
        and (level or not channel.outside or (urgent and channel.pays_back))
    ][:BRIEF]
    return [
        Ranked(
            rank=place,
            channel=channel,
            state=state,
            name=_name(channel, situation),
            why=why(channel, state, situation, at, urgent=urgent and channel.pays_back, is_now=is_now),
            hint=hint(channel, state, situation, at, urgent=urgent and channel.pays_back, is_now=is_now),
            label=label(state, at, is_now=is_now) if channel.reachable else _("연락처 미확인"),
            change=when(state.changes_at, at, is_now=is_now) if state.changes_at else "",
            brief=channel in brief,
            urgent=urgent and channel.pays_back,
            opening=_opens_soon(state, at),
            closing=state.until is not None and state.until - at <= SOON,
        )
        for place, (channel, state) in enumerate(ordered, start=1)
    ]


def need_of(situation: Situation) -> str:
    """Return what contacting is mostly for."""
    return situation.problem.need if situation.problem else DEFAULT_NEED


def stays_until(ranked: Iterable[Ranked], at: dt.datetime) -> dt.datetime:
    """Return the first moment after `at` at which `rank` may say anything else: its answers are the same until then.

    That is when a channel opens or closes or is about to, when the minutes that its badge counts go on, or midnight in
    Seoul, from which `오늘` is another day.
    """
    tomorrow = at.astimezone(SEOUL).date() + dt.timedelta(days=1)
    moments = [dt.datetime.combine(tomorrow, dt.time(), tzinfo=SEOUL)]
    for one in ranked:
        if change := one.state.changes_at:
            before = [dt.timedelta(), NEAR, SOON]
            if (minutes := _minutes_left(one.state, at)) is not None:
                before.append((minutes - 1) * MINUTE)
            moments += [change - ahead for ahead in before]
    return min(moment for moment in moments if moment > at)


def signature(ranked: Sequence[Ranked]) -> str:
    """Return a short text that differs where the order or the state of a channel differs, whatever the minute."""
    return "-".join(f"{one.channel.slug}.{one.state.reason}" for one in ranked)


def why(
    channel: Channel, state: State, situation: Situation, at: dt.datetime, *, urgent: bool, is_now: bool = True
) -> str:
    """Say in one sentence what the moment means for this channel and what it is good for."""
    return " · ".join(_means(channel, state, situation, at, urgent=urgent, is_now=is_now))


def hint(
    channel: Channel, state: State, situation: Situation, at: dt.datetime, *, urgent: bool, is_now: bool = True
) -> str:
    """Say the same without what a badge beside it says: that it is open or closed, and until when."""
    *moment, use = _means(channel, state, situation, at, urgent=urgent, is_now=is_now)
    badge_says_it = state.reason in _PLAIN and (state.changes_at or state.open or state.reason == "unknown")
    if channel.reachable and badge_says_it and not state.note and not _closes_soon(state, at):
        speaks = state.reason == "closed" and need_of(situation) != "record"
        return _("상담 시간에는 %(use)s") % {"use": use} if speaks else use
    return " · ".join([*moment, use])


def _means(
    channel: Channel, state: State, situation: Situation, at: dt.datetime, *, urgent: bool, is_now: bool
) -> list[str]:
    """Return what the moment means, where it means anything, and last what the channel is good for."""
    if state.reason == OVER:
        return [order_page.over() if channel.decides else _("신청 기한이 지났어요 · 다른 방법을 알아보세요")]
    if channel.decides:
        use = order_page.use(situation)
        return [use] if state.open else [sentence(state, at, is_now=is_now), use]
    need = need_of(situation)
    strength = _strengths()[need][channel.scores.get(need, 0)]
    if not channel.reachable:
        return [_("보낼 주소부터 앱에서 확인해야 해요"), strength]
    if urgent:
        return [_("답을 기다리는 동안에도 신청 기한이 줄어드니 신청 마지막 날이 언제인지부터 물어보세요")]
    if state.open and state.until is None and not channel.confirmed:
        return [_("24시간 연다고 해요"), strength]
    return [sentence(state, at, is_now=is_now), strength]


def sentence(state: State, at: dt.datetime, *, is_now: bool = True) -> str:
    """Say whether it is open, when that changes, and why today is not like other days."""
    words = {"holiday": state.holiday_name, "note": state.note}
    if state.changes_at:
        words["when"] = when(state.changes_at, at, is_now=is_now)
    if state.reason in {"holiday", "exception"}:
        words["closed"] = closed_for(state.note or state.holiday_name)
        if state.next_open is None:
            return _("%(closed)s이고 언제 다시 여는지 몰라요") % words
        return _("%(closed)s이고 %(when)s에 열어요") % words
    usual = _usual(state, at, is_now=is_now) % words
    if not state.note:
        return usual
    only = _("%(usual)s (오늘만: %(note)s)") if is_now else _("%(usual)s (그날만: %(note)s)")
    return only % {**words, "usual": usual}


def _usual(state: State, at: dt.datetime, *, is_now: bool) -> str:
    if state.open:
        if state.until is None:
            return _("언제든 이용할 수 있어요")
        if _closes_soon(state, at):
            if not is_now:
                return _("그때 열려 있지만 %(when)s에 닫으니 기다리다 끝날 수 있어요")
            return _("아직 열려 있지만 %(when)s에 닫으니 기다리다 끝날 수 있어요")
        if not is_now:
            return _("그때 열려 있고 %(when)s에 닫아요")
        if state.until.date() == at.astimezone(SEOUL).date():
            return _("지금 열려 있고 %(time)s에 닫아요") % {"time": f"{state.until:%H:%M}"}
        return _("지금 열려 있고 %(when)s에 닫아요")
    if state.reason == "unknown":
        return _("운영 시간이 정해져 있지 않거나 확인하지 못했어요")
    if state.next_open is None:
        return _("지금 닫혀 있고 언제 다시 여는지 몰라요") if is_now else _("닫혀 있고 언제 다시 여는지 몰라요")
    if state.reason == "lunch":
        return _("점심시간이고 %(when)s에 다시 열어요")
    if is_now and _opens_soon(state, at):
        return _("곧 열어요(%(when)s)")
    return _("%(when)s에 열어요")


def label(state: State, at: dt.datetime, *, is_now: bool = True) -> str:
    """Say the state in two or three words, for a badge."""
    if is_now and (minutes := _minutes_left(state, at)) is not None:
        return (_("%(minutes)d분 뒤 닫아요") if state.open else _("%(minutes)d분 뒤 열려요")) % {"minutes": minutes}
    if state.open:
        return _("24시간") if state.until is None else _("지금 열림") if is_now else _("그때 열려요")
    if state.reason in {"holiday", "exception"}:
        return closed_for(state.note or state.holiday_name)
    words = {"lunch": _("점심시간"), "unknown": _("운영 시간 미확인"), OVER: _("기한 지남")}
    return words.get(state.reason, _("지금 닫힘") if is_now else _("그때는 닫혀요"))


def closed_for(reason: str) -> str:
    """Say why a whole day is closed: `성탄절 휴무`."""
    return _("%(reason)s 휴무") % {"reason": reason}


def _name(channel: Channel, situation: Situation) -> str:
    """Return what the channel is called; one without a row, as in a test, goes by its slug."""
    usual = str(getattr(channel.row, "name", channel.slug))
    return (order_page.name(situation) if channel.decides else "") or usual


def _opens_soon(state: State, at: dt.datetime) -> bool:
    return state.next_open is not None and state.next_open - at <= NEAR


def _waits(state: State, at: dt.datetime) -> bool:
    """Whether it is closed and opens within the hour; one at lunch says so instead."""
    return state.reason == "closed" and state.next_open is not None and state.next_open - at <= SOON


def _closes_soon(state: State, at: dt.datetime) -> bool:
    return state.until is not None and state.until - at <= NEAR


def _minutes_left(state: State, at: dt.datetime) -> int | None:
    """Return the minutes until it closes or opens, the running one counted, where they are few enough for a badge."""
    change = state.changes_at
    if change is None or change - at > (SOON if state.open or _waits(state, at) else NEAR):
        return None
    return -(-(change - at) // MINUTE)


def _strengths() -> dict[str, tuple[str, str, str, str]]:
    """What a score from 0 to 3 means for each need."""
    return {
        "speed": (
            _("답이 늦게 와요"),
            _("답이 오기까지 조금 걸려요"),
            _("바로 물어볼 수 있어요"),
            _("연결되면 바로 답을 들을 수 있어요"),
        ),
        "record": (
            _("기록이 남지 않으니 날짜와 답변을 적어 두세요"),
            _("접수 번호 정도만 남아요"),
            _("대화가 남아 나중에 보여 줄 수 있어요"),
            _("글로 접수한 기록이 남아요"),
        ),
        "explain": (
            _("사정을 자세히 설명하기 어려워요"),
            _("글로만 설명할 수 있어요"),
            _("말로 자세히 설명할 수 있어요"),
            _("사진을 보여 주며 설명할 수 있어요"),
        ),
    }
