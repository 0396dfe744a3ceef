"""The timeline of a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from copy import copy
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import chain
from cases.choices import TextChoices
from cases.days import SEOUL, full_day
from cases.states import Outcome, Role, Status


class CaseEventQuerySet(models.QuerySet["CaseEvent"]):
    """Questions about events; there is nothing else to do with them."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise TypeError("Events are only ever added.")

    def delete(self) -> NoReturn:
        """Refuse: events go with their case, and only then."""
        raise TypeError("Events are only ever added.")


class CaseEvent(models.Model):
    """One line of a case's timeline. Rows are only ever added, by `cases.models.chain.append`.

    Each line carries the hash of the one before (`cases.chain`), so that one that is changed, lost, moved or slipped in
    afterwards is found by `verify_chain`. Lines go with their case, and only then.
    """

    class Kind(TextChoices):
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
        MAIL_ALLOWED = "mail_allowed", _("메일 알림을 켰습니다")
        MAIL_WITHDRAWN = "mail_withdrawn", _("메일 알림을 끄고 주소를 지웠습니다")
        DEADLINE_DONE = "deadline_done", _("할 일을 마쳤습니다")
        DEADLINE_EXTENDED = "deadline_extended", _("기한이 늘었습니다")

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("무엇"), max_length=20, choices=Kind.pairs)
    role = models.CharField(_("누가"), max_length=10, choices=Role.pairs)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("직원"), null=True, blank=True, on_delete=models.SET_NULL
    )
    old_status = models.CharField(max_length=20, choices=Status.pairs, blank=True)
    new_status = models.CharField(max_length=20, choices=Status.pairs, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.pairs, blank=True)
    happened_on = models.DateField(_("그 일이 있던 날"), null=True, blank=True)
    note = models.TextField(_("메모"), max_length=2000, blank=True)
    data = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("때"), default=timezone.now)
    # The place in the chain. `by` may lose its user later; what was hashed stays here.
    number = models.PositiveIntegerField(editable=False)
    by_recorded = models.BigIntegerField(null=True, editable=False)
    scheme = models.PositiveSmallIntegerField(default=chain.SCHEME, editable=False)
    previous_hash = models.CharField(max_length=64, editable=False)
    hash = models.CharField(max_length=64, editable=False)

    objects = CaseEventQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="caseevent_one_line_per_number")]
        verbose_name = _("사건 기록")
        verbose_name_plural = _("사건 기록")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_new_status_display()}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line; a line that is written already is never written again."""
        if not self._state.adding:
            raise TypeError("Events are only ever added.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: events go with their case, and only then."""
        raise TypeError("Events are only ever added.")

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
        if self.kind == self.Kind.DEADLINE_DONE:
            undone = self.data.get("undone")
            said = _("‘%(title)s’: 아직 하지 않았습니다") if undone else _("‘%(title)s’: 했다고 알렸습니다")
            return said % {"title": self.data["title"]}
        if self.kind == self.Kind.DEADLINE_EXTENDED:
            now = full_day(dt.date.fromisoformat(self.data["now"]))
            return _("‘%(title)s’: %(now)s까지로 늘었다고 알렸습니다") % {"title": self.data["title"], "now": now}
        return str(self.get_kind_display())


def in_short(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """Return the lines as people read them: photos that came one by one on one day are told in one line.

    It stands where the first of them stood and counts them all; a copy, which no row holds.
    """
    lines: list[CaseEvent] = []
    for event in events:
        if lines and _go_together(lines[-1], event):
            lines[-1] = copy(lines[-1])
            lines[-1].data = {"count": lines[-1].data["count"] + event.data["count"]}
        else:
            lines.append(event)
    return lines


def _go_together(one: CaseEvent, other: CaseEvent) -> bool:
    def sort_of(event: CaseEvent) -> tuple[Any, ...]:
        return event.kind, event.role, event.by_id, event.created_at.astimezone(SEOUL).date()

    uploads = one.kind == CaseEvent.Kind.PHOTOS_ADDED and "count" in one.data and "count" in other.data
    return uploads and sort_of(one) == sort_of(other)
