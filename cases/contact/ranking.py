"""Whom to contact first: channels, a situation and a moment in; an order out.

Pure: opening hours come from `cases.contact.hours`, the moment is passed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases.contact.hours import OVER, Channel, State, state_of
from cases.contact.nearness import MINUTE, NEAR, SOON, closes_soon, minutes_left, opens_soon, opens_within_hour
from cases.contact.needs import need_of
from cases.contact.words import hint, label, name, why
from cases.core.days import SEOUL, when
from cases.process.problems import REFUND_DELAYED
from cases.process.situation import Situation

# The order page, and two who can be asked.
BRIEF = 3
# So many of those to turn to now are shown with all there is.
CARDS = 3
# The channel that is the dispute itself, by its slug.
DISPUTE_SCREEN = "dispute"


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
    def is_answered(self) -> bool:
        """Whether somebody answers there now or in a moment, as far as is known."""
        return self.state.open or self.opening

    @property
    def is_said_open(self) -> bool:
        """Whether it is said never to close, and nobody has confirmed that."""
        return self.state.open and self.state.until is None and not self.channel.confirmed

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
        """Whether those to turn to now are known to be open, and not only said to be."""
        return all(one.state.open and one.channel.confirmed for one in self.first)

    @property
    def cards(self) -> list[Ranked]:
        """Those to turn to now that are shown with all there is: three, or four where one alone would be left."""
        return self.first if len(self.first) == CARDS + 1 else self.first[:CARDS]

    @property
    def rows(self) -> list[Ranked]:
        return self.first[len(self.cards) :]

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


def some_unsure(ranked: Iterable[Ranked]) -> bool:
    """Whether the mark of what nobody confirmed stands beside one of the few that a page with little room shows."""
    return any(one.brief and not one.channel.confirmed for one in ranked)


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
    """
    states = [
        (channel, State(False, None, None, OVER) if channel.slug in closed else state_of(channel, holidays, at))
        for channel in channels
    ]
    # Where the platform can't decide any more, because its own way is closed, that is like a refusal.
    level = situation.is_refused or any(channel.decides and state.reason == OVER for channel, state in states)
    urgent = level or (situation.problem is not None and situation.problem.slug == REFUND_DELAYED)
    need = need_of(situation)
    ordered = sorted(states, key=lambda one: _key(one[0], one[1], at, need, level=level, urgent=urgent))
    brief = [channel for channel, state in ordered if _is_brief(channel, state, level=level, urgent=urgent)][:BRIEF]
    return [
        Ranked(
            rank=place,
            channel=channel,
            state=state,
            name=name(channel, situation),
            why=why(channel, state, situation, at, urgent=urgent and channel.pays_back, is_now=is_now),
            hint=hint(channel, state, situation, at, urgent=urgent and channel.pays_back, is_now=is_now),
            label=label(state, at, is_now=is_now, confirmed=channel.confirmed)
            if channel.reachable
            else _("연락처 미확인"),
            change=when(state.changes_at, at, is_now=is_now) if state.changes_at else "",
            brief=channel in brief,
            urgent=urgent and channel.pays_back,
            opening=opens_soon(state, at),
            closing=state.until is not None and state.until - at <= SOON,
        )
        for place, (channel, state) in enumerate(ordered, start=1)
    ]


def _key(channel: Channel, state: State, at: dt.datetime, need: str, *, level: bool, urgent: bool) -> tuple[Any, ...]:
    """Return what the order goes by.

    The first difference decides: a way that is still open to this buyer before one that is not; one with a known
    number or address before one without; the place where it is decided, whatever the hour; whoever can pay back by
    himself, once the platform has refused or the money is late, because his day comes nearer while others think.
    Then open, or about to open, before one whose hours nobody knows, because it may well answer, or that opens within
    the hour, before one that is closed for certain; the platform before outside help (both alike once the platform has refused); one that stays
    open before one that is about to close; the higher score for what the buyer needs; confirmed before unconfirmed;
    open before about to open, and that before one that opens later; the order of the rows.
    """
    return (
        state.reason == OVER,
        not channel.reachable,
        not channel.decides,
        not (urgent and channel.pays_back),
        0
        if state.open or opens_soon(state, at)
        else 1
        if not channel.hours_known or opens_within_hour(state, at)
        else 2,
        channel.outside and not level,
        closes_soon(state, at),
        -channel.scores.get(need, 0),
        not channel.confirmed,
        not state.open and state.next_open is None,
        state.next_open or at,
        channel.position,
        channel.slug,
    )


def _is_brief(channel: Channel, state: State, *, level: bool, urgent: bool) -> bool:
    if state.reason == OVER or not channel.reachable:
        return False
    return level or not channel.outside or (urgent and channel.pays_back)


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
            if (minutes := minutes_left(one.state, at)) is not None:
                before.append((minutes - 1) * MINUTE)
            moments += [change - ahead for ahead in before]
    return min(moment for moment in moments if moment > at)


def signature(ranked: Sequence[Ranked]) -> str:
    """Return a short text that differs where the order or the state of a channel differs, whatever the minute."""
    return "-".join(f"{one.channel.slug}.{one.state.reason}" for one in ranked)
