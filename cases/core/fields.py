"""Fields that read what people really type: a number among its label, dates with dots, amounts with their sign.

What they get is tidy already (`core.incoming`). A field that took less than was typed says so in `understood`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.core.formats.addresses import CHINA, KOREA
from cases.core.formats.amounts import Amount, read_amount
from cases.core.formats.dates import read_day, read_time
from cases.core.formats.phones import read_phone
from cases.core.formats.postcodes import is_old_korean_postcode, parse_chinese_postcode, parse_korean_postcode
from cases.core.masking import mask
from cases.core.text import MOST_STORED, plain, seen_length, tidy
from cases.process.payment import Currency

MASKED = _("개인통관고유부호, 주민등록번호, 카드번호로 보이는 숫자는 가리고 저장했어요. 환불에는 필요하지 않아요.")
PERSONAL = _("개인통관고유부호나 주민등록번호, 카드번호 같아요. 환불에 필요하지 않으니 여기에는 적지 마세요.")
MOST_PASTED = 1024**2  # Bytes of one pasted text: many screens of a chat.
OLDEST, LATEST = dt.date(2012, 1, 1), dt.date(2099, 12, 31)  # Any other year is a slip; no deadline counts from it.


class DayField(forms.DateField):
    """One day, chosen or typed in any usual way, alone or among other words.

    Its errors name the field, because a form asks for many days, and the list of errors stands far from them.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date", "class": "input--medium"}, format="%Y-%m-%d"),
            error_messages={
                "invalid": _("날짜를 읽지 못했어요. 2026-11-20처럼 연, 월, 일을 적어 주세요."),
                "required": _("날짜를 적어 주세요."),
            },
            **kwargs,
        )

    def clean(self, value: Any) -> dt.date | None:
        """Return the day; name the field in what is said where there is none."""
        try:
            day: dt.date | None = super().clean(value)
        except ValidationError as error:
            if not self.label:
                raise
            words = {"label": self.label, "wrong": " ".join(error.messages)}
            raise ValidationError(_("‘%(label)s’: %(wrong)s") % words, code=error.error_list[0].code) from error
        return day

    def to_python(self, value: Any) -> dt.date | None:
        """Return the day; raise `ValidationError` where there is none with its year, or more than one."""
        if value in self.empty_values or isinstance(value, dt.date):
            return super().to_python(value)
        day = read_day(str(value))
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return a readable day as a day, because the control of a browser shows only its own way of writing one."""
        try:
            return self.to_python(data)
        except ValidationError:
            return data

    def validate(self, value: dt.date | None) -> None:
        super().validate(value)
        if value and value < OLDEST:
            raise ValidationError(_("너무 오래된 날짜예요. 연도를 확인해 주세요."), code="too_old")
        if value and value > LATEST:
            raise ValidationError(_("너무 먼 날짜예요. 연도를 확인해 주세요."), code="too_far")


class ClockField(forms.TimeField):
    """A time of day, chosen or typed in any usual way."""

    def to_python(self, value: Any) -> dt.time | None:
        """Return the time; raise `ValidationError` where there is none."""
        if value in self.empty_values or isinstance(value, dt.time):
            return super().to_python(value)
        time = read_time(str(value))
        if time is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return a readable time as a time, for the control of a browser."""
        try:
            return self.to_python(data)
        except ValidationError:
            return data


