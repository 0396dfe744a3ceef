"""What people read of a timeline: events in, lines with their sentences out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases.casefile.models import CaseEvent
from cases.core import reasons
from cases.core.days import SEOUL, full_day
from cases.core.reasons import Titles
from cases.deadlines.rulebook import titles_of
from cases.process import contacts, money, move_texts, no_return, rungs
from cases.process.contacts import Via
from cases.process.events import EVENTS, Kind
from cases.process.receivers import Receiver
from cases.process.situation import ReadOn
from cases.process.states import Status

# By kind, where another than that of the way says it better.
ICONS: Mapping[Kind, str] = {
    **dict.fromkeys((Kind.PHOTOS_ADDED, Kind.PHOTO_TURNED), "camera"),
    **dict.fromkeys((Kind.PHOTO_REDACTED, Kind.PHOTO_UNREDACTED, Kind.SEEN_BY_STAFF), "shield"),
    **dict.fromkeys((Kind.OPENED, Kind.CHECKED_BEFORE, Kind.DEADLINE_DONE), "check"),
    **dict.fromkeys((Kind.DETAILS_CHANGED, Kind.NOTED), "pencil"),
    **dict.fromkeys((Kind.ADDRESS_SAVED, Kind.ADDRESS_CHECKED), "place"),
    **dict.fromkeys((Kind.SHIPMENT_SAVED, Kind.STATIONS_ADDED, Kind.ARRIVAL_TOLD), "truck"),
    **dict.fromkeys((Kind.DEADLINE_MOVED, Kind.DEADLINE_EXTENDED), "calendar"),
    **dict.fromkeys((Kind.MAIL_ALLOWED, Kind.MESSAGE_SENT), "email"),
    **dict.fromkeys((Kind.REPLY_KEPT, Kind.CONTACTED, Kind.CONTACT_CHANGED, Kind.PROMISE_ANSWERED), "chat"),
    **dict.fromkeys((Kind.MONEY_RECORDED, Kind.MONEY_STRUCK), "money"),
    Kind.KEY_RENEWED: "key",
    Kind.PASTED: "paste",
    Kind.HELP_ASKED: "portal",
    Kind.MOVE_TAKEN_BACK: "undo",
}


@dataclass(frozen=True)
class Line:
    """One line: the event (the first, where several share one), what happened, and why it did of itself."""

    event: CaseEvent
    sentence: str
    reason: str = ""

    @property
    def icon(self) -> str:
        """The name of the icon that stands for such an event."""
        return ICONS.get(Kind(self.event.kind), "way")

    @property
    def note(self) -> str:
        """What stands below: somebody's own words, or the reason."""
        return self.event.note or self.reason


def lines_of(events: Iterable[CaseEvent], *, in_short: bool = False, formally: bool = False) -> list[Line]:
    """Return a line for each event; one query more where lines name deadlines, however many they are.

    `in_short` counts photos that came one by one on one day in one line, where the first of them stood. `formally`, for
    papers, names both statuses of a move in place of what its buyer would say.
    """
    groups = _grouped(events) if in_short else [[event] for event in events]
    titles = titles_of({slug for group in groups for slug in _slugs(group[0])})
    return [
        Line(group[0], _sentence(group, titles, formally), reasons.sentence(_reason(group[0]), titles))
        for group in groups
    ]


def _grouped(events: Iterable[CaseEvent]) -> list[list[CaseEvent]]:
    groups: list[list[CaseEvent]] = []
    for event in events:
        if groups and _go_together(groups[-1][0], event):
            groups[-1].append(event)
        else:
            groups.append([event])
    return groups


def _go_together(one: CaseEvent, other: CaseEvent) -> bool:
    def sort_of(event: CaseEvent) -> tuple[Any, ...]:
        return event.kind, event.role, event.by_id, event.created_at.astimezone(SEOUL).date()

    return one.kind == Kind.PHOTOS_ADDED and sort_of(one) == sort_of(other)


def _reason(event: CaseEvent) -> reasons.Reason:
    return event.data.get("reason", {}) if event.kind == Kind.DEADLINE_MOVED else {}


def _slugs(event: CaseEvent) -> list[str]:
    """Return the rules whose titles the line of an event needs."""
    if event.kind not in _OF_A_DEADLINE:
        return []
    named = "" if "words" in event.data else _rule(event)
    return [slug for slug in (named, reasons.slug_of(_reason(event))) if slug]


def _sentence(group: list[CaseEvent], titles: Titles, formally: bool) -> str:
    event = group[0]
    if event.kind == Kind.MOVED:
        return _both_statuses(event) if formally else _moved(event)
    if event.kind == Kind.MOVE_TAKEN_BACK:
        return _taken_back(event)
    if event.kind == Kind.PHOTOS_ADDED:
        return _("사진 %(count)s장을 올렸어요") % {"count": sum(one.data["count"] for one in group)}
    if told := _OF_DATA.get(event.kind):
        return told(event.data)
    if sentence := _OF_A_DEADLINE.get(event.kind):
        return sentence(event, _title(event, titles))
    return str(EVENTS[event.kind].sentence)


def _moved(event: CaseEvent) -> str:
    """Say what happened; the day on which it did is the event's own."""
    what = _told(event.old_status, event.new_status)
    return f"{what} ({event.get_outcome_display()})" if event.outcome else what


