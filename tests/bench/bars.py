"""What is asked of the speed of the site: bars, what was measured for each, and one table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One figure and its limit: the most that it may be, or the `least`."""

    what: str
    measured: float
    limit: float
    least: bool = False

    @property
    def is_met(self) -> bool:
        return self.measured >= self.limit if self.least else self.measured <= self.limit


def told(bars: Sequence[Bar]) -> int:
    """Print a line per bar, and return 1 where one is missed."""
    if bars:
        print(f"{'':68}{'measured':>10}{'bar':>12}")
    for bar in bars:
        word = "at least" if bar.least else "at most"
        print(f"{bar.what:68}{bar.measured:10.2f}{word:>12}{bar.limit:8.2f}{'' if bar.is_met else '  MISSED'}")
    return int(not all(bar.is_met for bar in bars))
