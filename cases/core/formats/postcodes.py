"""Korean postcodes and the regions they belong to. Pure.

Towns change their province: what looks wrong is a warning, because a parcel must not depend on our list.
"""

import re

from django.utils.translation import gettext_lazy as _

from cases.core.text import compact
from cases.process.remark import Remark, warning

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
    digits = compact(text)
    return digits if re.fullmatch(r"[0-9]{5}", digits) else None


def warn_region(postcode: str, address: str) -> Remark | None:
    """Warn when a Korean address names another 시·도 than its postcode."""
    region = region_of(postcode)
    if region is None:
        sentence = _("이 우편번호의 앞 두 자리는 쓰이지 않는 번호로 보입니다. 안내받은 주소와 같은지 확인하세요.")
        return warning("unknown-region", sentence, about="postcode")
    start = address.strip().lstrip("(").removeprefix(postcode).lstrip(") ").strip()
    starts = next(short for _prefixes, name, short in _REGIONS if name == region)
    if start.startswith(starts):
        return None
    named = _("우편번호는 %(region)s인데 주소는 다른 지역으로 보입니다. 맞게 옮겨 적었는지 확인하세요.") % {
        "region": region
    }
    return warning("other-region", named, about="postcode")
