"""How a rule of the seed is written."""

from __future__ import annotations

from typing import NamedTuple

from cases.replies.asks import Ask, LeadsTo


class SeedRule(NamedTuple):
    """One rule: phrases and what looks like them, a line each, and what its mark means to a buyer.

    `answer` is the slug of the ready message that answers it; `said` and `not_said` are whole replies it must and must
    not mark.
    """

    ask: Ask
    meaning: str
    risk: str
    avoid: str
    answer: str
    leads_to: LeadsTo
    patterns: str
    unless: str
    said: str
    not_said: str

    def fields(self) -> dict[str, str]:
        """Return the columns of its row."""
        return {
            "slug": self.ask.value,
            "ask": self.ask.value,
            "meaning": self.meaning,
            "risk": self.risk,
            "avoid": self.avoid,
            "answer": self.answer,
            "leads_to": self.leads_to.value,
            "patterns": _lines(self.patterns),
            "unless": _lines(self.unless),
            "said": _lines(self.said),
            "not_said": _lines(self.not_said),
        }


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())
