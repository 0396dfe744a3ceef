"""Questions of the return kit. Who sends the parcel is asked for its label only, and stored nowhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.fields import AmountField, LineField, PhoneField, PostcodeField, ProseField
from cases.core.formats.addresses import KOREA
from cases.core.formats.amounts import Amount
from cases.core.incoming import Form
from cases.kit.label import PaperSize
from cases.money.ledger import Sum
from cases.process.payment import Currency


class SenderForm(Form):
    """Who sends the parcel, and on what paper; all of it may be left blank to be written by hand."""

    name = LineField(
        label=_("보내는 사람"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "input--medium"}),
        error_messages={"max_length": _("60자까지 적을 수 있어요.")},
    )
    phone = PhoneField(label=_("전화번호"), autocomplete="tel")
    postcode = PostcodeField(autocomplete="postal-code")
    address = ProseField(
        label=_("보내는 사람 주소"),
        required=False,
        rows=2,
        max_length=300,
        help_text=_("해외로 보낼 때는 영문 주소로 적으세요."),
        error_messages={"max_length": _("300자까지 적을 수 있어요.")},
    )
    size = forms.ChoiceField(
        label=_("어디에 인쇄하나요?"),
        choices=PaperSize.choices,
        initial=PaperSize.A4,
        widget=forms.RadioSelect,
        error_messages={"required": _("종이를 고르세요."), "invalid_choice": _("목록에 있는 것 하나를 고르세요.")},
    )

    def clean_postcode(self) -> str:
        """Read it as a Korean one: the parcel is sent from Korea."""
        field = self.fields["postcode"]
        assert isinstance(field, PostcodeField)  # noqa: S101 (for the type checker)
        typed: str = self.cleaned_data["postcode"]
        return field.of(KOREA, typed) if typed else ""


class PartsForm(Form):
    """What goes back, a line each."""

    names = ProseField(
        label=_("보낼 것을 한 줄에 하나씩 적으세요"),
        rows=3,
        max_length=1500,
        help_text=_("예: 본체, 충전기, 설명서, 사은품"),
        error_messages={
            "required": _("보낼 것을 하나라도 적어 주세요."),
            "max_length": _("1,500자까지 적을 수 있어요."),
        },
    )

    def clean_names(self) -> list[str]:
        """Return the lines that say something."""
        names = [line.strip() for line in self.cleaned_data["names"].split("\n") if line.strip()]
        if any(len(name) > 80 for name in names):
            raise forms.ValidationError(_("한 줄에 80자까지 적을 수 있어요."))
        return names


class WorthForm(Form):
    """What the parcel would cost, and what the seller would give without one; both for comparing only."""

    postage = AmountField(
        label=_("예상 배송비"),
        required=False,
        help_text=_(
            "무게를 재서 우체국이나 택배사 창구에 물어보세요. 요금표는 확인하지 못해서 넣지 않았어요. 예: 7,000원"
        ),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input--short"}),
    )
    offered = AmountField(
        label=_("반품 없이 주겠다는 금액"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input--short"}),
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency or Currency.KRW.value

    def sum_of(self, name: str, usual: str) -> Sum | None:
        """Return the amount in field `name` in the currency that stands beside it, else in the `usual` one."""
        amount: Amount | None = self.cleaned_data.get(name) if self.is_valid() else None
        return Sum(amount.value, amount.currency or usual) if amount else None

    @property
    def postage_sum(self) -> Sum | None:
        """Postage is paid here, in won, unless it says otherwise."""
        return self.sum_of("postage", Currency.KRW)

    @property
    def offered_sum(self) -> Sum | None:
        return self.sum_of("offered", self.currency)