class AmountField(forms.CharField):
    """An amount of money, with or without separators and its currency; an `Amount` or None.

    One that could be meant otherwise is asked back by the form, which knows the currency.
    """

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        amount = read_amount(text)
        if amount is None:
            raise ValidationError(_("금액을 숫자로 적어 주세요. 예: 12,900 또는 9.99"), code="invalid")
        return amount

    def validate(self, value: Amount | None) -> None:
        """Check only what `CharField` checks of an empty value."""
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Numbers have no length."""


def wrong_amount(amount: Amount, currency: str) -> str | Promise:
    """Return what there is to ask about an amount in a currency, or ""."""
    if amount.currency and amount.currency != currency:
        return _("금액에는 원이라고 적혀 있는데 통화는 미국 달러예요. 맞는 쪽으로 맞춰 주세요.")
    if amount.asked:
        meant = f"{amount.value:,}"
        if currency == Currency.USD:
            return _("%(amount)s달러인가요? 맞다면 %(amount)s처럼 쉼표와 점을 바꿔 적어 주세요.") % {"amount": meant}
        if not amount.value % 1:
            return _("%(amount)s원인가요? 맞다면 점 대신 쉼표로 %(amount)s이라고 적어 주세요.") % {"amount": meant}
        return _("쉼표는 세 자리마다 찍어요. %(amount)s달러라면 통화를 ‘미국 달러’로 고르고 점으로 적어 주세요.") % {
            "amount": meant
        }
    if currency == Currency.KRW and amount.value % 1:
        return _("원 단위에는 소수점이 없어요. 달러라면 통화를 ‘미국 달러’로 고르세요.")
    return ""


class ParsedField(forms.CharField):
    """Text that one of our parsers reads; `wrong` is said where it cannot."""

    understood: str = ""

    def __init__(self, *, parse: Callable[[str], str | None], wrong: str | Promise, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.parse, self.wrong = parse, wrong

    def clean(self, value: Any) -> str:
        """Return the canonical text, empty where nothing was typed and nothing is required."""
        text = super().clean(value)
        if not text:
            return ""
        if mask(text, bare=False) != text:
            raise ValidationError(PERSONAL, code="personal")
        parsed = self.parse(text)
        if parsed is None:
            raise ValidationError(str(self.wrong), code="invalid")
        self.understood = what_was_taken(self.label, text, parsed)
        return parsed


def what_was_taken(label: Any, typed: str, taken: str) -> str:
    """Return a sentence that says what was taken out of a longer text; "" where only signs and spaces are gone."""
    if _letters(typed) == _letters(taken):
        return ""
    return str(_("%(label)s: %(value)s만 적었어요.") % {"label": label, "value": taken})


def _letters(text: str) -> str:
    return "".join(char for char in plain(text).upper() if char.isalnum())


class SeenLength(MaxLengthValidator):
    """At most so many characters as a person counts them."""

    def clean(self, x: str) -> int:  # type: ignore[override]
        return seen_length(x)


class LineField(forms.CharField):
    """Free text of a buyer on one line; codes that are not ours to hold are blacked out, and that is said.

    `max_length` counts characters as a person sees them, and the browser does not cut a pasted text at it.
    """

    lines = False
    understood: str = ""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.append(SeenLength(max_length))
        self.validators.append(MaxLengthValidator(MOST_STORED * max_length))

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "", lines=self.lines)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        masked = mask(text)
        self.understood = "" if masked == text else str(MASKED)
        return masked


class ProseField(LineField):
    """Free text of a buyer on several lines."""

    lines = True

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class PastedField(forms.CharField):
    """A text as it was pasted, up to `MOST_PASTED` bytes; not a space of it is stripped."""

    def __init__(self, *, rows: int = 8, **kwargs: Any) -> None:
        control = forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "spellcheck": "false"})
        super().__init__(strip=False, widget=control, **kwargs)
        # Only its size is checked: what nobody sees, NUL too, is a part of it.
        self.validators = []

    def validate(self, value: str) -> None:
        """Ask for something that can be read."""
        if not value.strip():
            raise ValidationError(self.error_messages["required"], code="required")
        if len(value.encode("utf-8", "surrogatepass")) > MOST_PASTED:
            raise ValidationError(
                _("한 번에 읽기에는 너무 길어요. 필요한 부분만 나눠서 붙여 넣어 주세요."), code="max_length"
            )


class CodeField(forms.CharField):
    """A code or number in plain letters and digits, of which its form `takes` what counts.

    `max_length` holds for what is taken: labels around the number do not count.
    """

    understood: str = ""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = max_length

    def take(self, typed: str, taken: str) -> str:
        """Return what is taken of a longer text, and say so later; raise `ValidationError` where it is too long."""
        if len(taken) > self.most:
            raise ValidationError(self.error_messages["max_length"], code="max_length")
        self.understood = what_was_taken(self.label, typed, taken)
        return taken

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if mask(value, bare=False) != value:
            raise ValidationError(PERSONAL, code="personal")


class PhoneField(CodeField):
    """The telephone number of a person, without its label; blank where it is not known."""

    def __init__(self, *, autocomplete: str = "off", **kwargs: Any) -> None:
        attrs = {"inputmode": "tel", "autocomplete": autocomplete, "class": "input--medium"}
        super().__init__(
            required=False,
            max_length=40,
            widget=forms.TextInput(attrs=attrs),
            error_messages={"max_length": _("40자까지 적을 수 있어요.")},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        """Return the number in plain characters."""
        typed: str = super().clean(value)
        return self.take(typed, read_phone(typed)) if typed else ""


class PostcodeField(CodeField):
    """A postcode; its form says with `of` for which country it is to be read."""

    def __init__(self, *, autocomplete: str = "off", **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": autocomplete, "class": "input--short"}
        super().__init__(
            label=_("우편번호"),
            required=False,
            max_length=12,
            widget=forms.TextInput(attrs=attrs),
            error_messages={"max_length": _("우편번호가 너무 길어요.")},
            **kwargs,
        )

    def of(self, country: str, typed: str) -> str:
        """Return what was `typed` as a postcode of `country` (KR, CN, HK); raise `ValidationError` where it is none."""
        taken: str | None = typed
        if country == KOREA:
            if (taken := parse_korean_postcode(typed)) is None and is_old_korean_postcode(typed):
                raise ValidationError(_("예전 6자리 우편번호예요. 지금 한국 우편번호는 숫자 5자리예요."), code="old")
            wrong = _("한국 우편번호는 숫자 5자리예요.")
        elif country == CHINA:
            taken, wrong = parse_chinese_postcode(typed), _("중국 우편번호는 숫자 6자리예요. 모르면 비워 두세요.")
        if taken is None:
            raise ValidationError(wrong, code="invalid")
        return self.take(typed, taken)
