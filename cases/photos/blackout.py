"""Blacking out a photo: the boxes, and the copy with them burnt in, which is all that others get to see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from cases.imaging import redact
from cases.imaging.redact import Box
from cases.photos import copies
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role

NOTHING: dict[str, Any] = {"boxes": [], "blackout_large": "", "blackout_thumb": "", "blackout_sha256": ""}


def black_out(photo: EvidencePhoto, boxes: Sequence[Box], *, now: dt.datetime, role: Role) -> None:
    """Show others a copy of `photo` with `boxes` in black from now on, in place of an earlier such copy.

    Raises `DoesNotExist` or FileNotFoundError where the photo was removed meanwhile, and `copies.PhotoChanged` where it
    was turned: the boxes then lie elsewhere.
    """
    if photo.boxes == [list(box) for box in boxes]:
        return
    with photo.large.open("rb") as file:
        large, thumb = redact.burn(file.read(), boxes, (photo.thumb_width, photo.thumb_height))
    copies.put(
        photo,
        {"blackout_large": large, "blackout_thumb": thumb},
        {"boxes": [list(box) for box in boxes], "blackout_sha256": copies.sha256(large)},
        made_of=["large"],
        kind=Kind.PHOTO_REDACTED,
        data={"boxes": len(boxes)},
        now=now,
        role=role,
    )


def uncover(photo: EvidencePhoto, *, now: dt.datetime, role: Role) -> None:
    """Take the black-out back: others see the display copy of `photo` again."""
    with transaction.atomic():
        photo.case.lock()
        if copies.replace(photo, NOTHING):
            files = {"blackout_large": "", "blackout_thumb": ""}
            copies.record(photo, Kind.PHOTO_UNREDACTED, {}, files, now, role)
    photo.refresh_from_db(fields=[*NOTHING])
