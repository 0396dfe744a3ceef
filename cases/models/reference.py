"""What ages: contact channels and their hours, holidays, policy facts and deadline rules.

Staff edit these rows without a release; each says where it comes from, when it was checked and how sure it is.
`seed_reference` writes the first version and leaves alone what staff have changed (`edited_at`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cases import guide, states

STALE_AFTER = dt.timedelta(days=180)


class Confidence(models.TextChoices):
    """How sure a fact is; the marks of the research it comes from."""

    HIGH = "H", _("공식 자료로 확인")
    MEDIUM = "M", _("자료 하나로 확인")
    LOW = "L", _("비공식 자료")
    UNCONFIRMED = "X", _("확인되지 않음")


class ReferenceVersion(models.Model):
    """One row that counts every change of the reference data, so that a kept page knows when it is old."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the number of the newest change (one cheap query)."""
        return cls.objects.values_list("number", flat=True).filter(pk=1).first() or 0

    @classmethod
    def bump(cls) -> None:
        """Count one change."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})


class Counted(models.Model):
    """A row whose every change makes kept pages old."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and count the change."""
        super().save(*args, **kwargs)
        ReferenceVersion.bump()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, and count the change."""
        result = super().delete(*args, **kwargs)
        ReferenceVersion.bump()
        return result


class SourcedQuerySet(models.QuerySet[Any]):
    """Questions that every sourced table answers."""

    def stale(self, today: dt.date) -> SourcedQuerySet:
        """Rows that nobody has checked for half a year."""
        return self.filter(checked_on__lt=today - STALE_AFTER)

    def by_slug(self) -> dict[str, Any]:
        """All rows by slug, in one query."""
        return {row.slug: row for row in self}


class Sourced(Counted):
    """A fact that can age: where it was found, when a person checked it, how sure it is."""

    source = models.CharField(_("출처"), max_length=300)
    source_url = models.URLField(_("출처 주소"), max_length=500, blank=True)
    checked_on = models.DateField(_("확인일"))
    confidence = models.CharField(_("확실성"), max_length=1, choices=Confidence)
    edited_at = models.DateTimeField(_("직원이 고친 때"), null=True, blank=True, editable=False)

    objects: ClassVar[models.Manager[Any]] = SourcedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        """Say whether pages may show this without calling it unconfirmed."""
        return self.confidence != Confidence.UNCONFIRMED


class ContactChannel(Sourced):
    """One way to reach somebody who can help."""

    class Scope(models.TextChoices):
        PLATFORM = "platform", _("알리익스프레스")
        OUTSIDE = "outside", _("외부 도움")

    slug = models.SlugField(_("식별자"), unique=True)
    name = models.CharField(_("이름"), max_length=60)
    scope = models.CharField(_("구분"), max_length=10, choices=Scope, default=Scope.PLATFORM)
    value = models.CharField(_("번호·주소"), max_length=200, blank=True, help_text=_("전화번호나 찾아가는 길"))
    url = models.URLField(_("링크"), blank=True)
    always_open = models.BooleanField(_("24시간"), default=False)
    closes_on_holidays = models.BooleanField(_("공휴일에 쉼"), default=True)
    hours_text = models.CharField(_("운영 시간 설명"), max_length=200)
    answers_within = models.CharField(_("답변까지"), max_length=100, blank=True)
    language = models.CharField(_("언어"), max_length=100, blank=True)
    strength = models.CharField(_("장점"), max_length=200)
    weakness = models.CharField(_("단점"), max_length=200)
    note = models.TextField(_("알아 둘 점"), blank=True)
    speed = models.PositiveSmallIntegerField(
        _("빠름 (0-3)"), default=0, validators=[MinValueValidator(0), MaxValueValidator(3)]
    )
    record = models.PositiveSmallIntegerField(
        _("기록이 남음 (0-3)"), default=0, validators=[MinValueValidator(0), MaxValueValidator(3)]
    )
    explain = models.PositiveSmallIntegerField(
        _("사진·설명에 좋음 (0-3)"), default=0, validators=[MinValueValidator(0), MaxValueValidator(3)]
    )
    position = models.PositiveSmallIntegerField(_("순서"), default=0)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("연락 수단")
        verbose_name_plural = _("연락 수단")

    def __str__(self) -> str:
        return self.name


class OpeningPeriod(Counted):
    """One stretch of a weekday in which a channel answers, in Asia/Seoul; two rows make a lunch break."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("월")
        TUESDAY = 1, _("화")
        WEDNESDAY = 2, _("수")
        THURSDAY = 3, _("목")
        FRIDAY = 4, _("금")
        SATURDAY = 5, _("토")
        SUNDAY = 6, _("일")

    channel = models.ForeignKey(ContactChannel, on_delete=models.CASCADE, related_name="periods")
    weekday = models.PositiveSmallIntegerField(_("요일"), choices=Weekday)
    opens = models.TimeField(_("여는 시각"))
    closes = models.TimeField(_("닫는 시각"))

    class Meta:
        ordering = ["weekday", "opens"]
        verbose_name = _("운영 시간")
        verbose_name_plural = _("운영 시간")
        constraints = [
            models.CheckConstraint(
                name="openingperiod_closes_after_opens",
                condition=models.Q(closes__gt=F("opens")),
                violation_error_message=_("닫는 시각은 여는 시각보다 늦어야 합니다."),
            ),
            models.UniqueConstraint(fields=["channel", "weekday", "opens"], name="openingperiod_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class HolidayQuerySet(SourcedQuerySet):
    """Questions about holidays."""

    def names_between(self, first: dt.date, last: dt.date) -> dict[dt.date, str]:
        """Return the holidays from `first` to `last`, both included, by date."""
        return dict(self.filter(on__range=(first, last)).values_list("on", "name"))


class Holiday(Sourced):
    """A day on which offices are closed, temporary holidays and election days included."""

    on = models.DateField(_("날짜"), unique=True)
    name = models.CharField(_("이름"), max_length=80)

    objects: ClassVar[models.Manager[Any]] = HolidayQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        verbose_name = _("공휴일")
        verbose_name_plural = _("공휴일")

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


class PolicyFact(Sourced):
    """One rule of the platform or the law, as a sentence with its number."""

    slug = models.SlugField(_("식별자"), unique=True)
    title = models.CharField(_("제목"), max_length=80)
    value = models.CharField(_("핵심 값"), max_length=60, blank=True, help_text=_("예: 15일"))
    text = models.CharField(_("설명"), max_length=400)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("정책 사실")
        verbose_name_plural = _("정책 사실")

    def __str__(self) -> str:
        return self.title


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


REFERENCE_MODELS: Iterable[type[Sourced]] = (ContactChannel, Holiday, PolicyFact, DeadlineRule)
