"""Until when and how much a reply says: the day that it names or that its number of days ends on, and a share. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from cases.core.days import add_business_days
from cases.core.text import plain
from cases.replies.spelling import written_out

_NUMBERS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "일주일": 7, "한 주": 7, "보름": 15,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10,
    "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "十": 10,
}  # fmt: skip
_WORDS = re.compile("하루|이틀|사흘|나흘|닷새|일주일|한 주|보름")
_COUNT = (
    r"(?:\d{1,3}\s*(?:-|~|to|到|至|에서)\s*)?"
    r"(?P<count>\d{1,3}|one|two|three|four|five|six|seven|ten|[一两二三四五六七十])"
)
_UNITS = re.compile(
    rf"(?P<before>영업일\s*(?:기준)?\s*)?(?<![\d.$월년]){_COUNT}\s*(?:more |of |-)*\s*"
    r"(?P<business>business |working |영업|个?工作|個?工作)?\s*-?"
    r"(?P<unit>days?|hours?|weeks?|months?|일|시간|주일?|개월|달|天|日|小时|小時|周|星期|个月)(?!월|러)"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_ON = re.compile(
    r"(?:(?P<year>20\d\d)\s*[-./年년]\s*)?(?P<month>\d{1,2})\s*(?:월|月)\s*(?P<day>\d{1,2})\s*(?:일|日|号)"
    r"|(?P<iso>20\d\d-\d{1,2}-\d{1,2})"
    r"|(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?\b"
)
# No "내일" of 안내일, 국내일 or 기한내일.
_SOON = (
    (re.compile("오늘|today|今天"), 0),
    (re.compile("(?<![안국이한])내일|tomorrow|明天"), 1),
    (re.compile("모레|后天"), 2),
)
_SHARE = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:%|퍼센트|프로|percent)")
_HALF = re.compile(r"\bhalf\b|절반|반액|반값|一半")


def read_term(text: str, today: dt.date, holidays: Mapping[dt.date, str]) -> dt.date | None:
    """Return the last day that `text` names, counted from `today`; None where it names none.

    Of "3-5 days" it is the fifth. Working days leave out weekends and `holidays`; a day without a year is the next one.
    """
    bare = written_out(plain(text)).lower()
    days = [day for match in _ON.finditer(bare) if (day := _named(match, today)) and day >= today]
    if days:
        return max(days)
    bare = _WORDS.sub(lambda match: f"{_NUMBERS[match[0]]}일", _ON.sub(" ", bare))
    days = [_counted(match, today, holidays) for match in _UNITS.finditer(bare)]
    days += [today + dt.timedelta(days=amount) for word, amount in _SOON if word.search(bare) and not days]
    return max(days, default=None)


def _named(match: re.Match[str], today: dt.date) -> dt.date | None:
    try:
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
            return dt.date(year, month, day)
        month = int(match["month"] or _MONTHS[match["name"]])
        day = int(match["day"] or match["day2"])
        if match["year"]:
            return dt.date(int(match["year"]), month, day)
        this = dt.date(today.year, month, day)
        # What lies months back is meant as next year's.
        return dt.date(today.year + 1, month, day) if (today - this).days > 180 else this
    except ValueError:
        return None


def _counted(match: re.Match[str], today: dt.date, holidays: Mapping[dt.date, str]) -> dt.date:
    count = int(match["count"]) if match["count"].isdecimal() else _NUMBERS[match["count"]]
    unit = match["unit"]
    if match["before"] or match["business"]:
        return add_business_days(today, count, holidays)[0]
    if unit.startswith("hour") or unit in {"시간", "小时", "小時"}:
        return today + dt.timedelta(days=-(-count // 24))
    if unit.startswith("week") or unit in {"주", "주일", "周", "星期"}:
        return today + dt.timedelta(weeks=count)
    if unit.startswith("month") or unit in {"개월", "달", "个月"}:
        return today + dt.timedelta(days=30 * count)
    return today + dt.timedelta(days=count)


def read_share(text: str) -> int | None:
    """Return the share of the price in percent, 1 to 99, that `text` names first; None where it names none."""
    bare = plain(text).lower()
    if match := _SHARE.search(bare):
        return int(match[1]) if 1 <= int(match[1]) < 100 else None
    return 50 if _HALF.search(bare) else None
