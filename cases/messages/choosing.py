"""Which messages fit a case now: the one for this moment first. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from cases.process.payment import Payment
from cases.process.problems import CHANGE_OF_MIND, REFUSED_PROBLEM
from cases.process.situation import Situation
from cases.process.standings import BEFORE_FILING, Lateness
from cases.process.states import Status

# What may be asked of a buyer as long as nothing is decided.
_ANSWERS = (
    "keep-dispute-open",
    "offer-refused",
    "counter-offer",
    "wait-no",
    "wait-until",
    "stay-on-platform",
    "no-bank-details",
    "no-personal-code",
    "reshipped",
    "evidence-clear",
    "return-cost",
    "review-again",
)
# By status: while there is time, once the day that counts has passed, and what may be said beside either.
_BY_STATUS: dict[Status, tuple[str, str, tuple[str, ...]]] = {
    **dict.fromkeys(BEFORE_FILING, ("first-request", "first-request", ("withdrawal", "chat-opener", *_ANSWERS))),
    Status.FILED: ("chat-opener", "seller-silent", ("evidence-added", "please-decide", *_ANSWERS)),
    Status.NEGOTIATING: ("offer-refused", "seller-silent", ("please-decide", "chat-opener", *_ANSWERS)),
    Status.PLATFORM_REVIEW: (
        "decision-when",
        "decision-when",
        ("please-decide", "evidence-added", "chat-opener", *_ANSWERS),
    ),
    Status.RETURN_DUE: ("address-in-writing", "more-time", ("return-cost", "more-time", "no-bank-details")),
    Status.RETURNING: ("return-posted", "refund-late", ("return-arrived", "return-lost", "empty-box")),
    Status.INSPECTING: ("return-arrived", "refund-late", ("return-arrived", "empty-box", "return-lost")),
    Status.APPROVED: ("refund-when", "refund-late", ("refund-rest", "no-bank-details", "stay-on-platform")),
    Status.REJECTED: ("appeal", "firm-last", ("appeal", "firm-last", "evidence-clear", "empty-box")),
    Status.ESCALATED: ("to-agency", "to-agency", ("firm-last", "stay-on-platform")),
}
_LATE = frozenset({Lateness.OVERDUE, Lateness.ROUTE_CLOSED})
# Where the day that passed was the buyer's own: nobody else is reminded of it.
_OWN_TURN = frozenset({*BEFORE_FILING, Status.RETURN_DUE})
# What a problem adds, and what makes no sense with it.
_OF_PROBLEM: dict[str, tuple[str, ...]] = {
    "customs-hold": ("customs-fee",),
    "not-received": ("delivered-not-here", "to-courier"),
    "shown-delivered": ("delivered-not-here", "to-courier"),
    "courier-damage": ("to-courier",),
    "return-refused": ("empty-box", "return-lost"),
    "refund-delayed": ("refund-when", "refund-late", "refund-rest"),
}
# Who only changed their mind pays the way back; who sent the goods back already asks for no label.
_OWN_POSTAGE = frozenset({CHANGE_OF_MIND, REFUSED_PROBLEM})
_OF_GOODS_IN_HAND = frozenset({"counter-offer", "return-cost", "evidence-clear"})

# What asks for the money first.
FIRST = "first-request"
# What tells that the goods are on their way back: it waits until they are.
AFTER_POSTING = "return-posted"
# What is said only if it comes to that, while the way back is clear.
IF_NEEDED = frozenset({"return-cost", "more-time"})

# What is sent to whoever took the payment, once the order page has been asked.
AFTER_ASKING = frozenset({"to-card-issuer", "to-paypal", "instalment-objection"})


def is_too_early(slug: str, situation: Situation, lateness: Lateness) -> bool:
    """Say whether the order page has to be asked before this is sent: while it can be, and has not refused."""
    if slug not in AFTER_ASKING or lateness == Lateness.ROUTE_CLOSED or situation.is_refused:
        return False
    return situation.status in BEFORE_FILING and "requested_on" not in situation.dates


def fitting(
    situation: Situation,
    lateness: Lateness,
    *,
    has_promise_passed: bool = False,
    has_address: bool = False,
    is_posted: bool = False,
) -> list[str]:
    """Return the slugs of what may be said now, the one for this moment first; nothing of a closed case.

    `has_address` says that the way back is known: then nobody has to be asked where it goes. `is_posted` says that the
    parcel has a number: until then nobody is told that it is on its way.
    """
    status = situation.status
    if status is None or status == Status.CLOSED:
        return []
    in_time, late, beside = _BY_STATUS[status]
    if status == Status.RETURN_DUE and is_posted:
        in_time = late = AFTER_POSTING
    elif status == Status.RETURN_DUE and has_address:
        in_time = _before_posting(situation, lateness)
        beside = (*beside, "address-in-writing", AFTER_POSTING)
    first = _first(situation, late if lateness in _LATE else in_time, lateness)
    promised = ["promise-kept"] if has_promise_passed else []
    problem = situation.problem.slug if situation.problem else ""
    firmer = ["firm-last"] if lateness in _LATE and status not in _OWN_TURN else []
    found = [*promised, first, *firmer, *_OF_PROBLEM.get(problem, ()), *beside, *_outside(situation, lateness)]
    return list(dict.fromkeys(slug for slug in found if _makes_sense(slug, situation)))


def _before_posting(situation: Situation, lateness: Lateness) -> str:
    """Return what may be said of a return whose address is known, before it is sent."""
    if lateness == Lateness.DUE_TODAY or not _makes_sense("return-cost", situation):
        return "more-time"
    return "return-cost"


def _first(situation: Situation, usual: str, lateness: Lateness) -> str:
    """Return the message for this moment, which is another one where its problem or its closed window says so."""
    problem = situation.problem.slug if situation.problem else ""
    before = situation.status in BEFORE_FILING
    if before and problem == "refund-delayed":
        return "refund-late"
    if before and lateness == Lateness.ROUTE_CLOSED:
        return "chat-opener"
    if situation.status == Status.ESCALATED and situation.payment == Payment.CARD:
        return "to-card-issuer"
    return usual


def _outside(situation: Situation, lateness: Lateness) -> Iterable[str]:
    """Yield the letters to those outside, once the platform has said no or its window is closed."""
    if situation.is_refused or lateness == Lateness.ROUTE_CLOSED or situation.status == Status.APPROVED:
        if situation.may_be_paid_by(Payment.CARD):
            yield "to-card-issuer"
        if situation.payment == Payment.PAYPAL:
            yield "to-paypal"
        yield "to-agency"


def _makes_sense(slug: str, situation: Situation) -> bool:
    if situation.problem is None:
        return True
    if slug == "return-cost" and situation.problem.slug in _OWN_POSTAGE:
        return False
    return situation.problem.received or slug not in _OF_GOODS_IN_HAND
