"""Deadlines as a calendar file (RFC 5545), for calendars that show, sync and ring.

Pure. Calendars lie in other people's clouds: a file carries the deadlines with their reasons and the address of the
case, and nothing else of it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, Timezone

from cases.core.days import SEOUL, full_day
from cases.deadlines.deadline import Deadline
from cases.deadlines.standing import when_passed
from cases.process.states import Status
from cases.reminders.schedule import BEFORE

RINGS_AT = dt.time(9)
REFRESHED_EVERY = dt.timedelta(hours=6)
# Of which of its days an event tells; as the identity of the event ends.
FIRST, SAFE, LATEST = "", "-safe", "-latest"


@dataclass(frozen=True)
class Subject:
    """What the calendar is about: its name, the address of the case, and the state that its dates come from.

    `status` says what there is to do once a day has passed. `namespace` keeps the events of one case the same whatever
    file they come in. `sequence` grows with every change that could have moved a date, `changed_at` (aware) is the last
    change of the case itself.
    """

    name: str
    address: str
    namespace: uuid.UUID
    sequence: int
    changed_at: dt.datetime
    status: Status | None = None


def calendar_file(subject: Subject, deadlines: Iterable[Deadline], actors: Mapping[str, str]) -> bytes:
    """Return the file: one event per deadline; `actors` says whose turn each is. The same input gives the same bytes."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//refundguide//refundguide//KO")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", subject.name)
    calendar.add("x-wr-timezone", SEOUL.key)
    calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{REFRESHED_EVERY // dt.timedelta(hours=1)}H")
    # Always there: a calendar without any event must still have one component.
    calendar.add_component(_seoul())
    for deadline in deadlines:
        for end in _ends(deadline):
            calendar.add_component(_event(subject, deadline, actors, end))
    content: bytes = calendar.to_ical()
    return content


@cache
def _seoul() -> Timezone:
    zone = Timezone.from_tzid(SEOUL.key, first_date=dt.date(2020, 1, 1))
    # The library means its table of changes, and Seoul has none.
    zone.pop("comment", None)
    return zone


def _ends(deadline: Deadline) -> dict[str, dt.date]:
    """Return the days of a deadline that have an event each: its own, the safe one before it, the latest days after it."""
    ends = {FIRST: deadline.on}
    if deadline.safe_on:
        ends[SAFE] = deadline.safe_on
    if deadline.ends_apart:
        ends[LATEST] = deadline.latest_on
    return ends


def _event(subject: Subject, deadline: Deadline, actors: Mapping[str, str], end: str) -> Event:
    """Return the event of a deadline on one of its ends."""
    on = _ends(deadline)[end]
    start = deadline.at_seoul if deadline.countdown else on
    summary = _summary(deadline, actors, end)
    event = Event()
    event.add("uid", f"{uuid.uuid5(subject.namespace, deadline.slug + end)}@refundguide")
    event.add("sequence", subject.sequence)
    event.add("dtstamp", subject.changed_at)
    event.add("last-modified", subject.changed_at)
    event.add("dtstart", start)
    event.add("summary", summary)
    event.add("description", _description(subject, deadline))
    event.add("url", subject.address)
    # A deadline takes no time away from anybody's day.
    event.add("transp", "TRANSPARENT")
    # A day that somebody chose or said is no end of anything: it rings when it comes.
    for days in BEFORE if deadline.rule.anchor else (0,):
        event.add_component(_alarm(on, start, days, summary))
    return event


def _alarm(on: dt.date, start: dt.date, days: int, summary: str) -> Alarm:
    """Ring at nine in the morning, `days` before the day; relative, as every calendar understands it."""
    rings = dt.datetime.combine(on - dt.timedelta(days=days), RINGS_AT, SEOUL)
    begins = start if isinstance(start, dt.datetime) else dt.datetime.combine(start, dt.time.min, SEOUL)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", rings - begins)
    alarm.add("description", _("%(days)s일 전: %(summary)s") % {"days": days, "summary": summary} if days else summary)
    return alarm


def _summary(deadline: Deadline, actors: Mapping[str, str], end: str) -> str:
    whose = _("이날부터 가능") if deadline.opens else actors.get(deadline.actor, "")
    title = f"{deadline.title} · {whose}" if whose else deadline.title
    # An event of a whole day says when that day ends; one with a time begins then.
    hour = {FIRST: deadline.hour, SAFE: "", LATEST: deadline.latest_hour}[end]
    notes = [_("%(hour)s까지") % {"hour": hour}] if hour and not deadline.countdown else []
    if deadline.safe_on or (deadline.is_sure_at_first and not deadline.open_ended):
        notes.append(_("이날까지면 안전") if end == (SAFE if deadline.safe_on else FIRST) else _("길면"))
    elif deadline.is_uncertain:
        notes.append(_("늦어도") if end == LATEST else _("이르면"))
    notes += [_("추정")] if deadline.estimated else []
    notes += [_("확인 전")] if not deadline.rule.is_confirmed else []
    return f"{title} ({', '.join(notes)})" if notes else title


def _description(subject: Subject, deadline: Deadline) -> str:
    """Say what the case page says of this deadline, as plain text."""
    rule = deadline.rule
    parts = [
        "\n".join([rule.text, *_cautions(deadline)]),
        "\n".join([_("왜 이 날짜인가요?"), *(f"- {step.text}" for step in deadline.steps)]) if deadline.steps else "",
    ]
    passed = when_passed(subject.status, rule.slug) or rule.when_passed
    if passed and not deadline.opens:
        parts.append(_("지나면: %(text)s") % {"text": passed})
    if rule.checked_on:
        source = {"source": rule.source, "word": rule.checked_word, "label": rule.confidence_label}
        source["day"] = full_day(rule.checked_on)
        parts.append(_("출처: %(source)s · %(word)s %(day)s · %(label)s") % source)
    parts.append(_("사건 보기: %(address)s") % {"address": subject.address})
    return "\n\n".join(part for part in parts if part)


def _cautions(deadline: Deadline) -> list[str]:
    cautions = [f"{deadline.until_in_full}."] if deadline.may_last_longer else []
    if deadline.estimated:
        cautions.append(_("주문 화면에 날짜가 보이면 그 날짜가 먼저예요."))
    if deadline.ours and deadline.ours.on != deadline.on:
        day = full_day(deadline.ours.on)
        cautions.append(_("저희가 계산한 날짜는 %(day)s이지만 주문 화면이 먼저예요.") % {"day": day})
    return cautions
