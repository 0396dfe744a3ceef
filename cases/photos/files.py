"""The stored files of a photo: where they lie, and how an event names them so that each byte can be checked later."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar, Protocol

from django.core.files.storage import storages
from django.db import models

from cases.photos.storage.evidence import EvidenceStorage


class Photo(Protocol):
    """What is read of a row of `EvidencePhoto`, whose module imports this one."""

    _meta: ClassVar[Any]

    @property
    def pk(self) -> Any: ...
    @property
    def sha256(self) -> str: ...
    @property
    def large_sha256(self) -> str: ...
    @property
    def thumb_sha256(self) -> str: ...


def evidence_storage() -> EvidenceStorage:
    """Return the private store; a callable, so that tests and operators can point it elsewhere."""
    storage: Any = storages["evidence"]
    if not isinstance(storage, EvidenceStorage):
        raise TypeError("STORAGES['evidence'] is no store of evidence.")
    return storage


def file_names(photo: Photo) -> dict[str, str]:
    """Return the stored files of a photo: the name in the storage by field (`original`, `large`, `thumb`)."""
    fields = [field.name for field in photo._meta.concrete_fields if isinstance(field, models.FileField)]
    return {field: str(file.name) for field in fields if (file := getattr(photo, field))}


def file_hashes(photo: Photo) -> dict[str, str]:
    """Return the SHA-256 of each stored file by field, read anew; the original as it was received."""
    storage, hashes = evidence_storage(), {"original": photo.sha256}
    for field, name in file_names(photo).items():
        if field not in hashes:
            with storage.open(name) as file:
                hashes[field] = hashlib.file_digest(file, "sha256").hexdigest()
    return hashes


def received(photo: Photo) -> dict[str, str]:
    """Return the SHA-256 of the files as the row knows them, by field."""
    return {"original": photo.sha256, "large": photo.large_sha256, "thumb": photo.thumb_sha256}


def recorded(photo: Photo, hashes: dict[str, str]) -> dict[str, Any]:
    """Return how an event names files of a photo: in the list `photos` of its data, whatever its kind.

    An event that names further files of a photo, or files made anew, says it in the same way; for each field the newest
    counts, and `verify_chain` holds the stored bytes to it. An empty hash says that the file is gone.
    """
    return {"id": str(photo.pk), "files": hashes}
