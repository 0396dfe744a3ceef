"""Evidence photos: the received bytes, kept privately, and the clean copies that people see."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import guide

if TYPE_CHECKING:
    from cases.models.case import Case

MAX_PHOTOS = 30


def evidence_storage() -> Storage:
    """Return the private storage; a callable, so that tests and operators can point it elsewhere."""
    return storages["evidence"]


class EvidencePhotoQuerySet(models.QuerySet["EvidencePhoto"]):
    """Questions about photos."""

    def for_case(self, case: Case) -> EvidencePhotoQuerySet:
        """The photos of one case, in the order in which they came."""
        return self.filter(case=case)


class EvidencePhoto(models.Model):
    """One photo of a case. Its three files are written and synced before this row exists."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="photos")
    kind = models.CharField(_("무엇을 찍었나"), max_length=30, choices=guide.shot_choices, default="other")
    caption = models.CharField(_("설명"), max_length=200, blank=True)
    original_name = models.CharField(_("받은 파일 이름"), max_length=255, blank=True)
    original = models.FileField(_("받은 그대로"), storage=evidence_storage, max_length=200)
    large = models.FileField(_("보기용"), storage=evidence_storage, max_length=200)
    thumb = models.FileField(_("작은 그림"), storage=evidence_storage, max_length=200)
    format = models.CharField(_("형식"), max_length=10)
    byte_size = models.PositiveIntegerField(_("바이트"))
    sha256 = models.CharField("SHA-256", max_length=64)
    width = models.PositiveIntegerField(_("너비"))
    height = models.PositiveIntegerField(_("높이"))
    thumb_width = models.PositiveIntegerField()
    thumb_height = models.PositiveIntegerField()
    taken_at_claimed = models.CharField(_("카메라가 적은 시각"), max_length=40, blank=True)
    received_at = models.DateTimeField(_("받은 때"), default=timezone.now)

    objects = EvidencePhotoQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "id"]
        verbose_name = _("증거 사진")
        verbose_name_plural = _("증거 사진")
        constraints = [
            models.UniqueConstraint(fields=["case", "sha256"], name="evidencephoto_once_per_case"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.received_at:%Y-%m-%d})"
