"""What opens, closes and rules out a rung, one thing at a time."""

import datetime as dt
from decimal import Decimal

import pytest

from cases.deadlines import counting
from cases.escalation import ladder
from cases.escalation.ladder import Known, State, Way
from cases.process.problems import problem
from cases.process.situation import Situation
from cases.process.states import Status
from tests.support.deadline_rules import ROWS, SEEDED_HOLIDAYS
from tests.support.moments import NOW

REFUSED = problem("return-refused")


def clocks(situation, *slugs):
    found, _missing = counting.deadlines(situation, [ROWS[slug].as_rule() for slug in slugs], SEEDED_HOLIDAYS, NOW)
    return {clock.slug: clock for clock in found}


def one(way, situation, known=None, **found):
    rungs = ladder.rungs_for(situation, [way], found.get("clocks", {}), known or Known())
    return rungs[0] if rungs else None


@pytest.mark.parametrize("payment", ["paypal", "other"])
def test_a_way_of_another_payment_is_none(payment):
    way = Way("chargeback", payment="card")
    assert one(way, Situation(payment=payment)) is None
    assert one(way, Situation()) is not None


@pytest.mark.parametrize(
    ("won", "instalments", "there"),
    [(199_999, True, False), (200_000, True, True), (None, None, True), (300_000, False, False)],
)
def test_instalments_need_their_price_and_their_months(won, instalments, there):
    way = Way("instalment-objection", payment="card", from_won=200_000, instalments=True)
    situation = Situation(payment="card", won=None if won is None else Decimal(won))
    assert (one(way, situation, Known(instalments=instalments)) is not None) is there


def test_what_was_used_stays_whatever_rules_it_out_later():
    way = Way("chargeback", payment="card", foreign=True)
    rung = one(way, Situation(payment="paypal"), Known(used={"chargeback": None}, domestic_payment=True))
    assert rung.state == State.USED


def test_a_closed_case_takes_no_more_ways():
    assert one(Way("counselling"), Situation(status=Status.CLOSED)).state == State.CLOSED


def test_goods_on_their_way_open_the_request_on_a_day():
    situation = Situation(
        status=Status.PREPARING, problem=problem("not-received"), dates={"dispatched_on": dt.date(2026, 11, 20)}
    )
    way = Way("seller", waits_for="dispute-opens")
    rung = one(way, situation, clocks=clocks(situation, "dispute-opens"))
    assert rung.state == State.NOT_YET
    assert rung.opens.slug == "dispute-opens"
    assert "12월 1일" in rung.why


def test_without_a_day_the_platform_waits_for_the_seller():
    way = Way("platform", opening="unsettled", waits_for="platform-steps-in")
    rung = one(way, Situation(status=Status.FILED, problem=problem("damaged")))
    assert (rung.state, rung.opens) == (State.NOT_YET, None)


def test_a_way_closes_with_the_last_of_its_clocks():
    # Paid on 07-01: 120 days ended on 10-29. Promised on 10-01: 120 days end on 2027-01-29.
    dates = {
        "paid_on": dt.date(2026, 7, 1),
        "promised_on": dt.date(2026, 10, 1),
        "requested_on": dt.date(2026, 10, 5),
    }
    slugs = ("chargeback-120d", "chargeback-expected-120d")
    way = Way("chargeback", opening="asked", closes_with=slugs, payment="card")
    never_came = Situation(status=Status.REJECTED, problem=problem("not-received"), payment="card", dates=dates)
    rung = one(way, never_came, clocks=clocks(never_came, *slugs))
    assert (rung.state, rung.closes.slug) == (State.OPEN, "chargeback-expected-120d")
    # Goods in hand: what never came cannot be claimed.
    broken = Situation(status=Status.REJECTED, problem=problem("damaged"), payment="card", dates=dates)
    rung = one(way, broken, clocks=clocks(broken, *slugs))
    assert (rung.state, rung.closes.slug) == (State.CLOSED, "chargeback-120d")
    assert "10월 29일" in rung.why


def test_readiness_counts_papers():
    way = Way("relief", papers=("story", "photos", "order"))
    rung = one(way, Situation(), Known(papers=frozenset({"photos", "order", "statement"})))
    assert (rung.readiness, rung.missing) == ("2/3", ("story",))


def test_while_somebody_else_is_to_act_nothing_has_to_be_done_unless_they_are_late():
    rungs = ladder.rungs_for(Situation(status=Status.FILED), [Way("counselling")], {}, Known())
    assert ladder.next_rung(rungs, Status.FILED) is None
    assert ladder.next_rung(rungs, Status.FILED, is_late=True) is rungs[0]
    assert ladder.next_rung(rungs, Status.REJECTED) is rungs[0]


def test_where_nothing_is_open_nothing_is_next():
    rungs = ladder.rungs_for(
        Situation(status=Status.REJECTED), [Way("relief", opening="after", after="x")], {}, Known()
    )
    assert ladder.next_rung(rungs, Status.REJECTED) is None


def test_what_only_may_be_open_is_not_urged_on_anybody():
    situation = Situation(
        status=Status.PREPARING,
        problem=problem("damaged"),
        payment="card",
        dates={"received_on": dt.date(2026, 11, 20)},
    )
    way = Way(
        "instalment-withdrawal",
        closes_with=("instalment-withdrawal-7d",),
        payment="card",
        from_won=200_000,
        instalments=True,
    )
    found = clocks(situation, "instalment-withdrawal-7d")
    maybe = ladder.rungs_for(situation, [way], found, Known())
    assert (maybe[0].state, maybe[0].is_urgent, maybe[0].is_conditional) == (State.OPEN, True, True)
    assert ladder.next_rung(maybe, situation.status) is None
    surely = ladder.rungs_for(situation, [way], found, Known(instalments=True))
    assert ladder.next_rung(surely, situation.status) is surely[0]
