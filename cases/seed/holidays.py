"""Public holidays of Korea from the `holidays` package, under the names that people use.

Temporary holidays that are declared later are added by staff.
"""

import datetime as dt
from functools import cache

CHECKED_ON = dt.date(2026, 11, 23)
SOURCE = "공휴일에 관한 법률, 관공서의 공휴일에 관한 규정 (holidays 패키지로 계산)"
SOURCE_URL = "https://www.law.go.kr/법령/공휴일에관한법률"
CONFIDENCE = "H"

_NAMES = {"기독탄신일": "성탄절", "신정연휴": "신정"}


@cache
def korean_holidays(first_year: int, last_year: int) -> dict[dt.date, str]:
    """Return the public holidays of the years from `first_year` to `last_year`, both included, by date."""
    # Imported here: it costs a quarter of a second, and only the seed needs it.
    import holidays

    found = holidays.country_holidays("KR", years=range(first_year, last_year + 1), language="ko")
    return {day: _readable(name) for day, name in sorted(found.items())}


def _readable(name: str) -> str:
    for theirs, ours in _NAMES.items():
        name = name.replace(theirs, ours)
    return name.replace("대체 휴일", "대체공휴일").replace("; ", " · ")
