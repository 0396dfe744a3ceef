"""What other apps announce and cases have to follow."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.dispatch import receiver

from cases.casefile import tasks
from cases.core.reasons import Reason
from cases.facts.changes import counted_with_changed


@receiver(counted_with_changed)
def recount_open_cases(reason: Reason, holiday_on: dt.date | None, **kwargs: Any) -> None:
    """Have the open cases recounted once this is written."""
    on = holiday_on.isoformat() if holiday_on else ""
    tasks.recount.enqueue(reason=reason, holiday_on=on)
