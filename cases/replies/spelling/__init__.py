"""Chats as phrases are looked for in them: short, misspelt and spoken words written out, Chinese in its simple letters. Pure.

What is written out stands for a kind of spelling, not for a word. One module for each language.
"""

from __future__ import annotations

from cases.replies.spelling import english, korean
from cases.replies.spelling.chinese import simplified

__all__ = ["LONGEST_CHAT", "simplified", "written_out"]

# Characters. A chat of so many screens does not exist, and who sends more to keep the site busy shall not.
LONGEST_CHAT = 200_000


def written_out(text: str) -> str:
    """Return `text` with short, misspelt and spoken words as they are written elsewhere, line by line.

    Of what is longer than `LONGEST_CHAT` only the letters are made simple.
    """
    if len(text) > LONGEST_CHAT:
        return simplified(text)
    text = english.written_out(text)
    return text if text.isascii() else korean.written_out(simplified(text))
