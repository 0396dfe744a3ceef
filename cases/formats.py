"""Numbers that people copy from screens and labels: read them forgivingly, warn where they look wrong.

Pure functions on text. `warn…` functions return one sentence or None and never refuse: carriers change their
numbers, towns change their province, and a buyer's parcel must not depend on our list.
"""

import hashlib
import re
import secrets
import unicodedata

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("ILO", "110")
_SEPARATORS = re.compile(r"[\s\-‐-―−_.·]+")


def _compact(text: str) -> str:
    # NFKC: full-width digits and letters of Korean keyboards are the plain ones.
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def _grouped(text: str, size: int) -> str:
    return "-".join(text[at : at + size] for at in range(0, len(text), size))


def _random(length: int) -> str:
    return "".join(secrets.choice(CROCKFORD) for _ in range(length))


def new_reference() -> str:
    """Return a fresh case reference such as `RG-7K3M-9QXT` (40 random bits, not a secret)."""
    return f"RG-{_grouped(_random(8), 4)}"


def parse_reference(text: str) -> str | None:
    """Return the canonical reference that `text` means, forgiving case, spaces, hyphens and I, L, O; else None."""
    compact = _compact(text)
    body = compact.removeprefix("RG").translate(_LOOK_ALIKES)
    if len(body) != 8 or any(char not in CROCKFORD for char in body):
        return None
    return f"RG-{_grouped(body, 4)}"


def new_key() -> str:
    """Return a fresh case key such as `7K3M9-QXT2B-4HJ8N-W0RZC` (100 random bits, a secret)."""
    return _grouped(_random(20), 5)


def hash_key(key: str) -> str:
    """Return what is stored of a case key. It has 100 random bits, so a plain hash cannot be searched."""
    return hashlib.sha256(key.encode()).hexdigest()


def parse_key(text: str) -> str | None:
    """Return the canonical key that `text` means, as forgiving as `parse_reference`; else None."""
    body = _compact(text).translate(_LOOK_ALIKES)
    if len(body) != 20 or any(char not in CROCKFORD for char in body):
        return None
    return _grouped(body, 5)


_SHA256 = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def parse_sha256(text: str) -> str | None:
    """Return the SHA-256 that `text` means: 64 hexadecimal digits, however grouped, or one among other words."""
    plain = unicodedata.normalize("NFKC", text).lower()
    bare = re.sub(r"^sha-?256", "", re.sub(r"[\s:]+", "", plain))
    found = [bare] if _SHA256.fullmatch(bare) else _SHA256.findall(plain)
    return found[0] if len(set(found)) == 1 else None


def parse_order_number(text: str) -> str | None:
    """Return the digits of an order number (12 to 20 of them), without spaces and hyphens; else None."""
    digits = _compact(text)
    return digits if re.fullmatch(r"[0-9]{12,20}", digits) else None


def warn_order_number(number: str) -> Promise | None:
    """Warn unless the number has the 16 digits that today's orders have."""
    if number and len(number) != 16:
        return _("요즘 주문번호는 보통 16자리입니다. 주문 화면의 번호와 같은지 한 번 더 확인하세요.")
    return None


# Customs clearance codes are not ours to hold: P and twelve digits.
_CUSTOMS_CODE = re.compile(r"(?<![A-Za-z0-9])[Pp]\d{12}(?!\d)")


def mask_customs_code(text: str) -> str:
    """Return `text` with every 개인통관고유부호 blacked out; it is never stored."""
    return _CUSTOMS_CODE.sub("P" + "●" * 12, text)


# 기초구역번호, 우정사업본부 2015-07; 전남광주통합특별시 since 2026-07-01.
_REGIONS: tuple[tuple[range, str, tuple[str, ...]], ...] = (
    (range(1, 10), "서울특별시", ("서울",)),
    (range(10, 21), "경기도", ("경기",)),
    (range(21, 24), "인천광역시", ("인천",)),
    (range(24, 27), "강원특별자치도", ("강원",)),
    (range(27, 30), "충청북도", ("충청북도", "충북")),
    (range(30, 31), "세종특별자치시", ("세종",)),
    (range(31, 34), "충청남도", ("충청남도", "충남")),
    (range(34, 36), "대전광역시", ("대전",)),
    (range(36, 41), "경상북도", ("경상북도", "경북", "대구")),  # 군위군 moved to 대구 and kept its postcode.
    (range(41, 44), "대구광역시", ("대구",)),
    (range(44, 46), "울산광역시", ("울산",)),
    (range(46, 50), "부산광역시", ("부산",)),
    (range(50, 54), "경상남도", ("경상남도", "경남")),
    (range(54, 57), "전북특별자치도", ("전북", "전라북도")),
    (range(57, 63), "전남광주통합특별시", ("전남", "전라남도", "광주")),
    (range(63, 64), "제주특별자치도", ("제주",)),
)


