"""In which language a line stands that people copied from elsewhere, so that it is read and drawn in it. Pure."""

from __future__ import annotations

import re

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]{2}")


def language_of(line: str) -> str:
    """Return the tag of the language of `line` where it is Chinese or English; nothing where it is Korean or no words.

    What the character set of the mainland holds is simplified, and the rest traditional.
    """
    if _HANGUL.search(line):
        return ""
    if letters := "".join(_HAN.findall(line)):
        try:
            letters.encode("gb2312")
        except UnicodeEncodeError:
            return "zh-Hant"
        return "zh-Hans"
    return "en" if _LATIN.search(line) else ""
