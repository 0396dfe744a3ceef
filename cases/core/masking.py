"""Codes that are not ours to hold, blacked out wherever they are typed: customs codes, resident numbers, cards. Pure.

People write them with spaces, dashes, colons, in full-width digits or with something invisible in between; they are
looked for on what stays without all that, and blacked out where they stand. Numbers that only look alike (orders,
parcels, telephones, dates) stay: a number with nothing around it that says what it is needs a valid check digit.
Where numbers were pasted without anything in between, each is looked for behind the one before.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

MASK = "●"
# Digits that are looked at one by one, of those that stand together without a letter. Nobody writes so many; what comes
# after them is blacked out whole, so that no text costs more than a moment.
MOST_DIGITS = 20_000

# What people write between the digits of one number. Hangul ㅡ and the long sound of Kana stand on keyboards as dashes (ㅡ is \u1173 in NFKC).
_BETWEEN = frozenset("-–—−ㅡ\u1173ーｰ~_.:·․‧∙•/\\ \t\n\r")
# Letters that look like the P of a customs code.
_P = frozenset("PpРрΡρ")
_NEAR = 20  # How far before a number a word may stand that says what it is, in characters.
_RESIDENT = re.compile(r"주민|외국인\s*등록|거소\s*신고|국내\s*거소|resident", re.IGNORECASE)
_CARD = re.compile(r"카드|card|visa|master|비자|마스터", re.IGNORECASE)
# The same as a word that touches a number: VISA4111…
_CARD_BEFORE = re.compile(rf"(?:{_CARD.pattern})$", re.IGNORECASE)
_OTHER = re.compile(r"주문|오더|order|운송장|송장|등기|택배|배송|소포|tracking|parcel|바코드", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}\s+\d{1,2}\s*:\s*\d{2}")
# What else a code may touch: a telephone, however it is written; a parcel or an order, in one piece.
_TELEPHONE = re.compile(r"0(?:2|[1-9]\d)[1-9]\d{6,7}|8210[1-9]\d{7}")
_KNOWN = re.compile(r"\d{10,13}|[138]\d{15}")
_RESIDENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
# The shortest code has twelve digits. What stands between them is no letter, so that most texts have no such stretch.
_FEWEST = 12
_RESIDENT_DIGITS = 13
_LENGTHS = range(9, 20)  # Of all numbers that are told apart.
# No more digits than that in a row are numbers that touch.
_MOST_GLUED = 100
# What stands beside a code ends there once that is black, and may be one itself.
_MOST_TIMES = 5
_LETTER, _DIGIT, _GAP, _UNSEEN = "x", "1", " ", "."
# Letters beyond doubt. They end every stretch, and most of a text is made of them.
_NO_LETTERS = re.compile(rf"[^A-Za-z가-힣\u4e00-\u9fff]{{{_FEWEST},}}")
_STRETCH = re.compile(rf"[{_DIGIT}{_GAP}{re.escape(_UNSEEN)}]{{{_FEWEST},}}")


class Masked(str):
    """A text in which nothing is left to black out: a megabyte is not read again by each column that it passes."""

    __slots__ = ()


class _Sign(NamedTuple):
    """A letter or digit as it counts, where it stands, and whether something stands between it and the one before."""

    char: str
    at: int
    apart: bool


def mask(text: str, *, bare: bool = True) -> str:
    """Return `text` with the digits of every such code replaced by ●; as long as before, and masked text stays as it is.

    Without `bare`, numbers stay that neither a letter nor a
    label nor the way they are written makes such a code: for fields that ask for a number themselves.
    """
    if isinstance(text, Masked):
        return text
    for _time in range(_MOST_TIMES):
        before, text = text, _masked_once(text, bare)
        if text == before:
            break
    return Masked(text) if bare else text


def _masked_once(text: str, bare: bool) -> str:
    parts: list[str] = []
    end = digits = 0
    for stretch in _stretches(text):
        digits += stretch.digits
        part = text[stretch.first : stretch.last]
        if digits > MOST_DIGITS:
            part = part.translate(_ALL_DIGITS)
        elif found := {at - stretch.first for at in _of_codes(text, stretch, bare)}:
            part = "".join(MASK if at in found else char for at, char in enumerate(part))
        parts += [text[end : stretch.first], part]
        end = stretch.last
    return "".join([*parts, text[end:]])


def _of_codes(text: str, stretch: _Stretch, bare: bool) -> Iterator[int]:
    """Yield where in `text` the digits of the codes of one stretch stand."""
    start = max(0, stretch.first - 2 * _NEAR)
    for code in _codes(text[start : stretch.last + 2 * _NEAR], bare):
        for sign in code:
            if stretch.first <= start + sign.at < stretch.last:
                yield start + sign.at


class _Classes(dict[int, str]):
    """What each character counts as, by its number: a table for `str.translate` that learns as it goes."""

    def __missing__(self, number: int) -> str:
        self[number] = _class_of(chr(number))
        return self[number]


def _class_of(char: str) -> str:
    signs = _read(char)
    if signs is None:
        return _GAP
    if not signs:
        return _UNSEEN
    return _DIGIT if any(one.isdecimal() for one in signs) else _LETTER


@cache
def _read(char: str) -> str | None:
    """Return the letters or digits that `char` counts as: none where nobody sees it, None where it stands between others."""
    plain = unicodedata.normalize("NFKC", char)
    if all(one in _BETWEEN or unicodedata.category(one) in {"Pd", "Zs", "Cc"} for one in plain):
        return None
    if unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return ""
    return "".join(one if (digit := unicodedata.digit(one, None)) is None else str(digit) for one in plain)


class _Black(dict[int, str]):
    """Each digit as ●, and every other character as it is; learns as `_Classes` does."""

    def __missing__(self, number: int) -> str:
        char = chr(number)
        self[number] = MASK if _CLASSES[number] == _DIGIT else char
        return self[number]


_CLASSES = _Classes()
_ALL_DIGITS = _Black()


class _Stretch(NamedTuple):
    """A part of a text with enough digits for a code, from `first` to `last`, and how many it has."""

    first: int
    last: int
    digits: int


def _stretches(text: str) -> Iterator[_Stretch]:
    for part in _NO_LETTERS.finditer(text):
        for match in _STRETCH.finditer(part[0].translate(_CLASSES)):
            digits = match[0].count(_DIGIT)
            if digits >= _FEWEST:
                yield _Stretch(part.start() + match.start(), part.start() + match.end(), digits)


def _codes(text: str, bare: bool) -> Iterator[list[_Sign]]:
    """Yield the digits of each code."""
    signs = _signs(text)
    runs = _runs(signs)
    customs: set[int] = set()
    for before, run in itertools.pairwise([_Run(0, 0), *runs]):
        if _is_customs(text, signs, run) and _may_begin(signs, run.first - 1, before, customs):
            customs.add(run.first)
    for run in runs:
        yield from _codes_of(text, signs, run, customs, bare)


def _codes_of(text: str, signs: list[_Sign], run: _Run, customs: set[int], bare: bool) -> Iterator[list[_Sign]]:
    """Yield the codes of one run. A number begins and ends where a group of digits does, or where another number does.

    So one that touches others is found where everything that touches is a number, whether a code or not, and where it is
    written as numbers of its kind are: an order before a telephone is not cut.
    """
    groups = {at for at in range(run.first + 1, run.last) if signs[at].apart}
    begins, ends = {*groups}, {*groups}
    if not _touches(signs, run.first) or _CARD_BEFORE.search(text, 0, signs[run.first].at):
        begins.add(run.first)
    is_touched = _is_touched(signs, run.last)
    # The P of the next customs code belongs to no word.
    if not is_touched or run.last + 1 in customs or _CARD.match(text, signs[run.last].at):
        ends.add(run.last)
    reached, found = {*begins}, []
    behind = run.first + _FEWEST if run.first in customs else 0
    if behind:
        reached.add(behind)
    digits = "".join(sign.char for sign in signs[run.first : run.last])
    borders = {run.first, *groups, run.last}
    longest = max(end - at for at, end in itertools.pairwise(sorted(borders)))
    # A field that asks for a number has one in it, however long.
    is_one = not (bare or groups or run.first in customs)
    at = signs[run.first].at
    is_sure = run.first in customs or _said(_RESIDENT, text, at)  # A word of a parcel before it changes nothing.
    is_cut = longest <= _MOST_GLUED and not is_one and (is_sure or not _said(_OTHER, text, at))
    for first in range(run.first, run.last):
        if first not in reached:
            continue
        for last in (first + length for length in _LENGTHS if first + length <= run.last):
            is_alone = first in begins and last in ends and not (is_touched and last == run.last)
            number = _Number(digits[first - run.first : last - run.first], signs[first:last], is_alone)
            if not {first, last} <= borders and not (is_cut and _is_as_usual(number)):
                continue
            is_code = _is_code(text, number, bare)
            if is_code or _is_known(number):
                reached.add(last)
                found.append((first, last, is_code))
    for first, last, is_code in reversed(found):
        if last in ends:
            ends.add(first)
            if is_code:
                yield signs[first:last]
    if behind and (behind == run.last or behind in ends):
        yield signs[run.first : behind]


def _signs(text: str) -> list[_Sign]:
    found: list[_Sign] = []
    apart = True
    for at, char in enumerate(text):
        signs = _read(char)
        if signs is None:
            apart = True
            continue
        for one in signs:
            found.append(_Sign(one, at, apart))
            apart = False
    return found


class _Run(NamedTuple):
    """Digits without a letter between them: the first sign, and the one behind the last."""

    first: int
    last: int


def _runs(signs: list[_Sign]) -> list[_Run]:
    """Return the digits that no letter parts, each with whatever separates its groups."""
    found: list[_Run] = []
    for is_run, members in itertools.groupby(range(len(signs)), lambda at: signs[at].char.isdecimal()):
        if is_run:
            first = next(members)
            found.append(_Run(first, first + 1 + sum(1 for _at in members)))
    return found


def _is_customs(text: str, signs: list[_Sign], run: _Run) -> bool:
    """Say whether a P and twelve digits stand there, whatever stands between them; a moment is none."""
    if not run.first or signs[run.first - 1].char not in _P or run.last - run.first < _FEWEST:
        return False
    return not _MOMENT.search(text, signs[run.first].at, signs[run.first + _FEWEST - 1].at + 1)


def _may_begin(signs: list[_Sign], at: int, before: _Run, customs: set[int]) -> bool:
    """Say whether the letter `at` is a part of no word, nor of one with digits in it; `before` is the run that may touch it."""
    if not _touches(signs, at) or before.last != at:
        return not _touches(signs, at)
    group = next(one for one in range(at - 1, before.first - 1, -1) if one == before.first or signs[one].apart)
    return not _touches(signs, group) or group in customs


def _touches(signs: list[_Sign], at: int) -> bool:
    """Say whether a letter or digit of a word touches the sign `at` from before."""
    return at > 0 and not signs[at].apart and _is_latin(signs[at - 1].char)


def _is_touched(signs: list[_Sign], last: int) -> bool:
    """Say whether a letter of a word touches what ends before `last`."""
    return last < len(signs) and not signs[last].apart and _is_latin(signs[last].char)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


class _Number(NamedTuple):
    """Digits, with where they stand; alone where nothing touches them."""

    digits: str
    signs: list[_Sign]
    is_alone: bool


def _is_code(text: str, number: _Number, bare: bool) -> bool:
    # Where numbers touch, nobody wrote the one that was asked for; and what stands before them is about the first.
    bare = bare or not number.is_alone
    if len(number.digits) < _RESIDENT_DIGITS:
        return False
    return (_is_resident if len(number.digits) == _RESIDENT_DIGITS else _is_card)(text, number, bare)


def _is_as_usual(number: _Number) -> bool:
    """Say whether nothing stands between its digits but where people write it so."""
    length = len(number.digits)
    if length < _RESIDENT_DIGITS:
        usual = {2 if number.digits.startswith(("02", "82")) else 3, length - 4}
    else:
        usual = {6} if length == _RESIDENT_DIGITS else {4, 8, 10, 12, 16}
    return all(at in usual for at, sign in enumerate(number.signs) if at and sign.apart)


def _is_known(number: _Number) -> bool:
    if _TELEPHONE.fullmatch(number.digits):
        return True
    return bool(_KNOWN.fullmatch(number.digits)) and not any(sign.apart for sign in number.signs[1:])


def _is_resident(text: str, number: _Number, bare: bool) -> bool:
    """Six digits of a day of birth, and seven of which the first says century and sex (주민·외국인등록번호)."""
    digits = number.digits
    if _said(_RESIDENT, text, number.signs[0].at):
        return True
    if not _is_day(digits[2:6]) or (number.is_alone and _said(_OTHER, text, number.signs[0].at)):
        return False
    if number.signs[6].apart:
        return True
    # Numbers given out since October 2020 have no check digit any more; alone they are as good as any other number.
    total = sum(int(digit) * weight for digit, weight in zip(digits, _RESIDENT_WEIGHTS, strict=False))
    return bare and (((13 if digits[6] in "5678" else 11) - total % 11) % 10 == int(digits[12]))


def _is_day(digits: str) -> bool:
    month, day = int(digits[:2]), int(digits[2:])
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31)


def _is_card(text: str, number: _Number, bare: bool) -> bool:
    """A number with a valid check digit (Luhn), as long as its issuer's are.

    Orders of the platform begin with 1, 3 and 8 and have sixteen digits, which no card has that begins so.
    """
    if not _is_issued(number.digits) or not _is_luhn(number.digits):
        return False
    if number.is_alone and _said(_OTHER, text, number.signs[0].at):
        return False
    # Labels of parcels are longer than any card, and begin with a 4, too.
    if not number.is_alone and len(number.digits) == 19 and number.digits[0] == "4":
        return False
    return bare or any(sign.apart for sign in number.signs[1:]) or _said(_CARD, text, number.signs[0].at)


def _is_issued(digits: str) -> bool:
    length, two, three, four = len(digits), int(digits[:2]), int(digits[:3]), int(digits[:4])
    if length == 14:
        return two in {36, 38, 39} or 300 <= three <= 305
    if length == 15:
        return two in {34, 37}
    if length == 16:
        return (
            digits[0] in "49"
            or 51 <= two <= 55
            or 2221 <= four <= 2720
            or 3528 <= four <= 3589
            or two in {60, 62, 65}
            or 644 <= three <= 649
        )
    return two == 62 or (length == 19 and digits[0] == "4")


def _is_luhn(digits: str) -> bool:
    doubled = (2 * int(digit) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(digit - 9 * (digit > 9) for digit in doubled)) % 10 == 0


def _said(words: re.Pattern[str], text: str, at: int) -> bool:
    """Say whether one of the words stands shortly before the number that begins `at`, on the same line."""
    before = text[max(0, at - _NEAR) : at]
    return bool(words.search(before.rpartition("\n")[2]))
