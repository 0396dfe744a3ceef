"""The upkeep of the ladder."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cases.core.incoming import ModelForm
from cases.deadlines.models import DeadlineRule
from cases.escalation.models import Rung
from cases.escalation.papers import PAPERS
from cases.facts.models import PolicyFact
from cases.facts.sourced_admin import PAYMENTS, SourcedAdmin
from cases.messages.models import MessageTemplate


def _papers() -> list[tuple[str, Any]]:
    return [(paper.code, paper.label) for paper in PAPERS.values()]


def _rules() -> list[tuple[str, str]]:
    return list(DeadlineRule.objects.values_list("slug", "title"))


def _facts() -> list[tuple[str, str]]:
    return list(PolicyFact.objects.values_list("slug", "title"))


def _rungs() -> list[tuple[str, str]]:
    return list(Rung.objects.values_list("slug", "title"))


def _messages() -> list[tuple[str, str]]:
    return list(MessageTemplate.objects.values_list("slug", "title"))


def _one_of(choices: Any) -> Any:
    return lambda: [("", "–"), *choices()]


class RungForm(ModelForm):
    """A rung whose names of other rows are choices, because pages understand only what is there."""

    papers = forms.MultipleChoiceField(
        label=_("필요한 것"), required=False, choices=_papers, widget=forms.CheckboxSelectMultiple
    )
    closes_with = forms.MultipleChoiceField(label=_("이 기한들이 지나면 닫힘"), required=False, choices=_rules)
    facts = forms.MultipleChoiceField(label=_("함께 볼 사실"), required=False, choices=_facts)
    fact = forms.ChoiceField(label=_("결과를 말하는 사실"), required=False, choices=_one_of(_facts))
    waits_for = forms.ChoiceField(label=_("이 기한이 지나면 열림"), required=False, choices=_one_of(_rules))
    after = forms.ChoiceField(label=_("먼저 거칠 단계"), required=False, choices=_one_of(_rungs))
    domestic_after = forms.ChoiceField(
        label=_("국내 판매자라면 이 단계 다음"),
        required=False,
        choices=_one_of(_rungs),
        help_text=_("비우면 늘 같은 자리"),
    )
    message = forms.ChoiceField(label=_("보낼 메시지"), required=False, choices=_one_of(_messages))
    domestic_message = forms.ChoiceField(
        label=_("국내 판매자라면 보낼 메시지"),
        required=False,
        choices=_one_of(_messages),
        help_text=_("비우면 같은 말"),
    )
    payment = forms.ChoiceField(label=_("결제수단"), required=False, choices=PAYMENTS)

    class Meta:
        model = Rung
        fields = "__all__"


@admin.register(Rung)
class RungAdmin(SourcedAdmin):
    form = RungForm
    list_display = ("title", "position", "opening", "payment", "confidence_badge", "checked", "said_by")
    search_fields = ("title", "slug", "can_do", "usually", "source")
