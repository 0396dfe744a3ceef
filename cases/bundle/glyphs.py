"""Which characters our fonts have, and what stands where they have none. Pure.

A missing glyph would be an empty box, or nothing at all: the reader could not know that something is missing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).with_name("fonts")
# They have no shape of their own, and change only how the characters beside them look.
_INVISIBLE = {"Cc", "Cf", "Mn", "Me"}
_LONG_WORD = re.compile(r"[!-\u024f]{41,}")
_MARK = re.compile(r"\[U\+[0-9A-F]{4,6}\]")
_BREAK = "\u200b"


@cache
def covered() -> frozenset[str]:
    """Return the characters that both weights of the font have."""
    points: set[str] = set()
    for line in (FONTS / "covered.txt").read_text(encoding="ascii").split():
        first, _dash, last = line.partition("-")
        points.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(points)


def readable(text: str) -> str:
    """Return `text` as it can be printed: composed, one kind of line end, `[U+1F600]` for what the font lacks.

    Characters that only steer how others look (direction, joining, variants) are left out. Words longer than a line
    may be broken.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    printed = "".join(_printed(char) for char in composed)
    return _LONG_WORD.sub(_breakable, printed)


def _printed(char: str) -> str:
    if char == "\n" or char in covered():
        return char
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "" if category in _INVISIBLE else f"[U+{ord(char):04X}]"


def _breakable(word: re.Match[str]) -> str:
    text = word[0]
    return _BREAK.join(text[at : at + 40] for at in range(0, len(text), 40))


def is_marked(text: str) -> bool:
    """Say whether a readable text has a mark in the place of a character."""
    return bool(_MARK.search(text))


def all_readable(data: Any) -> Any:
    """Return JSON-like `data` with every text in it made readable."""
    if isinstance(data, str):
        return readable(data)
    if isinstance(data, dict):
        return {key: all_readable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [all_readable(value) for value in data]
    return data
