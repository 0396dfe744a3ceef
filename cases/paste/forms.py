"""What is asked of somebody who pastes something, and which of what was seen is written down."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.fields import DayField, LineField, PastedField, PostcodeField
from cases.core.formats.addresses import KOREA
from cases.core.incoming import Form, PastedForm
from cases.paste.proposals import Proposed, clocks_of
from cases.process.anchors import wrong_days
from cases.process.situation import DISPUTE_CLOSES


class PasteForm(PastedForm):
    text = PastedField(
        label=_("복사한 글"),
        help_text=_("예: ‘남은 시간 13일 5시간’이 보이는 주문 화면, 판매자가 보낸 반품 주소"),
        error_messages={"required": _("복사한 것을 붙여 넣어 주세요.")},
    )


class TakeForm(Form):
    """Which proposals are taken, and what they lack. Nothing is overwritten that is not ticked."""

    take = forms.MultipleChoiceField(
        label=_("무엇을 적을까요?"),
        error_messages={
            "required": _("적을 것을 하나 넘게 골라 주세요."),
            "invalid_choice": _("목록에 있는 것만 고를 수 있어요."),
        },
    )
    recipient = LineField(
        label=_("받는 사람"),
        required=False,
        max_length=120,
        help_text=_("글에서 찾지 못했어요. 주소와 함께 적어야 해요."),
    )
    postcode = PostcodeField(help_text=_("지금 쓰는 숫자 5자리예요."))
    about = forms.ChoiceField(
        label=_("무엇의 남은 시간인가요?"), required=False, widget=forms.RadioSelect(attrs={"class": "choices--small"})
    )
    shipped_on = DayField(label=_("반품을 보낸 날"))

    def __init__(self, *args: Any, found: Proposed, case: Case, text: str, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.case, self.today = found, case, today
        self.fields["take"].choices = [(name, name) for name in found.kinds]  # type: ignore[attr-defined]
        self._leave_out(text)
        if not self.is_bound:
            self._say_what_is_needed()

    def _say_what_is_needed(self) -> None:
        """Call no field optional: each is here because something that can be ticked lacks it."""
        for field in self.fields.values():
            field.required = True

    def _leave_out(self, text: str) -> None:
        """Ask only for what a proposal lacks."""
        where, kinds, saved = self.found.seen.address, self.found.kinds, self.found.saved
        if not where or "recipient" in kinds:
            del self.fields["recipient"]
        elif saved:
            self.fields["recipient"].initial = saved.recipient
        if not where or where.country != KOREA or "postcode" in kinds:
            del self.fields["postcode"]
        if "tracking-number" in kinds:
            self.fields["shipped_on"].initial = self.today
        else:
            del self.fields["shipped_on"]
        choices = clocks_of(self.case, text) if "countdown" in kinds else []
        if [slug for slug, _title in choices] not in ([], [DISPUTE_CLOSES]):
            self.fields["about"].choices = choices  # type: ignore[attr-defined]
            self.fields["about"].initial = choices[0][0]
        else:
            del self.fields["about"]

    def clean(self) -> dict[str, Any]:
        """Hold what is taken against what it needs."""
        values = super().clean() or {}
        taken = values.get("take", [])
        if "address" in taken:
            self._check_address(values)
        elif not self.found.saved and not {"postcode", "recipient", "phone"}.isdisjoint(taken):
            self.add_error("take", _("적어 둔 반품 주소가 아직 없어요. 반품 주소도 함께 골라 주세요."))
        if "tracking-number" in taken:
            self._check_day(values)
        elif self.found.parcel is None and any(name.startswith("station-") for name in taken):
            self.add_error("take", _("적어 둔 운송장이 아직 없어요. 운송장 번호도 함께 골라 주세요."))
        self._say_what_is_needed()
        return values

    def _check_address(self, values: dict[str, Any]) -> None:
        if "recipient" in self.fields and not values.get("recipient") and "recipient" not in self.errors:
            self.add_error("recipient", _("받는 사람을 적어 주세요."))
        field = self.fields.get("postcode")
        if isinstance(field, PostcodeField) and "postcode" not in self.errors:
            self._check_postcode(field, values)

    def _check_postcode(self, field: PostcodeField, values: dict[str, Any]) -> None:
        if not (typed := values.get("postcode", "")):
            self.add_error("postcode", _("한국으로 보낼 때는 우편번호 5자리를 적어 주세요."))
            return
        try:
            values["postcode"] = field.of(KOREA, typed)
        except forms.ValidationError as error:
            self.add_error("postcode", error)

    def _check_day(self, values: dict[str, Any]) -> None:
        day = values.get("shipped_on")
        if day is None:
            if "shipped_on" not in self.errors:
                self.add_error("shipped_on", _("보낸 날을 적어 주세요."))
            return
        days = {"paid_on": self.case.paid_on, "received_on": self.case.received_on, "shipped_back_on": day}
        if sentence := wrong_days(days, self.today).get("shipped_back_on"):
            self.add_error("shipped_on", str(sentence))
