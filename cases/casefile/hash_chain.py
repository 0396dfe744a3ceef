"""The hash of a line of a timeline: what it says, where it stands, and the hash of the line before.

Pure. Whoever changes, drops, moves or adds a line afterwards would have to write every later line of that case anew,
and the head that the case keeps.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

# How a line becomes bytes. A change needs a new number; lines written under an old one keep their hash.
SCHEME = 1

FIELDS = (
    "scheme",
    "number",
    "previous_hash",
    "kind",
    "role",
    "by_recorded",
    "old_status",
    "new_status",
    "outcome",
    "happened_on",
    "note",
    "data",
    "created_at",
)


def genesis(reference: str) -> str:
    """Return what the first line of a case names as the hash before it."""
    return hashlib.sha256(f"refundguide case {reference}".encode()).hexdigest()


def digest(reference: str, event: Any, **instead: Any) -> str:
    """Return the hash that `event`, an object with the attributes `FIELDS`, has as a line of the case `reference`.

    `instead` gives other values for some of them. 64 hexadecimal digits.
    """
    line = {name: _plain(instead.get(name, getattr(event, name))) for name in FIELDS}
    text = json.dumps({"case": reference, **line}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: Any) -> Any:
    """Return what every database gives back in the same way: moments in UTC to the microsecond, choices as text."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    return value
