"""Sums worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from cases.money import ledger
from cases.money.ledger import Sum
from cases.process.money import Sort
from cases.process.states import Outcome


@dataclass(frozen=True)
class Line:
    sort: str
    amount: Decimal
    currency: str = "KRW"


def line(sort: Sort, amount: str, currency: str = "KRW") -> Line:
    return Line(sort, Decimal(amount), currency)


def won(amount: int) -> Sum:
    return Sum(Decimal(amount), "KRW")


def test_nothing_came_back_yet():
    found = ledger.balance(Decimal(32900), "KRW", [])
    assert (found.refunded, found.left, found.percent) == (0, 32900, 0)
    assert found.burden == (won(32900),)
    assert ledger.proposed_outcome(found) is None


def test_a_refund_in_three_parts():
    # 32,900 - 10,000 - 2,900 - 5,000 = 15,000
    lines = [line(Sort.REFUNDED, amount) for amount in ("10000", "2900", "5000")]
    found = ledger.balance(Decimal(32900), "KRW", lines)
    assert (found.refunded, found.left) == (17900, 15000)
    assert found.percent == 54  # 54.4 %
    assert ledger.proposed_outcome(found) == Outcome.PARTLY_REFUNDED


def test_a_coupon_is_no_money():
    lines = [line(Sort.COUPON, "1300"), line(Sort.REFUNDED, "30000")]
    found = ledger.balance(Decimal(32900), "KRW", lines)
    assert (found.refunded, found.left) == (30000, 2900)
    assert found.coupons == (won(1300),)


def test_an_offer_and_a_look_count_for_nothing():
    lines = [line(Sort.OFFERED, "16450"), line(Sort.CHECKED, "0")]
    found = ledger.balance(Decimal(32900), "KRW", lines)
    assert found.left == 32900
    assert not found.has_returned


def test_currencies_are_never_mixed():
    # Paid in dollars; the card gave won back: nobody knows at which rate.
    lines = [line(Sort.REFUNDED, "12000"), line(Sort.REFUNDED, "4.50", "USD")]
    found = ledger.balance(Decimal("25.40"), "USD", lines)
    assert (found.refunded, found.left) == (Decimal("4.50"), Decimal("20.90"))
    assert found.elsewhere == (won(12000),)
    # Out of pocket: 25.40 - 4.50 dollars, and 12,000 won too many.
    assert found.burden == (won(-12000), Sum(Decimal("20.90"), "USD"))


def test_postage_and_duty_are_beside_the_price():
    # 39,900 paid, all of it back; 12,000 for the parcel of which 5,000 came back; 3,200 duty.
    lines = [
        line(Sort.REFUNDED, "39900"),
        line(Sort.POSTAGE_PAID, "12000"),
        line(Sort.POSTAGE_REFUNDED, "5000"),
        line(Sort.DUTY_PAID, "3200"),
    ]
    found = ledger.balance(Decimal(39900), "KRW", lines)
    assert found.is_whole
    assert (found.postage, found.duty) == ((won(7000),), (won(3200),))
    assert found.burden == (won(10200),)  # 12,000 - 5,000 + 3,200
    assert ledger.proposed_outcome(found) == Outcome.REFUNDED


def test_more_than_the_price_came_back():
    found = ledger.balance(Decimal(10000), "KRW", [line(Sort.REFUNDED, "10400")])
    assert (found.left, found.over, found.percent) == (0, 400, 100)


def test_the_price_is_unknown():
    found = ledger.balance(None, "", [line(Sort.REFUNDED, "9.99", "USD")])
    assert (found.currency, found.refunded, found.left) == ("USD", Decimal("9.99"), None)
    assert found.percent == 0
    assert ledger.proposed_outcome(found) == Outcome.PARTLY_REFUNDED


def test_almost_all_is_not_all():
    found = ledger.balance(Decimal(10000), "KRW", [line(Sort.REFUNDED, "9999")])
    assert found.percent == 99


def test_who_ended_with_everything_back_has_said_how_much():
    found = ledger.balance(Decimal(18900), "KRW", [], Outcome.REFUNDED)
    assert (found.refunded, found.left, found.is_said) == (18900, 0, True)
    assert not ledger.balance(Decimal(18900), "KRW", [line(Sort.REFUNDED, "18900")], Outcome.REFUNDED).is_said


def test_who_wrote_down_nothing_but_coupons_has_not_said_it():
    found = ledger.balance(Decimal(18900), "KRW", [line(Sort.COUPON, "18900")], Outcome.REFUNDED)
    assert (found.refunded, found.is_said, found.is_untold, found.is_whole) == (0, False, True, False)


def test_who_ended_with_everything_back_of_an_unknown_price_has_not_either():
    assert ledger.balance(None, "", [], Outcome.REFUNDED).is_untold


def test_what_is_left_of_dollars_that_came_back_as_won_is_unknown():
    found = ledger.balance(Decimal(20), "USD", [line(Sort.REFUNDED, "27900")], Outcome.REFUNDED)
    assert (found.left, found.is_whole, found.came) == (None, False, (won(27900),))
    assert ledger.proposed_outcome(ledger.balance(Decimal(20), "USD", [line(Sort.REFUNDED, "27900")])) is None


def test_who_ended_with_a_part_back_has_not():
    assert ledger.balance(Decimal(18900), "KRW", [], Outcome.PARTLY_REFUNDED).is_untold
    told = ledger.balance(Decimal(18900), "KRW", [line(Sort.REFUNDED, "900")], Outcome.PARTLY_REFUNDED)
    assert not told.is_untold


@pytest.mark.parametrize(
    ("back", "outcome", "asks"),
    [
        ("10000", Outcome.REFUNDED, True),
        ("32900", Outcome.REFUNDED, False),
        ("32900", Outcome.PARTLY_REFUNDED, True),
        ("10000", Outcome.PARTLY_REFUNDED, False),
        ("10000", Outcome.NOT_REFUNDED, True),
        ("10000", Outcome.WITHDRAWN, False),
        (None, Outcome.REFUNDED, False),
        (None, Outcome.NOT_REFUNDED, False),
    ],
)
def test_an_end_that_the_ledger_contradicts_is_asked_about(back, outcome, asks):
    lines = [line(Sort.REFUNDED, back)] if back else []
    assert bool(ledger.doubt(ledger.balance(Decimal(32900), "KRW", lines), outcome)) is asks


@pytest.mark.parametrize(("outcome", "asks"), [(Outcome.REFUNDED, True), (Outcome.NOT_REFUNDED, False)])
def test_an_end_with_nothing_but_coupons_is_asked_about(outcome, asks):
    said = ledger.doubt(ledger.balance(Decimal(32900), "KRW", [line(Sort.COUPON, "5000")]), outcome)
    assert ("5,000원" in said) is asks


@pytest.mark.parametrize(("outcome", "said"), [(Outcome.REFUNDED, ""), (Outcome.NOT_REFUNDED, "(27,900원)")])
def test_sums_of_two_currencies_are_not_held_against_each_other(outcome, said):
    doubt = ledger.doubt(ledger.balance(Decimal(20), "USD", [line(Sort.REFUNDED, "27900")]), outcome)
    assert said in doubt and bool(said) is bool(doubt)


def test_the_share_of_the_price():
    balance = ledger.balance(Decimal(39900), "KRW", [])
    assert ledger.share(Decimal(3000), "KRW", balance) == "약 8%"  # 7.5 %
    assert ledger.share(Decimal(3), "USD", balance) == ""


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("0", "0%"),
        ("1", "약 1%"),
        ("11970", "30%"),
        ("9776", "약 25%"),
        ("39899", "약 99%"),
        ("39900", "100%"),
        ("40000", "100%"),
    ],
)
def test_a_share_is_rounded_as_people_do_and_says_so(part, said):
    assert ledger.in_percent(Decimal(part), Decimal(39900)) == said


@pytest.mark.parametrize(("sum_", "value"), [(won(32900), "32900"), (Sum(Decimal("9.50"), "USD"), "9.5")])
def test_the_number_for_programs(sum_, value):
    assert sum_.value == value
