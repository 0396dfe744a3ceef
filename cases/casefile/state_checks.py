"""Whether the state machine is whole."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from cases.process import states, status_texts
from cases.process.standing_texts import STANDINGS
from cases.process.standings import Lateness


def states_are_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E003: every status has its moves, description, verb and standings, and can be reached and left."""
    reached = {states.Status.PREPARING} | {target for row in states.MOVES.values() for target in row}
    return [
        Error(f"The status {status} is not whole in cases.process.states.", id="cases.E003")
        for status in states.Status
        if not states.MOVES.get(status)
        or status not in status_texts.DESCRIPTIONS
        or status not in status_texts.VERBS
        or status not in reached
        or any((status, lateness) not in STANDINGS for lateness in _possible(status))
    ]


def _possible(status: states.Status) -> list[Lateness]:
    done = status == states.Status.CLOSED
    return [lateness for lateness in Lateness if (lateness == Lateness.DONE) == done]
