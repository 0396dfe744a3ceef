"""The form of a move, by which a case goes on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.fields import DayField, ProseField
from cases.money import ledger
from cases.money.amount_form import AmountForm
from cases.money.models import Entry
from cases.process import move_texts, no_return, states, status_texts
from cases.process.anchors import ANCHORS, wrong_days
from cases.process.money import Sort
from cases.process.states import Outcome, Status

# What comes before the first decision: a day known here is from the intake.
_FIRST_ROUND = frozenset({Status.PREPARING, Status.IN_REVIEW, Status.NEEDS_EVIDENCE, Status.READY, Status.FILED})
# One column holds the day of either agreement; the question says which one is meant.
_DAY_LABELS = {Status.RETURN_DUE: _("반품이 승인된 날"), Status.APPROVED: _("환불이 승인된 날")}


class MoveForm(AmountForm):
    """What a move must say: the day it happened, how it ended and with how much money, that it cannot be undone."""

    field_order = ("on", "outcome", "amount", "currency", "sure", "understood", "ticks", "note")
    unmarked = ("currency",)

    on = DayField(label=_("언제 있었던 일인가요?"), required=True)
    outcome = forms.ChoiceField(
        label=_("어떻게 끝났나요?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("어떻게 끝났는지 하나를 고르세요."),
            "invalid_choice": _("목록에 있는 것 하나를 고르세요."),
        },
    )
    sure = forms.BooleanField(label=_("네, 고른 대로 맞아요"), required=False)
    understood = forms.BooleanField(
        label=_("확인했어요"),
        error_messages={"required": _("위 내용을 읽고 ‘확인했어요’에 표시해 주세요.")},
    )
    ticks = forms.MultipleChoiceField(
        label=_("어디까지 확인했나요?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("확인하지 못한 것이 있어도 적어 둘 수 있어요."),
        error_messages={"invalid_choice": _("목록에 있는 것만 고르세요.")},
    )
    note = ProseField(
        label=_("메모"),
        required=False,
        rows=3,
        max_length=2000,
        help_text=_("접수 번호나 상담원의 약속, 거절당한 이유처럼 나중에 필요한 것을 적어 두세요."),
        error_messages={"max_length": _("2,000자까지 적을 수 있어요.")},
    )

    def __init__(self, *args: Any, case: Case, target: Status, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.target, self.today = case, target, today
        self.doubt = ""
        if target not in states.DATED_BY:
            del self.fields["on"]
        else:
            name = states.DATED_BY[target]
            self.fields["on"].label = _DAY_LABELS.get(target, ANCHORS[name])
            # A day that the intake asked for is not asked twice; one from an earlier round would be the wrong one.
            known = getattr(case, name) if case.status in _FIRST_ROUND else None
            self.fields["on"].initial = known or today
        if target == Status.IN_REVIEW:
            self.fields["note"].label = _("검토자에게 남길 말")
            self.fields["note"].help_text = _("어떤 점이 걱정되는지, 무엇을 봐 주면 좋을지 적어 주세요.")
        if target == Status.CLOSED:
            self.fields["outcome"].choices = [*move_texts.ENDINGS.items()]  # type: ignore[attr-defined]
            self._ask_for_money(ledger.balance_of(case))
        else:
            del self.fields["outcome"], self.fields["amount"], self.fields["currency"]
        if not self.doubt:
            del self.fields["sure"]
        if target not in status_texts.IRREVERSIBLE:
            del self.fields["understood"]
        # It has happened already: what was not checked keeps nobody from writing that down.
        if point := no_return.point_of_move(Status(case.status), target):
            self.fields["ticks"].choices = [*point.ticks.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["ticks"]

    def _ask_for_money(self, balance: ledger.Balance) -> None:
        """Ask how much came back where the ledger does not say it, and where it says otherwise than the end that was chosen."""
        self.fields["outcome"].initial = ledger.proposed_outcome(balance)
        if balance.has_returned:
            del self.fields["amount"], self.fields["currency"]
        else:
            amount, currency = self.fields["amount"], self.fields["currency"]
            amount.label, amount.required = _("돌려받은 금액"), False
            amount.help_text = (
                _("일부만 받았다면 적어 주세요. 얼마가 남았는지 계산해 드려요. 나중에 적어도 돼요.")
                if balance.paid
                else _("얼마가 들어왔는지 알면 적어 주세요. 나중에 적어도 돼요.")
            )
            currency.required, currency.initial = False, balance.currency
            if typed := self._typed(balance.currency):
                balance = ledger.balance_of(self.case, typed)
        self.doubt = ledger.doubt(balance, self.data.get("outcome", ""))

    def _typed(self, usual: str) -> Entry | None:
        """Return the entry that the typed amount would be."""
        try:
            amount = self.fields["amount"].clean(self.data.get("amount", ""))
        except forms.ValidationError:
            return None
        if amount is None:
            return None
        currency = amount.currency or self.data.get("currency") or usual
        return Entry(sort=Sort.REFUNDED, amount=amount.value, currency=currency)

    def clean(self) -> dict[str, Any]:
        """Make a sum of the amount, and hold it against the end that was chosen."""
        values = super().clean() or {}
        if values.get("amount") is not None:
            values["currency"] = values.get("currency") or self.fields["currency"].initial
            self.take_amount(values)
            if values.get("outcome") == Outcome.NOT_REFUNDED:
                sentence = _(
                    "‘못 돌려받았어요’를 골랐어요. 받은 돈이 있으면 ‘일부만’을 고르고, 없으면 금액을 지우세요."
                )
                self.add_error("amount", sentence)
        return values

    def clean_sure(self) -> bool:
        """Ask once where the money that was written down says otherwise than the end that was chosen."""
        if not self.cleaned_data["sure"]:
            raise forms.ValidationError(self.doubt, code="doubt")
        return True

    def clean_on(self) -> dt.date:
        """Hold the day against today and the other days of the case."""
        day: dt.date = self.cleaned_data["on"]
        name = states.DATED_BY[self.target]
        days = {other: getattr(self.case, other) for other in ANCHORS} | {name: day}
        if sentence := wrong_days(days, self.today).get(name):
            raise forms.ValidationError(str(sentence))
        return day
