"""When to ask whether an approved refund has come in: some days after the approval, until that is answered. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

# Three days in, most cards show it; after a week something may have gone wrong.
STEPS = (3, 7)


@dataclass(frozen=True)
class Question:
    """One question: which of the `STEPS` asks it, and how many days after the approval it is now."""

    step: int
    days: int


def question(approved_on: dt.date | None, today: dt.date, answered: Iterable[dt.date]) -> Question | None:
    """Return what to ask today about a refund approved on a day; None before the first step, or once that is answered.

    `answered` are the days on which its owner wrote down what came in, or that nothing did.
    """
    if approved_on is None:
        return None
    days = (today - approved_on).days
    step = max((step for step in STEPS if step <= days), default=None)
    if step is None or any(day >= approved_on + dt.timedelta(days=step) for day in answered):
        return None
    return Question(step, days)


def is_soon(approved_on: dt.date, today: dt.date) -> bool:
    """Say whether the last question is still to come: until then nobody is late."""
    return (today - approved_on).days < STEPS[-1]
