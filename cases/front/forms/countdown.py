"""The form for what the order page counts down to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.fields import ProseField
from cases.intake.forms import DeadlineForm
from cases.process.situation import Countdown, ReadOn


class CountdownForm(DeadlineForm):
    """The end of a deadline as the platform shows it: when, where that stands, and why it changed."""

    read_on = forms.ChoiceField(
        label=_("어디에서 보셨나요?"),
        choices=ReadOn.choices,
        initial=ReadOn.ORDER_PAGE,
        widget=forms.RadioSelect,
        error_messages={"required": _("어디에서 보셨는지 하나를 고르세요."), "invalid_choice": _("하나를 고르세요.")},
    )
    note = ProseField(
        label=_("기한이 바뀐 이유"),
        required=False,
        rows=2,
        max_length=500,
        help_text=_("예: 배송이 늦어 판매자가 구매자 보호 기간을 늘려 줌"),
        error_messages={"max_length": _("500자까지 적을 수 있어요.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deadline_on"].required = True

    def clean(self) -> dict[str, Any]:
        """Ask back for a day before the order was paid: a year or month was mistaken."""
        values = super().clean()
        day, paid = values.get("deadline_on"), self.case.paid_on if self.case else None
        if day and paid and day < paid:
            self.add_error("deadline_on", _("결제한 날보다 앞선 날짜예요. 연도와 월을 다시 확인해 주세요."))
        return values

    @property
    def countdown(self) -> Countdown | None:
        shown = super().countdown
        return replace(shown, read_on=self.cleaned_data["read_on"]) if shown else None

    @staticmethod
    def initial_of(countdown: Countdown | None) -> dict[str, Any]:
        """Return the moment as it was shown, and where; the reason is asked anew each time."""
        return DeadlineForm.initial_of(countdown) | ({"read_on": countdown.read_on} if countdown else {})
