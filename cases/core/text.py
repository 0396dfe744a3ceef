"""One way in for text: what people type, paste and copy from screens and labels, made whole and visible. Pure.

`tidy` is for everything that is read by people; `plain` for codes and numbers, of which only letters, digits and signs
count.
"""

from __future__ import annotations

import re
import unicodedata

# What is stored may be longer than what is seen: some emoji are seven characters. Columns of free text have room for
# so many characters for each that is seen.
MOST_STORED = 8
# More marks on one letter are no language.
MOST_MARKS = 8

_BREAKS = re.compile("\r\n?|[\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Letters and signs that show nothing: Hangul fillers and the empty Braille pattern. People write blank names with them.
_BLANKS = str.maketrans(dict.fromkeys("\u3164\uffa0\u2800", " "))
_FILLERS = frozenset("\u115f\u1160")
_ZWNJ, _ZWJ = "\u200c", "\u200d"
# Format characters that are seen: signs around Arabic, Syriac and Kaithi numbers.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_BLACK_FLAG, _END_OF_TAG = "\U0001f3f4", "\U000e007f"
_DASHES = re.compile("[\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]")

_QUOTES = {0x2018: "'", 0x2019: "'", 0x02BC: "'", 0xFF07: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"}


_QUOTED = re.compile("[" + "".join(map(chr, _QUOTES)) + "]")
# Format characters, enclosing marks and blanks: what nobody sees at a glance (Unicode 16; a test counts it anew).
_UNSEEN = re.compile(
    "[\u00ad\u0488\u0489\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u1abe\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\u20dd-\u20e0\u20e2-\u20e4\u2800\u3164\ua670-\ua672\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]+"
)


# One letter each that stands for eighteen or eight: a megabyte of them would be read as many. No code or phrase has one.
_SENTENCES = re.compile("[\ufdfa\ufdfb]+")

# Nothing of this is invisible, joined or composed otherwise: ASCII, syllables, hanzi, and the signs beside them.
_AS_IT_IS = re.compile("[\n -~\u3001-\u3004\u3008-\u3020가-힣\u4e00-\u9fff\uff01-\uff5e]*")


def tidy(text: str, *, lines: bool = False) -> str:
    """Return `text` composed (NFC), without what nobody sees and with plain spaces; on one line, unless `lines`.

    What joins emoji, or letters of Arabic and Indic scripts, stays. Tidy text stays as it is.
    """
    text = _BREAKS.sub("\n", text).replace("\n", "\n" if lines else " ").translate(_BLANKS)
    composed = text if _AS_IT_IS.fullmatch(text) else _few_marks(unicodedata.normalize("NFC", "".join(_visible(text))))
    return "\n".join(line.strip(" ") for line in composed.split("\n")).strip("\n")


def plain(text: str) -> str:
    """Return `text` as a code or number is written: compatible forms (NFKC), ASCII digits, one kind of space and hyphen.

    Full-width, circled and Arabic digits become ASCII; everything invisible is dropped, joiners too.
    """
    bare = unicodedata.normalize("NFKC", _SENTENCES.sub(" ", tidy(text)))
    if not _AS_IT_IS.fullmatch(bare):
        bare = "".join(
            str(unicodedata.digit(char)) if category == "Nd" else char
            for char, category in zip(bare, map(unicodedata.category, bare), strict=True)
            if category not in {"Cf", "Mn", "Me"}
        )
    return " ".join(_DASHES.sub("-", bare).split())


def folded(text: str) -> str:
    """Return `text` as phrases are looked for in it: on one line, in composed letters and plain signs, all seen.

    It is to `plain` what a glance is to a reading: quick enough for a megabyte, and numbers in other scripts stay.
    """
    if text.isascii():
        return " ".join(text.split())
    seen = unicodedata.normalize("NFKC", _SENTENCES.sub(" ", _UNSEEN.sub("", text)))
    return " ".join(_QUOTED.sub(lambda match: _QUOTES[ord(match[0])], seen).split())


def compact(text: str) -> str:
    """Return `text` in capitals without spaces, hyphens, dots and underscores."""
    return re.sub(r"[\s\-_.·]+", "", plain(text)).upper()


def grouped(text: str, size: int) -> str:
    """Return `text` in groups of `size` characters with hyphens between them."""
    return "-".join(text[at : at + size] for at in range(0, len(text), size))


def seen_length(text: str) -> int:
    """Return how many characters of `text` a person sees: a letter with its marks is one, a joined emoji too."""
    count, flag = 0, False
    before = ""
    for char in text:
        if is_flag := "\U0001f1e6" <= char <= "\U0001f1ff":
            count += not flag
            flag = not flag
        elif not _continues(before, char):
            count += 1
        if not is_flag:
            flag = False
        before = char
    return count


def _visible(text: str) -> list[str]:
    """Return the characters that are seen, or that change how those beside them are seen."""
    kept: list[str] = []
    tagged = _tagged_flags(text)
    for at, char in enumerate(text):
        category = unicodedata.category(char)
        if char in "\n ":
            kept.append(char)
        elif category == "Zs" or char == "\t":
            kept.append(" ")
        elif category in {"Cc", "Cs"}:
            continue
        elif category == "Cf":
            if char in _SEEN or at in tagged or (char in {_ZWJ, _ZWNJ} and _joins(kept, char, text[at + 1 : at + 2])):
                kept.append(char)
        elif char in _FILLERS:
            if _is_jamo(text[at - 1 : at]) or _is_jamo(text[at + 1 : at + 2]):
                kept.append(char)
        else:
            kept.append(char)
    return kept


def _tagged_flags(text: str) -> set[int]:
    """Return where the tags stand that make a flag of a region (England's) out of a black one."""
    found = re.finditer(f"{_BLACK_FLAG}([\U000e0030-\U000e0039\U000e0061-\U000e007a]{{3,6}}{_END_OF_TAG})", text)
    return {at for match in found for at in range(match.start(1), match.end(1))}


def _joins(kept: list[str], joiner: str, after: str) -> bool:
    """Say whether a joiner has something to join."""
    if not kept or kept[-1] in {_ZWJ, _ZWNJ}:
        return False
    if _uses_joiners(kept[-1]):
        return True
    # After an emoji may stand its colour, or the sign that it is shown as a picture.
    base = next((char for char in reversed(kept[-3:]) if not _is_mark(char) and not _is_skin(char)), "")
    return joiner == _ZWJ and _is_emoji(base) and bool(after) and _is_emoji(after)


def _uses_joiners(char: str) -> bool:
    """Say whether `char` is of a script in which joiners change how letters look: Arabic, Syriac, Indic and others."""
    code = ord(char)
    return (
        0x0600 <= code <= 0x08FF
        or 0x0900 <= code <= 0x0DFF
        or 0x0F00 <= code <= 0x109F
        or 0x1780 <= code <= 0x18AF
        or 0x1A20 <= code <= 0x1CFF
        or 0xA800 <= code <= 0xA8FF
        or 0xA980 <= code <= 0xABFF
        or 0xFB50 <= code <= 0xFDFF
        or 0xFE70 <= code <= 0xFEFE
        or 0x10A00 <= code <= 0x11FFF
        or 0x1E900 <= code <= 0x1E95F
    ) and unicodedata.category(char)[0] in "LM"


def _is_emoji(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) == "So" or char in "\u2194\u2195\u27a1\u2b05\u2b06\u2b07\u267e")


def _is_skin(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Mc", "Me"}


def _is_jamo(char: str) -> bool:
    """Say whether `char` is a part of a Hangul syllable that composes with others."""
    return (
        bool(char)
        and ("\u1100" <= char <= "\u11ff" or "\ua960" <= char <= "\ua97c" or "\ud7b0" <= char <= "\ud7fb")
        and char not in _FILLERS
    )


def _few_marks(text: str) -> str:
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _continues(before: str, char: str) -> bool:
    """Say whether `char` is seen as a part of the character `before` it."""
    if not before or before == "\n":
        return False
    if _is_mark(char) or (unicodedata.category(char) == "Cf" and char not in _SEEN):
        return True
    if _is_skin(char):
        return _is_emoji(before) or _is_mark(before)
    if before == _ZWJ:
        return _is_emoji(char)
    # A vowel or an end after the beginning of an old Hangul syllable.
    return "\u1160" <= char <= "\u11ff" and _is_jamo(before)
