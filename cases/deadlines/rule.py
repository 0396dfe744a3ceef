"""How one deadline is counted and explained: a row of `DeadlineRule`, or a day that somebody said. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

DAYS, BUSINESS_DAYS, MONTHS = "days", "business_days", "months"
ROLL_NEXT = "next"
BUYER = "buyer"
UNCONFIRMED = "X"


@dataclass(frozen=True)
class Rule:
    """How one deadline is counted and explained (see `DeadlineRule`)."""

    slug: str
    title: str
    anchor: str
    amount: int
    unit: str
    anchor_else: str = ""
    anchor_later: str = ""
    capped_by: str = ""
    roll: str = "none"
    zone: str = "Asia/Seoul"
    opens: bool = False
    actor: str = BUYER
    actor_label: str = ""
    has_countdown: bool = False
    text: str = ""
    when_passed: str = ""
    source: str = ""
    source_url: str = ""
    checked_on: dt.date | None = None
    checked_word: str = ""
    confidence: str = ""
    confidence_label: str = ""
    # Where some of those who grant it already refuse: words name both ends, the count keeps the usual one.
    some_end_after: int | None = None

    @property
    def is_confirmed(self) -> bool:
        """Say whether pages may show this without calling it unconfirmed, as `Sourced` does."""
        return self.confidence != UNCONFIRMED

    @property
    def some_end_sooner_by(self) -> int:
        """How many days before its end some already end it; 0 where all do alike."""
        first = self.amount if self.some_end_after is None else self.some_end_after
        return max(0, self.amount - first) if self.unit == DAYS else 0
