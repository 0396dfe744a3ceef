"""All clocks for days that somebody typed in: the same rules as for a case, without a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cases import counting, problems
from cases.deadline import Deadline, Missing
from cases.models.deadlines import Calendar

# What a problem contradicts: clocks of goods in hand, of goods still on their way, of goods that are not as described.
IN_HAND = frozenset({"withdrawal-7d", "mismatch-3m", "mismatch-30d"})
ON_THE_WAY = frozenset({"late-14d", "late-30d", "chargeback-expected-120d"})
NOT_AS_DESCRIBED = frozenset({"mismatch-3m", "mismatch-30d"})


@dataclass(frozen=True)
class Calculation:
    """The clocks that run: those that the problem is about (all of them where none is named), then the others.

    `missing` lack their day and are asked for; `left_out` could be counted but contradict the problem. Each list has
    the buyer's nearest first.
    """

    own: tuple[Deadline, ...]
    others: tuple[Deadline, ...]
    missing: tuple[Missing, ...]
    left_out: tuple[Deadline, ...]

    @property
    def count(self) -> int:
        """How many clocks run."""
        return len(self.own) + len(self.others)

    @property
    def nearest(self) -> Deadline | None:
        """The first day by which the buyer has to act."""
        return next((deadline for deadline in (*self.own, *self.others) if deadline.is_mine), None)


def calculate(
    days: Mapping[str, dt.date],
    now: dt.datetime,
    *,
    problem: problems.Problem | None = None,
    payment: str = "",
    unreadable: Collection[str] = (),
) -> Calculation:
    """Return the clocks that run from `days` (in Seoul, by anchor name) at `now`; two queries.

    A clock runs where its day is known and the payment fits; an unknown payment fits all. One whose own day was given
    but is `unreadable` waits for it: the day that would do instead could make it end too late.
    """
    calendar = Calendar.read()
    rules = [row.as_rule() for row in calendar.rules if not payment or row.payment in {"", payment}]
    waiting = [rule for rule in rules if rule.anchor in unreadable]
    counted = [rule for rule in rules if rule not in waiting]
    found, missing = counting.deadlines(counting.Facts(dict(days)), counted, calendar.holidays, now)
    missing += [Missing(rule) for rule in waiting]
    about, out = concerns(problem), ruled_out(problem)
    return Calculation(
        own=tuple(clock for clock in found if about is None or clock.slug in about),
        others=tuple(clock for clock in found if about is not None and clock.slug not in {*about, *out}),
        missing=tuple(clock for clock in missing if about is None or clock.slug in about),
        left_out=tuple(clock for clock in found if clock.slug in out),
    )


def concerns(problem: problems.Problem | None) -> frozenset[str] | None:
    """Return the slugs of the rules that a problem is about, those of the process among them; None for all."""
    return None if problem is None else frozenset({*problem.rules, *problems.PROCESS_RULES})


def ruled_out(problem: problems.Problem | None) -> frozenset[str]:
    """Return the slugs of the rules that cannot hold for a problem; whatever could help is not among them.

    Who waits for a refund, or was refused one, may have sent back anything or nothing.
    """
    if problem is None or problem.begun:
        return frozenset()
    if not problem.received:
        return IN_HAND
    return ON_THE_WAY | NOT_AS_DESCRIBED if problem.slug == "change-of-mind" else ON_THE_WAY
