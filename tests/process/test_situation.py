"""Where a buyer stands: what a case makes of itself, and what follows from little."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.casefile.models import Case
from cases.process.problems import PROBLEMS, PROCESS_RULES, problem
from cases.process.situation import OrderPage, Situation, Zone
from cases.process.states import Status

AT = dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)


def test_a_case_tells_what_is_known_of_it() -> None:
    case = Case(problem="damaged", status="filed", payment="card", paid_on=dt.date(2026, 11, 1))
    assert case.situation == Situation(
        Status.FILED, problem("damaged"), "card", dates={"paid_on": dt.date(2026, 11, 1)}, order_page=None
    )


@pytest.mark.parametrize(("zone", "expected"), [("", Zone.SEOUL), ("America/Los_Angeles", Zone.PACIFIC)])
def test_a_case_tells_what_its_order_page_showed(zone: str, expected: Zone) -> None:
    case = Case(problem="damaged", platform_deadline_at=AT, platform_deadline_zone=zone)
    assert case.situation.order_page == OrderPage(AT, expected)


def test_of_whom_nothing_is_known_nothing_is_ruled_out() -> None:
    nobody = Situation()
    assert not nobody.is_closed and not nobody.is_refused
    assert all(nobody.may_be_paid_by(payment) for payment in ("", "card", "paypal"))


def test_only_another_payment_is_ruled_out() -> None:
    by_card = Situation(payment="card")
    assert [by_card.may_be_paid_by(payment) for payment in ("", "card", "paypal")] == [True, True, False]


@pytest.mark.parametrize("status", Status)
def test_a_refusal_follows_from_the_status(status: Status) -> None:
    assert Situation(status).is_refused == (status in {"rejected", "escalated"})
    assert Situation(status).is_closed == (status == "closed")


def test_a_refusal_follows_from_the_problem() -> None:
    assert [one.slug for one in PROBLEMS if Situation(problem=one).is_refused] == ["return-refused"]


@pytest.mark.parametrize("one", PROBLEMS, ids=lambda one: one.slug)
def test_no_problem_rules_out_what_it_is_about(one) -> None:
    assert one.own_rules >= {*one.rules, *PROCESS_RULES}
    assert not one.own_rules & one.ruled_out
