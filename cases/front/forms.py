"""Forms of the case page and of coming back to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.fields import DayField, ParsedField, ProseField
from cases.core.formats import codes
from cases.core.incoming import Form
from cases.intake.forms import DeadlineForm
from cases.money import ledger
from cases.process import move_texts, no_return, states, status_texts
from cases.process.anchors import ANCHORS, wrong_days
from cases.process.no_return import Point
from cases.process.situation import Countdown, ReadOn
from cases.process.states import Status

# What comes before the first decision: a day known here is from the intake.
_FIRST_ROUND = frozenset({Status.PREPARING, Status.IN_REVIEW, Status.NEEDS_EVIDENCE, Status.READY, Status.FILED})
# One column holds the day of either agreement; the question says which one is meant.
_DAY_LABELS = {Status.RETURN_DUE: _("반품하기로 정해진 날"), Status.APPROVED: _("환불이 승인된 날")}
# What a phone should not correct.
CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "input--code"}


class OpenForm(Form):
    """Reference and key of a case made elsewhere: each in its field, or both in one text as the receipt gives them."""

    card_key = forms.CharField(
        label=_("복사해 둔 글 붙여넣기"),
        required=False,
        max_length=4000,
        help_text=_("번호와 열쇠가 든 글이나 링크를 그대로 붙여 넣으세요."),
        error_messages={"max_length": _("사건 번호와 열쇠가 있는 부분만 붙여 넣어 주세요.")},
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--code", "autocomplete": "off", "spellcheck": "false"}),
    )
    reference = ParsedField(
        label=_("사건 번호"),
        parse=codes.parse_reference,
        wrong=_("사건 번호는 RG-7K3M-9QXT처럼 생겼어요. 적어 둔 번호를 확인해 주세요."),
        help_text=_("RG로 시작해요. 대소문자와 띄어쓰기는 상관없어요."),
        error_messages={"required": _("사건 번호를 적어 주세요.")},
        widget=forms.TextInput(attrs={**CODE, "placeholder": "RG-XXXX-XXXX"}),
    )
    key = ParsedField(
        label=_("사건 열쇠"),
        parse=codes.parse_key,
        wrong=_("사건 열쇠는 영문과 숫자 20자예요. 적어 둔 열쇠를 확인해 주세요."),
        help_text=_("사건을 만들 때 한 번 보여 드린 영문과 숫자 20자예요. 다섯 자씩 네 묶음이에요."),
        error_messages={"required": _("사건 열쇠를 적어 주세요.")},
        widget=forms.TextInput(attrs={**CODE, "placeholder": "XXXXX-XXXXX-XXXXX-XXXXX"}),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if self.data.get("card_key", "").strip():
            for name in ("reference", "key"):
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Take what a field lacks from the pasted text; say what that lacks as well."""
        values = super().clean() or {}
        card = values.get("card_key", "")
        for name, parse in (("reference", codes.parse_reference), ("key", codes.parse_key)):
            if not card or name in self.errors or values.get(name):
                continue
            if found := parse(card):
                values[name] = found
            else:
                unread = _("붙여 넣은 글에서 %(what)s를 찾지 못했어요. 빠진 것이 없는지 확인해 주세요.")
                self.add_error("card_key", unread % {"what": self.fields[name].label})
        return values


class BeforeForm(Form):
    """What must be true before something that cannot be taken back: all of it, or the page asks again."""

    ticks = forms.MultipleChoiceField(
        label=_("모두 맞는지 표시해 보세요"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("아직 누르지 마세요. 아래를 하나씩 확인한 다음 표시하세요."),
            "invalid_choice": _("목록에 있는 것만 고르세요."),
        },
    )

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.point = point
        self.fields["ticks"].choices = [*point.ticks.items()]  # type: ignore[attr-defined]

    def clean_ticks(self) -> list[str]:
        """Take all of them; what is missing is a reason to wait, and named."""
        ticked: list[str] = self.cleaned_data["ticks"]
        missing = [str(label) for code, label in self.point.ticks.items() if code not in ticked]
        if missing:
            words = {"missing": ", ".join(missing)}
            raise forms.ValidationError(
                _("아직 누르지 마세요. 이것부터 확인하세요: %(missing)s") % words, code="missing"
            )
        return ticked


class MoveForm(Form):
    """What a move must say: the day it happened, how it ended, that it cannot be undone."""

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
            balance = ledger.balance_of(case)
            self.fields["outcome"].initial = ledger.proposed_outcome(balance)
            self.doubt = ledger.doubt(balance, self.data.get("outcome", ""))
        else:
            del self.fields["outcome"]
        if not self.doubt:
            del self.fields["sure"]
        if target not in status_texts.IRREVERSIBLE:
            del self.fields["understood"]
        # It has happened already: what was not checked keeps nobody from writing that down.
        if point := no_return.point_of_move(Status(case.status), target):
            self.fields["ticks"].choices = [*point.ticks.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["ticks"]

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


class CountdownForm(DeadlineForm):
    """The end of a deadline as the platform shows it: when, where that stands, and why it changed."""

    read_on = forms.ChoiceField(
        label=_("어디에서 보셨나요?"),
        choices=ReadOn.choices,
        initial=ReadOn.ORDER_PAGE,
        widget=forms.RadioSelect,
        error_messages={"required": _("어디에서 보셨는지 하나를 고르세요."), "invalid_choice": _("하나를 고르세요.")},
    )
    note = ProseField(
        label=_("기한이 바뀐 이유"),
        required=False,
        rows=2,
        max_length=500,
        help_text=_("예: 배송이 늦어 판매자가 구매자 보호 기간을 늘려 줌"),
        error_messages={"max_length": _("500자까지 적을 수 있어요.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deadline_on"].required = True

    def clean(self) -> dict[str, Any]:
        """Ask back for a day before the order was paid: a year or month was mistaken."""
        values = super().clean()
        day, paid = values.get("deadline_on"), self.case.paid_on if self.case else None
        if day and paid and day < paid:
            self.add_error("deadline_on", _("결제한 날보다 앞선 날짜예요. 연도와 월을 다시 확인해 주세요."))
        return values

    @property
    def countdown(self) -> Countdown | None:
        shown = super().countdown
        return replace(shown, read_on=self.cleaned_data["read_on"]) if shown else None

    @staticmethod
    def initial_of(countdown: Countdown | None) -> dict[str, Any]:
        """Return the moment as it was shown, and where; the reason is asked anew each time."""
        return DeadlineForm.initial_of(countdown) | ({"read_on": countdown.read_on} if countdown else {})


class NoteForm(Form):
    note = ProseField(
        label=_("메모 남기기"),
        rows=3,
        max_length=2000,
        help_text=_("통화한 시각과 상담원이 약속한 내용, 받은 답변을 적어 두면 나중에 증거가 돼요."),
        error_messages={
            "required": _("남길 내용을 적어 주세요."),
            "max_length": _("2,000자까지 적을 수 있어요."),
        },
    )


class ForgetForm(Form):
    understood = forms.BooleanField(
        label=_("사진과 기록이 모두 지워지고, 되돌릴 수 없다는 걸 알아요"),
        error_messages={"required": _("지우려면 확인 칸에 표시해 주세요.")},
    )
