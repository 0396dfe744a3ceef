"""Numbers among other words: what one label, bracket or address line says around them is left aside. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cases.core.text import plain

# A label that sticks to its number: No.123, ID123, P.O.123.
_STUCK_LABEL = re.compile(r"(?<![A-Za-z])(order|id|no|nr|num|number|tel|fax|zip|code)(?=\d)", re.IGNORECASE)
_ROW = re.compile(r"[0-9]{1,9}")
_RUN = re.compile(r"(?<![0-9A-Za-z])\d(?:[ \-_.·]*\d)*(?![0-9A-Za-z])")


def digit_runs(text: str) -> list[str]:
    """Return the longest stretches of digits, with the spaces, hyphens and dots between them; no part of a word is one."""
    return _RUN.findall(_STUCK_LABEL.sub(r"\1 ", plain(text)))


def row_number(text: str) -> int | None:
    """Return the number of a row as a link or a button of ours names it; None where that cannot be one."""
    return int(text) if _ROW.fullmatch(text) else None


def the_one(found: Iterable[str]) -> str | None:
    """Return what was found where it is one thing, named once or several times; of two, none is meant more."""
    different = set(found)
    return different.pop() if len(different) == 1 else None