def _told(source: str, target: str) -> str:
    # Without a word about a status that is unknown here: one line must not keep a whole page from its reader.
    known = source in Status and target in Status
    return str(move_texts.told(Status(source), Status(target)) if known else EVENTS[Kind.MOVED].sentence)


def _both_statuses(event: CaseEvent) -> str:
    return _("상태: %(old)s → %(new)s%(ended)s%(when)s") % {
        "old": event.get_old_status_display(),
        "new": event.get_new_status_display(),
        "ended": f" ({event.get_outcome_display()})" if event.outcome else "",
        "when": f" · {full_day(event.happened_on)}" if event.happened_on else "",
    }


def _taken_back(event: CaseEvent) -> str:
    """Say what was taken back; its statuses stand the other way round in the event."""
    return _("‘%(move)s’를 되돌렸어요") % {"move": _told(event.new_status, event.old_status)}


def _message_sent(data: dict[str, Any]) -> str:
    """Say to whom; in papers, which do not take that along, only that it was sent."""
    receiver = data.get("receiver", "")
    if receiver not in Receiver:
        return str(EVENTS[Kind.MESSAGE_SENT].sentence)
    return _("%(receiver)s 보낸 말을 적어 두었어요") % {"receiver": Receiver(receiver).addressed}


def _contacted(data: dict[str, Any]) -> str:
    via = data.get("channel", "")
    words = {"via": Via(via).label if via in Via else _("그 밖의 방법")}
    if until := data.get("until", ""):
        words["day"] = full_day(dt.date.fromisoformat(until))
        return _("%(via)s: %(day)s까지 하겠다는 약속을 받았어요") % words
    return _("연락한 것을 적어 두었어요 (%(via)s)") % words


def _promise_answered(data: dict[str, Any]) -> str:
    if data.get("answer", "") not in contacts.TOLD:
        return str(EVENTS[Kind.PROMISE_ANSWERED].sentence)
    return str(contacts.TOLD[data["answer"]]) % {"day": full_day(dt.date.fromisoformat(data["until"]))}


def _stations_added(data: dict[str, Any]) -> str:
    return _("배송 기록 %(count)s줄을 적었어요") % data


def _arrival_told(data: dict[str, Any]) -> str:
    if not data["on"]:
        return _("도착 예정일을 지웠어요")
    return _("%(day)s 도착 예정이라고 적었어요") % {"day": full_day(dt.date.fromisoformat(data["on"]))}


def _checked_before(data: dict[str, Any]) -> str:
    point = no_return.POINTS.get(data.get("slug", ""))
    if point is None:
        return str(EVENTS[Kind.CHECKED_BEFORE].sentence)
    return _("%(title)s 확인했어요") % {"title": point.title}


def _title(event: CaseEvent, titles: Titles) -> str:
    """Return what the deadline of an event is called; nothing where its rule is gone."""
    if "words" in event.data:
        return str(event.data["words"])
    return titles.get(_rule(event), "")


def _rule(event: CaseEvent) -> str:
    """Return the rule that an event is about; before 0.3, the day that prolonged it had a name of its own."""
    return str(event.data.get("extends") or event.data["slug"])


def _day(event: CaseEvent, name: str) -> str:
    return full_day(dt.date.fromisoformat(event.data[name]))


def _deadline_moved(event: CaseEvent, title: str) -> str:
    words = {"title": title, "was": _day(event, "was"), "now": _day(event, "now")}
    if not title:
        return _("기한이 바뀌었어요: %(was)s → %(now)s") % words
    return _("‘%(title)s’: %(was)s → %(now)s") % words


def _deadline_done(event: CaseEvent, title: str) -> str:
    if event.data.get("undone"):
        return _("‘%(title)s’: 아직 하지 않았어요") % {"title": title} if title else _("아직 하지 않았어요")
    return _("‘%(title)s’: 했다고 알렸어요") % {"title": title} if title else _("했다고 알렸어요")


def _deadline_extended(event: CaseEvent, title: str) -> str:
    named = _("‘%(title)s’: ") % {"title": title} if title else ""
    if not event.data["now"]:
        return named + _("옮겨 적은 기한을 지웠어요")
    words = {"now": _day(event, "now"), "where": ReadOn(event.data.get("read_on") or ReadOn.ORDER_PAGE).label}
    said = named + _("%(where)s에 %(now)s까지로 나와요") % words
    if (was := event.data.get("was")) and was != event.data["now"]:
        return said + _(" (전에는 %(was)s까지)") % {"was": _day(event, "was")}
    return said


_OF_A_DEADLINE: dict[str, Callable[[CaseEvent, str], str]] = {
    Kind.DEADLINE_MOVED: _deadline_moved,
    Kind.DEADLINE_DONE: _deadline_done,
    Kind.DEADLINE_EXTENDED: _deadline_extended,
}

# What is told from the data of an event alone.
_OF_DATA: dict[str, Callable[[dict[str, Any]], str]] = {
    Kind.MONEY_RECORDED: money.told,
    Kind.MONEY_STRUCK: money.told_struck,
    Kind.MESSAGE_SENT: _message_sent,
    Kind.HELP_ASKED: rungs.told,
    Kind.CONTACTED: _contacted,
    Kind.PROMISE_ANSWERED: _promise_answered,
    Kind.CHECKED_BEFORE: _checked_before,
    Kind.STATIONS_ADDED: _stations_added,
    Kind.ARRIVAL_TOLD: _arrival_told,
    Kind.HELP_STRUCK: rungs.told_struck,
}
