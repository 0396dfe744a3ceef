"""Joints: where a line of a page may not break, so that no particle stands alone at its start. Pure.

`word-break: keep-all` keeps Hangul syllables together, but lets a line break behind a closing quote, bracket or sign,
before the particle that belongs to it (`‘받지 못함’ / 을`), and before the weekday of a date (`30일 / (월)`). An empty
element there, into which the style sheet puts a word joiner, forbids it: what is copied, searched or read by a program
stays as it was written, which it would not with the character itself in the text.
"""

from __future__ import annotations

import re

JOINT = '<span class="joint"></span>'

# What is no running text, or takes no element; and whether a tag ends a word, for which a comment and a tag of text do not.
_APART = r"<(script|style|textarea|title|select|svg|pre)\b.*?</\1\s*>"
_TAG = r"""<(?:"[^"]*"|'[^']*'|[^"'>])*>"""
_PIECES = re.compile(rf"{_APART}|<!--.*?-->|{_TAG}", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|code|em|i|kbd|mark|q|s|small|span|strong|time|u)\b", re.IGNORECASE)
_WITHIN = re.compile(r"(?<=[’”」』)\]%])(?=[가-힣])|(?<=[가-힣])(?=\([월화수목금토일]\))")
_CLOSING = tuple("’”」』)]%")


def with_joints(page: str) -> str:
    """Return `page` (HTML) with a joint wherever a particle follows a closing mark, in its text or behind an inline tag."""
    out: list[str] = []
    end, closed = 0, False
    for piece in _PIECES.finditer(page):
        closed = _text(out, page[end : piece.start()], after_mark=closed)
        closed = closed and _INLINE.match(piece[0]) is not None
        out.append(piece[0])
        end = piece.end()
    _text(out, page[end:], after_mark=closed)
    return "".join(out)


def _text(out: list[str], text: str, *, after_mark: bool) -> bool:
    """Add `text`, joined; say whether a particle that follows it would follow a closing mark."""
    if not text:
        return after_mark
    if after_mark and "가" <= text[0] <= "힣":
        out.append(JOINT)
    out.append(_WITHIN.sub(JOINT, text) if not text.isascii() else text)
    return text.endswith(_CLOSING)
