"""Receiving uploads: each is checked, sanitised, written and synced, and only then becomes a row of its case."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import unicodedata
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError, transaction

from cases.casefile.models import Case
from cases.imaging import sanitise
from cases.imaging.sanitise import Caller, ImageRejected
from cases.photos.files import evidence_storage, file_hashes, received, recorded
from cases.photos.models import EvidencePhoto, delete_files
from cases.photos.storage.evidence import StoreAway
from cases.process.events import Kind
from cases.process.states import Role

logger = logging.getLogger(__name__)

# What a photo is until its buyer says what it shows.
UNSORTED = "other"


@dataclass(frozen=True)
class Receipt:
    """What became of one file of an upload: taken, or `rejected` with a reason and not part of the case.

    `is_store_away` says that the store did not answer: the same file is taken as soon as it does; `is_put_away` that
    the case had the photo already, and only now knows what it shows.
    """

    photo: EvidencePhoto
    rejected: ImageRejected | None = None
    is_store_away: bool = False
    is_put_away: bool = False


def receive(
    case: Case,
    upload: UploadedFile[Any],
    *,
    kind: str,
    caption: str = "",
    now: dt.datetime,
    role: Role,
    caller: Caller | None = None,
) -> EvidencePhoto:
    """Take one file into `case` as `receive_all` does; raise `ImageRejected` where it is refused."""
    [receipt] = receive_all(case, [upload], kind=kind, caption=caption, now=now, role=role, caller=caller)
    if receipt.rejected:
        raise receipt.rejected
    return receipt.photo


def receive_all(
    case: Case,
    uploads: Iterable[UploadedFile[Any]],
    *,
    kind: str,
    caption: str = "",
    now: dt.datetime,
    role: Role,
    caller: Caller | None = None,
) -> list[Receipt]:
    """Take the files of one request into `case`, each on its own merits, and record one event for all of them.

    `kind` is the slug of the shot that they all show, or "" where the buyer has not said.
    `caller` is the request to the decoder, which bounds how long all of them wait (`uploads.decoding_for`).
    Decoding and writing happen before the transaction, which only counts, inserts and records. No receipt is
    given before the files are synced and the rows committed.
    """
    caller = caller or Caller()
    known = _hashes_of(case)
    receipts: list[Receipt] = []
    files = list(uploads)
    # Photos of one request share their moment; sorted ids keep them in the order in which they were chosen.
    ids = sorted(uuid.uuid4() for _ in files)
    try:
        for pk, upload in zip(ids, files, strict=True):
            photo = EvidencePhoto(id=pk, case=case, kind=kind or UNSORTED, caption=caption, received_at=now)
            photo.is_sorted = bool(kind)
            photo.original_name = _readable(upload.name or "")
            receipts.append(_prepared(photo, upload, known, caller))
        with transaction.atomic():
            receipts = _added(case, receipts, now, role)
            caller.settle()  # Here, so that nobody waits for the disk once more.
    except BaseException:
        _discard(_without_row(case, receipts))
        raise
    _discard([receipt for receipt in receipts if receipt.rejected])
    return [_put_away(case, receipt) for receipt in receipts]


def _put_away(case: Case, receipt: Receipt) -> Receipt:
    """Let a photo that comes again, with what it shows, say so of the one that nobody has sorted yet."""
    again, photo = receipt.rejected, receipt.photo
    if again is None or again.reason != "duplicate" or not photo.is_sorted:
        return receipt
    known = case.photos.filter(sha256=photo.sha256, is_sorted=False)
    return replace(receipt, is_put_away=bool(known.update(kind=photo.kind, is_sorted=True)))


def _hashes_of(case: Case) -> set[str]:
    return set(case.photos.values_list("sha256", flat=True))


def _prepared(photo: EvidencePhoto, upload: UploadedFile[Any], known: set[str], caller: Caller) -> Receipt:
    """Sanitise one file and write its three files; `known` are the hashes that the case holds, and grows."""
    try:
        _write(photo, upload, known, caller)
        hashes = file_hashes(photo)
        photo.large_sha256, photo.thumb_sha256 = hashes["large"], hashes["thumb"]
    except ImageRejected as rejected:
        return Receipt(photo, rejected)
    except StoreAway:
        return Receipt(photo, ImageRejected("not-stored"), is_store_away=True)
    except OSError:
        # A full or broken disk costs this file and gets a message; the others have their own luck.
        logger.exception("A photo could not be stored", extra={"event": "storage-failed"})
        return Receipt(photo, ImageRejected("not-stored"))
    return Receipt(photo)


def _write(photo: EvidencePhoto, upload: UploadedFile[Any], known: set[str], caller: Caller) -> None:
    if getattr(upload, "failed", False):
        raise ImageRejected("not-stored")
    photo.byte_size = upload.size or 0
    if photo.byte_size > sanitise.MAX_BYTES:
        raise ImageRejected("too-big")
    photo.sha256 = _sha256(upload)
    # Known without decoding; `_added` asks again, under the lock.
    _check_limits(photo, known)
    upload.seek(0)
    safe = sanitise.sanitise(upload.file, caller)  # type: ignore[arg-type]
    photo.format, photo.taken_at_claimed, photo.measures = safe.format, safe.taken_at_claimed, safe.measures
    photo.width, photo.height = safe.width, safe.height
    photo.thumb_width, photo.thumb_height = safe.thumb_width, safe.thumb_height
    storage = evidence_storage()
    photo.large.name = storage.save(f"{photo.folder}/large.jpg", ContentFile(safe.large))
    photo.thumb.name = storage.save(f"{photo.folder}/thumb.webp", ContentFile(safe.thumb))
    photo.original.name = storage.save(f"{photo.folder}/original.bin", upload)
    known.add(photo.sha256)


def _added(case: Case, receipts: Sequence[Receipt], now: dt.datetime, role: Role) -> list[Receipt]:
    """Insert what is good, in order, as far as the limit of photos allows; call it in a transaction."""
    if all(receipt.rejected for receipt in receipts):
        return list(receipts)
    # Whoever else adds to this case waits here, so that the count holds.
    case.lock()
    known = _hashes_of(case)
    done = []
    for receipt in receipts:
        if not receipt.rejected:
            try:
                _check_limits(receipt.photo, known)
            except ImageRejected as rejected:
                receipt = Receipt(receipt.photo, rejected)
            else:
                receipt.photo.save(force_insert=True)
                known.add(receipt.photo.sha256)
        done.append(receipt)
    if photos := [receipt.photo for receipt in done if not receipt.rejected]:
        data = {"count": len(photos), "photos": [recorded(photo, received(photo)) for photo in photos]}
        case.record(Kind.PHOTOS_ADDED, role=role, data=data, now=now)
    return done


def _check_limits(photo: EvidencePhoto, known: set[str]) -> None:
    if photo.sha256 in known:
        raise ImageRejected("duplicate")
    if len(known) >= sanitise.MAX_PHOTOS:
        raise ImageRejected("too-many")


def _sha256(upload: UploadedFile[Any]) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _readable(name: str) -> str:
    """Return a client's file name as people can read it: composed, and without control and direction characters."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(char for char in composed if char.isprintable())[-255:]


def _without_row(case: Case, receipts: Iterable[Receipt]) -> list[Receipt]:
    """Return those of which no row tells. A commit that was not answered may hold; where nobody knows, the sweep will."""
    photos = [receipt.photo.pk for receipt in receipts]
    try:
        kept = set(case.photos.filter(pk__in=photos).values_list("pk", flat=True))
    except DatabaseError:
        return []
    return [receipt for receipt in receipts if receipt.photo.pk not in kept]


def _discard(receipts: Iterable[Receipt]) -> None:
    for receipt in receipts:
        delete_files(receipt.photo.folder)
