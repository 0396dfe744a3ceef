"""What the page of a case shows of its money, in one query."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cases.casefile.models import Case
from cases.core.days import SEOUL
from cases.money import asking, ledger
from cases.money.models import Entry
from cases.process.money import Sort
from cases.process.states import Status

# Entries that answer the question whether the money came in.
ANSWERS = frozenset({Sort.REFUNDED, Sort.CHECKED, Sort.COUPON})


@dataclass(frozen=True)
class Money:
    """The money of one case at one moment: its balance, its entries, and what to ask now.

    `chase` is the ready message that asks for what is missing, `is_offered`: somebody waits for an answer to an offer.
    """

    balance: ledger.Balance
    entries: list[Entry]
    question: asking.Question | None = None
    chase: str = ""
    is_offered: bool = False

    @property
    def offer(self) -> Entry | None:
        """The newest offer."""
        return next((entry for entry in reversed(self.entries) if entry.sort == Sort.OFFERED), None)

    @property
    def offered_share(self) -> int | None:
        """How much of the price the newest offer is, in percent: as it was said, else as it is counted."""
        if not (offer := self.offer):
            return None
        return offer.share or ledger.share(offer.amount, offer.currency, self.balance)


def money_of(case: Case, now: dt.datetime) -> Money:
    """Return how the money of a case stands at `now`."""
    stored = list(case.money_entries.all())
    entries = [entry for entry in stored if not entry.is_struck]
    balance = ledger.balance(case.amount, case.currency, entries, case.outcome)
    waits = case.status == Status.APPROVED and not balance.is_whole
    today = now.astimezone(SEOUL).date()
    answered = [entry.created_at.astimezone(SEOUL).date() for entry in entries if entry.sort in ANSWERS]
    question = asking.question(case.approved_on, today, answered) if waits else None
    return Money(
        balance,
        entries,
        question,
        chase=chase(balance, entries) if waits else "",
        is_offered=case.status == Status.NEGOTIATING and not balance.is_whole,
    )


def chase(balance: ledger.Balance, entries: list[Entry]) -> str:
    """Return the slug of the ready message that asks for what is missing; "" before anybody looked for it."""
    if balance.has_returned:
        return "refund-rest"
    return "refund-late" if any(entry.sort == Sort.CHECKED for entry in entries) else ""
