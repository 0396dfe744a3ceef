"""A case may go round twice: asked again after a refusal, sent back again. What was dated last time is no day of now."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cases.states import Status

if TYPE_CHECKING:
    from cases.models.case import Case

# What a round dates after the move that begins it again.
DATED_LATER: dict[Status, tuple[str, ...]] = {
    Status.FILED: ("offered_on", "approved_on", "shipped_back_on", "arrived_on"),
    Status.RETURN_DUE: ("shipped_back_on", "arrived_on"),
    Status.RETURNING: ("arrived_on",),
}


def emptied(case: Case, target: Status, on: dt.date) -> dict[str, None]:
    """Return the days of an earlier round that a move to `target` on the day `on` makes unknown again.

    The timeline keeps them. What a buyer told before the case moved there for the first time stays.
    """
    earlier = [name for name in DATED_LATER.get(target, ()) if (day := getattr(case, name)) and day < on]
    again = bool(earlier) and case.events.filter(new_status=target).exists()
    return dict.fromkeys(earlier) if again else {}
