"""Keyword-only makers of test data: each test says only what it is about."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from typing import Any

from PIL import Image

from cases.codes import hash_key
from cases.models import Case

KEY = "7K3M9-QXT2B-4HJ8N-W0RZC"


def make_case(*, problem: str = "damaged", status: str = "preparing", key: str = KEY, **fields: Any) -> Case:
    """Create a case in any status, without going through the moves."""
    defaults: dict[str, Any] = {
        "order_number": "8190000000000001",
        "item": "유리 티포트",
        "paid_on": dt.date(2026, 11, 1),
        "received_on": dt.date(2026, 11, 20),
        "payment": "card",
    }
    if status == "closed":
        defaults |= {"outcome": "refunded", "closed_at": dt.datetime(2026, 11, 23, tzinfo=dt.UTC)}
    return Case.objects.create(
        problem=problem, status=status, key_hash=hash_key(key), intake_id=uuid.uuid4(), **{**defaults, **fields}
    )


def jpeg(*, size: tuple[int, int] = (640, 480), color: str = "tomato", **save: Any) -> bytes:
    """Return a small JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", size, color).save(buffer, "JPEG", **save)
    return buffer.getvalue()
