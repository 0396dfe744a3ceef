"""For which problem, and for which moment, the contact page answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.core.days import SEOUL
from cases.core.incoming import Form
from cases.process import problems

AT_FORMAT = "%Y-%m-%dT%H:%M"
# Holidays are seeded for these years around the present one; further away an answer would be a guess.
YEARS_BACK, YEARS_AHEAD = 1, 2


class PlannerForm(Form):
    """Both fields may be empty: any problem, and now. A moment without a zone is one in Seoul."""

    problem = forms.ChoiceField(
        label=_("어떤 문제인가요?"),
        required=False,
        choices=lambda: [("", _("문제를 고르지 않음")), *problems.problem_choices()],
        error_messages={"invalid_choice": _("목록에 없는 문제예요. 목록에서 다시 골라 주세요.")},
    )
    at = forms.DateTimeField(
        label=_("언제 연락하나요? (한국 시간)"),
        required=False,
        help_text=_("비워 두면 지금을 기준으로 보여 드려요."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "input--medium"}, format=AT_FORMAT),
        error_messages={"invalid": _("시각을 읽지 못했어요. 2026-12-25T10:00처럼 적어 주세요.")},
    )

    def __init__(self, *args: Any, now: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now.astimezone(SEOUL)
        self.use_required_attribute = False

    def clean_at(self) -> dt.datetime | None:
        """Return the moment in Seoul; refuse one in a year whose holidays nobody knows."""
        at: dt.datetime | None = self.cleaned_data["at"]
        if at is None:
            return None
        first, last = self.now.year - YEARS_BACK, self.now.year + YEARS_AHEAD
        try:
            at = at.astimezone(SEOUL)
        except OverflowError:
            year = 0
        else:
            year = at.year
        if not first <= year <= last:
            raise ValidationError(
                _("%(first)s년부터 %(last)s년까지만 답할 수 있어요. 그 밖의 공휴일은 아직 몰라요."),
                params={"first": first, "last": last},
                code="unknown_year",
            )
        return at


def planner(data: Any, now: dt.datetime) -> PlannerForm:
    """Return the form for a query, or an unbound one that shows the present moment where there is none."""
    if "at" in data or "problem" in data:
        return PlannerForm(data, now=now)
    return PlannerForm(now=now, initial={"at": timezone.localtime(now, SEOUL)})
