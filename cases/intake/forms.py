"""The questions of the intake, one page each; the same forms change a case later."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.days import clock_at
from cases.core.fields import AmountField, ClockField, DayField, LineField, ParsedField, ProseField, wrong_amount
from cases.core.formats import orders
from cases.core.formats.amounts import Amount
from cases.core.incoming import Form
from cases.deadlines.forms import DayFields
from cases.photos.forms.evidence import PhotosField
from cases.process import problems
from cases.process.anchors import ANCHORS, wrong_days
from cases.process.payment import Currency, Payment
from cases.process.situation import DISPUTE_CLOSES, Countdown, Zone
from cases.process.states import Status

type Problem = problems.Problem | None


class QuestionForm(Form):
    """One page of the intake: its heading, what it says above the fields, how to show these, and the answers.

    `in_card` is false where what the fields show has cards of its own.
    """

    heading: str | Promise
    lede: str | Promise = ""
    fields_template = "intake/fields/plain.html"
    in_card = True

    def __init__(
        self, *args: Any, today: dt.date, about: Problem = None, case: Case | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.about, self.case = today, about, case

    @property
    def may_be_skipped(self) -> bool:
        """Whether nothing on the page has to be known: then going on without an answer is an answer."""
        return not any(field.required for field in self.fields.values())

    def case_fields(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    @classmethod
    def initial_from(cls, case: Case) -> dict[str, Any]:
        """Return what `case` already says to these questions."""
        return {name: getattr(case, name) for name in cls.base_fields}


class ProblemForm(QuestionForm):
    heading = _("무슨 일이 있었나요?")
    lede = _("가장 가까운 것 하나를 고르세요. 나중에 바꿀 수 있어요.")
    fields_template = "intake/fields/problem.html"
    in_card = False

    problem = forms.ChoiceField(
        label=_("무슨 일이 있었나요?"),
        choices=problems.problem_choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("무슨 일이 있었는지 하나를 고르세요."),
            "invalid_choice": _("목록에 있는 것 하나를 고르세요."),
        },
    )

    @property
    def families(self) -> list[tuple[str | Promise, list[Option]]]:
        """The problems as the first page has them, each as a radio button: the first three, then the families."""
        chosen, number = self["problem"].value(), itertools.count()
        return [
            (title, [Option(next(number), problem, problem.slug == chosen) for problem in members])
            for title, members in ((_("이런 일인가요?"), problems.FIRST), *problems.other_families())
        ]


@dataclass(frozen=True)
class Option:
    """One radio button; the first has the number that the list of errors leads to."""

    index: int
    problem: problems.Problem
    is_chosen: bool


class OrderForm(QuestionForm):
    heading = _("어떤 주문인가요?")
    lede = _("알리익스프레스 앱의 ‘내 주문 → 주문 상세’에서 주문번호를 복사할 수 있어요. 몰라도 괜찮아요.")
    fields_template = "intake/fields/order.html"

    order_number = ParsedField(
        label=_("주문번호"),
        required=False,
        parse=orders.parse_order_number,
        wrong=_("주문번호는 숫자 12~20자리예요. 주문 화면에서 복사해 붙여 넣어 주세요."),
        help_text=_("보통 16자리예요. 띄어쓰기나 하이픈이 있어도 돼요."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input--medium"}),
    )
    item = LineField(
        label=_("산 물건"),
        required=False,
        max_length=120,
        help_text=_("나중에 알아볼 수 있게 짧게 적어 주세요. 예: 유리 찻주전자"),
        error_messages={"max_length": _("120자까지 적을 수 있어요.")},
    )


class DatesForm(DayFields, QuestionForm):
    """When things happened: the days that the problem asks for, and those that are already known."""

    heading = _("언제 있었던 일인가요?")
    lede = _("아는 날만 적으세요. 그것만으로도 기한을 계산해 드려요.")
    # The lead says of all at once that they may stay empty.
    unmarked = ANCHORS
    fields_template = "intake/fields/dates.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.case:  # As the link that leads here is called.
            self.heading = _("날짜 고치기")
        given = self.data if self.is_bound else self.initial
        asked = {
            *asked_days(self.about),
            *_days_of_later(self.case),
            *self._known(),
            *(name for name in ANCHORS if given.get(name)),
        }
        for name in list(self.fields):
            if name not in asked:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Hold the days against today, each other and the other days of the case."""
        values = super().clean() or {}
        days = self._known() | {name: day for name, day in values.items() if name in self.data}
        for name, sentence in wrong_days(days, self.today).items():
            self.add_error(name, str(sentence))
        return values

    def case_fields(self) -> dict[str, Any]:
        """Return the days that were sent: one that the page did not show yet stays as it is."""
        return {name: day for name, day in self.cleaned_data.items() if name in self.data}

    @property
    def first(self) -> list[FirstDay]:
        """The days without which the next deadline cannot be counted, each with the days that it often is."""
        return [
            FirstDay(self[name], [Chip(days, self.today - dt.timedelta(days=days)) for days in _OFTEN.get(name, ())])
            for name in first_days(self.about)
            if name in self.fields
        ]

    @property
    def later(self) -> list[forms.BoundField]:
        """The other days, for whoever knows more."""
        first = first_days(self.about)
        return [self[name] for name in self.fields if name not in first]

    @property
    def shows_later(self) -> bool:
        """Whether one of the other days was given, or is wrong."""
        return any(field.value() or field.errors for field in self.later)

    def _known(self) -> dict[str, dt.date]:
        return {name: day for name in ANCHORS if self.case and (day := getattr(self.case, name))}


