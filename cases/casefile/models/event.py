"""The timeline of a case."""

from __future__ import annotations

import datetime as dt
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from cases.casefile import hash_chain
from cases.core.db_fields import ProseColumn
from cases.core.labels import Labelled
from cases.core.rows import of_case
from cases.process import states
from cases.process.events import BESIDE_A_MOVE, Audience, Kind, kind_choices, kinds_for
from cases.process.states import Outcome, Role, Status

# How long a move can be taken back.
UNDO_WITHIN = dt.timedelta(days=1)
# Lines with which a reviewer ended the wait for a review.
DECIDED = models.Q(kind=Kind.MOVED.value, role=Role.STAFF.value, old_status=states.FOR_REVIEW.value)

# After these a refusal is another one, of something else.
_ANEW = (Status.FILED, Status.APPROVED, Status.RETURN_DUE)


class CaseEventQuerySet(models.QuerySet["CaseEvent"]):
    def for_audience(self, audience: Audience) -> CaseEventQuerySet:
        return self.filter(kind__in=kinds_for(audience))

    def not_taken_back(self) -> CaseEventQuerySet:
        """Leave out the moves that were taken back, and what says so."""
        named = Cast(KeyTextTransform("number", "data"), models.IntegerField())
        undone = CaseEvent.objects.filter(case=models.OuterRef("case"), kind=Kind.MOVE_TAKEN_BACK).alias(named=named)
        return self.exclude(kind=Kind.MOVE_TAKEN_BACK).exclude(
            models.Exists(undone.filter(named=models.OuterRef("number")))
        )

    def answers(self) -> CaseEventQuerySet:
        """Return the moves of one case that tell an answer of the seller."""
        return self.filter(kind=Kind.MOVED, new_status=Status.NEGOTIATING).not_taken_back()

    def appeals(self) -> CaseEventQuerySet:
        """Return the moves of one case with which its buyer went on after a refusal: what was agreed or asked anew since begins another round."""
        moved = self.filter(kind=Kind.MOVED, old_status=Status.REJECTED, new_status=Status.PLATFORM_REVIEW)
        anew = self.model.objects.filter(
            case=models.OuterRef("case"), number__gt=models.OuterRef("number"), kind=Kind.MOVED, new_status__in=_ANEW
        )
        return moved.not_taken_back().exclude(models.Exists(anew.not_taken_back()))

    def decisions(self, *, since: dt.datetime) -> CaseEventQuerySet:
        """Return the lines with which reviewers decided after a moment, the newest first; read by an index of their own."""
        return self.filter(DECIDED, created_at__gt=since).order_by("-created_at")

    def asked_for_review_before(self, number: int) -> dt.datetime | None:
        """Return when a review of one case was asked for last, before the line `number` ended it."""
        asked = self.filter(kind=Kind.MOVED, new_status=states.FOR_REVIEW, number__lt=number).order_by("-number")
        return asked.values_list("created_at", flat=True).first()

    def undoable_move(self, now: dt.datetime) -> CaseEvent | None:
        """Return the move of one case that its owner may take back now: of the last day, and nothing builds on it.

        What the site counts by itself builds on nothing. A move before one that was taken back can be taken back too;
        what the buyer told while the case was made is no move that somebody tapped.
        """
        counted = (
            self.filter(created_at__gt=now - UNDO_WITHIN).exclude(role=Role.SYSTEM).exclude(kind__in=BESIDE_A_MOVE)
        )
        last = counted.not_taken_back().order_by("-number").first()
        return last if last and last.may_be_taken_back else None

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Events are only ever added.")

    def delete(self) -> NoReturn:
        raise TypeError("Events are only ever added.")


class LatestLines:
    """The newest lines of one case, read once; who looks further back than they go asks the database."""

    COUNT = 20

    def __init__(self, case: models.Model) -> None:
        self._case = case
        self._lines = of_case(CaseEvent, case, order=("-number",), most=self.COUNT)

    def first_for(self, audience: Audience) -> list[CaseEvent]:
        """Return the newest line that `audience` reads; a list of none where there is none."""
        found = [line for line in self._lines if line.kind in kinds_for(audience)]
        if found or self._are_all:
            return found[:1]
        return [*self._events.for_audience(audience).order_by("-number")[:1]]

    def undoable_move(self, now: dt.datetime) -> CaseEvent | None:
        """Say the same as `CaseEventQuerySet.undoable_move`."""
        undone = {line.data.get("number") for line in self._lines if line.kind == Kind.MOVE_TAKEN_BACK}
        for line in self._lines:
            if line.created_at <= now - UNDO_WITHIN:
                return None
            if line.role != Role.SYSTEM and line.kind not in BESIDE_A_MOVE and line.number not in undone:
                return line if line.may_be_taken_back else None
        return None if self._are_all else self._events.undoable_move(now)

    @property
    def _events(self) -> CaseEventQuerySet:
        return CaseEvent.objects.filter(case=self._case.pk)

    @property
    def _are_all(self) -> bool:
        return len(self._lines) < self.COUNT


class CaseEvent(Labelled):
    """One line of a case's timeline. Rows are only ever added, by `Case.record`.

    Each line carries the hash of the one before (`cases.casefile.hash_chain`), so that one that is changed, lost, moved
    or slipped in afterwards is found by `verify_chain`. Lines go with their case, and only then.
    """

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("무엇"), max_length=20, choices=kind_choices)
    role = models.CharField(_("누가"), max_length=10, choices=Role.pairs)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("검토자"), null=True, blank=True, on_delete=models.SET_NULL
    )
    old_status = models.CharField(max_length=20, choices=Status.pairs, blank=True)
    new_status = models.CharField(max_length=20, choices=Status.pairs, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.pairs, blank=True)
    happened_on = models.DateField(_("그 일이 있던 날"), null=True, blank=True)
    note = ProseColumn(_("메모"), max_length=2000, blank=True)
    data = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("때"))
    # The place in the hash chain. `by` may lose its user later; what was hashed stays here.
    number = models.PositiveIntegerField(editable=False)
    by_recorded = models.BigIntegerField(null=True, editable=False)
    scheme = models.PositiveSmallIntegerField(default=hash_chain.SCHEME, editable=False)
    previous_hash = models.CharField(max_length=64, editable=False)
    hash = models.CharField(max_length=64, editable=False)

    objects = CaseEventQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="caseevent_one_line_per_number")]
        indexes = [
            # The newest decisions of reviewers, which say how long a review takes (`casefile.reviews`).
            models.Index(fields=["-created_at"], condition=DECIDED, name="caseevent_decided")
        ]
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
        raise TypeError("Events are only ever added.")

    @property
    def may_be_taken_back(self) -> bool:
        """Whether this is a move that its owner made and that says what was before."""
        by_owner = self.kind == Kind.MOVED and self.role == Role.OWNER
        return by_owner and "before" in self.data and "at_opening" not in self.data
