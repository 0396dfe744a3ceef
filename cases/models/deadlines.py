"""How each deadline is counted, as rows, and the deadlines of a case."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases import guide, states
from cases.models.sourced import Sourced, SourcedQuerySet


class DeadlineRuleQuerySet(SourcedQuerySet):
    """Questions about the clocks."""

    def for_problem(self, slug: str) -> list[DeadlineRule]:
        """Return the rules that a problem page shows, in the order of `guide.Problem.rules` (one query)."""
        slugs = guide.problem(slug).rules
        rows = self.filter(slug__in=slugs).by_slug()
        return [rows[name] for name in slugs if name in rows]


class DeadlineRule(Sourced):
    """How one deadline is counted: from which date of the case, how far, and what moves it."""

    class Unit(models.TextChoices):
        DAYS = "days", _("일 (달력)")
        BUSINESS_DAYS = "business_days", _("영업일")
        MONTHS = "months", _("개월")

    class Roll(models.TextChoices):
        NONE = "none", _("그대로")
        NEXT = "next", _("다음 영업일로")

    class Anchor(models.TextChoices):
        PAID = "paid_on", _("결제한 날")
        DISPATCHED = "dispatched_on", _("발송된 날")
        PROMISED = "promised_on", _("약속한 배송일")
        RECEIVED = "received_on", _("받은 날")
        NOTICED = "noticed_on", _("문제를 안 날")
        REQUESTED = "requested_on", _("환불을 신청한 날")
        OFFERED = "offered_on", _("판매자가 답한 날")
        APPROVED = "approved_on", _("승인된 날")
        SHIPPED_BACK = "shipped_back_on", _("반품을 보낸 날")

    class Actor(models.TextChoices):
        BUYER = "buyer", _("내가 할 일")
        SELLER = "seller", _("판매자가 할 일")
        PLATFORM = "platform", _("알리익스프레스가 할 일")

    slug = models.SlugField(_("식별자"), unique=True)
    title = models.CharField(_("제목"), max_length=80)
    anchor = models.CharField(_("기준일"), max_length=20, choices=Anchor)
    anchor_else = models.CharField(_("없으면 대신 쓸 기준일"), max_length=20, choices=Anchor, blank=True)
    amount = models.PositiveSmallIntegerField(_("기간"))
    unit = models.CharField(_("단위"), max_length=15, choices=Unit)
    roll = models.CharField(_("휴일이면"), max_length=5, choices=Roll, default=Roll.NONE)
    zone = models.CharField(_("시간대"), max_length=40, default="Asia/Seoul")
    opens = models.BooleanField(_("이날부터 가능"), default=False, help_text=_("마감이 아니라 시작하는 날"))
    actor = models.CharField(_("누가"), max_length=10, choices=Actor, default=Actor.BUYER)
    rule = models.CharField(_("규칙"), max_length=300)
    when_passed = models.CharField(_("지나면"), max_length=300, blank=True)
    payment = models.CharField(_("결제수단"), max_length=10, blank=True, help_text=_("비우면 모두"))
    stages = models.JSONField(_("적용 단계"), default=list, blank=True, help_text=_("비우면 끝나지 않은 모든 단계"))
    position = models.PositiveSmallIntegerField(_("순서"), default=0)

    objects: ClassVar[models.Manager[Any]] = DeadlineRuleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("기한 규칙")
        verbose_name_plural = _("기한 규칙")

    def __str__(self) -> str:
        return self.title

    def applies_to(self, problem: str, payment: str, status: str | None = None) -> bool:
        """Say whether this clock runs for a problem, a way of payment and, where there is a case, its status."""
        if self.slug not in (*guide.problem(problem).rules, *guide.PROCESS_RULES):
            return False
        if self.payment and payment and self.payment != payment:
            return False
        if status is None:
            return True
        return status != states.Status.CLOSED and (not self.stages or status in self.stages)
