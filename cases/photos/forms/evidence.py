"""Photos: choosing them, and saying what they show."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.fields import LineField
from cases.core.incoming import Form
from cases.imaging.limits import ACCEPT
from cases.process import problems
from cases.process.shots import SHOTS


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(forms.Field):
    """The files that were chosen, as a list; each is judged on its own later, an empty one too."""

    widget = PhotosInput(attrs={"accept": ACCEPT})

    def clean(self, value: Any) -> list[UploadedFile[Any]]:
        files = list(value or [])
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


class PhotoForm(Form):
    """What a photo shows. The case's problem decides which kinds come first."""

    kind = forms.ChoiceField(
        label=_("무엇을 찍었나요?"),
        error_messages={
            "required": _("무엇을 찍었는지 고르세요."),
            "invalid_choice": _("목록에 있는 것 하나를 고르세요."),
        },
    )
    caption = LineField(
        label=_("설명"),
        required=False,
        max_length=200,
        help_text=_("어디가 어떻게 잘못되었는지 한 줄로 적어 두면 보는 사람이 바로 알 수 있어요."),
        error_messages={"max_length": _("설명은 200자까지 적을 수 있어요.")},
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices(case.guide_problem)  # type: ignore[attr-defined]


class UploadForm(PhotoForm):
    """Photos, several at once: all of the kind of one `slot`, or of a kind that can be said of each later."""

    photos = PhotosField(
        label=_("사진 고르기"),
        error_messages={"required": _("올릴 사진을 먼저 골라 주세요.")},
    )
    field_order = ("kind", "caption", "photos")

    def __init__(self, *args: Any, slot: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.required = False
        kind.choices = [("", _("올린 다음 사진마다 고를게요")), *kind_choices(kwargs["case"].guide_problem)]
        if slot:
            kind.widget = forms.HiddenInput()
            self.initial["kind"] = slot
        self.fields["caption"].help_text = _("고른 사진에 모두 같은 설명이 붙어요. 나중에 사진마다 고칠 수 있어요.")


def kind_choices(problem: problems.Problem) -> list[tuple[str | Promise, Any]]:
    """Return the kinds in groups: what this problem calls for, everything else, and last `other`."""
    wanted = problem.shot_list
    rest = [shot for shot in SHOTS.values() if shot not in wanted and shot.slug != "other"]
    return [
        (_("이 문제에 도움이 되는 사진"), [(shot.slug, shot.label) for shot in wanted]),
        (_("다른 사진"), [(shot.slug, shot.label) for shot in [SHOTS["other"], *rest]]),
    ]
