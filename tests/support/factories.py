"""Keyword-only makers of test data: each test says only what it is about."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cases.casefile.models import Case
from cases.core.formats.codes import hash_key
from cases.facts.models import PolicyFact
from cases.photos.models import EvidencePhoto
from cases.photos.receiving import receive
from cases.process.states import Role
from tests.support.moments import NOW

KEY = "7K3M9-QXT2B-4HJ8N-W0RZC"
# Where a row of reference data comes from.
SOURCED: dict[str, Any] = {"source": "공식 도움말", "checked_on": dt.date(2026, 11, 1), "confidence": "H"}


def make_case(*, problem: str = "damaged", status: str = "preparing", key: str = KEY, **fields: Any) -> Case:
    """Create a case in any status, without going through the moves."""
    defaults: dict[str, Any] = {
        "order_number": "8190000000000001",
        "item": "유리 티포트",
        "paid_on": dt.date(2026, 11, 1),
        "received_on": dt.date(2026, 11, 20),
        "payment": "card",
    }
    now = dt.datetime.now(dt.UTC)
    defaults |= {"created_at": now, "updated_at": now}
    if status == "in_review":
        defaults["review_asked_at"] = now
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


def receive_photo(
    case: Case, data: bytes | None = None, *, name: str = "a.jpg", at: dt.datetime = NOW, **details: Any
) -> EvidencePhoto:
    """Take a photo of the buyer into `case`, as an upload does."""
    upload = SimpleUploadedFile(name, data or jpeg(), content_type="image/jpeg")
    return receive(case, upload, now=at, role=Role.OWNER, **{"kind": "damage", **details})


def photo_row(case: Case, **fields: Any) -> EvidencePhoto:
    """Give `case` a photo as a row; its files do not exist."""
    pk = uuid.uuid4()
    defaults: dict[str, Any] = {
        "id": pk,
        "kind": "damage",
        "original": f"{pk}/original",
        "large": f"{pk}/large.jpg",
        "thumb": f"{pk}/thumb.jpg",
        "format": "JPEG",
        "byte_size": 2_400_000,
        "sha256": hashlib.sha256(pk.bytes).hexdigest(),
        "width": 4032,
        "height": 3024,
        "thumb_width": 320,
        "thumb_height": 240,
        "received_at": dt.datetime.now(dt.UTC),
    }
    return EvidencePhoto.objects.create(case=case, **{**defaults, **fields})


def make_fact(slug: str = "return-90d", **fields: Any) -> PolicyFact:
    """Create a fact about the platform's rules."""
    return PolicyFact.objects.create(slug=slug, title=slug, text="글", **{**SOURCED, **fields})
