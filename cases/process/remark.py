"""What there is to say about something that was typed, chosen or sent: one shape for every judgement. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise


class Severity(StrEnum):
    """How much hangs on it: it could be better, it looks wrong, or it cannot be."""

    ADVICE = "advice"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Remark:
    """A sentence or two; `slug` names the reason, `about` what is meant: a field by its name, a photo, a shot.

    `todo` says what helps, where a page offers it. Only an error stops anybody.
    """

    slug: str
    sentence: str | Promise
    severity: Severity
    about: Any = ""
    todo: str = ""

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def headline(self) -> str:
        """What there is to say, in its first sentence."""
        return self._split[0]

    @property
    def advice(self) -> str:
        """What helps, in the sentences behind the first, or ""."""
        return self._split[1]

    @property
    def _split(self) -> tuple[str, str]:
        headline, more, advice = str(self).partition(". ")
        return (f"{headline}.", advice) if more else (headline, "")


def warning(slug: str, sentence: str | Promise, *, about: str) -> Remark:
    """Return a remark on a field that looks wrong."""
    return Remark(slug, sentence, Severity.WARNING, about)


def error(slug: str, sentence: str | Promise, *, about: str) -> Remark:
    """Return a remark on a field that cannot be right."""
    return Remark(slug, sentence, Severity.ERROR, about)
