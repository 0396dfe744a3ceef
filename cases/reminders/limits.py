"""How often a confirmation may be mailed: nobody uses our mail server to pester somebody, whoever asks."""

from __future__ import annotations

import datetime as dt

from cases.casefile.models import Case
from cases.core.http import Request
from cases.core.limits import Limit
from cases.reminders.mailbox import counted_as

CONFIRMING = Limit("confirm", 20, dt.timedelta(days=1))
CONFIRMING_ONE_CASE = Limit("confirm-case", 6, dt.timedelta(days=1))
CONFIRMING_ONE_MAILBOX = Limit("confirm-mailbox", 3, dt.timedelta(days=1))


def may_mail(request: Request, case: Case, address: str) -> bool:
    """Count one confirmation mail for this client, this case and this mailbox; say whether it may go."""
    return (
        CONFIRMING.allows(request)
        and CONFIRMING_ONE_CASE.allows_whoever(case.reference, now=request.now)
        and CONFIRMING_ONE_MAILBOX.allows_whoever(counted_as(address), now=request.now)
    )
