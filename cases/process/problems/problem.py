"""A problem: what can go wrong with an order, and what that calls for."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from cases.process.shots import SHOTS, Shot
from cases.process.states import Status

# Deadlines of the process itself: they run for every problem, in the stages that their rows name. Those of a dispute have
# no place where there is nothing to dispute yet.
RULES_OF_A_DISPUTE = frozenset({"seller-answers", "platform-steps-in"})
PROCESS_RULES = ("seller-answers", "platform-steps-in", "return-posted-by", "refund-booked-by")

# What a problem contradicts: rules of goods in hand, of goods still on their way, of goods that are not as described, and of
# those that were damaged or lost on their way (all that a courier answers for).
RULES_IN_HAND = frozenset(
    {"withdrawal-7d", "return-90d", "instalment-withdrawal-7d", "courier-14d", "mismatch-3m", "mismatch-30d"}
)
RULES_ON_THE_WAY = frozenset({"late-14d", "late-30d", "refund-undelivered-3bd", "chargeback-expected-120d"})
RULES_NOT_AS_DESCRIBED = frozenset({"mismatch-3m", "mismatch-30d"})
RULES_OF_THE_COURIER = frozenset({"courier-14d"})
# The problem in which nothing is wrong with the goods, and the one in which the platform has already said no.
CHANGE_OF_MIND, REFUSED_PROBLEM = "change-of-mind", "return-refused"
# Before dispatch nothing is disputed, so that nobody has to answer a dispute.
CANCEL_ORDER = "cancel-order"
UNSAFE_GOODS = "unsafe-goods"
# The problem in which the money itself is late, and whoever took the payment is the one to ask.
REFUND_DELAYED = "refund-delayed"


@dataclass(frozen=True)
class Problem:
    """One thing that can go wrong with an order.

    `cause` and `remedy` say it in one line each, for the table of all problems. `received` says whether the goods
    are in the buyer's hands; `need` names what contacting is mostly for (`speed`, `record` or `explain`) and steers
    which channel comes first; `facts` are policy facts that every view of the problem shows beside its deadlines,
    in order; `rules` the deadline rules that run. `already_happened` are the moves that lie behind whoever has this
    problem: who waits for a refund has applied for it. `sometimes` are those of the `shots` that only some goods call
    for, so that nobody lacks one. `places` are those of the `facts` that name where else to look or to ask.
    """

    slug: str
    title: str | Promise
    summary: str | Promise
    cause: str | Promise
    remedy: str | Promise
    icon: str
    received: bool
    need: str
    shots: tuple[str, ...]
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    already_happened: tuple[Status, ...] = ()
    sometimes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def is_dangerous(self) -> bool:
        return self.slug == UNSAFE_GOODS

    @property
    def shot_list(self) -> tuple[Shot, ...]:
        """The photos that help this problem most, the most telling first."""
        return tuple(SHOTS[slug] for slug in self.shots)

    def lacks(self, there: Collection[str]) -> list[Shot]:
        """Return the photos that help every such case and are not among the kinds `there`."""
        return [shot for shot in self.shot_list if shot.slug not in there and shot.slug not in self.sometimes]

    @property
    def own_rules(self) -> frozenset[str]:
        """The slugs of the rules that this problem is about, those of the process among them."""
        of_the_process = frozenset(PROCESS_RULES)
        if self.slug == CANCEL_ORDER:
            of_the_process -= RULES_OF_A_DISPUTE
        return of_the_process.union(self.rules)

    @property
    def ruled_out(self) -> frozenset[str]:
        """The slugs of the rules that cannot hold for this problem; whatever could help is not among them.

        Who waits for a refund, or was refused one, may have sent back anything or nothing.
        """
        if self.already_happened:
            return frozenset()
        if not self.received:
            return RULES_IN_HAND
        came_whole = RULES_ON_THE_WAY | (RULES_OF_THE_COURIER - set(self.rules))
        return came_whole | RULES_NOT_AS_DESCRIBED if self.slug == CHANGE_OF_MIND else came_whole
