"""Whether the state machine is whole."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from cases.process import move_texts, states, status_texts
from cases.process.standing_texts import STANDINGS
from cases.process.standings import Lateness


def states_are_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E003: every status has its moves, description, verb, standings and words around moves, can be reached and left."""
    reached = {states.Status.PREPARING} | {target for row in states.MOVES.values() for target in row}
    return [
        Error(f"The status {status} is not whole in cases.process.states.", id="cases.E003")
        for status in states.Status
        if not states.MOVES.get(status)
        or status not in status_texts.DESCRIPTIONS
        or status not in status_texts.VERBS
        or status not in reached
        or any((status, lateness) not in STANDINGS for lateness in _possible(status))
        or any(not _has_words(status, target) for target in states.moves_for(status, states.Role.OWNER))
    ]


def _has_words(source: states.Status, target: states.Status) -> bool:
    """Say whether a buyer reads something before and after a move."""
    closed = all(
        outcome in table for outcome in states.Outcome for table in (move_texts.AFTER_CLOSING, move_texts.ENDINGS)
    )
    said = target in move_texts.AFTER or (closed and target == states.Status.CLOSED)
    return target in move_texts.BEFORE and said


def _possible(status: states.Status) -> list[Lateness]:
    done = status == states.Status.CLOSED
    return [lateness for lateness in Lateness if (lateness == Lateness.DONE) == done]