@dataclass(frozen=True)
class Chip:
    """A day that can be chosen with one press: so many days ago."""

    days_ago: int
    day: dt.date

    @property
    def label(self) -> str:
        named = {0: _("오늘"), 1: _("어제"), 7: _("일주일 전"), 14: _("2주 전")}
        return str(named.get(self.days_ago) or _("%(days)s일 전") % {"days": self.days_ago})


@dataclass(frozen=True)
class FirstDay:
    field: forms.BoundField
    chips: list[Chip]


# How many days ago things of a kind often were: what happened just now, and what began it all.
_OFTEN = {
    "paid_on": (7, 14, 30),
    "received_on": (0, 1, 7),
    "requested_on": (1, 3, 7),
    "approved_on": (1, 3, 7),
    "shipped_back_on": (1, 3, 7),
    "arrived_on": (0, 1, 7),
}


def first_days(problem: Problem) -> tuple[str, ...]:
    """Return the days that are asked for at once; the others of `asked_days` are folded."""
    if problem is None:
        return ("paid_on", "received_on")
    if problem.slug == problems.REFUND_DELAYED:
        return ("requested_on", "approved_on")
    if problem.slug == problems.REFUSED_PROBLEM:
        return ("shipped_back_on", "arrived_on")
    return ("received_on", "paid_on") if problem.received else ("paid_on", "promised_on")


def asked_days(problem: Problem) -> tuple[str, ...]:
    """Return the days that matter for a problem, in the order in which they happen."""
    if problem is None:
        return tuple(ANCHORS)
    days = ["paid_on"]
    if not problem.received:
        days += ["dispatched_on", "promised_on", "protection_ends_on"]
    else:
        days += ["received_on", "confirmed_on", "protection_ends_on"]
    if problem.received and problem.slug not in {"change-of-mind", "refund-delayed", "return-refused"}:
        days += ["noticed_on"]
    if problem.slug in {"refund-delayed", "return-refused"}:
        days += ["requested_on", "approved_on", "shipped_back_on", "arrived_on"]
    return tuple(days)


def _days_of_later(case: Case | None) -> set[str]:
    """Return the days that can matter once there is a case, and that few people have an answer to."""
    if case is None:
        return set()
    days = {"seller_known_on"} if case.guide_problem.received else set()
    days |= {"cleared_on"} if case.status in {Status.RETURN_DUE, Status.RETURNING} else set()
    days |= {"paypal_disputed_on"} if case.payment == Payment.PAYPAL else set()
    return days


class PaymentForm(QuestionForm):
    heading = _("어떻게 결제했나요?")
    lede = _("결제수단에 따라 쓸 수 있는 방법과 기한이 달라요.")

    payment = forms.ChoiceField(
        label=_("결제수단"),
        required=False,
        choices=[*Payment.choices, ("", _("잘 모르겠어요"))],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("목록에 있는 것 하나를 고르세요.")},
    )
    amount = AmountField(
        label=_("결제 금액"),
        required=False,
        help_text=_("결제 내역에 나온 금액이에요."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input--short"}),
    )
    currency = forms.ChoiceField(
        label=_("통화"),
        required=False,
        choices=Currency.choices,
        initial=Currency.KRW,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("원과 달러 가운데 하나를 고르세요.")},
    )

    def clean(self) -> dict[str, Any]:
        """Give an amount its currency; won has no fractions."""
        values = super().clean() or {}
        amount: Amount | None = values.get("amount")
        if amount is None:
            return values | {"currency": ""}
        # Won is what the page offers first: a sign of dollars says more. The other way round somebody chose dollars.
        currency = amount.currency if amount.currency == Currency.USD else values.get("currency") or Currency.KRW
        if error := wrong_amount(amount, currency):
            self.add_error("amount", str(error))
        return values | {"amount": amount.value, "currency": currency}


