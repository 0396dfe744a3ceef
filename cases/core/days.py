"""Days: how people say them, and how the law counts them. Pure; holidays are passed in."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

SEOUL = ZoneInfo("Asia/Seoul")


def when(moment: dt.datetime, at: dt.datetime, *, is_now: bool = True) -> str:
    """Say a moment as people do, seen from `at`: `오늘 18:00`, `내일 09:00`, `11월 30일(월) 09:00`.

    Where `at` is not now, its day is not today: `18:00`, and any other day by its date.
    """
    moment, at = moment.astimezone(SEOUL), at.astimezone(SEOUL)
    days = (moment.date() - at.date()).days
    if not is_now and not days:
        return f"{moment:%H:%M}"
    said = {0: _("오늘"), 1: _("내일")}.get(days) if is_now else None
    return f"{said or near_day(moment.date(), at.date())} {moment:%H:%M}"


def day_text(day: dt.date) -> str:
    """Say a day with its weekday: `11월 30일(월)`."""
    return _("%(month)s월 %(day)s일(%(weekday)s)") % {
        "month": day.month,
        "day": day.day,
        "weekday": _("월화수목금토일")[day.weekday()],
    }


def day_in_words(day: dt.date) -> str:
    """Say a day with its weekday where it stands in brackets itself: `11월 30일 월요일`."""
    return _("%(month)s월 %(day)s일 %(weekday)s요일") % {
        "month": day.month,
        "day": day.day,
        "weekday": _("월화수목금토일")[day.weekday()],
    }


def full_day(day: dt.date) -> str:
    """Say a day with its year: `2026년 11월 30일(월)`."""
    return _("%(year)s년 %(day)s") % {"year": day.year, "day": day_text(day)}


def near_day(day: dt.date, today: dt.date) -> str:
    """Say a day to somebody who reads it today: with its year only where that is another one."""
    return day_text(day) if day.year == today.year else full_day(day)


def hour_text(moment: dt.datetime) -> str:
    """Say the hour that a moment lies in, as people do: `오후 4시` for 16:59."""
    half = _("오전") if moment.hour < 12 else _("오후")
    return _("%(half)s %(hour)s시") % {"half": half, "hour": moment.hour % 12 or 12}


def clock_at(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime | None:
    """Return the moment when clocks in `zone` show this, the first where they show it twice; None where they never do.

    Summer time leaves an hour out when it begins, and repeats one when it ends.
    """
    moment = dt.datetime.combine(day, time, tzinfo=zone)
    shown = moment.astimezone(dt.UTC).astimezone(zone)
    return moment if shown.replace(tzinfo=None) == moment.replace(tzinfo=None) else None


def comes_twice(moment: dt.datetime) -> bool:
    """Say whether clocks in the zone of `moment` show its time again an hour later, because summer time ends."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def add_months(anchor: dt.date, months: int) -> dt.date:
    """Return the last day of a period of `months` that begins on the day after `anchor` (민법 157, 160)."""
    first = anchor + dt.timedelta(days=1)
    year, month0 = divmod(first.year * 12 + first.month - 1 + months, 12)
    length = calendar.monthrange(year, month0 + 1)[1]
    if first.day > length:
        return dt.date(year, month0 + 1, length)
    return dt.date(year, month0 + 1, first.day) - dt.timedelta(days=1)


def add_business_days(anchor: dt.date, amount: int, holidays: Mapping[dt.date, str]) -> tuple[dt.date, list[dt.date]]:
    """Return the `amount`-th working day after `anchor`, and the days skipped on the way."""
    day, skipped = anchor, []
    while amount:
        day += dt.timedelta(days=1)
        if is_working_day(day, holidays):
            amount -= 1
        else:
            skipped.append(day)
    return day, skipped


def next_working_day(day: dt.date, holidays: Mapping[dt.date, str]) -> tuple[dt.date, list[dt.date]]:
    """Return `day` or the first working day after it, and the days skipped on the way."""
    skipped = []
    while not is_working_day(day, holidays):
        skipped.append(day)
        day += dt.timedelta(days=1)
    return day, skipped


def is_working_day(day: dt.date, holidays: Mapping[dt.date, str]) -> bool:
    """Say whether `day` is neither a Saturday, a Sunday nor a holiday."""
    return day.weekday() < 5 and day not in holidays
