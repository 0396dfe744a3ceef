"""Korean postcodes and the regions they belong to. Pure.

Towns change their province: what looks wrong is a warning, because a parcel must not depend on our list.
"""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from cases.core.formats.numbers import digit_runs, the_one
from cases.core.text import compact, plain
from cases.process.remark import Remark


class Region(NamedTuple):
    """A 시·도: the first two digits of its postcodes, its name, and by what else addresses name it."""

    prefixes: range
    name: str
    names: tuple[str, ...]
    romanised: tuple[str, ...]
    # Regions of which a part has this postcode, or had this name before.
    also: tuple[str, ...] = ()


# 기초구역번호, 우정사업본부 2015-07; 전남광주통합특별시 since 2026-07-01.
_REGIONS: tuple[Region, ...] = (
    Region(range(1, 10), "서울특별시", ("서울",), ("seoul",)),
    Region(range(10, 21), "경기도", ("경기",), ("gyeonggi", "kyunggi", "kyonggi", "gyunggi")),
    Region(range(21, 24), "인천광역시", ("인천",), ("incheon", "inchon")),
    Region(range(24, 27), "강원특별자치도", ("강원",), ("gangwon", "kangwon")),
    Region(range(27, 30), "충청북도", ("충청북", "충북"), ("chungcheongbuk", "chungbuk", "chungcheong buk")),
    Region(range(30, 31), "세종특별자치시", ("세종",), ("sejong",), ("충청남도", "충청북도")),
    Region(range(31, 34), "충청남도", ("충청남", "충남"), ("chungcheongnam", "chungnam", "chungcheong nam")),
    Region(range(34, 36), "대전광역시", ("대전",), ("daejeon", "taejon", "daejun")),
    # 군위군 moved to 대구 and kept its postcode.
    Region(
        range(36, 41),
        "경상북도",
        ("경상북", "경북"),
        ("gyeongsangbuk", "gyeongbuk", "kyungbuk", "kyongbuk"),
        ("대구광역시",),
    ),
    Region(range(41, 44), "대구광역시", ("대구",), ("daegu", "taegu"), ("경상북도",)),
    Region(range(44, 46), "울산광역시", ("울산",), ("ulsan",), ("경상남도",)),
    Region(range(46, 50), "부산광역시", ("부산",), ("busan", "pusan"), ("경상남도",)),
    Region(range(50, 54), "경상남도", ("경상남", "경남"), ("gyeongsangnam", "gyeongnam", "kyungnam", "kyongnam")),
    Region(range(54, 57), "전북특별자치도", ("전북", "전라북"), ("jeollabuk", "jeonbuk", "chonbuk", "chollabuk")),
    Region(
        range(57, 63),
        "전남광주통합특별시",
        ("전남", "전라남", "광주"),
        ("jeollanam", "jeonnam", "chonnam", "chollanam", "gwangju", "kwangju"),
    ),
    Region(range(63, 64), "제주특별자치도", ("제주",), ("jeju", "cheju")),
)
# What ends the name of a region where it is one: "서울특별시", "서울시", "서울 중구", "충청남도". A road may be named after it.
_END = r"(?:특별자치시|특별자치도|통합특별시|특별시|광역시|직할시|시|도)?(?=$|[\s,.()\[\]0-9]|[가-힣]+(?:시|군|구)(?:\s|$))"
_ROMAN_END = r"(?:[\s-]*(?:do|si|city|metropolitan city|special city|province))?(?![a-z]|[\s-]*(?:daero|ro|gil|dong|gu|street|road)\b)"


def region_of(postcode: str) -> str | None:
    """Return the 시·도 that a Korean five-digit postcode belongs to, None where the prefix is not in use."""
    region = _region(postcode)
    return region.name if region else None


def _region(postcode: str) -> Region | None:
    if not re.fullmatch(r"[0-9]{5}", postcode):
        return None
    return next((region for region in _REGIONS if int(postcode[:2]) in region.prefixes), None)


def parse_korean_postcode(text: str) -> str | None:
    """Return the five digits of the one Korean postcode in `text`, whatever stands around it; else None."""
    return the_one(digits for run in _runs(text) if len(digits := compact(run)) == 5)


def parse_chinese_postcode(text: str) -> str | None:
    """Return the six digits of the one Chinese postcode in `text`, whatever stands around it; else None."""
    return the_one(digits for run in _runs(text) if len(digits := compact(run)) == 6)


def is_old_korean_postcode(text: str) -> bool:
    """Say whether `text` has one of the six-digit codes that were in use until 2015."""
    return any(len(compact(run)) == 6 for run in _runs(text))


def _runs(text: str) -> list[str]:
    # Never across spaces: in an address the next number is that of a house.
    return [part for run in digit_runs(text) for part in ([run] if len(compact(run)) in {5, 6} else run.split())]


def warn_region(postcode: str, address: str) -> Remark | None:
    """Warn when a Korean address names another 시·도 than its postcode; say nothing where that is not sure."""
    region = _region(postcode)
    if region is None:
        sentence = _("이 우편번호의 앞 두 자리는 쓰이지 않는 번호 같아요. 안내받은 주소와 같은지 확인하세요.")
        return Remark("unknown-region", sentence, about="postcode")
    named = _named_regions(address)
    if not named or region.name in named or named & {*region.also}:
        return None
    said = _("우편번호는 %(region)s인데 주소는 다른 지역 같아요. 맞게 옮겨 적었는지 확인하세요.") % {
        "region": region.name
    }
    return Remark("other-region", said, about="postcode")


def is_surely_korean(postcode: str, address: str) -> bool:
    """Say whether an address names a 시·도 of Korea, which its postcode, if there is one, belongs to."""
    named, region = _named_regions(address), _region(postcode)
    fits = region is not None and not named.isdisjoint({region.name, *region.also})
    return bool(named) and (fits or not postcode)


def _named_regions(address: str) -> set[str]:
    """Return the 시·도 that an address names, in Korean or in Latin letters."""
    text = re.sub(r"대한\s*민국|한국|(?:republic of |south )?korea|rok\b", " ", plain(address).casefold())
    # 광주시 in 경기도 has the name of the large city, which has no 읍 and 면.
    text = re.sub(r"(경기(?:도)?\s*)?광주시|경기(?:도)?\s*광주|광주(?=\s+[가-힣]+[읍면](?:\s|$))", r" \1 ", text)
    text = re.sub(r"[gk]wangju(?:-si|(?=[\s,]+(?:gyeonggi|kyunggi|kyonggi)))", " ", text)
    found = set()
    for region in _REGIONS:
        korean = any(re.search(rf"(?<![가-힣]){name}{_END}", text) for name in region.names)
        roman = any(re.search(rf"(?<![a-z]){name}{_ROMAN_END}", text) for name in region.romanised)
        if korean or roman:
            found.add(region.name)
    return found
