"""What of a case leaves the house, and in which paper: one table by model and field. What it does not name stays.

Who writes a paper is handed rows by `only`, which hold what the paper may say and are blank elsewhere: a field that is
new leaves nowhere until it stands here. Lines of the timeline have two more locks: the audience of their kind and the
keys of their data (`cases.process.events`), and for words that somebody wrote a tick of the buyer (`cases.bundle`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile

from cases.process.anchors import ANCHORS


class Paper(StrEnum):
    """The PDF for those who decide, the ZIP with the received files, the calendar, the mails."""

    PDF = "pdf"
    ZIP = "zip"
    CALENDAR = "calendar"
    MAIL = "mail"


DAYS = " ".join(ANCHORS)

LEAVES: Mapping[str, Mapping[Paper, str]] = {
    "Case": {
        Paper.PDF: "reference problem item order_number amount currency payment story status outcome "
        f"countdowns stays_in_korea {DAYS}",
        Paper.ZIP: f"reference problem item order_number amount currency payment story status outcome {DAYS}",
        # From these deadlines are counted; the address of an event is made of `intake_id`, which it does not tell.
        Paper.CALENDAR: f"reference intake_id updated_at status problem payment amount currency countdowns "
        f"promises stays_in_korea {DAYS}",
        Paper.MAIL: "reference",
    },
    "CaseEvent": {
        Paper.PDF: "kind role old_status new_status outcome happened_on created_at",
        Paper.ZIP: "kind role old_status new_status outcome happened_on created_at",
    },
    "EvidencePhoto": {
        Paper.PDF: "kind caption large blackout_large blackout_sha256 byte_size sha256 width height taken_at_claimed "
        "received_at",
        Paper.ZIP: "kind caption original original_name large blackout_large blackout_sha256 format byte_size sha256 "
        "taken_at_claimed received_at",
    },
    # Only those that its owner marked for the papers.
    "Conversation": {Paper.PDF: "channel person happened_at number said until_on answer"},
    "ReturnAddress": {Paper.PDF: "country postcode address other_script recipient phone note"},
    "Entry": {Paper.PDF: "sort amount currency"},
    "Shipment": {Paper.PDF: "carrier tracking_number shipped_on"},
    "Station": {Paper.PDF: "tracking_number happened_on time said"},
}


def only[M: models.Model](row: M, paper: Paper, **also: Any) -> M:
    """Return a row that was never stored, with what of `row` may leave in `paper`, and `also` what its caller vouches for."""
    names = LEAVES[type(row).__name__][paper].split()
    return type(row)(**{name: _value(getattr(row, name)) for name in names}, **also)


def _value(value: Any) -> Any:
    """Return the name of a file in its place: the file itself belongs to its row."""
    return value.name if isinstance(value, FieldFile) else value
