"""A ready message cut to the boxes of its receiver's form: a title, what happened, what is asked."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.messages.facts import Facts
from cases.messages.language import read
from cases.messages.models import MessageTemplate

WHOLE = "text"
LABELS: dict[str, str | Promise] = {
    "title": _("제목"),
    "facts": _("사실관계"),
    "demand": _("요구사항"),
    WHOLE: _("내용"),
}


@dataclass(frozen=True)
class Box:
    """One box of a form: its name, and what to put there."""

    code: str
    text: str

    @property
    def label(self) -> str | Promise:
        return LABELS[self.code]


def boxes(template: MessageTemplate, facts: Facts, language: str) -> list[Box]:
    """Return what `template` puts into each box; all of it into one where it names none."""
    text, values = read(template.sources[language]), facts.values(language)
    return [Box(code, said) for code, said in (text.cut(values) or {WHOLE: text.filled(values)}).items() if said]
