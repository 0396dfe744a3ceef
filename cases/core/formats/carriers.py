"""Carriers and their tracking numbers. Pure.

Carriers change their numbers: what looks wrong is a warning, because a parcel must not depend on our list.
"""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.core.formats.numbers import the_one
from cases.core.text import compact, plain
from cases.process.remark import Remark

CARRIERS: dict[str, str | Promise] = {
    "epost": _("우체국 (택배·등기)"),
    "ems": _("EMS·국제우편"),
    "cj": _("CJ대한통운"),
    "hanjin": _("한진택배"),
    "lotte": _("롯데택배"),
    "logen": _("로젠택배"),
    "other": _("기타 · 잘 모르겠어요"),
}
_LENGTHS: dict[str, frozenset[int]] = {
    "epost": frozenset({13}),
    "cj": frozenset({10, 12}),
    "hanjin": frozenset({10, 12}),
    "lotte": frozenset({10, 11, 12, 13}),
    "logen": frozenset({11}),
}
# Words that stand beside a tracking number, in letters that a number could have as well.
_LABELS = re.compile(
    r"(?<![0-9A-Z])(?:TRACKING|TRACK|WAYBILL|AWB|INVOICE|PARCEL|SHIPPING|SHIPMENT|NUMBER|NUM|NO|CODE|ID|CJ|KOREA|POST|EPOST|"
    r"EMS|HANJIN|LOTTE|LOGEN|LOGISTICS|EXPRESS|GLOBAL|DHL|FEDEX|UPS|TNT|YTO|ZTO|STO|CAINIAO|K-?PACKET|CVS|GS25|CU)"
    r"(?![0-9A-Z])\s*[.:#]?"
)


def carrier_choices() -> list[tuple[str, str | Promise]]:
    """Choices of the model field; a callable, so that a new carrier needs no migration."""
    return list(CARRIERS.items())


def parse_tracking(text: str) -> str | None:
    """Return the one tracking number in `text` (6 to 35 letters and digits, some of them digits), in capitals; else None.

    Names of carriers and labels around it, and spaces and hyphens in it, are left aside.
    """
    stretches = re.findall(r"[0-9A-Z][0-9A-Z .\-_·]*", _LABELS.sub(" / ", plain(text).upper()))
    words = [number for stretch in stretches for word in stretch.split() if _is_tracking(number := compact(word))]
    if len({word for word in words if len(word) >= 9}) > 1:
        return None
    whole = [number for stretch in stretches if _is_tracking(number := compact(stretch))]
    return the_one(whole) or the_one(words)


# How people and pages call the carriers that we know.
_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ems", re.compile(r"(?<![A-Z])EMS(?![A-Z])|국제\s*우편")),
    ("cj", re.compile(r"CJ|대한통운|씨제이")),
    ("hanjin", re.compile(r"한진|HANJIN")),
    ("lotte", re.compile(r"롯데|LOTTE")),
    ("logen", re.compile(r"로젠|LOGEN")),
    ("epost", re.compile(r"우체국|우편|등기|E-?POST|KOREA\s*POST")),
)
_SAID = re.compile(
    r"(?:운송장|송장|등기|배송\s*조회|택배|조회)\s*(?:번호)?|TRACKING|TRACK|WAYBILL|AWB|运单|運單|快递单号|物流单号|快递|单号|物流"
)
_S10 = re.compile(
    r"(?<![0-9A-Z])[A-Z]{2} ?\d{4} ?\d{4} ?\d ?[A-Z]{2}(?![0-9A-Z])|(?<![0-9A-Z])[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}(?![0-9A-Z])"
)
_OF_CHINA = re.compile(r"(?<![0-9A-Z])(?:LP|YT|SF|JT|AEK?R?|CNG?[A-Z]*|UJ|ZTO)\d{9,18}(?![0-9A-Z])")
_DOMESTIC = re.compile(r"(?<![0-9A-Z.,$₩+])\d{1,6}(?:[ \-]?\d{2,6}){1,4}(?![0-9A-Z])")


_DAY = re.compile(r"(?<![0-9A-Z])20\d\d ?[./-] ?\d{1,2} ?[./-] ?\d{1,2}(?![0-9A-Z])")


def find_tracking(text: str) -> list[str]:
    """Return the tracking numbers in `text` in capitals, each once: by their own shape, or beside a word that says so."""
    # What stands on another line, or is a day, is no part of a number.
    bare = " / ".join(_DAY.sub(" / ", plain(line).upper()) for line in text.splitlines())
    found = {compact(match[0]): None for match in (*_S10.finditer(bare), *_OF_CHINA.finditer(bare))}
    for match in _DOMESTIC.finditer(bare):
        number, before = compact(match[0]), bare[max(0, match.start() - 24) : match.start()]
        is_said = _SAID.search(before) or any(name.search(before) for _slug, name in _NAMES)
        if (
            10 <= len(number) <= 14
            and is_said
            and not re.search(r"주문|ORDER|订单|전화|연락처|TEL|PHONE|电话|(?:^|\W)(?:T|M|HP)[.:]? *$", before[-12:])
        ):
            found[number] = None
    return [number for number in found if sum(char.isdigit() for char in number) >= 8]


def find_carrier(text: str) -> str | None:
    """Return the one carrier of `CARRIERS` that `text` names, None where it names none or several."""
    bare = plain(text).upper()
    named = {slug for slug, name in _NAMES if name.search(bare)}
    # The post has both; what is said more closely counts.
    return the_one(named - {"epost"} if "ems" in named else named)


def _is_tracking(number: str) -> bool:
    return bool(re.fullmatch(r"[0-9A-Z]{6,35}", number)) and sum(char.isdigit() for char in number) >= 4


def s10_check_digit(serial: str) -> int:
    """Return the check digit of eight serial digits (UPU standard S10)."""
    total = sum(int(digit) * weight for digit, weight in zip(serial, (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    return {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)


def warn_tracking(carrier: str, number: str) -> Remark | None:
    """Warn when a tracking number does not fit its carrier, or its international check digit is wrong."""
    if match := re.fullmatch(r"[A-Z]{2}(\d{8})(\d)[A-Z]{2}", number):
        if int(match[2]) == s10_check_digit(match[1]):
            return None
        sentence = _("국제우편 번호의 검증 숫자가 맞지 않아요. 영수증의 번호와 한 글자씩 비교해 보세요.")
        return Remark("check-digit", sentence, about="tracking_number")
    if carrier == "ems":
        sentence = _("국제우편 번호는 보통 영문 2자리, 숫자 9자리, 영문 2자리예요(예: EE123456785KR).")
        return Remark("not-international", sentence, about="tracking_number")
    lengths = _LENGTHS.get(carrier)
    if lengths is None or (number.isdigit() and len(number) in lengths):
        return None
    usual = _("%(carrier)s 운송장 번호는 보통 숫자 %(lengths)s자리예요. 영수증과 비교해 보세요.") % {
        "carrier": CARRIERS[carrier],
        "lengths": "·".join(str(length) for length in sorted(lengths)),
    }
    return Remark("unusual-length", usual, about="tracking_number")
