"""The timeline of a case."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.days import full_day
from cases.states import Outcome, Role, Status


class CaseEvent(models.Model):
    """One line of a case's timeline. Rows are only ever added."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("사건을 만들었습니다")
        MOVED = "moved", _("상태가 바뀌었습니다")
        PHOTOS_ADDED = "photos_added", _("사진을 올렸습니다")
        PHOTO_REMOVED = "photo_removed", _("사진을 지웠습니다")
        PHOTO_REDACTED = "photo_redacted", _("사진의 일부를 가렸습니다")
        PHOTO_UNREDACTED = "photo_unredacted", _("사진의 가림을 없앴습니다")
        DETAILS_CHANGED = "details_changed", _("사건 내용을 고쳤습니다")
        ADDRESS_SAVED = "address_saved", _("반품 주소를 적었습니다")
        SHIPMENT_SAVED = "shipment_saved", _("반품 운송장을 적었습니다")
        KEY_RENEWED = "key_renewed", _("사건 열쇠를 새로 만들었습니다")
        NOTED = "noted", _("메모를 남겼습니다")
        DEADLINE_MOVED = "deadline_moved", _("기한이 바뀌었습니다")

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("무엇"), max_length=20, choices=Kind)
    role = models.CharField(_("누가"), max_length=10, choices=Role)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("직원"), null=True, blank=True, on_delete=models.SET_NULL
    )
    old_status = models.CharField(max_length=20, choices=Status, blank=True)
    new_status = models.CharField(max_length=20, choices=Status, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    happened_on = models.DateField(_("그 일이 있던 날"), null=True, blank=True)
    note = models.TextField(_("메모"), max_length=2000, blank=True)
    data = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("때"), default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("사건 기록")
        verbose_name_plural = _("사건 기록")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_new_status_display()}".strip()

    @property
    def sentence(self) -> str:
        """Return what happened, in one sentence for the buyer."""
        if self.kind == self.Kind.MOVED:
            ended = f" ({self.get_outcome_display()})" if self.outcome else ""
            when = f" · {full_day(self.happened_on)}" if self.happened_on else ""
            return _("상태: %(old)s → %(new)s%(ended)s%(when)s") % {
                "old": self.get_old_status_display(),
                "new": self.get_new_status_display(),
                "ended": ended,
                "when": when,
            }
        if self.kind == self.Kind.PHOTOS_ADDED and "count" in self.data:
            return _("사진 %(count)s장을 올렸습니다") % {"count": self.data["count"]}
        if self.kind == self.Kind.DEADLINE_MOVED:
            days = {name: full_day(dt.date.fromisoformat(self.data[name])) for name in ("was", "now")}
            return _("‘%(title)s’: %(was)s → %(now)s") % {"title": self.data["title"], **days}
        return str(self.get_kind_display())
