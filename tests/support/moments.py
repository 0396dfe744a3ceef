"""The moment at which tests stop the time, and moments written as text."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
PACIFIC = ZoneInfo("America/Los_Angeles")
NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=SEOUL)  # a Tuesday


def seoul(text: str) -> dt.datetime:
    """Return the moment that a clock in Seoul shows as `text`, for example 2026-11-24T10:00."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)
