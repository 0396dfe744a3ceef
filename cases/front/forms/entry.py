"""The form that opens a case made elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.core.fields import ParsedField
from cases.core.formats import codes
from cases.core.incoming import Form

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
