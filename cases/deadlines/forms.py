"""The days, the problem and the payment that the calculator counts for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.core.days import near_day
from cases.core.fields import DayField
from cases.core.incoming import Form
from cases.process import problems
from cases.process.anchors import ANCHORS, wrong_days
from cases.process.payment import Payment
from cases.process.situation import Situation

# The days that nearly everybody knows; the form asks for the others on demand.
FIRST_DAYS = ("received_on", "paid_on")
# How many days ago each of them often was, with what people call that.
OFTEN: dict[str, tuple[tuple[int, str | Promise], ...]] = {
    "received_on": ((0, _("오늘")), (1, _("어제")), (7, _("일주일 전"))),
    "paid_on": ((7, _("일주일 전")), (14, _("2주 전")), (30, _("30일 전"))),
}
type Offered = tuple[forms.BoundField, list[tuple[str | Promise, dt.date]]]


class DayFields(Form):
    """The days that deadlines are counted from, as the calculator and the intake ask for them."""

    paid_on = DayField(label=ANCHORS["paid_on"], help_text=_("카드사나 페이팔의 기한을 이날부터 세어요."))
    dispatched_on = DayField(label=ANCHORS["dispatched_on"], help_text=_("주문 화면이 ‘발송됨’으로 바뀐 날이에요."))
    promised_on = DayField(label=ANCHORS["promised_on"], help_text=_("주문 화면에 적힌 도착 예정일이에요."))
    received_on = DayField(
        label=ANCHORS["received_on"],
        help_text=_("택배를 실제로 받은 날이에요."),
    )
    confirmed_on = DayField(
        label=ANCHORS["confirmed_on"],
        help_text=_("주문 화면의 ‘완료됨’ 옆에 나와요. 누르지 않았거나 모르면 비워 두세요."),
    )
    protection_ends_on = DayField(
        label=ANCHORS["protection_ends_on"],
        help_text=_("주문 화면에 ‘구매자 보호’나 ‘배송 보장’의 남은 날로 나와요. 안 보이면 비워 두세요."),
    )
    cleared_on = DayField(
        label=ANCHORS["cleared_on"], help_text=_("배송 조회에 ‘통관 완료’나 ‘수입신고 수리’로 나온 날이에요.")
    )
    seller_known_on = DayField(
        label=ANCHORS["seller_known_on"],
        help_text=_("판매자의 주소를 처음에 몰랐다가 나중에 알았다면 그날이에요. 아니면 비워 두세요."),
    )
    noticed_on = DayField(
        label=ANCHORS["noticed_on"], help_text=_("문제를 처음 알게 된 날이에요. 받은 날과 같을 수 있어요.")
    )
    requested_on = DayField(label=ANCHORS["requested_on"], help_text=_("이미 신청했다면 적어 주세요."))
    offered_on = DayField(label=ANCHORS["offered_on"], help_text=_("판매자가 답하거나 제안한 날이에요."))
    approved_on = DayField(label=ANCHORS["approved_on"], help_text=_("환불이나 반품이 승인된 날이에요."))
    shipped_back_on = DayField(label=ANCHORS["shipped_back_on"], help_text=_("반품을 이미 보냈다면 적어 주세요."))
    arrived_on = DayField(
        label=ANCHORS["arrived_on"], help_text=_("배송 조회에 판매자나 반품 센터가 받았다고 나온 날이에요.")
    )
    paypal_disputed_on = DayField(
        label=ANCHORS["paypal_disputed_on"], help_text=_("페이팔 해결 센터에서 분쟁을 열었다면 그날이에요.")
    )


class CalculatorForm(DayFields):
    """Everything may be empty. What cannot be read is named, and the rest still counts (`days`)."""

    problem = forms.ChoiceField(
        label=_("어떤 문제인가요?"),
        required=False,
        choices=lambda: [("", _("문제를 고르지 않음")), *problems.problem_choices()],
        help_text=_("그 문제에 중요한 기한을 먼저 보여 드려요."),
        error_messages={"invalid_choice": _("목록에 없는 문제예요. 목록에서 다시 골라 주세요.")},
    )
    payment = forms.ChoiceField(
        label=_("결제수단"),
        required=False,
        choices=lambda: [("", _("잘 모르겠어요")), *Payment.choices],
        help_text=_("카드사와 페이팔의 기한은 결제수단마다 달라요."),
        error_messages={"invalid_choice": _("목록에 없는 결제수단이에요. 목록에서 다시 골라 주세요.")},
    )

    field_order = ("problem", "payment", *ANCHORS)

    def __init__(self, data: QueryDict, *, today: dt.date) -> None:
        """Bind the form to a query; one that names no field of ours is empty, not wrong."""
        super().__init__(data)
        self.today = today
        for name, field in self.fields.items():
            # Its error may come and go while the page stays.
            field.widget.attrs["aria-describedby"] = f"id_{name}_helptext id_{name}_error"

    def clean(self) -> dict[str, Any]:
        """Hold the days against each other; one that is yet to come is counted ahead."""
        values = super().clean() or {}
        days = {name: day for name in ANCHORS if (day := values.get(name))}
        wrong = wrong_days(days, max([self.today, *days.values()]))
        for name in self.errors:
            if name in ANCHORS:
                # The control for days would swallow what is none.
                self.fields[name].widget.input_type = "text"
        for name, sentence in wrong.items():
            self.add_error(name, str(sentence))
        return values

    @property
    def days(self) -> dict[str, dt.date]:
        """The days that can be counted from, by anchor name."""
        return {name: day for name in ANCHORS if (day := self.cleaned_data.get(name))}

    @property
    def situation(self) -> Situation:
        """What can be counted for, as far as it could be read."""
        slug = self.cleaned_data.get("problem")
        return Situation(
            problem=problems.problem(slug) if slug else None,
            payment=self.cleaned_data.get("payment") or "",
            dates=self.days,
        )

    @property
    def ahead(self) -> frozenset[str]:
        """The names of the days that are yet to come, as only a promised day may be in a case."""
        return frozenset(wrong_days(self.days, self.today))

    @property
    def query(self) -> str:
        """What this page answers as a query without empty parts; what could not be read stays as it was typed."""
        return self._query(self.data.get)

    @property
    def known(self) -> str:
        """The same, without what could not be read."""
        return self._query(lambda _name: None)

    @property
    def prefilled(self) -> str:
        """The same for a case, which knows only what has happened."""
        return self._query(lambda _name: None, without=self.ahead)

    def _query(self, otherwise: Any, *, without: Collection[str] = ()) -> str:
        query = QueryDict(mutable=True)
        for name in self.fields:
            if name in without:
                continue
            value = self.cleaned_data.get(name) if name not in self.errors else otherwise(name)
            if value:
                query[name] = str(value)
        return query.urlencode()

    def _offered(self, *names: str) -> list[Offered]:
        """Return fields, each with the days that it often is."""
        return [
            (self[name], [(label, self.today - dt.timedelta(days=days)) for days, label in OFTEN.get(name, ())])
            for name in names
        ]

    @property
    def given(self) -> list[str]:
        """What was given and could be read, in words: `받은 날 11월 20일(금)`."""
        situation = self.situation
        said = [situation.problem and situation.problem.title, situation.payment and Payment(situation.payment).label]
        return [
            *(f"{ANCHORS[name]} {near_day(day, self.today)}" for name, day in self.days.items()),
            *(str(one) for one in said if one),
        ]

    @property
    def first_fields(self) -> list[Offered]:
        """The days that nearly everybody knows, and what happened."""
        return self._offered(*FIRST_DAYS, "problem")

    @property
    def later_fields(self) -> list[Offered]:
        """How it was paid, and all other days."""
        return self._offered("payment", *(name for name in ANCHORS if name not in FIRST_DAYS))

    @property
    def shows_later(self) -> bool:
        return any(self.data.get(field.name) for field, _often in self.later_fields)
