"""The ladder as rows, what an order is beside what its case says, and where its buyer applied."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.db_fields import LineColumn
from cases.core.labels import Labelled
from cases.core.text import MOST_STORED
from cases.escalation.ladder import Opening, Way
from cases.facts.sourced import Sourced, SourcedQuerySet
from cases.process.events import Kind
from cases.process.states import Role, Status, can_move

APPEAL, PAYPAL = "appeal", "paypal"


class Rung(Sourced):
    """One body that may help: what it can do, when it can be asked, and what it wants to have."""

    slug = models.SlugField(_("식별자"), unique=True)
    title = models.CharField(_("이름"), max_length=60)
    can_do = models.CharField(_("해 주는 일"), max_length=300)
    usually = models.CharField(_("보통 이렇게 진행돼요"), max_length=400)
    domestic = models.CharField(_("국내 판매자라면"), max_length=300, blank=True)
    url = models.URLField(_("신청하는 곳"), blank=True)
    opening = models.CharField(_("언제 열리나"), max_length=10, choices=Opening.pairs, default=Opening.ALWAYS)
    after = models.SlugField(_("먼저 거칠 단계"), blank=True)
    domestic_after = models.SlugField(_("국내 판매자라면 이 단계 다음"), blank=True, help_text=_("비우면 늘 같은 자리"))
    waits_for = models.SlugField(_("이 기한이 지나면 열림"), blank=True)
    closes_with = models.JSONField(_("이 기한들이 지나면 닫힘"), default=list, blank=True)
    payment = models.CharField(_("결제수단"), max_length=10, blank=True, help_text=_("비우면 모두"))
    from_won = models.PositiveIntegerField(_("이 금액(원)부터"), null=True, blank=True)
    foreign = models.BooleanField(_("해외 결제만"), default=False)
    instalments = models.BooleanField(_("할부만"), default=False)
    papers = models.JSONField(_("필요한 것"), default=list, blank=True)
    fact = models.SlugField(
        _("결과를 말하는 사실"), blank=True, help_text=_("얼마나 잘 풀리는지 출처가 말하는 정책 사실")
    )
    facts = models.JSONField(_("함께 볼 사실"), default=list, blank=True)
    message = models.SlugField(_("보낼 메시지"), blank=True, help_text=_("세 언어로 준비된 말의 식별자"))
    domestic_message = models.SlugField(_("국내 판매자라면 보낼 메시지"), blank=True, help_text=_("비우면 같은 말"))
    bundle_size = models.CharField(_("증거 모음 크기"), max_length=5, default="5")
    position = models.PositiveSmallIntegerField(_("순서"), default=0)

    objects: ClassVar[models.Manager[Any]] = SourcedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("도움받는 순서")
        verbose_name_plural = _("도움받는 순서")

    def __str__(self) -> str:
        return self.title

    def as_way(self) -> Way:
        """Return what `cases.escalation.ladder` needs of this row."""
        return Way(
            slug=self.slug,
            opening=self.opening,
            after=self.after,
            domestic_after=self.domestic_after,
            waits_for=self.waits_for,
            closes_with=tuple(self.closes_with),
            payment=self.payment,
            from_won=self.from_won,
            foreign=self.foreign,
            instalments=self.instalments,
            papers=tuple(self.papers),
        )


class OrderTerms(models.Model):
    """What changes the ladder of an order, as its buyer says: None is "I don't know"."""

    case = models.OneToOneField("casefile.Case", on_delete=models.CASCADE, related_name="order_terms")
    domestic_seller = models.BooleanField(_("국내 판매자"), null=True, blank=True)
    domestic_payment = models.BooleanField(_("국내 결제"), null=True, blank=True)
    instalments = models.BooleanField(_("3개월 이상 할부"), null=True, blank=True)

    class Meta:
        verbose_name = _("주문 조건")
        verbose_name_plural = _("주문 조건")

    def __str__(self) -> str:
        return str(self.case)


class Filing(Labelled):
    """An application that the buyer made at a rung; a case has one of each at most."""

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="filings")
    rung = models.SlugField(_("어디에"), max_length=40)
    filed_on = models.DateField(_("신청한 날"))
    number = LineColumn(_("접수 번호"), bare=False, max_length=MOST_STORED * 40, blank=True)
    answer_on = models.DateField(_("답을 듣기로 한 날"), null=True, blank=True)
    created_at = models.DateTimeField(_("적은 때"), editable=False)

    class Meta:
        ordering = ["filed_on", "pk"]
        verbose_name = _("도움 신청")
        verbose_name_plural = _("도움 신청")
        constraints = [models.UniqueConstraint(fields=["case", "rung"], name="filing_once_a_rung")]

    def __str__(self) -> str:
        return f"{self.case} {self.rung}"

    @classmethod
    def write(cls, case: Case, rung: str, fields: dict[str, Any], *, now: dt.datetime) -> Self:
        """Write an application down, with a line of the timeline; a refused case is in outside hands from then on."""
        with transaction.atomic():
            case.lock()
            row, made = cls.objects.get_or_create(case=case, rung=rung, defaults={**fields, "created_at": now})
            if made:
                row._record(Kind.HELP_ASKED, now)
                if rung == PAYPAL:
                    # From this day the dispute has to become a claim.
                    case.change({"paypal_disputed_on": row.filed_on}, now=now)
                target = Status.PLATFORM_REVIEW if rung == APPEAL else Status.ESCALATED
                if case.status == Status.REJECTED and can_move(Status.REJECTED, target, Role.OWNER):
                    case.move(target, by=None, role=Role.OWNER, now=now)
        return row

    def strike(self, *, now: dt.datetime) -> None:
        """Take an application back that was written by mistake; the timeline keeps both."""
        with transaction.atomic():
            self.case.lock()
            if Filing.objects.filter(pk=self.pk).delete()[0]:
                self._record(Kind.HELP_STRUCK, now)

    def _record(self, kind: Kind, now: dt.datetime) -> None:
        data = {"rung": self.rung, **({"number": self.number} if self.number else {})}
        self.case.record(kind, role=Role.OWNER, data=data, happened_on=self.filed_on, now=now)
