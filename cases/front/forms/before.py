"""The form before something that cannot be taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.incoming import Form
from cases.process.no_return import Point


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
