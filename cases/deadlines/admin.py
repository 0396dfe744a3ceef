"""The upkeep of how deadlines are counted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.core import reasons
from cases.core.incoming import ModelForm
from cases.core.reasons import Reason
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rule import BUYER
from cases.facts.sourced_admin import PAYMENTS, CountedWithAdmin, StaleFilter
from cases.process.situation import Zone
from cases.process.states import Status

# As staff call them: of whoever bought, a page for buyers says "나".
ACTORS: list[tuple[str, Any]] = [
    (value, _("구매자") if value == BUYER else label) for value, label in DeadlineRule.Actor.choices
]
# Those who act, in this order.
ORDER = models.Case(*(models.When(actor=value, then=at) for at, (value, _label) in enumerate(ACTORS)))


class ActorFilter(admin.SimpleListFilter):
    """Rules by who has to act."""

    title = _("누가")
    parameter_name = "actor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return ACTORS

    def queryset(self, request: HttpRequest, queryset: QuerySet[DeadlineRule]) -> QuerySet[DeadlineRule]:
        return queryset.filter(actor=self.value()) if self.value() else queryset


class DeadlineRuleForm(ModelForm):
    """A deadline rule whose free fields are choices, because pages understand only these values."""

    stages = forms.MultipleChoiceField(
        label=_("적용 단계"),
        required=False,
        choices=Status.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("비우면 끝나지 않은 모든 단계"),
    )
    actor = forms.ChoiceField(label=_("누가"), choices=ACTORS)
    payment = forms.ChoiceField(label=_("결제수단"), required=False, choices=PAYMENTS)
    zone = forms.ChoiceField(label=_("시간대"), choices=Zone.choices)

    class Meta:
        model = DeadlineRule
        fields = "__all__"


@admin.register(DeadlineRule)
class DeadlineRuleAdmin(CountedWithAdmin):
    form = DeadlineRuleForm
    list_display = ("who", "title", "counted", "anchors", "confidence_badge", "checked", "said_by")
    list_display_links = ("title",)
    list_filter = (StaleFilter, "confidence", ActorFilter, "unit")
    ordering = (ORDER, "position", "slug")
    grouped_by = "actor"
    beside = (
        ("anchor", "anchor_else", "anchor_later", "shown_with"),
        ("amount", "unit", "some_end_after"),
        ("roll", "zone"),
        ("has_countdown", "opens"),
        ("actor", "payment", "from_won", "position"),
    )
    search_fields = ("title", "slug", "rule", "source")

    def reason(self, row: DeadlineRule, *, gone: bool) -> Reason:
        return (reasons.rule_removed if gone else reasons.rule_changed)(row.slug)

    @admin.display(description=_("누가"), ordering=ORDER)
    def who(self, row: DeadlineRule) -> str:
        return self.group(row, str(dict(ACTORS)[row.actor]))

    @admin.display(description=_("기간"), ordering="amount")
    def counted(self, row: DeadlineRule) -> str:
        """Say how long it is, both ends where it depends on whom one asks."""
        return _t("%(length)s (달력)") % {"length": row.length} if row.unit == row.Unit.DAYS else row.length

    @admin.display(description=_("기준일"), ordering="anchor")
    def anchors(self, row: DeadlineRule) -> str:
        """Name each day that the rule may be counted from, and which of them counts."""
        days = [row.counted_from]
        if row.anchor_later:
            days.append(_t("%(day)s (늦은 날부터)") % {"day": row.get_anchor_later_display()})
        return _t(" 또는 ").join(days)
