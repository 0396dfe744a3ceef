"""Telling again: where a date of a case, a rule or a holiday moves a clock, the timeline says from when to when, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from cases.anchors import ANCHORS
from cases.models.deadlines import Calendar, deadlines_of
from cases.models.event import CaseEvent
from cases.states import Role, Status

if TYPE_CHECKING:
    from cases.models.case import Case

CHUNK = 500


def reason_for(changed: list[str]) -> str:
    """Say which answers a buyer changed, by name where they are days."""
    days = [str(ANCHORS[name]) for name in changed if name in ANCHORS]
    return _("고친 날짜: %(days)s") % {"days": ", ".join(days)} if days else _("사건 내용을 고쳤습니다")


def retell(case: Case, *, because: str, now: dt.datetime, calendar: Calendar | None = None) -> int:
    """Compare the clocks of `case` with what it was told; record each that moved. Return how many did.

    A clock that begins or ends with a stage says nothing; the same comparison a second time finds nothing.
    """
    found, _lacking = deadlines_of(case.situation, now, calendar)
    told = {deadline.slug: deadline.on.isoformat() for deadline in found}
    if told == case.told:
        return 0
    moved = [deadline for deadline in found if case.told.get(deadline.slug, told[deadline.slug]) != told[deadline.slug]]
    with transaction.atomic():
        # Somebody else may be telling it at this moment; one of the two does.
        if not type(case).objects.filter(pk=case.pk, told=case.told).update(told=told):
            return _retell_as_it_is(case, because=because, now=now)
        for deadline in moved:
            case.record(
                CaseEvent.Kind.DEADLINE_MOVED,
                role=Role.SYSTEM,
                note=because,
                data={
                    "slug": deadline.slug,
                    "title": deadline.title,
                    "was": case.told[deadline.slug],
                    "now": told[deadline.slug],
                },
                now=now,
            )
    case.told = told
    return len(moved)


def _retell_as_it_is(case: Case, *, because: str, now: dt.datetime) -> int:
    """Retell a case that was told of something since `case` was read: it may not have been what is told now."""
    there = type(case).objects.filter(pk=case.pk).first()
    if there is None or there.told == case.told:
        return 0
    moved = retell(there, because=because, now=now)
    case.told = there.told
    return moved


def retell_open_cases(
    *,
    because: str,
    now: dt.datetime,
    holiday_on: dt.date | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> int:
    """Retell every case that is not closed, in bounded memory; return how many cases had a clock that moved.

    `holiday_on` names a day that became or stopped being a holiday: a case whose clocks all ended before it cannot
    have changed. `progress` is told how many cases are done.
    """
    calendar = Calendar.read()
    changed = 0
    cases = apps.get_model("cases", "Case").objects.exclude(status=Status.CLOSED)
    for done, case in enumerate(cases.iterator(chunk_size=CHUNK), start=1):
        if holiday_on is None or any(day >= holiday_on.isoformat() for day in case.told.values()):
            changed += bool(retell(case, because=because, now=now, calendar=calendar))
        progress(done)
    return changed
