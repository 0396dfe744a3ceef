"""What is asked of each sort of entry."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.core.fields import DayField, LineField, ParsedField
from cases.core.text import plain
from cases.money.amount_form import AmountForm
from cases.money.ledger import Balance
from cases.process.money import SaidBy, Sort
from cases.process.payment import Currency

CENT = Decimal("0.01")

# What the page asks, and what the day is called, by sort; `CHECKED` is a button, and asks nothing.
HEADINGS: dict[Sort, tuple[str | Promise, str | Promise]] = {
    Sort.OFFERED: (_("얼마를 돌려준다고 했나요?"), _("제안받은 날")),
    Sort.REFUNDED: (_("얼마가 들어왔나요?"), _("들어온 날")),
    Sort.COUPON: (_("쿠폰이나 적립금은 얼마인가요?"), _("받은 날")),
    Sort.POSTAGE_PAID: (_("반품 배송비로 얼마를 냈나요?"), _("낸 날")),
    Sort.POSTAGE_REFUNDED: (_("반품 배송비로 얼마를 돌려받았나요?"), _("돌려받은 날")),
    Sort.DUTY_PAID: (_("관세나 세금으로 얼마를 냈나요?"), _("낸 날")),
    Sort.DUTY_REFUNDED: (_("관세나 세금을 얼마 돌려받았나요?"), _("돌려받은 날")),
}
# Either will do, says the page; so neither is marked as one that may stay empty.
EITHER = ("amount", "share")
OF_AN_OFFER = ("share", "said_by", "answer_by_on")


def read_percent(text: str) -> str | None:
    """Return a whole number of percent from 1 to 100 as text; None where there is none."""
    found = re.fullmatch(r"(\d{1,3})\s*(?:%|퍼센트|프로)?", plain(text))
    return str(int(found[1])) if found and 1 <= int(found[1]) <= 100 else None


class EntryForm(AmountForm):
    """One entry of the ledger; an offer may be said as a share of the price in place of an amount."""

    unmarked = EITHER

    share = ParsedField(
        label=_("결제 금액의 몇 %"),
        required=False,
        template_name="money/_share.html",
        parse=read_percent,
        wrong=_("1부터 100까지의 숫자로 적어 주세요. 예: 50"),
        help_text=_("‘50% 환불’처럼 들었다면 여기에 적으세요. 금액은 저희가 계산할게요."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input--short"}),
    )
    said_by = forms.ChoiceField(
        label=_("누가 제안했나요?"),
        choices=SaidBy.choices,
        initial=SaidBy.SELLER,
        widget=forms.RadioSelect(attrs={"class": "choices--small"}),
        error_messages={"required": _("누가 제안했는지 고르세요."), "invalid_choice": _("목록에서 하나를 고르세요.")},
    )
    answer_by_on = DayField(label=_("언제까지 답해야 하나요?"))
    happened_on = DayField(label=_("날짜"), required=True)
    note = LineField(
        label=_("메모"),
        required=False,
        max_length=200,
        error_messages={"max_length": _("200자까지 적을 수 있어요.")},
    )

    def __init__(self, *args: Any, sort: Sort, balance: Balance, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sort, self.balance, self.today = sort, balance, today
        self.heading, day = HEADINGS[sort]
        self.fields["happened_on"].label = str(day)
        self.fields["happened_on"].initial = today
        self.fields["currency"].initial = balance.currency
        if sort == Sort.OFFERED:
            self.fields["amount"].required = False
        else:
            for name in OF_AN_OFFER:
                del self.fields[name]

    def clean_happened_on(self) -> dt.date:
        """Take days that have come."""
        day: dt.date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(_("오늘까지의 날짜를 적어 주세요."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        """Make an amount of what was typed: with its currency, or out of the share of the price."""
        values = super().clean() or {}
        if values.get("amount") is not None:
            self.take_amount(values)
        elif self.sort == Sort.OFFERED and not self.errors.keys() & EITHER:
            self._amount_of_share(values)
        self._check_answer_day(values)
        return values

    def _amount_of_share(self, values: dict[str, Any]) -> None:
        if not values.get("share"):
            self.add_error("amount", _("제안받은 금액이나 결제 금액의 몇 %인지 적어 주세요."))
        elif not self.balance.paid:
            self.add_error("amount", _("결제 금액을 몰라서 계산할 수 없어요. 제안받은 금액을 적어 주세요."))
        else:
            whole = Decimal(1) if self.balance.currency == Currency.KRW else CENT
            part = self.balance.paid * int(values["share"]) / 100
            values |= {"amount": max(part.quantize(whole), whole), "currency": self.balance.currency}

    def _check_answer_day(self, values: dict[str, Any]) -> None:
        day, since = values.get("answer_by_on"), values.get("happened_on")
        if day and since and day < since:
            self.add_error("answer_by_on", _("제안받은 날보다 앞선 날짜예요. 다시 확인해 주세요."))

    def entry_fields(self) -> dict[str, Any]:
        """Return the columns of the entry."""
        values = {name: self.cleaned_data[name] for name in self.fields}
        if "share" in values:
            values["share"] = int(values["share"]) if values["share"] else None
        return values
