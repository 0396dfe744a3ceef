"""Whether reminders by mail are offered: pages that lead to them ask here, and lead nowhere where no mail goes out."""

from __future__ import annotations

from django.conf import settings


def offered() -> bool:
    """Say whether this site can send mail. Where it cannot, a calendar reminds instead."""
    return bool(settings.CAN_SEND_MAIL)
