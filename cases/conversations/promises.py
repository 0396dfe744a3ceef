"""The promises of a case: those still open, and the one to quote."""

from __future__ import annotations

import datetime as dt

from cases.casefile.models import Case
from cases.conversations.models import Conversation
from cases.core.days import SEOUL
from cases.process.contacts import Kept


def passed_promises(case: Case, now: dt.datetime) -> list[Conversation]:
    """Return the conversations whose promised day is over and of which nobody said what became, the oldest first.

    One query, and none where the case has no open promise.
    """
    if not case.promises or case.description.is_closed:
        return []
    today = now.astimezone(SEOUL).date()
    return list(case.conversations.filter(answer="", until_on__lt=today).order_by("until_on", "pk"))


def latest_promise(case: Case) -> Conversation | None:
    """Return the conversation with the newest promise that was not kept, as far as anybody said; one query."""
    promised = case.conversations.filter(until_on__isnull=False).exclude(answer=Kept.KEPT)
    return promised.order_by("happened_at", "pk").last()
