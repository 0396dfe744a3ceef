"""Days by the real calendar of Seoul, for tests of a site that runs by the real clock."""

from __future__ import annotations

import datetime as dt

SEOUL = dt.timezone(dt.timedelta(hours=9))


def days_ago(days: int) -> str:
    """Return the day so many days before today as ISO 8601; asked at the moment of use, since a run may pass midnight."""
    return (dt.datetime.now(tz=SEOUL).date() - dt.timedelta(days=days)).isoformat()
