"""What pages ask about reminders."""

from __future__ import annotations

from django import template

from cases.reminders import schedule
from cases.reminders.offered import offered

register = template.Library()


@register.simple_tag
def mail_is_offered() -> bool:
    """Say whether a page may lead to reminders by mail: `{% mail_is_offered as by_mail %}`."""
    return offered()


@register.simple_tag
def days_before() -> str:
    """`3일 전과 하루 전`: when calendars and mails remind."""
    return schedule.days_before()
