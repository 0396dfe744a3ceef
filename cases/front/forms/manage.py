"""The form that deletes a case."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.incoming import Form


class ForgetForm(Form):
    understood = forms.BooleanField(
        label=_("사진과 기록이 모두 지워지고, 되돌릴 수 없다는 걸 알아요"),
        error_messages={"required": _("지우려면 확인 칸에 표시해 주세요.")},
    )
