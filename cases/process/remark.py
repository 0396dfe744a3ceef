"""What there is to say about something that was typed, chosen or sent: one shape for every judgement. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Remark:
    """A sentence or two; `slug` names the reason, `about` what is meant: a field by its name, a photo, a shot.

    `todo` says what helps, where a page offers it. Whoever asked for it decides whether it stops anybody.
    """

    slug: str
    sentence: str | Promise
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
