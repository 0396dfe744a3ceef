"""How to reach somebody who can help, and when they answer."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.contact import hours, needs
from cases.facts.sourced import Counted, Sourced, SourcedQuerySet
from cases.process.choices import IntegerChoices, TextChoices


class ContactChannelQuerySet(SourcedQuerySet):
    def with_hours(self, first: dt.date, last: dt.date) -> list[hours.Channel]:
        """All channels with their opening periods and the exceptions from `first` to `last` (three queries)."""
        exceptions = models.Prefetch("exceptions", HoursException.objects.filter(on__range=(first, last)))
        return [row.as_channel() for row in self.prefetch_related("periods", exceptions)]


class ContactChannel(Sourced):
    """One way to reach somebody who can help."""

    class Medium(TextChoices):
        PHONE = "phone", _("전화")
        CHAT = "chat", _("채팅")
        EMAIL = "email", _("이메일")
        PORTAL = "portal", _("사이트")
        APP = "app", _("주문 화면")

    class Scope(TextChoices):
        PLATFORM = "platform", _("알리익스프레스")
        OUTSIDE = "outside", _("외부 도움")

    slug = models.SlugField(_("식별자"), unique=True)
    name = models.CharField(_("이름"), max_length=60)
    scope = models.CharField(_("구분"), max_length=10, choices=Scope.pairs, default=Scope.PLATFORM)
    medium = models.CharField(_("방식"), max_length=10, choices=Medium.pairs, default=Medium.PHONE)
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
    unconfirmed = models.CharField(
        _("확인되지 않은 것"), max_length=200, blank=True, help_text=_("예: 전화번호, 점심시간")
    )
    instead = models.CharField(
        _("확인되지 않았다면"),
        max_length=200,
        blank=True,
        help_text=_("‘확인 전’ 옆에 보일, 대신 할 일. 비우면 고객센터와 사업자 정보에서 확인하라고 보여요."),
    )
    decides = models.BooleanField(
        _("환불을 결정하는 곳"), default=False, help_text=_("환불을 신청하고 결과를 받는 곳이면 늘 맨 앞에 보여요.")
    )
    speed = models.PositiveSmallIntegerField(
        _("빠름 (0-3)"), default=0, validators=[MinValueValidator(0), MaxValueValidator(3)]
    )
    record = models.PositiveSmallIntegerField(
        _("기록이 남음 (0-3)"), default=0, validators=[MinValueValidator(0), MaxValueValidator(3)]
    )
    explain = models.PositiveSmallIntegerField(
        _("사진·설명에 좋음 (0-3)"), default=0, validators=[MinValueValidator(0), MaxValueValidator(3)]
    )
    payment = models.CharField(
        _("결제수단"),
        max_length=10,
        blank=True,
        help_text=_("이 결제수단으로 산 주문에만 쓸모 있는 곳일 때"),
    )
    position = models.PositiveSmallIntegerField(_("순서"), default=0)

    objects: ClassVar[models.Manager[Any]] = ContactChannelQuerySet.as_manager()

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("연락할 곳")
        verbose_name_plural = _("연락할 곳")

    def __str__(self) -> str:
        return self.name

    @property
    def advice(self) -> str:
        """What to do as long as nobody has confirmed this row: `확인되지 않음` never stands alone."""
        if self.is_confirmed:
            return ""
        return self.instead or _t("앱·웹의 고객센터와 맨 아래 ‘사업자 정보’에서 먼저 확인하세요.")

    @property
    def is_reachable(self) -> bool:
        """Whether anybody knows where to call or write at all."""
        return bool(self.value or self.url)

    @property
    def hours_known(self) -> str:
        """When it answers, in words: nothing where nobody knows where to write to."""
        return self.hours_text if self.is_reachable else ""

    @property
    def tel(self) -> str:
        """The number that a telephone link dials, or nothing where the channel is not a telephone."""
        return "".join(filter(str.isdigit, self.value)) if self.medium == self.Medium.PHONE else ""

    def as_channel(self) -> hours.Channel:
        """Return what `hours`, `ranking` and `week` need of this row, with the row inside."""
        return hours.Channel(
            slug=self.slug,
            always_open=self.always_open,
            periods=tuple(hours.Period(p.weekday, p.opens, p.closes) for p in self.periods.all()),
            closes_on_holidays=self.closes_on_holidays,
            specials=tuple(hours.Special(e.on, e.reason, e.opens, e.closes) for e in self.exceptions.all()),
            outside=self.scope == self.Scope.OUTSIDE,
            reachable=self.is_reachable,
            confirmed=self.is_confirmed,
            decides=self.decides,
            pays_back=self.scope == self.Scope.OUTSIDE and bool(self.payment),
            scores={need: getattr(self, need) for need in needs.NEEDS},
            position=self.position,
            row=self,
        )


class OpeningPeriod(Counted):
    """One stretch of a weekday in which a channel answers, in Asia/Seoul; two rows make a lunch break."""

    class Weekday(IntegerChoices):
        MONDAY = 0, _("월")
        TUESDAY = 1, _("화")
        WEDNESDAY = 2, _("수")
        THURSDAY = 3, _("목")
        FRIDAY = 4, _("금")
        SATURDAY = 5, _("토")
        SUNDAY = 6, _("일")

    channel = models.ForeignKey(ContactChannel, on_delete=models.CASCADE, related_name="periods")
    weekday = models.PositiveSmallIntegerField(_("요일"), choices=Weekday.pairs)
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
                violation_error_message=_("닫는 시각은 여는 시각보다 늦어야 해요."),
            ),
            models.UniqueConstraint(fields=["channel", "weekday", "opens"], name="openingperiod_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class HoursException(Counted):
    """What is different on one date: other hours, or closed all day; it beats the weekday and any holiday."""

    channel = models.ForeignKey(ContactChannel, on_delete=models.CASCADE, related_name="exceptions")
    on = models.DateField(_("날짜"))
    opens = models.TimeField(_("여는 시각"), null=True, blank=True, help_text=_("두 시각을 비우면 온종일 쉼"))
    closes = models.TimeField(_("닫는 시각"), null=True, blank=True)
    reason = models.CharField(_("이유"), max_length=60, help_text=_("예: 창사기념일 (‘창사기념일 휴무’로 보여요)"))
    source = models.CharField(_("출처"), max_length=300)
    source_url = models.URLField(_("출처 주소"), max_length=500, blank=True)
    checked_on = models.DateField(_("확인일"))

    class Meta:
        ordering = ["on", "opens"]
        verbose_name = _("날짜별 예외")
        verbose_name_plural = _("날짜별 예외")
        constraints = [
            models.CheckConstraint(
                name="hoursexception_both_times_or_none",
                condition=models.Q(opens__isnull=True, closes__isnull=True)
                | models.Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens")),
                violation_error_message=_("두 시각을 모두 비우거나, 닫는 시각을 여는 시각보다 늦게 적어 주세요."),
            ),
            models.UniqueConstraint(fields=["channel", "on", "opens"], name="hoursexception_once"),
            models.UniqueConstraint(
                fields=["channel", "on"], condition=models.Q(opens__isnull=True), name="hoursexception_closed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.reason}"
