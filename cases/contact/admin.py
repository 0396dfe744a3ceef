"""The upkeep of channels and their hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.contact.models import ContactChannel, HoursException, OpeningPeriod
from cases.core.incoming import ModelForm
from cases.facts.sourced_admin import PAYMENTS, Fields, SourcedAdmin, StaleFilter, today

if TYPE_CHECKING:
    _PeriodInline = admin.TabularInline[OpeningPeriod, ContactChannel]
    _ExceptionInline = admin.StackedInline[HoursException, ContactChannel]
else:
    _PeriodInline, _ExceptionInline = admin.TabularInline, admin.StackedInline


class PeriodInline(Fields, _PeriodInline):
    model = OpeningPeriod
    extra = 0


class ExceptionInline(Fields, _ExceptionInline):
    """The days on which a channel keeps other hours; those to come, because the past changes nothing any more."""

    model = HoursException
    extra = 0
    fields = (("on", "opens", "closes"), "reason", ("source", "source_url", "checked_on"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[HoursException]:
        return super().get_queryset(request).filter(on__gte=today(request))


class ContactChannelForm(ModelForm):
    """A channel whose way of payment is a choice, because pages understand only these values."""

    payment = forms.ChoiceField(
        label=_("결제수단"),
        required=False,
        choices=PAYMENTS,
        help_text=_("이 결제수단으로 산 주문에만 쓸모 있는 곳일 때"),
    )

    class Meta:
        model = ContactChannel
        fields = "__all__"


@admin.register(ContactChannel)
class ContactChannelAdmin(SourcedAdmin):
    form = ContactChannelForm

    list_display = ("name", "reached", "hours", "confidence_badge", "checked", "said_by")
    list_filter = (StaleFilter, "confidence", "scope", "decides")
    search_fields = ("name", "slug", "value", "note", "instead", "source")
    beside = (
        ("scope", "medium"),
        ("always_open", "closes_on_holidays"),
        ("speed", "record", "explain"),
        ("payment", "position"),
    )
    inlines = (PeriodInline, ExceptionInline)

    @admin.display(description=_("번호·주소"), ordering="value")
    def reached(self, row: ContactChannel) -> str:
        return row.value or row.url or _t("찾지 못했어요")

    @admin.display(description=_("운영 시간"), ordering="hours_text")
    def hours(self, row: ContactChannel) -> str | None:
        return row.hours_known or None
