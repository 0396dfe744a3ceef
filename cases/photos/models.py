"""A photo of a case: the names of its files, what it shows, and what was measured on it."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cases.core.db_fields import LineColumn
from cases.core.labels import Labelled
from cases.core.text import MOST_STORED
from cases.imaging import shapes
from cases.photos.addresses import Addresses, addresses
from cases.photos.files import evidence_storage
from cases.process.events import Kind
from cases.process.remark import Remark
from cases.process.shots import shot_choices
from cases.process.states import Role


class EvidencePhoto(Labelled):
    """One photo of a case. Its files are written and synced before this row names them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="photos")
    kind = models.CharField(_("무엇을 찍었나"), max_length=30, choices=shot_choices, default="other")
    # Photos that came many at once, or before anybody was asked, are `other` until the buyer says what they show.
    is_sorted = models.BooleanField(_("종류를 골랐음"), default=True, editable=False)
    caption = LineColumn(_("설명"), max_length=MOST_STORED * 200, blank=True)
    original_name = LineColumn(_("받은 파일 이름"), max_length=255, blank=True)
    original = models.FileField(_("받은 그대로"), storage=evidence_storage, max_length=200)
    large = models.FileField(_("보기용"), storage=evidence_storage, max_length=200)
    thumb = models.FileField(_("작은 그림"), storage=evidence_storage, max_length=200)
    # What `cases.photos.blackout` writes, all of it or nothing. Boxes are lists of four ten-thousandths, see
    # `cases.imaging.redact`.
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
    # By how many degrees the buyer has turned the copies clockwise.
    turn = models.PositiveSmallIntegerField(_("돌린 각도"), default=0, editable=False)
    taken_at_claimed = models.CharField(_("카메라가 적은 시각"), max_length=40, blank=True)
    # See `cases.imaging.measures`.
    measures = models.JSONField(_("잰 값"), default=dict, blank=True, editable=False)
    # The buyer has read the remark on this photo and uses it as it is.
    as_is = models.BooleanField(_("그대로 쓰기"), default=False, editable=False)
    received_at = models.DateTimeField(_("받은 때"))

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
    def description(self) -> str:
        """What the photo shows, for those who do not see it, with the buyer's own words."""
        kind = self.get_kind_display()
        return f"{kind}: {self.caption}" if self.caption else str(kind)

    @property
    def thumb_description(self) -> str:
        """The same for the thumbnail, which shows a part of a long photo."""
        thumb = self.thumb_width, self.thumb_height
        left, top, right, bottom = shapes.part_for((self.width, self.height), thumb)
        if (right - left) * (bottom - top) > 0.8 * self.width * self.height:
            return self.description
        part = _("윗부분") if self.long_side == "tall" else _("가운데 부분")
        return f"{self.description} ({part})"

    @property
    def long_side(self) -> str:
        """Return "tall" or "wide" where the photo is far from the shape of paper, else ""."""
        return shapes.long_side((self.width, self.height))

    @property
    def version(self) -> str:
        """What tells the copies of now from earlier ones in an address: for the owner's own copies."""
        return self.large_sha256[:12]

    @property
    def shared_version(self) -> str:
        """The same for the copies that others see."""
        return self.blackout_sha256[:12] or self.version

    def version_of(self, field: str) -> str:
        """Return what the address of a copy must name for a browser to keep it: the copy that the attribute `field` is."""
        return self.shared_version if field.startswith("shared") else self.version

    @property
    def at(self) -> Addresses:
        """Where its pages and its thumbnail are."""
        return addresses(self.case.reference, self.pk, self.shared_version)

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

    def describe(self, *, kind: str, caption: str) -> None:
        self.kind, self.caption, self.is_sorted = kind, caption, True
        self.save(update_fields=["kind", "caption", "is_sorted"])

    def sort_as(self, kind: str) -> bool:
        """Keep what the buyer says the photo shows; say whether the photo is still there."""
        self.kind, self.is_sorted = kind, True
        return bool(self.case.photos.filter(pk=self.pk).update(kind=kind, is_sorted=True))

    def use_as_is(self) -> None:
        """Remember that the buyer uses the photo whatever the coach remarks on it."""
        self.as_is = True
        self.save(update_fields=["as_is"])

    def remove(self, *, now: dt.datetime, role: Role) -> None:
        """Take the photo out of its case; nobody sees its files any more, and the sweep deletes them a day later."""
        with transaction.atomic():
            self.case.lock()
            data = {"kind": self.kind, "sha256": self.sha256, "id": str(self.pk)}
            gone, _rows = self.delete()
            if gone:  # And not already removed in another tab.
                self.case.record(Kind.PHOTO_REMOVED, role=role, data=data, now=now)


@receiver(post_delete, sender=EvidencePhoto)
def _forget_files(instance: EvidencePhoto, **kwargs: Any) -> None:
    """Leave the files of a row that is gone to the sweep, however it went: alone, or with its case."""
    # Robust: the row is gone by then, whatever becomes of the files; the sweep finds them sooner at worst.
    transaction.on_commit(partial(_retire_files, instance.folder), robust=True)


def _retire_files(folder: str) -> None:
    evidence_storage().retire(folder)


def delete_files(folder: str) -> None:
    """Delete a photo's folder from the storage, with whatever of the photo is in it."""
    evidence_storage().delete_folder(folder)


class WaivedShot(models.Model):
    """A photo that would help with such a problem, of which its buyer says that there is nothing to take."""

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="waived_shots")
    kind = models.CharField(_("무엇을 찍을 것이 없는지"), max_length=30, choices=shot_choices)

    class Meta:
        verbose_name = _("해당 없는 사진")
        verbose_name_plural = _("해당 없는 사진")
        constraints = (models.UniqueConstraint(fields=["case", "kind"], name="one_waived_shot_of_a_kind"),)

    def __str__(self) -> str:
        return str(self.get_kind_display())
