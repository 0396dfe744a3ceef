"""All deadline rules and holidays, read once, for one case or for ten thousand; and the deadlines that follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from cases.deadlines import counting
from cases.deadlines.deadline import Deadline, Missing
from cases.deadlines.models import DeadlineRule
from cases.deadlines.promised import promised
from cases.deadlines.standing import CaseStanding, standing_of
from cases.facts.models import Holiday
from cases.process.problems import PROCESS_RULES
from cases.process.situation import Situation


@dataclass(frozen=True)
class Rulebook:
    """All rules and holidays as they stood at one moment."""

    rules: list[DeadlineRule]
    holidays: dict[dt.date, str]

    @classmethod
    def read(cls) -> Rulebook:
        """Read both tables (two queries; a few hundred small rows)."""
        return cls(list(DeadlineRule.objects.all()), dict(Holiday.objects.values_list("on", "name")))


def deadlines_of(
    situation: Situation, now: dt.datetime, rulebook: Rulebook | None = None
) -> tuple[list[Deadline], list[Missing]]:
    """Return the deadlines of a case at `now`, the nearest first, and those that lack a date.

    What the buyer read on the platform is never left out while it lies ahead, whatever the stage of the case; but what
    the process itself waits for is done with its stage. What others promised stands among them.
    """
    rulebook = rulebook or Rulebook.read()
    running = [row for row in rulebook.rules if row.runs_for(situation)]
    lasting = situation.countdowns.keys() - PROCESS_RULES
    read = [] if situation.is_closed else [row for row in rulebook.rules if row.slug in lasting]
    rules = [row.as_rule() for row in rulebook.rules if row in running or row in read]
    found, missing = counting.deadlines(situation, rules, rulebook.holidays, now)
    slugs = {row.slug for row in running}
    shown = [deadline for deadline in found if deadline.slug in slugs or not deadline.passed]
    return sorted([*shown, *promised(situation, now)], key=lambda one: (one.passed, one.at)), missing


def standing_now(situation: Situation, now: dt.datetime, rulebook: Rulebook | None = None) -> CaseStanding:
    """Return how a case stands at `now`; it must have a status."""
    if situation.status is None:
        raise ValueError("What has no status stands nowhere.")
    problem = situation.problem.slug if situation.problem else ""
    return standing_of(situation.status, deadlines_of(situation, now, rulebook)[0], problem)


def titles_of(slugs: Collection[str]) -> dict[str, str]:
    """Return the titles of rules by slug, without those that are gone; one query, and none where nothing is asked."""
    return dict(DeadlineRule.objects.filter(slug__in=slugs).values_list("slug", "title")) if slugs else {}
