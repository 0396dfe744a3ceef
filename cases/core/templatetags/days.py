"""Days in templates, said as everywhere else (`cases.core.days`)."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone

from cases.core import days

register = template.Library()


@register.filter
def full_day(day: dt.date | None) -> str:
    """`2026년 11월 30일(월)`; nothing where there is no day."""
    return days.full_day(day) if day else ""


@register.filter
def near_day(day: dt.date | None, now: dt.datetime) -> str:
    """`11월 30일(월)` of a day or a moment, with its year where that is not the one of `now`; nothing where there is none."""
    if isinstance(day, dt.datetime):
        day = timezone.localdate(day, days.SEOUL)
    return days.near_day(day, timezone.localdate(now, days.SEOUL)) if day else ""


@register.filter
def iso(moment: dt.datetime) -> str:
    """`2026-11-30T16:59:00+09:00`: a moment for `datetime`, in the zone of the page and to the second at most."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.filter
def comes_twice(moment: dt.datetime, zone: str) -> bool:
    return days.comes_twice(moment.astimezone(ZoneInfo(zone)))
