"""What the hours and the use of a channel are called: a sentence, a hint, a badge. Pure."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from cases.contact import order_page
from cases.contact.hours import OVER, Channel, State
from cases.contact.nearness import closes_soon, minutes_left, opens_soon
from cases.contact.needs import need_of
from cases.core.days import SEOUL, when
from cases.process.situation import Situation

# The score for speed from which a channel is one that answers while one waits.
CAN_BE_ASKED = 2
# The reasons of a state that need no sentence beside the badge.
_PLAIN = frozenset({"open", "closed", "unknown"})


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
    if channel.reachable and badge_says_it and not state.note and not closes_soon(state, at):
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
    strength = _use(channel, need)
    if not channel.reachable:
        return [_("보낼 주소부터 앱에서 확인해야 해요"), strength]
    if urgent:
        return [_("답을 기다리는 동안에도 신청 기한이 줄어드니 신청 마지막 날이 언제인지부터 물어보세요"), strength]
    if state.open and state.until is None and not channel.confirmed:
        return [_("24시간 연다고 해요"), strength]
    if state.reason == "holiday" and state.next_open and not channel.confirmed:
        words = {"holiday": state.holiday_name, "when": when(state.next_open, at, is_now=is_now)}
        return [_("%(holiday)s에는 쉴 수 있고 %(when)s에 열어요") % words, strength]
    return [sentence(state, at, is_now=is_now), strength]


def _use(channel: Channel, need: str) -> str:
    """Say what the channel is good for. Of help from outside nobody knows what it does, so its row says that, and only a slow answer is added."""
    score = channel.scores.get(need, 0)
    usual = _strengths()[need][score]
    does = str(getattr(channel.row, "strength", "")).rstrip(".") if channel.outside else ""
    if not does:
        return usual
    return f"{does}. {usual}" if need == "speed" and score < CAN_BE_ASKED else does


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
        if closes_soon(state, at):
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
    if is_now and opens_soon(state, at):
        return _("곧 열어요(%(when)s)")
    return _("%(when)s에 열어요")


def label(state: State, at: dt.datetime, *, is_now: bool = True, confirmed: bool = True) -> str:
    """Say the state in two or three words, for a badge; a holiday that nobody has `confirmed` is not stated as one."""
    if is_now and (minutes := minutes_left(state, at)) is not None:
        return (_("%(minutes)d분 뒤 닫아요") if state.open else _("%(minutes)d분 뒤 열어요")) % {"minutes": minutes}
    if state.open and state.until is None:
        return _("24시간")
    if state.open:
        return _("지금 열림") if is_now else _("그때 열려요")
    if state.reason == "holiday" and not confirmed:
        return may_be_closed_for(state.holiday_name)
    if state.reason in {"holiday", "exception"}:
        return closed_for(state.note or state.holiday_name)
    words = {"lunch": _("점심시간"), "unknown": _("시간을 확인하지 못했어요"), OVER: _("기한 지남")}
    return words.get(state.reason, _("지금 닫힘") if is_now else _("그때는 닫혀요"))


def closed_for(reason: str) -> str:
    """Say why a whole day is closed: `성탄절 휴무`."""
    return _("%(reason)s 휴무") % {"reason": reason}


def may_be_closed_for(holiday: str) -> str:
    """Say that a channel whose hours nobody confirmed may keep a holiday."""
    return _("%(holiday)s에는 쉴 수 있어요") % {"holiday": holiday}


def name(channel: Channel, situation: Situation) -> str:
    """Return what the channel is called; one without a row, as in a test, goes by its slug."""
    usual = str(getattr(channel.row, "name", channel.slug))
    return (order_page.name(situation) if channel.decides else "") or usual


def _strengths() -> dict[str, tuple[str, str, str, str]]:
    """What a score from 0 to 3 means for each need."""
    return {
        "speed": (
            _("답이 늦게 와요"),
            _("답이 오기까지 조금 걸려요"),
            _("궁금한 것을 물어볼 수 있어요"),
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
            _("사정을 글로 적어 내요"),
            _("말로 자세히 설명할 수 있어요"),
            _("사진을 보여 주며 설명할 수 있어요"),
        ),
    }