class DeadlineForm(QuestionForm):
    """The countdown on the order page, which always wins over ours."""

    heading = _("주문 화면에 남은 기한이 보이나요?")
    lede = _(
        "알리익스프레스 주문 화면에 ‘~까지’나 남은 시간이 보이면 그대로 옮겨 적으세요. "
        "저희가 계산한 날짜보다 그 날짜가 먼저예요. 안 보이면 비워 두고 넘어가세요."
    )
    fields_template = "intake/fields/deadline.html"

    deadline_on = DayField(label=_("날짜"))
    deadline_time = ClockField(
        label=_("시각"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "class": "input--short"}, format="%H:%M"),
        help_text=_("시각이 안 나오면 비워 두세요. 그날 23:59까지로 볼게요."),
        error_messages={"invalid": _("시각을 읽지 못했어요. 23:59처럼 적어 주세요.")},
    )
    zone = forms.ChoiceField(
        label=_("어느 나라 시간인가요?"),
        required=False,
        choices=Zone.choices,
        initial=Zone.SEOUL,
        widget=forms.RadioSelect,
        help_text=_("화면에 PST나 PDT라고 적혀 있으면 미국 태평양 시간이에요."),
        error_messages={"invalid_choice": _("한국 시간과 미국 태평양 시간 가운데 하나를 고르세요.")},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day where only a time was typed, and again for a time that clocks leave out on that day."""
        values = super().clean() or {}
        day, time = values.get("deadline_on"), values.get("deadline_time")
        if time and not day and "deadline_on" not in self.errors:
            self.add_error("deadline_on", _("시각만 적혀 있어요. 날짜도 적어 주세요."))
        zone = Zone(values.get("zone") or Zone.SEOUL)
        if day and time and clock_at(day, time, ZoneInfo(zone)) is None:
            sentence = _(
                "%(day)s %(time)s은 %(zone)s으로는 없는 시각이에요. 이날은 서머타임이 시작되어 한 시간을 건너뛰어요. "
                "주문 화면의 시각을 다시 확인해 주세요."
            )
            said = {"day": day.isoformat(), "time": f"{time:%H:%M}", "zone": zone.label.partition(" (")[0]}
            self.add_error("deadline_time", sentence % said)
        return values

    @property
    def countdown(self) -> Countdown | None:
        """What was read, or nothing."""
        day = self.cleaned_data.get("deadline_on")
        zone = self.cleaned_data.get("zone") or Zone.SEOUL.value
        time = self.cleaned_data.get("deadline_time") or dt.time(23, 59)
        at = clock_at(day, time, ZoneInfo(zone)) if day else None
        return Countdown(at, zone) if at else None

    @property
    def is_elsewhere(self) -> bool:
        """Whether the screen shows the time of another country, or what was typed about it is wrong."""
        zone = self["zone"]
        return bool(zone.errors) or zone.value() not in {None, "", Zone.SEOUL.value}

    def case_fields(self) -> dict[str, Any]:
        return {"countdowns": {DISPUTE_CLOSES: self.countdown.as_stored()} if self.countdown else {}}

    @classmethod
    def initial_from(cls, case: Case) -> dict[str, Any]:
        return cls.initial_of(case.order_page)

    @staticmethod
    def initial_of(countdown: Countdown | None) -> dict[str, Any]:
        """Return the moment as it was shown."""
        if countdown is None:
            return {}
        shown = countdown.at.astimezone(ZoneInfo(countdown.zone))
        return {"deadline_on": shown.date(), "deadline_time": shown.time(), "zone": countdown.zone}


class StoryForm(QuestionForm):
    heading = _("무슨 일이 있었는지 짧게 적어 주세요")
    lede = _("무엇을 주문했고, 무엇이 왔고, 무엇이 문제인지 두세 문장이면 돼요.")

    story = ProseField(
        label=_("있었던 일"),
        required=False,
        max_length=2000,
        help_text=_("주민등록번호, 통장 사본, 개인통관고유부호는 적지 마세요. 환불에는 필요 없어요."),
        error_messages={"max_length": _("2,000자까지 적을 수 있어요. 조금 줄여 주세요.")},
    )


QUESTIONS: dict[str, type[QuestionForm]] = {
    "problem": ProblemForm,
    "order": OrderForm,
    "dates": DatesForm,
    "payment": PaymentForm,
    "deadline": DeadlineForm,
    "story": StoryForm,
}


class FirstPhotosForm(Form):
    """The photos that a case begins with; what each shows is said later."""

    photos = PhotosField(
        label=_("사진 고르기"),
        help_text=_("여러 장을 한 번에 골라도 돼요. 휴대폰에서는 바로 찍을 수도 있어요."),
        error_messages={"required": _("올릴 사진을 먼저 골라 주세요.")},
    )
