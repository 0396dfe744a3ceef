"""Ten orders, with their rungs worked out by hand from the seeded rules and rungs. It is Tuesday 2026-11-24, 10:00 KST.

Each derivation stands beside its case. Sums of the same cases are in the second test.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from cases.deadlines import counting
from cases.deadlines.standing import standing_of
from cases.escalation import ladder
from cases.escalation.ladder import Known
from cases.escalation.models import Rung
from cases.escalation.on_case import LATE
from cases.money import ledger
from cases.money.ledger import Sum
from cases.money.models import Entry
from cases.process.problems import problem
from cases.process.situation import Situation
from cases.process.states import Status
from cases.seed.rungs import RUNGS
from tests.support.deadline_rules import ROWS, SEEDED_HOLIDAYS
from tests.support.moments import NOW

WAYS = [Rung(**row).as_way() for row in RUNGS]
NAMED = {slug for way in WAYS for slug in (way.waits_for, *way.closes_with)}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


class Order(NamedTuple):
    """One prepared order: what is known of it, the state of each rung, and the rung to take now."""

    situation: Situation
    known: Known
    states: dict[str, str]
    next: str | None


def order(
    what: str,
    status: Status,
    states: dict[str, str],
    wanted: str | None,
    *,
    payment: str = "card",
    won: int | None = 32_900,
    days: dict[str, str],
    **known: Any,
) -> Order:
    situation = Situation(
        status=status,
        problem=problem(what),
        payment=payment,
        dates={name: day(text) for name, text in days.items()},
        won=None if won is None else Decimal(won),
    )
    return Order(situation, Known(**known), states, wanted)


ORDERS = {
    # Not asked yet. Received on the 20th, so that the request ends after 15 days at the earliest, which is 14 days ahead or
    # less in Pacific time: the seller is open. Everything after the request waits, counselling is always open. 32,900 won
    # are less than 200,000: no instalments. By card: no PayPal.
    "broken, not asked yet": order(
        "damaged",
        Status.PREPARING,
        {
            "seller": "open",
            "platform": "not-yet",
            "appeal": "not-yet",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
            "chargeback": "not-yet",
        },
        "seller",
        days={"paid_on": "2026-11-01", "received_on": "2026-11-20"},
    ),
    # Asked on the 22nd: the seller has until 11-27, the platform steps in by 11-29. Paid on 11-01: chargeback until
    # 2027-03-01, open because the seller was asked. The seller's turn, and nothing closes soon: nothing to do.
    "asked, the seller has time": order(
        "damaged",
        Status.FILED,
        {
            "seller": "used",
            "platform": "not-yet",
            "appeal": "not-yet",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
            "chargeback": "open",
        },
        None,
        days={"paid_on": "2026-11-01", "received_on": "2026-11-20", "requested_on": "2026-11-22"},
    ),
    # Asked on the 12th: the platform should have stepped in by 11-19. That way is open, and the seller is late.
    "asked, nobody answered": order(
        "damaged",
        Status.FILED,
        {
            "seller": "used",
            "platform": "open",
            "appeal": "not-yet",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
            "chargeback": "open",
        },
        "platform",
        days={"paid_on": "2026-11-01", "received_on": "2026-11-10", "requested_on": "2026-11-12"},
    ),
    # An offer is on the table: whoever does not take it goes on to the platform, whatever the day.
    "the seller offered something": order(
        "not-as-described",
        Status.NEGOTIATING,
        {
            "seller": "used",
            "platform": "open",
            "appeal": "not-yet",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
            "chargeback": "open",
        },
        "platform",
        days={"paid_on": "2026-11-01", "received_on": "2026-11-18", "requested_on": "2026-11-22"},
    ),
    # Refused: seller and platform lie behind, the appeal is the lowest open rung. Chargeback until 2027-03-01.
    "refused": order(
        "return-refused",
        Status.REJECTED,
        {
            "seller": "used",
            "platform": "used",
            "appeal": "open",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
            "chargeback": "open",
        },
        "appeal",
        days={"paid_on": "2026-11-01", "requested_on": "2026-11-05"},
    ),
    # Refused, paid on 2026-08-01: 120 days end on 2026-11-29, in five days. What closes comes before the appeal.
    "refused, and the card's days run out": order(
        "return-refused",
        Status.REJECTED,
        {
            "seller": "used",
            "platform": "used",
            "appeal": "open",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
            "chargeback": "open",
        },
        "chargeback",
        days={"paid_on": "2026-08-01", "requested_on": "2026-08-20"},
    ),
    # Paid on 2026-07-01: 120 days ended on 2026-10-29. Counselling was asked on the 20th, which opens relief.
    "the card's days are over, counselling asked": order(
        "return-refused",
        Status.ESCALATED,
        {
            "seller": "used",
            "platform": "used",
            "appeal": "open",
            "counselling": "used",
            "relief": "open",
            "mediation": "not-yet",
            "chargeback": "closed",
        },
        "appeal",
        days={"paid_on": "2026-07-01", "requested_on": "2026-08-20"},
        used={"counselling": day("2026-11-20")},
    ),
    # 350,000 won in three instalments from a Korean seller, approved in Korea, received on the 20th: seven days for the
    # withdrawal end on 11-27, in three days. A chargeback is for payments abroad.
    "a Korean seller, instalments, paid in Korea": order(
        "damaged",
        Status.PREPARING,
        {
            "seller": "open",
            "platform": "not-yet",
            "appeal": "not-yet",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
            "instalment-withdrawal": "open",
            "instalment-objection": "not-yet",
            "chargeback": "closed",
        },
        "instalment-withdrawal",
        won=350_000,
        days={"paid_on": "2026-11-15", "received_on": "2026-11-20"},
        domestic_payment=True,
        instalments=True,
    ),
    # PayPal, paid on 2026-09-01, nothing came, refused: 180 days end on 2027-02-28.
    "nothing came, PayPal": order(
        "not-received",
        Status.REJECTED,
        {
            "seller": "used",
            "platform": "used",
            "appeal": "open",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
            "paypal": "open",
        },
        "appeal",
        payment="paypal",
        days={"paid_on": "2026-09-01", "promised_on": "2026-10-10", "requested_on": "2026-10-20"},
    ),
    # The buyer's mind changed: nothing is wrong, so that no card network takes it back.
    "a change of mind": order(
        "change-of-mind",
        Status.PREPARING,
        {
            "seller": "open",
            "platform": "not-yet",
            "appeal": "not-yet",
            "counselling": "open",
            "relief": "not-yet",
            "mediation": "not-yet",
        },
        "seller",
        days={"paid_on": "2026-11-01", "received_on": "2026-11-20"},
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_the_rungs_are_those_worked_out_by_hand(name):
    prepared = ORDERS[name]
    situation = prepared.situation
    about = situation.problem
    rules = [row.for_problem(about).as_rule() for slug, row in ROWS.items() if slug in {*NAMED, "seller-answers"}]
    found, _missing = counting.deadlines(situation, rules, SEEDED_HOLIDAYS, NOW)
    clocks = {clock.slug: clock for clock in found if not clock.opens or clock.slug in about.own_rules}
    rungs = ladder.rungs_for(situation, WAYS, clocks, prepared.known)
    assert {rung.slug: rung.state.value for rung in rungs} == prepared.states
    lateness = standing_of(situation.status, found, about.slug).lateness
    wanted = ladder.next_rung(rungs, situation.status, is_late=lateness in LATE)
    assert (wanted.slug if wanted else None) == prepared.next


# A Korean seller said no to 350,000 won paid by a Korean card at once. Korean law holds in full, so that the Korean bodies
# come before another look by the platform; a chargeback is for payments abroad. Who bought from abroad appeals first.
REFUSED_AT_HOME = ["seller", "platform", "counselling", "relief", "mediation", "appeal", "chargeback"]
REFUSED_ABROAD = ["seller", "platform", "appeal", "counselling", "relief", "mediation", "chargeback"]


@pytest.mark.parametrize(
    ("known", "slugs", "wanted"),
    [
        (Known(domestic_seller=True, domestic_payment=True, instalments=False), REFUSED_AT_HOME, "counselling"),
        (
            Known(domestic_seller=True, instalments=False, used={"counselling": day("2026-11-20")}),
            REFUSED_AT_HOME,
            "relief",
        ),
        (Known(domestic_seller=False, instalments=False), REFUSED_ABROAD, "appeal"),
        (Known(instalments=False), REFUSED_ABROAD, "appeal"),
    ],
    ids=["at home", "at home, counselling asked", "abroad", "nobody said"],
)
def test_the_order_at_home_is_another_one(known, slugs, wanted):
    situation = Situation(
        status=Status.REJECTED,
        problem=problem("return-refused"),
        payment="card",
        dates={"paid_on": day("2026-11-01"), "requested_on": day("2026-11-05")},
        won=Decimal(350_000),
    )
    rules = [row.for_problem(situation.problem).as_rule() for slug, row in ROWS.items() if slug in NAMED]
    found, _missing = counting.deadlines(situation, rules, SEEDED_HOLIDAYS, NOW)
    rungs = ladder.rungs_for(situation, WAYS, {clock.slug: clock for clock in found if not clock.opens}, known)
    assert [rung.slug for rung in rungs] == slugs
    assert {rung.slug: rung.state.value for rung in rungs}["chargeback"] == (
        "closed" if known.domestic_payment else "open"
    )
    assert ladder.next_rung(rungs, situation.status).slug == wanted


def won(amount: int) -> Sum:
    return Sum(Decimal(amount), "KRW")


# What was paid, what happened, and by hand: come back, left, still out of pocket.
SUMS = {
    "nothing yet": ("32900", "KRW", [], "0", "32900", [won(32900)]),
    "half offered, nothing came": ("32900", "KRW", [("offered", "16450", "KRW")], "0", "32900", [won(32900)]),
    "in two parts": (
        "32900", "KRW", [("refunded", "20000", "KRW"), ("refunded", "12900", "KRW")], "32900", "0", [],
    ),
    "a part and a coupon": (
        "39900", "KRW", [("refunded", "19900", "KRW"), ("coupon", "1300", "KRW")], "19900", "20000", [won(20000)],
    ),
    "all, but the postage was mine": (
        "39900", "KRW", [("refunded", "39900", "KRW"), ("postage-paid", "12000", "KRW")], "39900", "0", [won(12000)],
    ),
    "postage came back in part": (
        "39900", "KRW",
        [("refunded", "39900", "KRW"), ("postage-paid", "12000", "KRW"), ("postage-refunded", "7000", "KRW")],
        "39900", "0", [won(5000)],
    ),
    "duty was not given back": (
        "350000", "KRW", [("refunded", "350000", "KRW"), ("duty-paid", "28000", "KRW")], "350000", "0", [won(28000)],
    ),
    "dollars in cents": (
        "25.40", "USD", [("refunded", "12.75", "USD")], "12.75", "12.65", [Sum(Decimal("12.65"), "USD")],
    ),
    "paid in dollars, given back in won": (
        "25.40", "USD", [("refunded", "33000", "KRW")], "0", "25.40", [won(-33000), Sum(Decimal("25.40"), "USD")],
    ),
    "interest came with it": (
        "100000", "KRW", [("refunded", "101500", "KRW")], "101500", "0", [won(-1500)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SUMS)
def test_the_sums_are_those_worked_out_by_hand(name):
    paid, currency, entries, refunded, left, burden = SUMS[name]
    lines = [Entry(sort=sort, amount=Decimal(amount), currency=own) for sort, amount, own in entries]
    found = ledger.balance(Decimal(paid), currency, lines)
    assert (found.refunded, found.left) == (Decimal(refunded), Decimal(left))
    assert found.burden == tuple(burden)
