"""Evidence photos: the received bytes, kept privately, and the clean copies that people see."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import unicodedata
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cases.imaging import sanitise
from cases.imaging.sanitise import ImageRejected
from cases.photos.files import evidence_storage, file_hashes, received, recorded
from cases.process.events import Kind
from cases.process.remark import Remark
from cases.process.shots import shot_choices
from cases.process.states import Role

if TYPE_CHECKING:
    from cases.casefile.models import Case

logger = logging.getLogger(__name__)


class EvidencePhotoQuerySet(models.QuerySet["EvidencePhoto"]):
    """Questions about photos."""

    def for_case(self, case: Case) -> EvidencePhotoQuerySet:
        """The photos of one case, in the order in which they came."""
        return self.filter(case=case)


class EvidencePhoto(models.Model):
    """One photo of a case. Its files are written and synced before this row names them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="photos")
    kind = models.CharField(_("무엇을 찍었나"), max_length=30, choices=shot_choices, default="other")
    caption = models.CharField(_("설명"), max_length=200, blank=True)
    original_name = models.CharField(_("받은 파일 이름"), max_length=255, blank=True)
    original = models.FileField(_("받은 그대로"), storage=evidence_storage, max_length=200)
    large = models.FileField(_("보기용"), storage=evidence_storage, max_length=200)
    thumb = models.FileField(_("작은 그림"), storage=evidence_storage, max_length=200)
    # What `cases.photos.blackout` writes, all of it or nothing. Boxes are lists of four thousandths, see `cases.imaging.redact`.
    boxes = models.JSONField(_("가린 곳"), default=list, blank=True)
    blackout_large = models.FileField(_("가린 사본"), storage=evidence_storage, max_length=200, blank=True)
    blackout_thumb = models.FileField(_("가린 작은 그림"), storage=evidence_storage, max_length=200, blank=True)
    blackout_sha256 = models.CharField(_("가린 사본의 SHA-256"), max_length=64, blank=True, db_index=True)
    format = models.CharField(_("형식"), max_length=10)
    byte_size = models.PositiveIntegerField(_("바이트"))
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    # Of the copies as they were made.
    large_sha256 = models.CharField(max_length=64, db_index=True, editable=False)
    thumb_sha256 = models.CharField(max_length=64, editable=False)
    width = models.PositiveIntegerField(_("너비"))
    height = models.PositiveIntegerField(_("높이"))
    thumb_width = models.PositiveIntegerField()
    thumb_height = models.PositiveIntegerField()
    taken_at_claimed = models.CharField(_("카메라가 적은 시각"), max_length=40, blank=True)
    # See `cases.imaging.measures`.
    measures = models.JSONField(_("잰 값"), default=dict, blank=True, editable=False)
    # The buyer has read the remark on this photo and uses it as it is.
    as_is = models.BooleanField(_("그대로 쓰기"), default=False, editable=False)
    received_at = models.DateTimeField(_("받은 때"))

    objects = EvidencePhotoQuerySet.as_manager()

    # What the coach says of it, where somebody has asked.
    remark: Remark | None = None

    class Meta:
        ordering = ["received_at", "id"]
        verbose_name = _("증거 사진")
        verbose_name_plural = _("증거 사진")
        constraints = [
            models.UniqueConstraint(fields=["case", "sha256"], name="evidencephoto_once_per_case"),
            models.CheckConstraint(
                condition=models.Q(blackout_large="", blackout_thumb="", blackout_sha256="")
                | ~(models.Q(blackout_large="") | models.Q(blackout_thumb="") | models.Q(blackout_sha256="")),
                name="evidencephoto_blackout_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.received_at:%Y-%m-%d})"

    @property
    def folder(self) -> str:
        """Where the files of this photo live, below the storage; nothing of it comes from a client."""
        return f"photos/{self.pk.hex[:2]}/{self.pk}"

    @property
    def is_blacked_out(self) -> bool:
        """Say whether others get a copy on which something is blacked out."""
        return bool(self.blackout_sha256)

    @property
    def shared_large(self) -> FieldFile:
        """The JPEG of `width` x `height` pixels for everybody but the owner: blacked out where boxes were drawn."""
        return self.blackout_large if self.is_blacked_out else self.large

    @property
    def shared_thumb(self) -> FieldFile:
        """The WebP of `thumb_width` x `thumb_height` pixels that belongs to `shared_large`."""
        return self.blackout_thumb if self.is_blacked_out else self.thumb

    @classmethod
    def receive(cls, case: Case, upload: UploadedFile[Any], **details: Any) -> EvidencePhoto:
        """Take one file into `case` as `receive_all` does; raise `ImageRejected` where it is refused."""
        [receipt] = cls.receive_all(case, [upload], **details)
        if receipt.rejected:
            raise receipt.rejected
        return receipt.photo

    @classmethod
    def receive_all(
        cls,
        case: Case,
        uploads: Iterable[UploadedFile[Any]],
        *,
        kind: str,
        caption: str = "",
        now: dt.datetime,
        role: Role,
    ) -> list[Receipt]:
        """Take the files of one request into `case`, each on its own merits, and record one event for all of them.

        Decoding and writing happen before the transaction, which only counts, inserts and records. No receipt is
        given before the files are synced and the rows committed.
        """
        known = set(cls.objects.for_case(case).values_list("sha256", flat=True))
        receipts: list[Receipt] = []
        files = list(uploads)
        # Photos of one request share their moment; sorted ids keep them in the order in which they were chosen.
        ids = sorted(uuid.uuid4() for _ in files)
        try:
            for pk, upload in zip(ids, files, strict=True):
                photo = cls(id=pk, case=case, kind=kind, caption=caption, received_at=now)
                photo.original_name = _readable(upload.name or "")
                receipts.append(_prepared(photo, upload, known))
            with transaction.atomic():
                receipts = _added(case, receipts, now, role)
        except BaseException:
            _discard(receipts)
            raise
        _discard([receipt for receipt in receipts if receipt.rejected])
        return receipts

    def describe(self, *, kind: str, caption: str) -> None:
        """Say anew what the photo shows."""
        self.kind, self.caption = kind, caption
        self.save(update_fields=["kind", "caption"])

    def use_as_is(self) -> None:
        """Remember that the buyer uses the photo whatever the coach remarks on it."""
        self.as_is = True
        self.save(update_fields=["as_is"])

    def remove(self, *, now: dt.datetime, role: Role) -> None:
        """Take the photo out of its case; its files go after the commit."""
        with transaction.atomic():
            data = {"kind": self.kind, "sha256": self.sha256, "id": str(self.pk)}
            gone, _rows = self.delete()
            if gone:  # And not already removed in another tab.
                self.case.record(Kind.PHOTO_REMOVED, role=role, data=data, now=now)


@dataclass(frozen=True)
class Receipt:
    """What became of one file of an upload: taken, or `rejected` with a reason and not part of the case."""

    photo: EvidencePhoto
    rejected: ImageRejected | None = None


def _prepared(photo: EvidencePhoto, upload: UploadedFile[Any], known: set[str]) -> Receipt:
    """Sanitise one file and write its three files; `known` are the hashes that the case holds, and grows."""
    try:
        _write(photo, upload, known)
        hashes = file_hashes(photo)
        photo.large_sha256, photo.thumb_sha256 = hashes["large"], hashes["thumb"]
    except ImageRejected as rejected:
        return Receipt(photo, rejected)
    except OSError:
        # A full or broken disk costs this file and is said so; the others have their own luck.
        logger.exception("A photo could not be stored")
        return Receipt(photo, ImageRejected("unreadable"))
    return Receipt(photo)


def _write(photo: EvidencePhoto, upload: UploadedFile[Any], known: set[str]) -> None:
    if getattr(upload, "failed", False):
        raise ImageRejected("unreadable")
    photo.byte_size = upload.size or 0
    if photo.byte_size > sanitise.MAX_BYTES:
        raise ImageRejected("too-big")
    photo.sha256 = _sha256(upload)
    # Known without decoding; `_added` asks again, under the lock.
    _refuse_surplus(photo, known)
    upload.seek(0)
    safe = sanitise.sanitise(upload.file)  # type: ignore[arg-type]
    photo.format, photo.taken_at_claimed, photo.measures = safe.format, safe.taken_at_claimed, safe.measures
    photo.width, photo.height = safe.width, safe.height
    photo.thumb_width, photo.thumb_height = safe.thumb_width, safe.thumb_height
    storage = evidence_storage()
    photo.large.name = storage.save(f"{photo.folder}/large.jpg", ContentFile(safe.large))
    photo.thumb.name = storage.save(f"{photo.folder}/thumb.webp", ContentFile(safe.thumb))
    photo.original.name = storage.save(f"{photo.folder}/original.bin", upload)
    known.add(photo.sha256)


def _added(case: Case, receipts: Sequence[Receipt], now: dt.datetime, role: Role) -> list[Receipt]:
    """Insert what is good, in order, as long as there is room; call it in a transaction."""
    if all(receipt.rejected for receipt in receipts):
        return list(receipts)
    # Whoever else adds to this case waits here, so that the count holds.
    case.lock()
    known = set(EvidencePhoto.objects.for_case(case).values_list("sha256", flat=True))
    done = []
    for receipt in receipts:
        if not receipt.rejected:
            try:
                _refuse_surplus(receipt.photo, known)
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


def _refuse_surplus(photo: EvidencePhoto, known: set[str]) -> None:
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


def _discard(receipts: Iterable[Receipt]) -> None:
    for receipt in receipts:
        _delete_files(receipt.photo.folder)


@receiver(post_delete, sender=EvidencePhoto)
def _forget_files(instance: EvidencePhoto, **kwargs: Any) -> None:
    """Delete the files of a row that is gone, however it went: alone, or with its case."""
    transaction.on_commit(partial(_delete_files, instance.folder))


def _delete_files(folder: str) -> None:
    storage = evidence_storage()
    storage.delete_folder(folder)  # type: ignore[attr-defined]
