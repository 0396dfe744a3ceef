"""Photos as the coach reads them: their measures and times, without a row or a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from cases.core.days import SEOUL

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SEOUL)
GOOD: dict[str, Any] = {
    "blur": 0.2,
    "sharpest": 0.15,
    "mean": 120.0,
    "std": 50.0,
    "glare": 0.01,
    "width": 4032,
    "height": 3024,
    "from": "camera",
    "hash": "00000000ffffffff",
}


@dataclass
class Photo:
    pk: str = "one"
    kind: str = "damage"
    measures: dict[str, Any] = field(default_factory=lambda: dict(GOOD))
    taken_at_claimed: str = ""
    received_at: dt.datetime = NOW
    as_is: bool = False
    turn: int = 0


def photo(pk: str = "one", **more: Any) -> Photo:
    measured = more.pop("measured", {})
    return Photo(pk=pk, measures=GOOD | measured, **more)
