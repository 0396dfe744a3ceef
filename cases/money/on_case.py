"""What the page of a case shows of its money, in one query."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cases.casefile.models import Case
from cases.core.days import SEOUL
from cases.core.rows import of_case
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
    def offered_share(self) -> str:
        """How much of the price the newest offer is."""
        return self._share(self.offer) if self.offer else ""

    @property
    def lines(self) -> list[tuple[Entry, str]]:
        """The entries, the newest first, each offer with how much of the price it is."""
        return [(entry, self._share(entry) if entry.sort == Sort.OFFERED else "") for entry in reversed(self.entries)]

    def _share(self, offer: Entry) -> str:
        """Return the share of the price in percent: as it was said, else as it is counted."""
        return f"{offer.share}%" if offer.share else ledger.share(offer.amount, offer.currency, self.balance)


def money_of(case: Case, now: dt.datetime) -> Money:
    """Return how the money of a case stands at `now`."""
    stored = of_case(Entry, case)
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
        chase=_chase(balance, entries, case.approved_on, today) if waits else "",
        is_offered=case.status == Status.NEGOTIATING and not balance.is_whole,
    )


def _chase(balance: ledger.Balance, entries: list[Entry], approved_on: dt.date | None, today: dt.date) -> str:
    """Return the slug of the ready message that asks for what is missing; "" before anybody looked for it.

    Soon after the approval it asks when the money comes, later that it be sent.
    """
    if balance.has_returned:
        return "refund-rest"
    if not any(entry.sort == Sort.CHECKED for entry in entries):
        return ""
    return "refund-when" if approved_on and asking.is_soon(approved_on, today) else "refund-late"
