"""Whom to contact first: channels, a situation and a moment in; an order with its reasons in words out.

Pure: opening hours come from `cases.contact.hours`, the moment is passed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases.contact.hours import Channel, State, state_of
from cases.core.days import SEOUL, when
from cases.process.situation import Situation

BRIEF = 2
# From here on the badge counts the minutes.
SOON = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)

NEEDS = ("speed", "record", "explain")
DEFAULT_NEED = "speed"


@dataclass(frozen=True)
class Ranked:
    """A channel at its place for one need and moment.

    `rank` counts from 1; `why` is one sentence; `label` two or three words for a badge; `change` says when the
    state changes next, as people say it, and is empty where it never does. `brief` marks the one or two that a page
    with little room shows: outside help is not among them before the platform has refused, even while it alone is
    open, because it asks for the platform's answer first. `closing` says that it closes within the hour.
    """

    rank: int
    channel: Channel
    state: State
    why: str
    label: str
    change: str
    brief: bool
    closing: bool

    @property
    def row(self) -> Any:
        return self.channel.row


def rank(
    channels: Iterable[Channel], situation: Situation, at: dt.datetime, holidays: Mapping[dt.date, str]
) -> list[Ranked]:
    """Return the channels, the one to use now first.

    The rule, first difference decides: open before closed; one whose hours nobody knows, because it may well answer,
    before one that is closed for certain; one with a known number or address before one without; the platform before
    outside help (both alike once the platform has refused); the higher score for what the buyer needs;
    confirmed before unconfirmed; the one that opens sooner; the order of the rows.
    """
    level, need = situation.is_refused, need_of(situation)
    states = [(channel, state_of(channel, holidays, at)) for channel in channels]

    def key(pair: tuple[Channel, State]) -> tuple[Any, ...]:
        channel, state = pair
        return (
            0 if state.open else 2 if channel.hours_known else 1,
            not channel.reachable,
            channel.outside and not level,
            -channel.scores.get(need, 0),
            not channel.confirmed,
            not state.open and state.next_open is None,
            state.next_open or at,
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
            label=label(state, at),
            change=when(state.changes_at, at) if state.changes_at else "",
            brief=channel in brief,
            closing=_minutes_left(state, at) is not None,
        )
        for place, (channel, state) in enumerate(ordered, start=1)
    ]


def need_of(situation: Situation) -> str:
    """Return what contacting is mostly for."""
    return situation.problem.need if situation.problem else DEFAULT_NEED


def stays_until(ranked: Iterable[Ranked], at: dt.datetime) -> dt.datetime:
    """Return the first moment after `at` at which `rank` may say anything else: its answers are the same until then.

    That is when a channel opens or closes, when the minutes of one that closes soon go on, or midnight in Seoul,
    from which `오늘` is another day.
    """
    tomorrow = at.astimezone(SEOUL).date() + dt.timedelta(days=1)
    moments = [dt.datetime.combine(tomorrow, dt.time(), tzinfo=SEOUL)]
    for one in ranked:
        moments += filter(None, [one.state.changes_at])
        if one.state.until:
            minutes = _minutes_left(one.state, at)
            moments.append(one.state.until - (SOON if minutes is None else (minutes - 1) * MINUTE))
    return min(moment for moment in moments if moment > at)


def signature(ranked: Sequence[Ranked]) -> str:
    """Return a short text that differs where the order or the state of a channel differs, whatever the minute."""
    return "-".join(f"{one.channel.slug}.{one.state.reason}" for one in ranked)


def why(channel: Channel, state: State, need: str, at: dt.datetime) -> str:
    """Say in one sentence what the moment means for this channel and what it is good for."""
    strength = _strengths()[need][channel.scores.get(need, 0)]
    if not channel.reachable:
        return " · ".join([_("보낼 주소부터 앱에서 확인해야 합니다"), strength])
    if state.open and state.until is None and not channel.confirmed:
        return " · ".join([_("언제든 이용할 수 있다고 합니다"), strength])
    return " · ".join([sentence(state, at), strength])


def sentence(state: State, at: dt.datetime) -> str:
    """Say whether it is open, when that changes, and why today is not like other days."""
    words = {"holiday": state.holiday_name, "note": state.note}
    if state.changes_at:
        words["when"] = when(state.changes_at, at)
    if state.reason in {"holiday", "exception"}:
        words["closed"] = label(state, at)
        if state.next_open is None:
            return _("%(closed)s이고 다음 운영 시간을 알 수 없습니다") % words
        return _("%(closed)s이고 %(when)s에 엽니다") % words
    usual = _usual(state, at) % words
    return _("%(usual)s (오늘만: %(note)s)") % {**words, "usual": usual} if state.note else usual


def _usual(state: State, at: dt.datetime) -> str:
    if state.open:
        if state.until is None:
            return _("언제든 이용할 수 있습니다")
        if state.until.date() == at.astimezone(SEOUL).date():
            return _("지금 열려 있고 %(time)s에 닫습니다") % {"time": f"{state.until:%H:%M}"}
        return _("지금 열려 있고 %(when)s에 닫습니다")
    if state.reason == "unknown":
        return _("운영 시간이 정해져 있지 않거나 확인하지 못했습니다")
    if state.next_open is None:
        return _("지금 닫혀 있고 다음 운영 시간을 알 수 없습니다")
    if state.reason == "lunch":
        return _("점심시간이고 %(when)s에 다시 엽니다")
    return _("지금 닫혀 있고 %(when)s에 엽니다")


def label(state: State, at: dt.datetime) -> str:
    """Say the state in two or three words, for a badge."""
    if (minutes := _minutes_left(state, at)) is not None:
        return _("%(minutes)d분 뒤 닫음") % {"minutes": minutes}
    if state.open:
        return _("24시간") if state.until is None else _("지금 열림")
    if state.reason in {"holiday", "exception"}:
        return closed_for(state.note or state.holiday_name)
    return {"lunch": _("점심시간"), "unknown": _("운영 시간 모름")}.get(state.reason, _("지금 닫힘"))


def closed_for(reason: str) -> str:
    """Say why a whole day is closed: `성탄절 휴무`."""
    return _("%(reason)s 휴무") % {"reason": reason}


def _minutes_left(state: State, at: dt.datetime) -> int | None:
    """Return the minutes until it closes, the running one counted, where that is at most an hour."""
    if state.until is None or (left := state.until - at) > SOON:
        return None
    return -(-left // MINUTE)


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
