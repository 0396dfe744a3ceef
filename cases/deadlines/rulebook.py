"""All deadline rules and holidays, read once, for one case or for ten thousand; and the deadlines that follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from cases.deadlines import counting
from cases.deadlines.deadline import Deadline, Missing
from cases.deadlines.models import DeadlineRule
from cases.deadlines.promised import promised
from cases.deadlines.rule import Rule
from cases.deadlines.standing import CaseStanding, standing_of
from cases.facts.models import Holiday
from cases.facts.sourced import ReferenceVersion
from cases.process.problems import PROCESS_RULES
from cases.process.situation import Situation


@dataclass(frozen=True)
class Rulebook:
    """All rules and holidays as they stood at one moment."""

    rules: list[DeadlineRule]
    holidays: dict[dt.date, str]

    @cached_property
    def as_counted(self) -> list[tuple[DeadlineRule, Rule]]:
        """Each rule with what counting needs of it, made once for all cases."""
        return [(row, row.as_rule()) for row in self.rules]

    @classmethod
    def read(cls) -> Rulebook:
        """Read both tables (two queries; a few hundred small rows)."""
        return cls(list(DeadlineRule.objects.all()), dict(Holiday.objects.values_list("on", "name")))

    @classmethod
    def kept(cls) -> Rulebook:
        """Return both as this process keeps them: for pages, and without a query where nothing has changed."""
        return ReferenceVersion.kept("rulebook", cls.read)


def deadlines_of(
    situation: Situation, now: dt.datetime, rulebook: Rulebook | None = None
) -> tuple[list[Deadline], list[Missing]]:
    """Return the deadlines of a case at `now`, the nearest first, and those that lack a date.

    What the buyer read on the platform is never left out while it lies ahead, whatever the stage of the case; but what
    the process itself waits for is done with its stage. What others promised stands among them.
    """
    rulebook = rulebook or Rulebook.kept()
    running = {row.slug for row in rulebook.rules if row.runs_for(situation)}
    read = set() if situation.is_closed else situation.countdowns.keys() - PROCESS_RULES
    rules = [rule for row, rule in rulebook.as_counted if row.slug in running or row.slug in read]
    found, missing = counting.deadlines(situation, rules, rulebook.holidays, now)
    shown = [deadline for deadline in found if deadline.slug in running or not deadline.passed]
    return sorted([*shown, *promised(situation, now)], key=lambda one: (one.passed, one.at)), missing


def standing_now(situation: Situation, now: dt.datetime, rulebook: Rulebook | None = None) -> CaseStanding:
    """Return how a case stands at `now`; it must have a status."""
    if situation.status is None:
        raise ValueError("What has no status stands nowhere.")
    problem = situation.problem.slug if situation.problem else ""
    return standing_of(situation.status, deadlines_of(situation, now, rulebook)[0], problem)


def titles_of(slugs: Collection[str]) -> dict[str, str]:
    """Return the titles of rules by slug, without those that are gone; nothing is read where nothing is asked."""
    return {rule.slug: rule.title for rule in Rulebook.kept().rules if rule.slug in slugs} if slugs else {}
