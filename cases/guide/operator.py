"""Who runs this site: a line of the settings, and the mail address in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
# As in the head of a mail: a name, and the address in brackets.
_BRACKETED = re.compile(rf"\s*[,;:·/]?\s*[<(\[]?\s*{_MAIL.pattern}\s*[>)\]]?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Operator:
    """Name and contact in one line, as whoever runs the site wrote it; empty where they wrote none."""

    line: str

    def __str__(self) -> str:
        return self.line

    def __bool__(self) -> bool:
        return bool(self.line)

    @property
    def name(self) -> str:
        """The line without that address and what brackets it; empty where there is nothing else."""
        return " ".join(_BRACKETED.sub("", self.line, count=1).split()).lstrip(" ,;:·/")

    @property
    def mail(self) -> str:
        """The first mail address of the line; empty without one."""
        found = _MAIL.search(self.line)
        return found[0] if found else ""
