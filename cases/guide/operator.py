"""Who runs this site: a line of the settings, and the mail address in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Operator:
    """Name and contact in one line, as whoever runs the site wrote it; empty where they wrote none."""

    line: str

    def __str__(self) -> str:
        return self.line

    def __bool__(self) -> bool:
        return bool(self.line)

    @property
    def mail(self) -> str:
        """The first mail address of the line; empty without one."""
        found = _MAIL.search(self.line)
        return found[0] if found else ""
