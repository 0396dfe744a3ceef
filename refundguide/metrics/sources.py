"""Where figures come from: the decoders, the places for what takes long, and the lines of the log."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from cases.core import places
from cases.imaging import lanes
from refundguide.metrics.counts import COUNTS, Key, Shared

PLACES = {
    "writing": places.WRITING,
    "uploading": places.UPLOADING,
    "sending": places.SENDING,
    "audits": places.AUDITS,
    "papers": places.PAPERS,
    "redacting": places.REDACTING,
}


@functools.cache
def share() -> Shared:
    """Count in this process from now on, and tell the others on this machine."""
    lanes.watchers.append(count_photo)
    COUNTS.gauges += [places_taken, photos_waiting]
    shared = Shared(Path(settings.VAR, "metrics"), COUNTS)
    shared.begin()
    return shared


def count_photo(use: lanes.Use) -> None:
    """Count one photo at a decoder."""
    COUNTS.observe(use.waited, "decode_wait_seconds", use.lane)
    COUNTS.observe(use.took, "decode_seconds", use.lane, use.outcome)
    if use.ended:
        COUNTS.add("decoders_lost_total", use.lane, use.ended)


def places_taken() -> Iterator[tuple[Key, float]]:
    """Yield how many places there are, and how many are taken."""
    for name, place in PLACES.items():
        yield ("places", name), place.most
        yield ("places_taken", name), place.taken


def photos_waiting() -> Iterator[tuple[Key, float]]:
    """Yield how many photos wait for each decoder."""
    for lane in lanes.LANES:
        yield ("decode_waiting", lane.name), lane.turns.waiting


class CountLines(logging.Handler):
    """Counts warnings and errors, and what they say of themselves by the key `event`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Count the line."""
        COUNTS.add("log_lines_total", record.levelname)
        if event := getattr(record, "event", None):
            COUNTS.add("events_total", event)
