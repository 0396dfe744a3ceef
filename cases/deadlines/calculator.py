"""All deadlines for days that somebody typed in: the same rules as for a case, without a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from cases.deadlines import counting
from cases.deadlines.deadline import Deadline, Missing, apart, marks_of
from cases.deadlines.readings import waits_for
from cases.deadlines.rule import BUYER
from cases.deadlines.rulebook import Rulebook
from cases.deadlines.standing import WITHDRAWAL, WITHOUT_FAULT, is_ahead
from cases.process.situation import DISPUTE_CLOSES, Situation
from cases.process.standings import FILING

# Stepping back without a reason, of the purchase and of its instalments.
WITHDRAWALS = frozenset({WITHDRAWAL, "instalment-withdrawal-7d"})

# Telling the courier.
COURIER = "courier-14d"


@dataclass(frozen=True)
class Calculation:
    """The deadlines that run, in one list by time, what has passed last.

    `missing` lack their day and are asked for; `left_out` could be counted but contradict the problem, whose slug is
    `problem`. A deadline that another one must keep as well is told with that one.
    """

    deadlines: tuple[Deadline, ...]
    missing: tuple[Missing, ...]
    left_out: tuple[Deadline, ...]
    problem: str = ""

    @property
    def nearest(self) -> Deadline | None:
        """The first day by which the buyer has to act, whether or not the problem is about it."""
        return min((one for one in self.deadlines if one.is_mine), key=lambda one: one.counts_at, default=None)

    @property
    def called_for(self) -> Deadline | None:
        """The day of what the trouble calls for, where stepping back without a reason comes before it."""
        nearest = self.nearest
        if self.problem in WITHOUT_FAULT or nearest is None or nearest.slug not in WITHDRAWALS:
            return None
        return next((one for one in self.deadlines if one.slug == DISPUTE_CLOSES and is_ahead(one)), None)

    @property
    def is_filing_first(self) -> bool:
        """Whether what the trouble calls for, or else the nearest day, is met by filing on the platform."""
        first = self.called_for or self.nearest
        return first is not None and first.slug in FILING

    @property
    def is_courier_first(self) -> bool:
        """Whether the first day is met by telling the courier, who is none of the places to contact."""
        first = self.called_for or self.nearest
        return first is not None and first.slug == COURIER

    @property
    def mine(self) -> list[Deadline]:
        """What is ahead for the buyer, by time."""
        mine = (one for one in self.deadlines if one.actor == BUYER and not one.passed)
        return sorted(mine, key=lambda one: one.told_at)

    @property
    def further(self) -> list[Deadline]:
        """The same without what leads."""
        return [one for one in self.mine if one not in (self.nearest, self.called_for)]

    @property
    def others(self) -> list[Deadline]:
        """What is ahead for seller, platform and issuer, by time: the buyer waits for it, and misses nothing."""
        return [one for one in self.deadlines if one.actor != BUYER and not one.passed]

    @property
    def gone(self) -> list[Deadline]:
        """What has passed, whosever it was."""
        return [one for one in self.deadlines if one.passed]

    @property
    def marks(self) -> set[str]:
        """Which marks stand beside the days that are ahead."""
        return marks_of(one for one in self.deadlines if not one.passed)


def calculate(
    situation: Situation, now: dt.datetime, rulebook: Rulebook, *, unreadable: Collection[str] = ()
) -> Calculation:
    """Return the deadlines that run from the days of `situation` at `now`, whatever its stage.

    A deadline runs where its day is known and the payment fits. One that may begin on a day which was given but is
    `unreadable` waits for it: the day that would do instead could make it end too late.
    """
    rules = [row.as_rule() for row in rulebook.rules if situation.may_be_paid_by(row.payment)]
    waiting = [rule for rule in rules if not waits_for(rule, situation.dates).isdisjoint(unreadable)]
    counted = [rule for rule in rules if rule not in waiting]
    counted_days, unknown = counting.deadlines(situation, counted, rulebook.holidays, now)
    found, missing = apart(counted_days), apart([*unknown, *(Missing(rule) for rule in waiting)])
    problem = situation.problem
    if problem is None:
        return Calculation(deadlines=tuple(found), missing=tuple(missing), left_out=())
    own, out = problem.own_rules, problem.ruled_out
    return Calculation(
        deadlines=tuple(deadline for deadline in found if deadline.slug not in out),
        missing=tuple(deadline for deadline in missing if deadline.slug in own),
        left_out=tuple(deadline for deadline in found if deadline.slug in out),
        problem=problem.slug,
    )
