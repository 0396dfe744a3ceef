"""Time that is left, as order pages show it: 남은 시간 4일 3시간, 4d 03h 12m, 剩余4天3小时. Pure."""

from __future__ import annotations

import datetime as dt
import re

from cases.core.text import plain

_UNITS = (
    ("days", r"days?|d|일|天|日"),
    ("hours", r"hours?|hrs?|h|시간|小时|小時|时"),
    ("minutes", r"minutes?|mins?|m|분钟|分钟|分鐘|분|分"),
    ("seconds", r"seconds?|secs?|s|초|秒"),
)
_PARTS = r"[\s,:]*".join(rf"(?:(?P<{name}>\d{{1,3}})\s*(?:\(s\)|{unit}(?:\(s\))?)(?![a-z]))?" for name, unit in _UNITS)
_SPELLED = re.compile(_PARTS)
# 4 days 03:12:05
_CLOCK = re.compile(
    r"(?P<days>\d{1,3})\s*(?:days?|d|일|天|日)\s*,?\s*(?P<hours>\d{1,2}):(?P<minutes>\d{2})(?::(?P<seconds>\d{2}))?"
)
_START = re.compile(r"(?<![\d.,:/-])(?=\d)")
_LABEL = re.compile(
    r"남은|남았|남음|뒤에 종료|remaining|left|remains|expires? in|ends? in|closes? in|within|countdown|剩余|剩餘|还剩|還剩|还有|倒计时|后关闭|内"
)
_NEAR = 24
LONGEST = dt.timedelta(days=200)


def find_countdown(text: str) -> dt.timedelta | None:
    """Return the time that is left by `text`; None where it shows none, or two different ones.

    One unit alone counts only beside a word that says so: "3일" may be anything.
    """
    bare = plain(text).lower()
    found: set[dt.timedelta] = set()
    at = 0
    while match := _START.search(bare, at):
        parts = _CLOCK.match(bare, match.start()) or _SPELLED.match(bare, match.start())
        at = max(match.start() + 1, parts.end() if parts else 0)
        values = {name: int(value) for name, value in parts.groupdict().items() if value} if parts else {}
        if parts is None or not values or not _is_one(values):
            continue
        around = bare[max(0, parts.start() - _NEAR) : parts.end() + _NEAR]
        if (len(values) > 1 or _LABEL.search(around)) and _is_free(bare, parts.start(), parts.end()):
            found.add(dt.timedelta(**values))
    left = {one for one in found if dt.timedelta() < one <= LONGEST}
    return left.pop() if len(left) == 1 else None


def _is_one(values: dict[str, int]) -> bool:
    """Say whether the smaller units of a countdown are smaller than the next larger one."""
    most = {"hours": 24, "minutes": 60, "seconds": 60}
    first = next(iter(values))
    return all(name == first or value < most[name] for name, value in values.items())


def _is_free(text: str, start: int, end: int) -> bool:
    """Say whether it stands for itself: after a month a number is a day of it."""
    before, after = text[max(0, start - 6) : start], text[end : end + 12]
    return not re.search(r"(?:월|月|년|年)\s*$", before) and not re.match(r"\s*(?:전|前|ago)", after)
