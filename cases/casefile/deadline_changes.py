"""Deadlines that move: each case knows which days were announced, and its timeline says from when to when, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Protocol, Self

from django.db import models, transaction

from cases.core.reasons import Reason
from cases.deadlines.rulebook import Rulebook, deadlines_of
from cases.process.events import Kind
from cases.process.situation import Situation
from cases.process.states import Role

CHUNK = 500


class Case(Protocol):
    """What a recount asks of a case. The model calls this module, which therefore does not know the model."""

    announced_deadlines: Any

    @property
    def situation(self) -> Situation: ...
    def announce(self, days: dict[str, str]) -> bool: ...
    def read_again(self) -> Self | None: ...
    def record(
        self, kind: Kind, *, role: Role, note: str = "", data: dict[str, Any] | None, now: dt.datetime
    ) -> object: ...


def recount(
    case: Case, *, reason: Reason | None, now: dt.datetime, rulebook: Rulebook | None = None, told: str = ""
) -> int:
    """Compare the deadlines of `case` with those announced; record each that moved. Return how many did.

    A deadline that begins or ends with a stage says nothing; the same comparison a second time finds nothing. The
    first count, which can find nothing either, needs no `reason`. A line of the timeline has already `told` of one.
    """
    days = {deadline.slug: deadline.on.isoformat() for deadline in deadlines_of(case.situation, now, rulebook)[0]}
    announced = case.announced_deadlines
    if days == announced:
        return 0
    moved = [slug for slug, day in days.items() if announced.get(slug, day) != day and slug != told]
    with transaction.atomic():
        # Somebody else may be counting at this moment; one of the two announces.
        if not case.announce(days):
            return _recount_as_it_is(case, reason=reason, now=now)
        for slug in moved:
            data = {"slug": slug, "was": announced[slug], "now": days[slug], "reason": reason or {}}
            case.record(Kind.DEADLINE_MOVED, role=Role.SYSTEM, data=data, now=now)
    case.announced_deadlines = days
    return len(moved)


def _recount_as_it_is(case: Case, *, reason: Reason | None, now: dt.datetime) -> int:
    """Recount a case that was counted since `case` was read: it may not have been what counts now."""
    stored = case.read_again()
    if stored is None or stored.announced_deadlines == case.announced_deadlines:
        return 0
    moved = recount(stored, reason=reason, now=now)
    case.announced_deadlines = stored.announced_deadlines
    return moved


def recount_all(
    cases: models.QuerySet[Any],
    *,
    reason: Reason,
    now: dt.datetime,
    holiday_on: dt.date | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> int:
    """Recount each of `cases`, in bounded memory; return how many had a deadline that moved.

    `holiday_on` names a day that became or stopped being a holiday: a case whose deadlines all end before it cannot
    have changed. `progress` hears how many cases are done.
    """
    rulebook = Rulebook.read()
    changed = 0
    for done, case in enumerate(cases.iterator(chunk_size=CHUNK), start=1):
        if holiday_on is None or any(day >= holiday_on.isoformat() for day in case.announced_deadlines.values()):
            changed += bool(recount(case, reason=reason, now=now, rulebook=rulebook))
        progress(done)
    return changed
