"""The one way in for what a form receives: every text of it is tidy before any field sees it (`cases.E007`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict

from cases.core.text import tidy


class TidyData:
    """What every form of ours derives from: its data is tidied once, and shown again as it was understood.

    No label of it ends in a colon.
    """

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(tidied(data), *args, **kwargs)  # type: ignore[call-arg]


class Form(TidyData, forms.Form):
    """A form of ours."""


class AsItCameForm(Form):
    """A form of single values, one of which is not tidied: the field that `as_it_came` names."""

    as_it_came: str

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        text = None if data is None else data.get(self.as_it_came)
        others = None if data is None else {name: value for name, value in data.items() if name != self.as_it_came}
        super().__init__(others, *args, **kwargs)
        if isinstance(text, str):
            self.data = {**self.data, self.as_it_came: text}


class PastedForm(AsItCameForm):
    """A form whose `text` is what somebody pasted, and stays as it came: it is read and kept, and shown to nobody else."""

    as_it_came = "text"

    def at_hand(self) -> Self:
        """Let what was copied be pasted at once, where the page asks for nothing else."""
        self.fields["text"].widget.attrs["autofocus"] = True
        return self


if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm


class ModelForm(TidyData, _ModelForm):
    """A form of ours for a row, in the admin too."""


def tidied(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return the data of a form with every text in it tidied; lines stay, until a field wants none."""
    if isinstance(data, QueryDict):
        found = QueryDict(mutable=True, encoding=data.encoding)
        for name, values in data.lists():
            found.setlist(name, [_tidied(value) for value in values])
        return found
    return None if data is None else {name: _tidied(value) for name, value in data.items()}


def _tidied(value: Any) -> Any:
    return tidy(value, lines=True) if isinstance(value, str) else value


def say_understood(request: HttpRequest, form: forms.BaseForm) -> None:
    """Say on the next page what the fields of a valid form took out of what was typed, where that was more."""
    for field in form.fields.values():
        if sentence := getattr(field, "understood", ""):
            messages.info(request, sentence)
