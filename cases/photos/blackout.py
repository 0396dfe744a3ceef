"""Blacking out a photo: the boxes, and the copy with them burnt in, which is all that others get to see."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from cases.imaging import redact
from cases.imaging.redact import Box
from cases.photos.files import recorded
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role

NOTHING: dict[str, Any] = {"boxes": [], "blackout_large": "", "blackout_thumb": "", "blackout_sha256": ""}


def black_out(photo: EvidencePhoto, boxes: Sequence[Box], *, now: dt.datetime, role: Role) -> None:
    """Show others a copy of `photo` with `boxes` in black from now on, in place of an earlier such copy.

    Every copy has names of its own, so that no cache takes an old one for the new one. Raises `DoesNotExist` or
    FileNotFoundError where the photo was removed meanwhile.
    """
    if photo.boxes == [list(box) for box in boxes]:
        return
    storage = photo.large.storage
    with photo.large.open("rb") as file:
        large, thumb = redact.burn(file.read(), boxes, (photo.thumb_width, photo.thumb_height))
    name = f"{photo.folder}/blackout-{uuid.uuid4().hex[:12]}"
    written: list[str] = []
    try:
        for ending, content in (("jpg", large), ("webp", thumb)):
            written.append(storage.save(f"{name}.{ending}", ContentFile(content)))
        copy = {
            "boxes": [list(box) for box in boxes],
            "blackout_large": written[0],
            "blackout_thumb": written[1],
            "blackout_sha256": _sha256(large),
        }
        with transaction.atomic():
            _replace(photo, copy)
            files = {"blackout_large": _sha256(large), "blackout_thumb": _sha256(thumb)}
            _record(photo, Kind.PHOTO_REDACTED, {"boxes": len(boxes)}, files, now, role)
    except BaseException:
        _delete(storage, written)
        raise
    photo.refresh_from_db(fields=[*NOTHING])


def uncover(photo: EvidencePhoto, *, now: dt.datetime, role: Role) -> None:
    """Take the black-out back: others see the display copy of `photo` again."""
    with transaction.atomic():
        if _replace(photo, NOTHING):
            _record(photo, Kind.PHOTO_UNREDACTED, {}, {"blackout_large": "", "blackout_thumb": ""}, now, role)
    photo.refresh_from_db(fields=[*NOTHING])


def _replace(photo: EvidencePhoto, copy: dict[str, Any]) -> list[str]:
    """Write the fields of a copy; return the names of the files before, which the sweep deletes a day later."""
    stored = EvidencePhoto.objects.select_for_update().get(pk=photo.pk)
    old = [str(file.name) for file in (stored.blackout_large, stored.blackout_thumb) if file]
    EvidencePhoto.objects.filter(pk=photo.pk).update(**copy)
    # Robust: the new copy stands by then, whatever becomes of the old files.
    transaction.on_commit(partial(_retire, photo.large.storage, old), robust=True)
    return old


def _record(
    photo: EvidencePhoto,
    kind: Kind,
    data: dict[str, Any],
    files: dict[str, str],
    now: dt.datetime,
    role: Role,
) -> None:
    data = {"kind": photo.kind, "sha256": photo.sha256, **data, "photos": [recorded(photo, files)]}
    photo.case.record(kind, role=role, data=data, now=now)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _retire(storage: Storage, names: Iterable[str]) -> None:
    for name in names:
        storage.retire(name)  # type: ignore[attr-defined]


def _delete(storage: Storage, names: Iterable[str]) -> None:
    for name in names:
        storage.delete(name)
