"""A fingerprint that was typed, or a file that is only read."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.incoming import Form
from cases.core.text import plain
from cases.imaging import sanitise

_SHA256 = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


class HashForm(Form):
    """A SHA-256 as people copy it."""

    sha256 = forms.CharField(
        label=_("지문(SHA-256)"),
        max_length=500,
        help_text=_("0-9와 a-f로 된 64글자예요. 띄어쓰기나 대문자가 섞여도 돼요."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("확인할 지문을 적어 주세요."),
            "max_length": _("지문은 64글자예요. 지문만 붙여 넣어 주세요."),
        },
    )

    def clean_sha256(self) -> str:
        """Return 64 lower-case hexadecimal digits."""
        found = parse_sha256(self.cleaned_data["sha256"])
        if found is None:
            raise forms.ValidationError(_("지문으로 읽지 못했어요. 0-9와 a-f로 된 64글자인지 확인해 주세요."))
        return found


class FileForm(Form):
    file = forms.FileField(
        label=_("확인할 파일"),
        allow_empty_file=True,
        # Seen as our own button until a file is chosen (fields.css).
        widget=forms.FileInput(attrs={"required": True}),
        help_text=_("사진 파일 하나, %(size)sMB까지. 파일의 고유값(지문)만 계산하고 저장하지 않아요.")
        % {"size": sanitise.MAX_BYTES // 1024**2},
        error_messages={
            "required": _("확인할 파일을 골라 주세요."),
            "invalid": _("확인할 파일을 골라 주세요."),
        },
    )


def parse_sha256(text: str) -> str | None:
    """Return the SHA-256 that `text` means: 64 hexadecimal digits, however grouped, or one among other words."""
    lower = plain(text).lower()
    bare = re.sub(r"^sha-?256", "", re.sub(r"[\s:=]+", "", lower))
    found = [bare] if _SHA256.fullmatch(bare) else _SHA256.findall(lower)
    return found[0] if len(set(found)) == 1 else None
