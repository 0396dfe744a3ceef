"""Days and times of day, as people type them and copy them from an order page. Pure.

A day without its year is none: of two years, the wrong one costs a deadline.
"""

from __future__ import annotations

import datetime as dt
import re

from cases.core.text import plain

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_YMD = re.compile(
    r"(?<![\d.,/-])(\d{4})\s*(?:[-./]|년)\s*(\d{1,2})\s*(?:[-./]|월)\s*(\d{1,2})(?![\d,/-])\s*(?:일|\.(?!\d))?"
)
_PACKED = re.compile(r"(?<![\d.,/-])(\d{4})(\d{2})(\d{2})(?![\d,/-])")
_ENGLISH = re.compile(
    r"(?<!\w)(?:(?P<month>[a-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?|"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[a-z]{3})[a-z]*\.?),?\s+(?P<year>\d{4})(?!\d)"
)
_TIME = re.compile(
    r"(?P<half>오전|오후|am|pm|a\.m\.|p\.m\.)?\s*(?P<hour>\d{1,2})\s*(?:(?::|시)\s*(?:(?P<minute>\d{1,2})\s*분?)?"
    r"(?::(?P<second>\d{2}))?)?\s*(?P<half2>오전|오후|am|pm|a\.m\.|p\.m\.)?\s*(?:까지)?"
)


def read_day(text: str) -> dt.date | None:
    """Return the one day that `text` names with its year, whatever stands around it; None for no day, or for two."""
    bare = plain(text).lower()
    found: set[dt.date | None] = set()
    for match in (*_YMD.finditer(bare), *_PACKED.finditer(bare)):
        found.add(_day(*match.groups()))
    for match in _ENGLISH.finditer(bare):
        month = _MONTHS.get(match["month"] or match["month2"])
        found.add(_day(match["year"], str(month or 0), match["day"] or match["day2"]))
    return found.pop() if len(found) == 1 else None


def read_time(text: str) -> dt.time | None:
    """Return the time of day that `text` is ("15:20", "오후 3시 20분", "3:20 pm"); None where it is none."""
    bare = plain(text).lower()
    match = _TIME.fullmatch(bare)
    if not match or (match["half"] and match["half2"]):
        return None
    if not (":" in bare or "시" in bare or match["half"] or match["half2"]):
        return None  # A number alone.
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if half := match["half"] or match["half2"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half in {"오후", "pm", "p.m."})
    try:
        return dt.time(hour, minute, second)
    except ValueError:
        return None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
