"""Makers of what only the tests of the admin need."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from typing import Any

from django.urls import reverse

from cases.models import Case, EvidencePhoto


def add_photo(case: Case, **fields: Any) -> EvidencePhoto:
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


def change_url(case: Case) -> str:
    return reverse("admin:cases_case_change", args=[case.pk])


QUEUE = "/admin/cases/case/"
