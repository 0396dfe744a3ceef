"""Where a buyer stands: what a case makes of itself, and what follows from little."""

from __future__ import annotations

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest

from cases.casefile.models import Case
from cases.process.problems import PROBLEMS, PROCESS_RULES, problem
from cases.process.situation import DISPUTE_CLOSES, Countdown, ReadOn, Situation, Zone
from cases.process.states import Status

AT = dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)


def test_a_case_tells_what_is_known_of_it() -> None:
    case = Case(problem="damaged", status="filed", payment="card", paid_on=dt.date(2026, 11, 1))
    assert case.situation == Situation(
        Status.FILED, problem("damaged"), "card", dates={"paid_on": dt.date(2026, 11, 1)}, countdowns={}
    )


@pytest.mark.parametrize("zone", Zone)
@pytest.mark.parametrize("read_on", ReadOn)
def test_a_case_tells_what_the_platform_showed_of_any_deadline(zone: Zone, read_on: ReadOn) -> None:
    shown = Countdown(AT, zone, read_on)
    case = Case(problem="damaged", countdowns={"return-posted-by": shown.as_stored()})
    assert case.situation.countdowns == {"return-posted-by": shown}
    assert case.order_page is None
    assert (shown.zone_label, shown.read_on_label) == (zone.label, read_on.label)


def test_a_countdown_is_stored_as_plain_text_in_utc() -> None:
    there = AT.astimezone(ZoneInfo(Zone.PACIFIC))
    stored = Countdown(there, Zone.PACIFIC).as_stored()
    assert json.loads(json.dumps(stored)) == {
        "at": "2026-12-01T08:00:00+00:00", "zone": "America/Los_Angeles", "read_on": "order-page",
    }  # fmt: skip
    case = Case(problem="damaged", countdowns={DISPUTE_CLOSES: stored})
    assert case.order_page == Countdown(AT, Zone.PACIFIC)


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
    of_a_dispute = {"seller-answers", "platform-steps-in"} if one.slug == "cancel-order" else set()
    assert one.own_rules == {*one.rules, *PROCESS_RULES} - of_a_dispute
    assert not one.own_rules & one.ruled_out
