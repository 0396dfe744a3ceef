"""Forms of reminders: an address with its consent, a day of one's own, and the later day of a deadline."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from cases.core.fields import DayField, LineField
from cases.core.incoming import Form
from cases.core.retention import UNTOUCHED_CASE
from cases.reminders import mailbox

LONGEST = 254  # RFC 5321, and the column.


class MailboxField(forms.CharField):
    """An address for mail, as mail is sent to it (`mailbox.read_address`)."""

    default_error_messages = {
        "required": _("알림을 받을 이메일 주소를 적어 주세요."),
        "invalid": _("이메일 주소를 읽지 못했어요. name@example.com처럼 하나만 적어 주세요."),
    }

    def clean(self, value: Any) -> str:
        """Return the address; raise `ValidationError` where there is none, or one that no buyer has."""
        text = super().clean(value)
        if not text:
            return ""
        address = mailbox.read_address(text)
        try:
            validate_email(address)
        except ValidationError:
            address = None
        # The quoted form is valid, and no mailbox of a buyer has it.
        if address is None or '"' in address or len(address) > LONGEST:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class MailForm(Form):
    """Where reminders may go, and that the buyer wants them.

    An address whose domain looks like a slip is asked back: `meant` is then what was probably meant. The answer comes
    as `address_is`, by one of two buttons, and counts whatever it is.
    """

    address = MailboxField(
        label=_("이메일 주소"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    address_is = MailboxField(required=False, widget=forms.HiddenInput)
    consent = forms.BooleanField(
        label=_("알림을 받으려고 이메일 주소를 저장하는 데 동의해요."),
        error_messages={"required": _("주소를 저장하려면 동의가 필요해요. 원하지 않으면 주소를 적지 않아도 돼요.")},
    )

    meant: str = ""

    def clean(self) -> dict[str, Any]:
        """Take the answer, or ask."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("address_is"):
            self.errors.pop("address", None)
            values["address"] = values["address_is"]
        elif meant := mailbox.probably_meant(self.data.get("address", "")):
            self.meant = meant
            self.errors.pop("address", None)
            self.add_error("address", _("혹시 %(address)s인가요? 아래에서 하나를 골라 주세요.") % {"address": meant})
        return values


class _AheadForm(Form):
    on = DayField(required=True)

    def __init__(self, *args: Any, today: dt.date, after: dt.date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.after = today, max(after, today) if after else today
        self.fields["on"].widget.attrs["min"] = (self.after + dt.timedelta(days=1)).isoformat()

    def clean_on(self) -> dt.date:
        """Take days after today (and after the deadline, where there is one), as long as the case is kept."""
        day: dt.date = self.cleaned_data["on"]
        if day <= self.today:
            raise ValidationError(_("오늘보다 뒤의 날짜를 적어 주세요."), code="past")
        if day <= self.after:
            raise ValidationError(_("지금 기한보다 뒤의 날짜를 적어 주세요."), code="not_later")
        if day > self.today + UNTOUCHED_CASE:
            # A case that nobody touches is gone after this, and its days with it.
            raise ValidationError(_("1년 안의 날짜를 적어 주세요."), code="too_far")
        return day


class ChosenDayForm(_AheadForm):
    on = DayField(label=_("날짜"), required=True)
    note = LineField(
        label=_("할 일"),
        max_length=80,
        help_text=_("달력과 알림에 그대로 보여요."),
        widget=forms.TextInput(attrs={"placeholder": _("예: 상담원 답변 확인")}),
        error_messages={
            "required": _("할 일을 짧게 적어 주세요."),
            "max_length": _("80자까지 적을 수 있어요."),
        },
    )

    @property
    def chips(self) -> list[dict[str, Any]]:
        """Days that can be chosen with one press, with what is on them."""
        labels = {3: _("3일 뒤"), 7: _("1주 뒤"), 14: _("2주 뒤")}
        return [{"day": self.today + dt.timedelta(days=ahead), "label": label} for ahead, label in labels.items()]


class ExtendForm(_AheadForm):
    """The later day that the order page shows."""

    on = DayField(label=_("새 기한"), required=True, help_text=_("주문 화면에 나온 날짜를 그대로 적어 주세요."))
