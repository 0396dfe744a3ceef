"""What a reviewer has asked the buyer for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.process.events import Kind
from cases.process.shots import SHOTS, Shot
from cases.process.states import Status

if TYPE_CHECKING:
    from cases.casefile.models import Case


@dataclass(frozen=True)
class ReviewRequest:
    """Photos and words that a reviewer asked for, at one moment."""

    note: str
    shots: tuple[Shot, ...]
    asked_at: dt.datetime


def open_review_request(case: Case) -> ReviewRequest | None:
    """Return what the newest review asked for, as long as the case waits for it; one query at most."""
    if case.status != Status.NEEDS_EVIDENCE:
        return None
    asked = case.events.filter(kind=Kind.MOVED, new_status=Status.NEEDS_EVIDENCE).first()
    if asked is None:
        return None
    shots = tuple(SHOTS[slug] for slug in asked.data.get("missing", []) if slug in SHOTS)
    return ReviewRequest(asked.note, shots, asked.created_at)
