"""New copies of a photo in place of earlier ones: written and synced, then named by its row and by one event."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from cases.photos.files import evidence_storage, recorded
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role


class PhotoChanged(Exception):
    """Somebody turned or blacked out the photo while a copy of what it was before was made."""


def put(
    photo: EvidencePhoto,
    contents: Mapping[str, bytes],
    fields: Mapping[str, Any],
    *,
    made_of: Sequence[str],
    kind: Kind,
    data: Mapping[str, Any],
    now: dt.datetime,
    role: Role,
) -> None:
    """Store `contents` (bytes by the name of a file field) with `fields`, and record an event that names their hashes.

    Every copy has a name of its own, so that no cache takes an old one for the new one. Raises `DoesNotExist` where the
    photo was removed meanwhile, and `PhotoChanged` where a file `made_of` which the copies are is another one by now.
    """
    storage, stamp = evidence_storage(), uuid.uuid4().hex[:12]
    names: dict[str, str] = {}
    try:
        for field, content in contents.items():
            ending = "webp" if field.endswith("thumb") else "jpg"
            name = f"{photo.folder}/{field.replace('_', '-')}-{stamp}.{ending}"
            names[field] = storage.save(name, ContentFile(content))
        with transaction.atomic():
            photo.case.lock()
            replace(photo, {**fields, **names}, made_of=made_of)
            record(photo, kind, data, {field: sha256(content) for field, content in contents.items()}, now, role)
    except BaseException:
        for name in _unnamed(photo, names):
            with contextlib.suppress(OSError):  # The sweep finds it.
                storage.delete(name)
        raise
    photo.refresh_from_db(fields=[*fields, *names])


def _unnamed(photo: EvidencePhoto, names: Mapping[str, str]) -> list[str]:
    """Return those of `names` that its row does not have. A commit that was not answered may hold; the sweep will know."""
    try:
        row = EvidencePhoto.objects.filter(pk=photo.pk).values(*names).first() or {}
    except DatabaseError:
        return []
    return [name for field, name in names.items() if row.get(field) != name]


def replace(photo: EvidencePhoto, fields: Mapping[str, Any], *, made_of: Sequence[str] = ()) -> list[str]:
    """Write fields of a row; return the names of the files before, which the sweep deletes a day later."""
    stored = EvidencePhoto.objects.select_for_update().get(pk=photo.pk)
    if any(getattr(stored, name) != getattr(photo, name) for name in made_of):
        raise PhotoChanged
    files = [getattr(stored, field) for field in fields if field in FILES]
    old = [str(file.name) for file in files if file]
    EvidencePhoto.objects.filter(pk=photo.pk).update(**fields)
    # Robust: the new copy stands by then, whatever becomes of the old files.
    transaction.on_commit(partial(_retire, old), robust=True)
    return old


# Of the stored files those that are made here; the original is none of them.
FILES = ("large", "thumb", "blackout_large", "blackout_thumb")


def record(
    photo: EvidencePhoto,
    kind: Kind,
    data: Mapping[str, Any],
    files: dict[str, str],
    now: dt.datetime,
    role: Role,
) -> None:
    data = {"kind": photo.kind, "sha256": photo.sha256, **data, "photos": [recorded(photo, files)]}
    photo.case.record(kind, role=role, data=data, now=now)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _retire(names: Iterable[str]) -> None:
    storage = evidence_storage()
    for name in names:
        storage.retire(name)
