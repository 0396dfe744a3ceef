"""What is asked wherever somebody says how much money it was."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.fields import AmountField, wrong_amount
from cases.core.formats.amounts import Amount
from cases.core.incoming import Form
from cases.process.payment import Currency


class AmountForm(Form):
    """A form that asks for an amount of money."""

    amount = AmountField(
        label=_("금액"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input--short"}),
        error_messages={"required": _("금액을 적어 주세요.")},
    )
    currency = forms.ChoiceField(
        label=_("통화"),
        choices=Currency.choices,
        widget=forms.RadioSelect(attrs={"class": "choices--small"}),
        error_messages={
            "required": _("원과 달러 가운데 하나를 고르세요."),
            "invalid_choice": _("원과 달러 가운데 하나를 고르세요."),
        },
    )

    def take_amount(self, values: dict[str, Any]) -> None:
        """Make a sum of the amount that was typed, with its currency; say beside it what is wrong with it."""
        amount: Amount = values["amount"]
        currency = amount.currency or values.get("currency", "")
        if error := wrong_amount(amount, currency):
            self.add_error("amount", str(error))
        if not amount.value:
            self.add_error("amount", _("0보다 큰 금액을 적어 주세요."))
        values |= {"amount": amount.value, "currency": currency}
