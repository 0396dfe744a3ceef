"""What was sent."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.fields import ProseField
from cases.core.incoming import Form
from cases.messages.faults import NAMES


class SentForm(Form):
    """In which language a message was sent, and its words where they were changed before."""

    language = forms.ChoiceField(
        label=_("어느 글을 보냈나요?"),
        choices=list(NAMES.items()),
        widget=forms.RadioSelect(attrs={"class": "choices--small"}),
        error_messages={
            "required": _("어느 글을 보냈는지 고르세요."),
            "invalid_choice": _("목록에 있는 것 하나를 고르세요."),
        },
    )
    text = ProseField(
        label=_("고쳐서 보냈다면, 보낸 글"),
        required=False,
        rows=3,
        max_length=2000,
        help_text=_("비워 두면 위의 글을 그대로 보낸 것으로 적어요."),
        error_messages={"max_length": _("2,000자까지 적을 수 있어요.")},
    )