def region_of(postcode: str) -> str | None:
    """Return the 시·도 that a Korean five-digit postcode belongs to, None where the prefix is not in use."""
    if not re.fullmatch(r"\d{5}", postcode):
        return None
    return next((name for prefixes, name, _short in _REGIONS if int(postcode[:2]) in prefixes), None)


def parse_korean_postcode(text: str) -> str | None:
    """Return the five digits of a Korean postcode; else None (old six-digit codes too)."""
    digits = _compact(text)
    return digits if re.fullmatch(r"[0-9]{5}", digits) else None


def warn_region(postcode: str, address: str) -> Promise | str | None:
    """Warn when a Korean address names another 시·도 than its postcode."""
    region = region_of(postcode)
    if region is None:
        return _("이 우편번호의 앞 두 자리는 쓰이지 않는 번호로 보입니다. 안내받은 주소와 같은지 확인하세요.")
    start = address.strip().lstrip("(").removeprefix(postcode).lstrip(") ").strip()
    starts = next(short for _prefixes, name, short in _REGIONS if name == region)
    if start.startswith(starts):
        return None
    return _("우편번호는 %(region)s인데 주소는 다른 지역으로 보입니다. 맞게 옮겨 적었는지 확인하세요.") % {
        "region": region
    }


_PHONES = tuple(
    re.compile(pattern)
    for pattern in (
        r"01[016789]\d{7,8}",  # mobile
        r"02\d{7,8}",  # Seoul
        r"0[3-6]\d\d{7,8}",  # area codes
        r"070\d{8}",  # internet telephony
        r"050\d\d{7,8}",  # safe numbers
        r"1[568]\d{6}",  # nationwide service numbers
        r"080\d{7,8}",  # toll-free
    )
)


def warn_korean_phone(text: str) -> Promise | None:
    """Warn when a phone number looks like none in use in Korea."""
    digits = re.sub(r"[^\d+]", "", text)
    if digits.startswith("+82"):
        digits = "0" + digits[3:].removeprefix("0")
    if text.strip() and not any(pattern.fullmatch(digits) for pattern in _PHONES):
        return _("국내 전화번호 모양과 달라 보입니다. 안내받은 번호와 같은지 확인하세요.")
    return None


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


def carrier_choices() -> list[tuple[str, str | Promise]]:
    """Choices of the model field; a callable, so that a new carrier needs no migration."""
    return list(CARRIERS.items())


def parse_tracking(text: str) -> str | None:
    """Return a tracking number in capitals without spaces and hyphens (6 to 35 letters and digits); else None."""
    compact = _compact(text)
    return compact if re.fullmatch(r"[0-9A-Z]{6,35}", compact) else None


def s10_check_digit(serial: str) -> int:
    """Return the check digit of eight serial digits (UPU standard S10)."""
    total = sum(int(digit) * weight for digit, weight in zip(serial, (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    return {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)


def warn_tracking(carrier: str, number: str) -> Promise | str | None:
    """Warn when a tracking number does not fit its carrier, or its international check digit is wrong."""
    if match := re.fullmatch(r"[A-Z]{2}(\d{8})(\d)[A-Z]{2}", number):
        if int(match[2]) != s10_check_digit(match[1]):
            return _("국제우편 번호의 검증 숫자가 맞지 않습니다. 영수증의 번호와 한 글자씩 비교해 보세요.")
        return None
    if carrier == "ems":
        return _("국제우편 번호는 보통 영문 2자리, 숫자 9자리, 영문 2자리입니다(예: EE123456785KR).")
    lengths = _LENGTHS.get(carrier)
    if lengths and (not number.isdigit() or len(number) not in lengths):
        return _("%(carrier)s 운송장은 보통 숫자 %(lengths)s자리입니다. 영수증과 비교해 보세요.") % {
            "carrier": CARRIERS[carrier],
            "lengths": "·".join(str(length) for length in sorted(lengths)),
        }
    return None
