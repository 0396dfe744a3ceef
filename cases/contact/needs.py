"""What a buyer mostly needs of a contact: each channel has a score for it. Pure."""

from __future__ import annotations

from cases.process.situation import Situation

NEEDS = ("speed", "record", "explain")
DEFAULT_NEED = "speed"


def need_of(situation: Situation) -> str:
    """Return what contacting is mostly for."""
    return situation.problem.need if situation.problem else DEFAULT_NEED
