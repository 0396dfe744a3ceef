"""Where a postcode stands in an address, and the address without it: (우)04524, 〒, [04524], ZIP 04524, at either end. Pure.

A number without a sign may be one of a house: 역삼동 123-456. It counts as a postcode only where no house has its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cases.core.formats.postcodes import region_of

_SIGN = (
    r"(?:(?<![가-힣])우(?:편(?:\s*번호)?)?|㉾|〒|〶|(?<![A-Za-z])(?:zip|post(?:al)?)(?:[\s-]*code)?"
    r"|邮政编码|邮编|郵政編碼|郵編|郵遞區號)"
)
_OPEN, _CLOSE = r"[(\[（［【〔<]", r"[)\]）］】〕>]"
_GAP = r"\s{0,3}"
# In the order in which they are believed: beside a sign, in brackets, at the beginning of a line, at its end, within it.
_SIGNED = rf"{_OPEN}?{_GAP}{_SIGN}{_GAP}{_CLOSE}?{_GAP}[:：.#]?{_GAP}{_OPEN}?{_GAP}CODE{_GAP}{_CLOSE}?"
_SURE = (_SIGNED, rf"{_OPEN}{_GAP}CODE{_GAP}{_CLOSE}", rf"^{_GAP}CODE(?=$|[^\d\-.]){_GAP}{_CLOSE}?")
_BARE = (rf"(?:^|(?<=[^\d\-.]))CODE{_GAP}\.?{_GAP}$", r"(?:^|(?<=[\s,，]))CODE(?=[\s,，]|$)")
_FIVE, _SIX, _OLD = r"(?P<code>\d{5})(?!\d|-\d)", r"(?P<code>\d{6})(?!\d|-\d)", r"(?P<code>[1-7]\d{2}-?\d{3})(?!\d|-\d)"
# Behind these a number is that of a house, not a code of before.
_BEFORE_A_HOUSE = re.compile(r"(?:[가-힣](?:\d*가|동|리|읍|면|로|길)|번길|산)\s*$")


class Postcode(NamedTuple):
    """A postcode as it stands there, and whether it is a Korean one of six digits, which is in use no longer."""

    code: str
    is_old: bool = False


def find_korean(texts: Iterable[str]) -> Postcode | None:
    """Return the Korean postcode in `texts`, those of an address or beside it; one of today before an old one."""
    lines = list(texts)
    for code in _codes(lines, _FIVE):
        if region_of(code):
            return Postcode(code)
    return next((Postcode(code, is_old=True) for code in _codes(lines, _OLD)), None)


def find_chinese(texts: Iterable[str]) -> Postcode | None:
    """Return the Chinese postcode in `texts`, those of an address or beside it."""
    return next((Postcode(code) for code in _codes(list(texts), _SIX)), None)


def _codes(lines: list[str], code: str) -> Iterator[str]:
    for shape in (*_SURE, *_BARE):
        for line in lines:
            for match in re.finditer(shape.replace("CODE", code), line, re.IGNORECASE):
                of_a_house = code == _OLD and shape in _BARE and _BEFORE_A_HOUSE.search(line[: match.start()])
                if not of_a_house:
                    yield match["code"]


def is_only_postcode(text: str) -> bool:
    """Say whether a line holds a postcode, perhaps with its sign, and nothing else."""
    shapes = [_SIGNED.replace("CODE", code) for code in (_FIVE, _SIX, _OLD)]
    bare = rf"{_OPEN}?{_GAP}\d{{3}}-?\d{{2,3}}{_GAP}{_CLOSE}?"
    return any(re.fullmatch(shape, text, re.IGNORECASE) for shape in (*shapes, bare))


def without(address: str, postcode: str) -> str:
    """Return `address` without `postcode` and its sign, line by line: what is printed beside it is not said twice."""
    if not postcode or postcode not in address:
        return address
    lines = (_line_without(line, postcode) for line in address.split("\n"))
    return "\n".join(line for line in lines if line) or address


def _line_without(line: str, postcode: str) -> str:
    if postcode not in line:
        return line
    code = rf"(?<!\d){re.escape(postcode)}(?!\d|-\d)"
    for shape in (*_SURE, *_BARE):
        rest, count = re.subn(shape.replace("CODE", code), " ", line, flags=re.IGNORECASE)
        if count:
            rest = re.sub(r"\s+([,，])", r"\1", " ".join(rest.split()))
            return re.sub(r"([,，])[,，]+", r"\1", rest).strip(" ,，")
    return line
