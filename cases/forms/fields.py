"""Fields that read what people really type: dates with dots, amounts with commas, numbers with hyphens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import formats
from cases.clocks import ANCHORS

DATE_FORMATS = ["%Y-%m-%d", "%Y.%m.%d", "%Y. %m. %d", "%Y. %m. %d.", "%Y/%m/%d", "%Y%m%d", "%Y년 %m월 %d일"]
OLDEST, LATEST = dt.date(2012, 1, 1), dt.date(2099, 12, 31)  # Outside, a year is a slip and no clock could count on.

# The second day of a pair cannot come before the first.
_ORDER = (
    ("paid_on", "dispatched_on"),
    ("paid_on", "promised_on"),
    ("paid_on", "received_on"),
    ("dispatched_on", "received_on"),
    ("received_on", "noticed_on"),
    ("paid_on", "requested_on"),
    ("requested_on", "offered_on"),
    ("requested_on", "approved_on"),
    ("paid_on", "approved_on"),
    ("received_on", "shipped_back_on"),
    ("paid_on", "shipped_back_on"),
    ("shipped_back_on", "arrived_on"),
    ("paid_on", "arrived_on"),
)
_MAY_BE_AHEAD = frozenset({"promised_on"})


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
        """Refuse a year that nobody can mean."""
        super().validate(value)
        if value and value < OLDEST:
            raise ValidationError(_("너무 오래된 날짜입니다. 연도를 확인해 주세요."), code="too_old")
        if value and value > LATEST:
            raise ValidationError(_("너무 먼 날짜입니다. 연도를 확인해 주세요."), code="too_far")


class AmountField(forms.CharField):
    """An amount of money, with or without commas and signs; a `Decimal` or None."""

    def to_python(self, value: Any) -> Any:
        """Return the amount."""
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
    """Text that one of `cases.formats`' parsers reads; `wrong` is said where it cannot."""

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
        """Return the text without customs codes."""
        return formats.mask_customs_code(super().clean(value))


class ProseField(LineField):
    """Free text of several lines."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def wrong_days(days: Mapping[str, dt.date | None], today: dt.date) -> dict[str, str | Promise]:
    """Return one sentence for each day (by anchor name) that is ahead of today or out of order."""
    wrong: dict[str, str | Promise] = {}
    for name, day in days.items():
        if day is None:
            continue
        if day > today and name not in _MAY_BE_AHEAD:
            wrong[name] = _("아직 오지 않은 날짜입니다. 오늘이나 지난 날짜를 적어 주세요.")
    for first, second in _ORDER:
        before, after = days.get(first), days.get(second)
        if before and after and after < before and second not in wrong:
            wrong[second] = _("‘%(second)s’이 ‘%(first)s’(%(day)s)보다 앞섭니다. 두 날짜를 확인해 주세요.") % {
                "second": ANCHORS[second],
                "first": ANCHORS[first],
                "day": f"{before.year}년 {before.month}월 {before.day}일",
            }
    return wrong
