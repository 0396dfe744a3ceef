"""The way to the money: which stops a case has, where it is, and how it reads."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.process.problems import PROBLEMS, problem
from cases.process.route import Place, Route, Stop, route_of, way
from cases.process.situation import Situation
from cases.process.states import Outcome, Status

DAY = dt.date(2026, 11, 20)


def places(route: Route) -> list[str]:
    return [f"{stop.slug}:{stop.place}" for stop in route.stops]


@pytest.mark.parametrize(
    ("slug", "status", "expected"),
    [
        ("damaged", Status.PREPARING, "[증거] → 신청 → 판정 → 반품 → 입금"),
        ("damaged", Status.READY, "증거 ✓ → [신청] → 판정 → 반품 → 입금"),
        ("damaged", Status.NEGOTIATING, "증거 ✓ → 신청 ✓ → [판정] → 반품 → 입금"),
        ("damaged", Status.RETURNING, "증거 ✓ → 신청 ✓ → 판정 ✓ → [반품] → 입금"),
        ("damaged", Status.APPROVED, "증거 ✓ → 신청 ✓ → 판정 ✓ → [입금]"),
        ("not-received", Status.FILED, "증거 ✓ → 신청 ✓ → [판정] → 입금"),
        ("refund-delayed", Status.FILED, "증거 ✓ → 신청 ✓ → [판정] → 입금"),
        ("damaged", Status.REJECTED, "증거 ✓ → 신청 ✓ → [판정] → 도움 → 입금"),
        ("damaged", Status.ESCALATED, "증거 ✓ → 신청 ✓ → 판정 → [도움] → 입금"),
    ],
)
def test_a_case_is_at_its_stop_and_what_cannot_apply_is_left_out(slug: str, status: Status, expected: str) -> None:
    assert route_of(Situation(status=status, problem=problem(slug))).in_words == expected


def test_goods_that_were_sent_back_keep_their_stop_after_the_decision() -> None:
    situation = Situation(status=Status.APPROVED, problem=problem("damaged"), dates={"shipped_back_on": DAY})
    assert "return:done" in places(route_of(situation))


def test_a_refusal_stands_on_the_decision_and_stays_there_while_others_help() -> None:
    assert "decision:refused" in places(route_of(Situation(status=Status.REJECTED, problem=problem("damaged"))))
    assert "decision:refused" in places(route_of(Situation(status=Status.ESCALATED, problem=problem("damaged"))))


def test_money_that_came_is_an_arrival_and_money_that_did_not_is_none() -> None:
    closed = Situation(status=Status.CLOSED, problem=problem("damaged"), dates={"requested_on": DAY})
    arrived = route_of(closed, Outcome.PARTLY_REFUNDED)
    assert arrived.arrived and arrived.is_begun
    assert {stop.place for stop in arrived.stops} == {Place.DONE}
    given_up = route_of(closed, Outcome.NOT_REFUNDED)
    assert places(given_up) == ["evidence:done", "request:done", "decision:ahead", "money:ahead"]


def test_what_nobody_photographed_is_passed_without_a_tick() -> None:
    sent = Situation(status=Status.RETURN_DUE, problem=problem("damaged"))
    route = route_of(sent, has_photos=False)
    assert places(route)[:3] == ["evidence:passed", "request:done", "decision:done"]
    assert route.in_words.startswith("증거 → 신청 ✓")
    begun = Situation(status=Status.PREPARING, problem=problem("damaged"))
    assert route_of(begun, has_photos=False) == route_of(begun)
    won = route_of(Situation(status=Status.CLOSED), Outcome.REFUNDED, has_photos=False)
    assert places(won) == ["request:done", "decision:done", "money:done"]  # it went without


def test_a_problem_without_a_case_has_nothing_behind_it() -> None:
    route = route_of(Situation(problem=problem("damaged")))
    assert {stop.place for stop in route.stops} == {Place.AHEAD}
    assert route.here is None
    assert not route.is_begun


@given(status=st.sampled_from(Status), one=st.sampled_from(PROBLEMS), outcome=st.sampled_from(["", *Outcome]))
def test_every_way_ends_with_the_money_and_has_one_pin_at_most(status: Status, one, outcome: str) -> None:
    route = route_of(Situation(status=status, problem=one), outcome if status == Status.CLOSED else "")
    assert route.stops[-1].slug == Stop.MONEY
    assert sum(stop.is_here for stop in route.stops) == (status != Status.CLOSED)
    assert len({stop.slug for stop in route.stops}) == len(route.stops) <= 6


def test_a_way_of_other_stops_is_made_the_same() -> None:
    assert way([("a", "하나"), ("b", "둘"), ("c", "셋")], here="b").in_words == "하나 ✓ → [둘] → 셋"
