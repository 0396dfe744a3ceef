"""What people read of each status at each lateness: whose turn it is now, the next act, the sentence to say.

One module for each stretch of the way; what does not follow the table stands in `exceptions`.
"""

from cases.process.standing_texts.asked import FILED, NEGOTIATING, PLATFORM_REVIEW
from cases.process.standing_texts.before_filing import IN_REVIEW, NEEDS_EVIDENCE, PREPARING, READY
from cases.process.standing_texts.decided import APPROVED, CLOSED, ESCALATED, REJECTED
from cases.process.standing_texts.exceptions import (
    ALL_PHOTOS_THERE,
    BESIDE_WITHDRAWAL,
    ELSEWHERE,
    ELSEWHERE_LATER,
    OF_A_PROBLEM,
    PROMISE_PASSED,
    REFUSED_AGAIN,
    REQUEST_BESIDE_WITHDRAWAL,
)
from cases.process.standing_texts.sent_back import INSPECTING, RETURN_DUE, RETURNING
from cases.process.standings import Lateness, Row, Standing
from cases.process.states import Status

__all__ = [
    "ALL_PHOTOS_THERE",
    "BESIDE_WITHDRAWAL",
    "ELSEWHERE",
    "ELSEWHERE_LATER",
    "OF_A_PROBLEM",
    "PROMISE_PASSED",
    "REFUSED_AGAIN",
    "REQUEST_BESIDE_WITHDRAWAL",
    "STANDINGS",
]

_ROWS: dict[Status, Row] = {
    Status.PREPARING: PREPARING,
    Status.IN_REVIEW: IN_REVIEW,
    Status.NEEDS_EVIDENCE: NEEDS_EVIDENCE,
    Status.READY: READY,
    Status.FILED: FILED,
    Status.NEGOTIATING: NEGOTIATING,
    Status.PLATFORM_REVIEW: PLATFORM_REVIEW,
    Status.RETURN_DUE: RETURN_DUE,
    Status.RETURNING: RETURNING,
    Status.INSPECTING: INSPECTING,
    Status.APPROVED: APPROVED,
    Status.REJECTED: REJECTED,
    Status.ESCALATED: ESCALATED,
    Status.CLOSED: CLOSED,
}

STANDINGS: dict[tuple[Status, Lateness], Standing] = {
    (status, lateness): standing for status, row in _ROWS.items() for lateness, standing in row.items()
}
