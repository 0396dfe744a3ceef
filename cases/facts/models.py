"""Holidays, and the rules of the platform and the law that pages quote."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.facts.sourced import Sourced, SourcedQuerySet


class HolidayQuerySet(SourcedQuerySet):
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
    instead = models.CharField(
        _("대신 할 일"), max_length=200, blank=True, help_text=_("확인되지 않은 사실이라면, 그동안 어떻게 하면 되는지")
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("정책 사실")
        verbose_name_plural = _("정책 사실")

    def __str__(self) -> str:
        return self.title
