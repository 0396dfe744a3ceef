"""Making a case: it is counted for the client, written, and held by the browser in one transaction, which waits for the disk once."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.db import transaction

from cases.casefile import access
from cases.casefile.models import Case
from cases.core import limits
from cases.core.http import Request

# A double tap, or a second try after an answer that got lost on the way.
SENT_AGAIN_WITHIN = dt.timedelta(minutes=10)


class Made(NamedTuple):
    """A case with its key; without one it was there already, and is not held where its page was sent again too late."""

    case: Case
    key: str
    is_held: bool


def make_held(request: Request, **fields: Any) -> Made | None:
    """Make a case of `fields` which this browser holds; None where its client has made too many."""
    with transaction.atomic():
        if not limits.CREATING.allows(request):
            return None
        case, key = Case.open(now=request.now, **fields)
        is_held = bool(key) or case.created_at >= request.now - SENT_AGAIN_WITHIN
        if is_held:
            access.hold(request, case)
        return Made(case, key, is_held)
