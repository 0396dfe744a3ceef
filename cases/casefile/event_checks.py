"""Whether every kind of event has its words."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from cases.process import events


def events_are_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E004: every kind of event has its row, and its English words where it may leave in papers."""
    errors: list[CheckMessage] = [
        Error(f"The kind of event {kind} has no row in cases.process.events.", id="cases.E004")
        for kind in events.Kind
        if kind not in events.EVENTS
    ]
    errors += [
        Error(f"The kind of event {kind} may leave in papers and has no English words.", id="cases.E004")
        for kind, row in events.EVENTS.items()
        if row.papers and not row.english
    ]
    return errors
