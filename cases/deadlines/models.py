"""How each deadline is counted, as rows."""

from __future__ import annotations

import copy
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.deadlines.rule import BUSINESS_DAYS, BUYER, DAYS, MONTHS, ROLL_NEXT, Rule
from cases.facts.sourced import Sourced
from cases.process.anchors import ANCHORS
from cases.process.choices import TextChoices
from cases.process.payment import Payment
from cases.process.problems import Problem
from cases.process.situation import SENT_ABROAD, Situation


def anchor_choices() -> list[tuple[str, Any]]:
    """Choices of the model fields; a callable, so that the labels live in one place."""
    return list(ANCHORS.items())


class DeadlineRule(Sourced):
    """How one deadline is counted: from which date of the case, how far, and what moves it."""

    class Unit(TextChoices):
        DAYS = DAYS, _("일 (달력)")
        BUSINESS_DAYS = BUSINESS_DAYS, _("영업일")
        MONTHS = MONTHS, _("개월")

    class Roll(TextChoices):
        NONE = "none", _("그대로")
        NEXT = ROLL_NEXT, _("다음 영업일로")

    class Actor(TextChoices):
        BUYER = BUYER, _("나")
        SELLER = "seller", _("판매자")
        PLATFORM = "platform", _("알리익스프레스")
        ISSUER = "issuer", _("알리익스프레스·카드사")

    slug = models.SlugField(_("식별자"), unique=True)
    title = models.CharField(_("제목"), max_length=80)
    anchor = models.CharField(_("기준일"), max_length=20, choices=anchor_choices)
    anchor_else = models.CharField(_("또는 이 기준일 (이른 날부터)"), max_length=20, choices=anchor_choices, blank=True)
    anchor_later = models.CharField(
        _("또는 이 기준일 (늦은 날부터)"), max_length=20, choices=anchor_choices, blank=True
    )
    shown_with = models.CharField(
        _("이 날짜를 알면 모든 문제에 보임"), max_length=20, choices=anchor_choices, blank=True
    )
    capped_by = models.SlugField(_("함께 지켜야 하는 기한"), blank=True)
    amount = models.PositiveSmallIntegerField(_("기간"))
    unit = models.CharField(_("단위"), max_length=15, choices=Unit.pairs)
    some_end_after = models.PositiveSmallIntegerField(
        _("어떤 카드사는 이만큼 (일)"),
        null=True,
        blank=True,
        help_text=_("카드로 낸 것의 기한이 카드사마다 다르면 가장 짧은 날수. 이날까지면 안전하다고 알려요."),
    )
    roll = models.CharField(_("휴일이면"), max_length=5, choices=Roll.pairs, default=Roll.NONE)
    zone = models.CharField(_("시간대"), max_length=40, default="Asia/Seoul")
    has_countdown = models.BooleanField(
        _("알리익스프레스 화면에 나옴"),
        default=False,
        help_text=_("화면에 나온 날짜를 구매자가 옮겨 적을 수 있는 기한"),
    )
    opens = models.BooleanField(_("이날부터 가능"), default=False, help_text=_("끝나는 날이 아니라 시작하는 날"))
    actor = models.CharField(_("누가"), max_length=10, choices=Actor.pairs, default=Actor.BUYER)
    rule = models.CharField(_("규칙"), max_length=300)
    when_passed = models.CharField(_("지나면"), max_length=300, blank=True)
    from_won = models.PositiveIntegerField(
        _("이 금액(원)부터"), null=True, blank=True, help_text=_("원으로 낸 금액이 이보다 적으면 보이지 않음")
    )
    payment = models.CharField(_("결제수단"), max_length=10, blank=True, help_text=_("비우면 모두"))
    stages = models.JSONField(_("적용 단계"), default=list, blank=True, help_text=_("비우면 끝나지 않은 모든 단계"))
    position = models.PositiveSmallIntegerField(_("순서"), default=0)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("기한 규칙")
        verbose_name_plural = _("기한 규칙")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse an early end that is none: later than the usual one, not in days, or of anybody but card issuers."""
        if self.some_end_after is None:
            return
        if self.payment != Payment.CARD:
            raise ValidationError({"some_end_after": _t("카드로 낸 것의 기한에만 적을 수 있어요.")})
        if self.unit != self.Unit.DAYS:
            raise ValidationError({"some_end_after": _t("기간의 단위가 일일 때만 적을 수 있어요.")})
        if self.some_end_after >= (self.amount or 0):
            raise ValidationError(
                {"some_end_after": _t("기간(%(days)s일)보다 짧게 적어 주세요.") % {"days": self.amount}}
            )

    @property
    def value(self) -> str:
        """The rule in a few words, as a policy fact has them: from which day, and how long."""
        words = {"anchor": self.counted_from, "length": self.length}
        return (_t("%(anchor)s부터 %(length)s 뒤") if self.opens else _t("%(anchor)s부터 %(length)s")) % words

    @property
    def counted_from(self) -> str:
        """The day of the case that it is counted from, as its buyer would call it; of two days the one that counts."""
        if self.anchor_else:
            both = {"one": self.get_anchor_display(), "other": self.get_anchor_else_display()}
            return _t("%(one)s과 %(other)s 가운데 이른 날") % both
        if self.anchor == "approved_on":
            # One day of the case for two approvals: the buyer acts after that of the return, others after that of the refund.
            return _t("반품이 승인된 날") if self.is_mine else _t("환불이 승인된 날")
        return self.get_anchor_display()

    @property
    def length(self) -> str:
        """How long it is, whatever day it is counted from; both ends where that depends on whom one asks."""
        if self.varies:
            return _t("%(first)s~%(last)s일") % {"first": self.some_end_after, "last": self.amount}
        length = {"days": _t("%(count)s일"), "business_days": _t("%(count)s영업일"), "months": _t("%(count)s개월")}
        return length[self.unit] % {"count": self.amount}

    @property
    def varies(self) -> bool:
        """Whether some card issuers end it sooner than it is counted."""
        return self.as_rule().some_end_sooner_by > 0

    # The same period counted from another day, where a list tells both in one row.
    also: tuple[DeadlineRule, ...] = ()
    # The one that must be kept as well, where a list tells both in one row.
    cap: DeadlineRule | None = None

    @property
    def is_mine(self) -> bool:
        """Whether the buyer has to act by it."""
        return self.actor == self.Actor.BUYER

    def for_problem(self, problem: Problem) -> Self:
        """Return the rule as it holds for a problem: what never came was never confirmed."""
        row = copy.copy(self)
        if self.anchor_else and not problem.received:
            row.anchor, row.anchor_else = self.anchor_else, ""
        return row

    def runs_for(self, situation: Situation) -> bool:
        """Say whether a case in this situation shows the deadline: by its stage, its problem, its way of payment and where it goes.

        A countdown that the buyer copied from the platform is shown for every problem, as is a deadline whose
        `shown_with` is known (whoever has sent something back has sent it, whatever was wrong). What is about goods that
        leave the country is not, once they go to an address in Korea.
        """
        if situation.is_closed or (self.stages and situation.status not in self.stages):
            return False
        if self.slug in situation.countdowns:
            return True
        if situation.stays_in_korea and self.slug in SENT_ABROAD:
            return False
        known = self.shown_with in situation.dates
        own = situation.problem is not None and self.slug in situation.problem.own_rules
        return (known or own) and situation.may_be_paid_by(self.payment) and not self._costs_too_little(situation)

    def _costs_too_little(self, situation: Situation) -> bool:
        return self.from_won is not None and situation.won is not None and situation.won < self.from_won

    def as_rule(self) -> Rule:
        """Return what `cases.deadlines.counting` needs of this row."""
        return Rule(
            slug=self.slug,
            title=self.title,
            anchor=self.anchor,
            anchor_else=self.anchor_else,
            anchor_later=self.anchor_later,
            capped_by=self.capped_by,
            amount=self.amount,
            unit=self.unit,
            roll=self.roll,
            zone=self.zone,
            opens=self.opens,
            actor=self.actor,
            actor_label=self.get_actor_display(),
            has_countdown=self.has_countdown,
            text=self.rule,
            when_passed=self.when_passed,
            source=self.source,
            source_url=self.source_url,
            checked_on=self.checked_on,
            checked_word=str(self.checked_word),
            confidence=self.confidence,
            confidence_label=self.get_confidence_display(),
            some_end_after=self.some_end_after,
        )
