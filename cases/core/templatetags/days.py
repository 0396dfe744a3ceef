"""Days in templates, said as everywhere else (`cases.core.days`)."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import template

from cases.core import days

register = template.Library()


@register.filter
def full_day(day: dt.date | None) -> str:
    """`2026년 11월 30일(월)`; nothing where there is no day."""
    return days.full_day(day) if day else ""


@register.filter
def comes_twice(moment: dt.datetime, zone: str) -> bool:
    return days.comes_twice(moment.astimezone(ZoneInfo(zone)))
