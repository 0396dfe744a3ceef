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
# In this order a character is looked for: the first is the face of the document, the others fill its gaps.
FAMILIES = ["Noto Sans CJK KR", "Noto Sans CJK HK", "Noto Sans", "Noto Emoji", "Noto Sans Symbols2", "Noto Sans Math"]
# They have no shape of their own, and change only how the characters beside them look; marks are drawn, where we can.
_STEERING = {"Cc", "Cf"}
_INVISIBLE = {*_STEERING, "Mn", "Me"}
_SPACES = " \u00a0\u3000"
# A mark is drawn above a letter of its own face only; elsewhere the letter itself would be lost.
_MARK_ALONE = re.compile(
    r"(?<![A-Za-z\u00c0-\u052f\u1dc0-\u1fff\u0300-\u036f])[\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302d]+"
)
# The tones of skin belong to the sign before them, and our emoji have one.
_TONE = re.compile("(?<=[\u261d-\u270d\U0001f300-\U0001faff])[\U0001f3fb-\U0001f3ff]+")
_LONG_WORD = re.compile(r"[!-\u024f]{41,}")
_MARK = re.compile(r"\[U\+[0-9A-F]{4,6}\]")
_BREAK = "\u200b"


@cache
def covered() -> frozenset[str]:
    """Return the characters that one of the faces has: the main one in both weights, or one that fills its gaps."""
    points: set[str] = set()
    for line in (FONTS / "covered.txt").read_text(encoding="ascii").split():
        first, _dash, last = line.partition("-")
        points.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(points)


def readable(text: str) -> str:
    """Return `text` as it can be printed: composed, one kind of line end, `[U+0633]` for what the fonts lack.

    Characters that only steer how others look (direction, joining, variants, skin) are left out: joined emoji stand side
    by side. Letters in a fancy dress (mathematical, in circles) lose it where no font has it. Words longer than a line
    may be broken.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    printed = _TONE.sub("", _MARK_ALONE.sub("", "".join(_printed(char) for char in composed)))
    return _LONG_WORD.sub(_breakable, printed)


def _printed(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Zs":
        return char if char in _SPACES else " "
    if char == "\n" or (char in covered() and category not in _STEERING):
        return char
    plain = unicodedata.normalize("NFKC", char)
    if category not in _INVISIBLE and set(plain) <= covered():
        return plain
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
