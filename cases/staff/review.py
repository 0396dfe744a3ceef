"""The decision of a reviewer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.fields import ProseField
from cases.core.incoming import ModelForm
from cases.process import shots, states, status_texts
from cases.process.states import Role, Status

NOTE_LENGTH = 2000


class ReviewForm(ModelForm):
    """What the reviewer decides and why. It holds no field of the case: only `Case.move` changes a case."""

    decision = forms.ChoiceField(
        label=_("결정"),
        widget=forms.RadioSelect,
        choices=[
            (target.value, status_texts.verb(states.FOR_REVIEW, target))
            for target in states.moves_for(states.FOR_REVIEW, Role.STAFF)
        ],
        error_messages={
            "required": _("증거가 충분한지, 더 필요한지 고르세요."),
            "invalid_choice": _("증거가 충분한지, 더 필요한지 고르세요."),
        },
    )
    missing = forms.MultipleChoiceField(
        label=_("무엇이 더 필요한가요"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("아직 없는 사진은 골라 두었어요. 다시 찍어야 하는 사진도 고르세요."),
        error_messages={"invalid_choice": _("이 문제의 사진 목록에 있는 것만 고를 수 있어요.")},
    )
    note = ProseField(
        label=_("구매자에게 남길 말"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=_("구매자에게 그대로 보여요. 사진을 더 부탁할 때 비워 두면, 고른 사진을 올려 달라는 말이 대신 가요."),
        error_messages={
            "max_length": _("구매자에게 남길 말은 %(limit_value)d자까지 쓸 수 있어요. 지금은 %(show_value)d자예요.")
        },
    )

    class Meta:
        model = Case
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = self.fields["missing"]
        assert isinstance(missing, forms.MultipleChoiceField)  # noqa: S101 (for the type checker)
        missing.choices = [(shot.slug, shot.label) for shot in self.instance.guide_problem.shot_list]

    def clean(self) -> dict[str, Any]:
        """Ask why, where the buyer has to do something again; photos that were chosen say it themselves."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        decision = data.get("decision")
        if decision == Status.NEEDS_EVIDENCE and not data.get("note") and data.get("missing"):
            wanted = ", ".join(str(shots.SHOTS[slug].label) for slug in data["missing"])
            data["note"] = _t("이 사진을 찍어서 올려 주세요: %(photos)s") % {"photos": wanted}
        if decision in states.NEEDS_NOTE and not data.get("note") and "note" not in self.errors:
            self.add_error("note", _("왜 더 필요한지 적으세요. 구매자는 이 글을 보고 사진을 다시 준비해요."))
        if decision != Status.NEEDS_EVIDENCE:
            data["missing"] = []
        return data
