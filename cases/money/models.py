"""The money of a case, entry by entry."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.db_fields import LineColumn
from cases.core.labels import Labelled
from cases.core.text import MOST_STORED
from cases.process.events import Kind
from cases.process.money import SaidBy, Sort
from cases.process.payment import Currency, money_text
from cases.process.states import Role

# The same entry twice within this is the other tap of a double tap.
DOUBLE_TAP = dt.timedelta(seconds=30)


class Entry(Labelled):
    """One thing that happened to the money. Entries are only ever added; a wrong one is struck, and stays in the timeline."""

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="money_entries")
    sort = models.CharField(_("무엇"), max_length=20, choices=Sort.pairs)
    amount = models.DecimalField(_("금액"), max_digits=12, decimal_places=2, default=Decimal(0))
    currency = models.CharField(_("통화"), max_length=3, choices=Currency.pairs)
    happened_on = models.DateField(_("날짜"))
    said_by = models.CharField(_("누가"), max_length=10, choices=SaidBy.pairs, blank=True)
    share = models.PositiveSmallIntegerField(
        _("결제 금액의 몇 %"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    answer_by_on = models.DateField(_("답해야 하는 날"), null=True, blank=True)
    note = LineColumn(_("메모"), max_length=MOST_STORED * 200, blank=True)
    created_at = models.DateTimeField(_("적은 때"), editable=False)
    struck_at = models.DateTimeField(_("지운 때"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["happened_on", "pk"]
        verbose_name = _("돈 기록")
        verbose_name_plural = _("돈 기록")
        constraints = [
            models.CheckConstraint(
                name="money_entry_amount",
                condition=Q(sort=Sort.CHECKED, amount=0) | (~Q(sort=Sort.CHECKED) & Q(amount__gt=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sort_display()} {self.text}".strip()

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None

    @property
    def text(self) -> str:
        """The amount as people write it; nothing where none came."""
        return money_text(self.amount, self.currency) if self.amount else ""

    @classmethod
    def write(cls, case: Case, sort: Sort, fields: dict[str, Any], *, now: dt.datetime) -> Self:
        """Add an entry and a line of the timeline; the same one twice within a moment gives the first again."""
        with transaction.atomic():
            case.lock()
            same = cls.objects.filter(case=case, sort=sort, struck_at=None, created_at__gt=now - DOUBLE_TAP, **fields)
            if found := same.first():
                return found
            row = cls.objects.create(case=case, sort=sort, created_at=now, **fields)
            row._record(Kind.MONEY_RECORDED, now)
        return row

    def strike(self, *, now: dt.datetime) -> bool:
        """Leave the entry out of every sum; False where that was done before."""
        with transaction.atomic():
            self.case.lock()
            if not Entry.objects.filter(pk=self.pk, struck_at=None).update(struck_at=now):
                return False
            self.struck_at = now
            self._record(Kind.MONEY_STRUCK, now)
        return True

    def _record(self, kind: Kind, now: dt.datetime) -> None:
        data: dict[str, Any] = {"sort": self.sort, "amount": f"{self.amount:f}", "currency": self.currency}
        if self.said_by:
            data["said_by"] = self.said_by
        if self.share:
            data["share"] = self.share
        self.case.record(kind, role=Role.OWNER, data=data, happened_on=self.happened_on, now=now)


class OutcomeConsent(models.Model):
    """That its owner lets the end of a closed case be counted among others of the same problem; gone when taken back."""

    case = models.OneToOneField("casefile.Case", on_delete=models.CASCADE, related_name="outcome_consent")
    given_at = models.DateTimeField(_("동의한 때"), editable=False)

    class Meta:
        verbose_name = _("결과 집계 동의")
        verbose_name_plural = _("결과 집계 동의")

    def __str__(self) -> str:
        return str(self.case)

    @classmethod
    def set_for(cls, case: Case, given: bool, *, now: dt.datetime) -> None:
        """Give the consent of a case or take it back."""
        if given:
            cls.objects.get_or_create(case=case, defaults={"given_at": now})
        else:
            cls.objects.filter(case=case).delete()
