"""Korean particles that follow the sound before them: 티포트를, 물건을, USB를, 3kg을, 10일로. Pure.

Hangul says its final sound itself. Numbers are read as Koreans count (12,900 ends in 백), long ones digit by digit;
letters in capitals by their names (`PDF` ends in 에프), units by their words (kg: 킬로그램), other Latin words by how
they are usually written in Hangul: a rule of thumb for endings, with the usual exceptions.
"""

from __future__ import annotations

import re
from enum import Enum

from cases.core.text import plain


class Final(Enum):
    """What a word ends in: a vowel, the one final consonant that 로 and 라 treat as a vowel or not, any other."""

    NONE = "none"
    RIEUL = "rieul"
    OTHER = "other"


# After a final consonant, and after a vowel.
_PAIRS = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
    "이나": ("이나", "나"),
    "이라": ("이라", "라"),
    "이랑": ("이랑", "랑"),
    "이에요": ("이에요", "예요"),
    "이었어요": ("이었어요", "였어요"),
    "아": ("아", "야"),
}
PARTICLES = frozenset(_PAIRS)

_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|【[^【】]*】)\s*$")
_AROUND = "\"'‘’“”「」『』〈〉《》()[]（）【】.,!?~…·:;*_- "
_DIGITS = {"0": Final.OTHER, "1": Final.RIEUL, "2": Final.NONE, "3": Final.OTHER, "4": Final.NONE, "5": Final.NONE}
_DIGITS |= {"6": Final.OTHER, "7": Final.RIEUL, "8": Final.RIEUL, "9": Final.NONE}
# From so many digits on a number without commas is a code, read digit by digit.
_CODE = 9
_TRILLION = 12
_UNITS = {
    **dict.fromkeys(("kg", "g", "mg"), Final.OTHER),
    **dict.fromkeys(("m", "cm", "mm", "km", "l", "ml", "cc", "%", "gb", "mb", "tb", "kb", "w", "kw", "v"), Final.NONE),
    **dict.fromkeys(("a", "ma", "mah", "hz", "khz", "mhz", "ghz", "inch", "°c", "℃", "°"), Final.NONE),
}
_CURRENCIES = {"$": Final.NONE, "€": Final.NONE, "₩": Final.OTHER, "¥": Final.OTHER}
_LETTERS = {"L": Final.RIEUL, "R": Final.RIEUL, "M": Final.OTHER, "N": Final.OTHER}
_VOWELS = "aeiou"
# What is read otherwise than its ending says.
_WORDS = {"pickup": Final.OTHER, "makeup": Final.OTHER, "input": Final.OTHER, "output": Final.OTHER, "ipad": Final.NONE}


def with_particle(word: str, particle: str) -> str:
    """Return `word` with `particle`, named by its form after a consonant (`을` for 을 or 를); `KeyError` for another."""
    return word + particle_for(word, particle)


def particle_for(word: str, particle: str) -> str:
    closed, open_ = _PAIRS[particle]
    final = final_of(word)
    if final is Final.RIEUL and particle == "으로":
        return open_
    return open_ if final is Final.NONE else closed


def final_of(word: str) -> Final:
    """Return what `word` ends in when it is read aloud. What stands in brackets behind it is not read."""
    bare = word.rstrip()
    while (shorter := _BRACKETED.sub("", bare)) != bare and shorter.strip(_AROUND):
        bare = shorter
    # In the form in which letters and digits are compared: full-width ones are the same ones.
    last = plain(bare).strip(_AROUND)
    if not last:
        return Final.NONE
    if "가" <= last[-1] <= "힣":
        return _of_syllable(last[-1])
    if match := re.search(r"([$€₩¥]\s?)?(\d[\d,]*(?:\.\d+)?)$", last):
        # A currency before the number is read behind it: 달러, 유로, 원, 엔.
        currency = match[1] and match[1].strip()
        return _CURRENCIES[currency] if currency else _of_number(match[2])
    if (match := re.search(r"\d\s*([a-z]{1,4}|°c|[%℃°])$", last, re.IGNORECASE)) and match[1].lower() in _UNITS:
        return _UNITS[match[1].lower()]
    if match := re.search(r"[A-Za-z]+$", last):
        return _of_latin(match[0])
    return Final.NONE


def _of_syllable(char: str) -> Final:
    final = (ord(char) - ord("가")) % 28
    return Final.NONE if final == 0 else Final.RIEUL if final == 8 else Final.OTHER


def _of_number(number: str) -> Final:
    whole, point, fraction = number.replace(",", "").partition(".")
    digits = fraction if point else whole
    if point or digits[-1] != "0" or ("," not in number and len(digits) >= _CODE) or not digits.strip("0"):
        return _DIGITS[digits[-1]]
    # 십, 백, 천, 만, 억 end in a consonant; 조 does not.
    return Final.NONE if len(digits) - len(digits.rstrip("0")) >= _TRILLION else Final.OTHER


def _of_latin(word: str) -> Final:
    if word.isupper():
        return _LETTERS.get(word[-1], Final.NONE)
    lower = word.lower()
    if lower in _WORDS:
        return _WORDS[lower]
    if lower.endswith(("l", "le")):
        return Final.RIEUL
    if lower.endswith(("m", "n", "ng", "me", "ne")):
        return Final.OTHER
    if lower.endswith(("ck", "c", "pp")):
        return Final.OTHER
    if lower[-1] in "kpbt" and len(lower) > 1 and lower[-2] in _VOWELS:
        return _after_vowel(lower)
    return Final.NONE


def _after_vowel(lower: str) -> Final:
    """Say how a stop after a vowel is written: as a final (북, 앱, 로봇), or with a syllable of its own (세트, 메이트)."""
    long_ = len(lower) > 2 and lower[-3] in _VOWELS and lower[-3:-1] not in {"oo"}
    if long_:
        return Final.NONE
    syllables = len(re.findall(r"[aeiouy]+", lower))
    return Final.NONE if lower[-1] == "t" and syllables < 2 else Final.OTHER
