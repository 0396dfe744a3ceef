"""The form of a note in the record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.core.fields import ProseField
from cases.core.incoming import Form


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
