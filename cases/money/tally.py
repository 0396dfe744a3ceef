"""How cases of one problem ended, counted over those whose owners let theirs be counted: never fewer than a handful."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from cases.money.models import OutcomeConsent
from cases.process.states import Outcome, Status

# Of fewer, whoever knows one of them could tell how it ended.
FEWEST = 5

# What its buyer called off says nothing of what the platform does.
COUNTED = (Outcome.REFUNDED, Outcome.PARTLY_REFUNDED, Outcome.NOT_REFUNDED)


@dataclass(frozen=True)
class Tally:
    """So many cases of one problem, and how many of them got all of their money back, or a part of it."""

    cases: int
    whole: int
    part: int

    @property
    def nothing(self) -> int:
        return self.cases - self.whole - self.part

    @property
    def fewest(self) -> int:
        return FEWEST


def tally_of(problem: str) -> Tally | None:
    """Return how cases of a problem ended, None while there are too few; one query, nothing of a single case."""
    ended = OutcomeConsent.objects.filter(case__status=Status.CLOSED, case__problem=problem, case__outcome__in=COUNTED)
    found = ended.aggregate(
        cases=Count("pk"),
        whole=Count("pk", filter=Q(case__outcome=Outcome.REFUNDED)),
        part=Count("pk", filter=Q(case__outcome=Outcome.PARTLY_REFUNDED)),
    )
    return Tally(**found) if found["cases"] >= FEWEST else None
