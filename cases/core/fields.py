"""Fields that read what people really type: dates with dots, amounts with commas, numbers with hyphens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.core.text import mask_customs_code

DATE_FORMATS = ["%Y-%m-%d", "%Y.%m.%d", "%Y. %m. %d", "%Y. %m. %d.", "%Y/%m/%d", "%Y%m%d", "%Y년 %m월 %d일"]
OLDEST, LATEST = dt.date(2012, 1, 1), dt.date(2099, 12, 31)  # Any other year is a slip; no deadline counts from it.


class DayField(forms.DateField):
    """One day, chosen or typed in any usual Korean way."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            input_formats=DATE_FORMATS,
            widget=forms.DateInput(attrs={"type": "date", "class": "input--medium"}, format="%Y-%m-%d"),
            error_messages={
                "invalid": _("날짜를 읽을 수 없습니다. 2026-11-20처럼 연, 월, 일을 적어 주세요."),
                "required": _("날짜를 적어 주세요."),
            },
            **kwargs,
        )

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return a readable day as a day, because the control of a browser shows only its own way of writing one."""
        try:
            return self.to_python(data)
        except ValidationError:
            return data

    def validate(self, value: dt.date | None) -> None:
        super().validate(value)
        if value and value < OLDEST:
            raise ValidationError(_("너무 오래된 날짜입니다. 연도를 확인해 주세요."), code="too_old")
        if value and value > LATEST:
            raise ValidationError(_("너무 먼 날짜입니다. 연도를 확인해 주세요."), code="too_far")


class AmountField(forms.CharField):
    """An amount of money, with or without commas and signs; a `Decimal` or None."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        bare = "".join(char for char in text if char not in " ,\u00a0\\₩￦원$")
        bare = bare.upper().removeprefix("US").removesuffix("USD").removesuffix("KRW")
        try:
            amount = Decimal(bare)
        except InvalidOperation:
            amount = Decimal(-1)
        if not amount.is_finite() or not 0 <= amount < Decimal("1e10") or amount != round(amount, 2):
            raise ValidationError(_("금액을 숫자로 적어 주세요. 예: 12,900 또는 9.99"), code="invalid")
        return amount

    def validate(self, value: Any) -> None:
        """Check only what `CharField` checks of an empty value."""
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Numbers have no length."""


class ParsedField(forms.CharField):
    """Text that one of our parsers reads; `wrong` is said where it cannot."""

    def __init__(self, *, parse: Callable[[str], str | None], wrong: str | Promise, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.parse, self.wrong = parse, wrong

    def clean(self, value: Any) -> str:
        """Return the canonical text, empty where nothing was typed and nothing is required."""
        text = super().clean(value)
        if not text:
            return ""
        parsed = self.parse(text)
        if parsed is None:
            raise ValidationError(str(self.wrong), code="invalid")
        return parsed


class LineField(forms.CharField):
    """Free text of a buyer; a customs clearance code pasted into it is blacked out and never stored."""

    def clean(self, value: Any) -> str:
        return mask_customs_code(super().clean(value))


class ProseField(LineField):
    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
