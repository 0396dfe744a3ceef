"""Lateness as part of the state: which clock counts in a status, and what each combination of the two calls for. Pure.

Which of them a case is in follows from its clocks (`cases.deadlines.standing`); what people read of it stands in
`cases.process.standing_texts`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices
from cases.process.next_steps import Page
from cases.process.situation import DISPUTE_CLOSES
from cases.process.states import Status, Turn


class Lateness(TextChoices):
    """How a case stands to the day that counts for it."""

    ON_TIME = "on-time", _("기한 안")
    DUE_SOON = "due-soon", _("기한이 가까움")
    DUE_TODAY = "due-today", _("오늘이 기한")
    OVERDUE = "overdue", _("기한이 지남")
    ROUTE_CLOSED = "route-closed", _("이 길은 닫힘")
    DONE = "done", _("끝남")


# So many days before the end a clock is close.
SOON_DAYS = 3


@dataclass(frozen=True)
class Sentence:
    """What to say word for word: Korean for the buyer to check, English for the agent."""

    korean: str | Promise
    english: str


@dataclass(frozen=True)
class Standing:
    """What a status calls for at a lateness: whose turn it really is, the next act, where it begins, and what to say.

    `primary` is the page of the one thing to do, or the move that records it; None means the usual move. `say` may
    name how long `%(ago)s` the day of the clock was.
    """

    turn: Turn
    act: str | Promise
    primary: Page | Status | None = None
    say: Sentence | None = None


type Row = dict[Lateness, Standing]


# Whose answer a status waits for, by the slugs of rules, the first to pass first.
AWAITED: dict[Status, tuple[str, ...]] = {
    Status.FILED: ("seller-answers", "platform-steps-in"),
    Status.NEGOTIATING: ("platform-steps-in",),
    Status.RETURN_DUE: ("return-posted-by",),
    Status.RETURNING: ("statutory-refund-3bd",),
    Status.INSPECTING: ("statutory-refund-3bd",),
    Status.APPROVED: ("refund-booked-by",),
}

# Before the request: the way is the dispute, and with its end it is closed for good.
ROUTE: dict[Status, str] = dict.fromkeys(
    (Status.PREPARING, Status.IN_REVIEW, Status.NEEDS_EVIDENCE, Status.READY), DISPUTE_CLOSES
)
BEFORE_FILING = frozenset(ROUTE)
# What asking on the order page meets; any other clock of the buyer has to be met elsewhere.
FILING = frozenset({DISPUTE_CLOSES, "withdrawal-7d", "mismatch-30d", "mismatch-3m", "return-90d"})
# Where the platform has decided, or takes its time, the ways outside are the last ones.
LAST_WAYS = frozenset({Status.PLATFORM_REVIEW, Status.REJECTED, Status.ESCALATED})

# The ways beside the dispute, those of the law and of whoever took the payment; what nobody confirmed comes last. Of the
# two clocks of what is not as described both must be kept, so that the narrower one says whether that way is open.
OTHER_ROUTES = (
    "withdrawal-7d",
    "mismatch-30d",
    "chargeback-120d",
    "chargeback-expected-120d",
    "paypal-180d",
)
UNCONFIRMED_ROUTES = ("return-90d",)


def is_of_the_platform(status: Status, slug: str) -> bool:
    """Say whether a clock is met on the platform's own pages in a status, rather than at a courier or card issuer."""
    if status in LAST_WAYS:
        return True  # Their texts speak of the ways outside.
    return slug in (FILING if status in BEFORE_FILING else AWAITED.get(status, ()))
