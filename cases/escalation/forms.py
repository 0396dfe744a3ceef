"""What is asked about an order for its ladder, and about an application."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.fields import CodeField, DayField
from cases.core.incoming import Form
from cases.core.retention import UNTOUCHED_CASE
from cases.escalation.models import OrderTerms

YES, NO, UNKNOWN = "yes", "no", "unknown"
ANSWERS = [(YES, _("네")), (NO, _("아니요")), (UNKNOWN, _("몰라요"))]
_MEANT = {YES: True, NO: False, UNKNOWN: None}


def _question(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=ANSWERS,
        initial=UNKNOWN,
        widget=forms.RadioSelect(attrs={"class": "choices--small"}),
        error_messages={"required": _("하나를 고르세요."), "invalid_choice": _("하나를 고르세요.")},
    )


class TermsForm(Form):
    """What changes the ladder of an order."""

    domestic_seller = _question(
        _("국내 판매자(K-베뉴)에게 샀나요?"), _("상품 페이지의 판매자 정보에 한국 상호와 주소가 있는지 보세요.")
    )
    domestic_payment = _question(
        _("국내 결제로 승인됐나요?"),
        _("카드 명세서에 ‘해외’로 나오는지 보세요. 원화로 샀어도 해외 결제일 수 있어요."),
    )
    instalments = _question(_("3개월 이상 할부로 샀나요?"))

    @classmethod
    def of(cls, terms: OrderTerms) -> TermsForm:
        """Return the form with what is known."""
        said = {True: YES, False: NO, None: UNKNOWN}
        return cls(initial={name: said[getattr(terms, name)] for name in cls.base_fields})

    def terms(self) -> dict[str, bool | None]:
        """Return the columns of `OrderTerms`."""
        return {name: _MEANT[self.cleaned_data[name]] for name in self.fields}


class FilingForm(Form):
    """An application: when, under which number, and until when an answer is due."""

    filed_on = DayField(label=_("신청한 날"), required=True)
    number = CodeField(
        label=_("접수 번호"),
        required=False,
        max_length=40,
        help_text=_("문자나 화면에 나온 번호예요. 나중에 물어볼 때 필요해요."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input--medium"}),
        error_messages={"max_length": _("40자까지 적을 수 있어요.")},
    )
    answer_on = DayField(
        label=_("언제까지 답한다고 했나요?"), help_text=_("적어 두면 그날 사건 화면과 달력에서 알려 드려요.")
    )

    def __init__(self, *args: Any, today: dt.date, paid_on: dt.date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.paid_on = today, paid_on
        self.fields["filed_on"].initial = today

    def clean_filed_on(self) -> dt.date:
        """Take days since the order was paid, up to today."""
        day: dt.date = self.cleaned_data["filed_on"]
        if day > self.today:
            raise forms.ValidationError(_("오늘까지의 날짜를 적어 주세요."), code="future")
        if self.paid_on and day < self.paid_on:
            raise forms.ValidationError(_("결제한 날보다 앞선 날짜예요. 다시 확인해 주세요."), code="too_early")
        return day

    def clean_answer_on(self) -> dt.date | None:
        """Take days ahead, as long as a case is kept."""
        day: dt.date | None = self.cleaned_data["answer_on"]
        if day and not self.today < day <= self.today + UNTOUCHED_CASE:
            raise forms.ValidationError(_("내일부터 1년 안의 날짜를 적어 주세요."), code="not_ahead")
        return day
