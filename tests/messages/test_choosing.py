"""The tone of what may be said hardens with the stage of a case."""

from __future__ import annotations

import pytest

from cases.messages.choosing import AFTER_ASKING, AFTER_POSTING, IF_NEEDED, fitting
from cases.process.problems import PROBLEMS
from cases.process.problems import problem as problem_called
from cases.process.situation import Situation
from cases.process.standings import BEFORE_FILING, Lateness
from cases.process.states import Status
from cases.seed.rungs import RUNGS

LATE = (Lateness.OVERDUE, Lateness.ROUTE_CLOSED)
OWN_TURN = sorted({*BEFORE_FILING, Status.RETURN_DUE})
UNDER_WAY = [status for status in Status if status not in OWN_TURN and status != Status.CLOSED]


@pytest.mark.parametrize("lateness", LATE)
def test_a_refusal_is_answered_firmly_once_its_time_is_over(lateness: Lateness) -> None:
    refused = Situation(status=Status.REJECTED)
    assert fitting(refused, lateness)[0] == "firm-last"
    assert "appeal" in fitting(refused, lateness)


@pytest.mark.parametrize("lateness", [one for one in Lateness if one not in LATE])
def test_a_refusal_is_first_appealed_against(lateness: Lateness) -> None:
    assert fitting(Situation(status=Status.REJECTED), lateness)[0] == "appeal"


@pytest.mark.parametrize("status", UNDER_WAY)
def test_a_case_that_is_late_has_the_firm_word_at_hand(status: Status) -> None:
    assert "firm-last" in fitting(Situation(status=status), Lateness.OVERDUE)[:2]


@pytest.mark.parametrize("status", OWN_TURN)
def test_nothing_firm_is_said_where_the_buyer_is_the_late_one(status: Status) -> None:
    assert "firm-last" not in fitting(Situation(status=status), Lateness.OVERDUE)


@pytest.mark.parametrize("lateness", Lateness)
@pytest.mark.parametrize("status", Status)
def test_nobody_is_asked_first_for_an_address_that_is_there(status: Status, lateness: Lateness) -> None:
    there = fitting(Situation(status=status), lateness, has_address=True)
    asked = fitting(Situation(status=status), lateness)
    assert there[:1] != ["address-in-writing"]
    if asked[:1] == ["address-in-writing"]:
        assert status == Status.RETURN_DUE
        assert there[0] in IF_NEEDED and AFTER_POSTING in there
        assert set(asked) < set(there)
    else:
        assert there[:1] == asked[:1]


def test_what_comes_after_asking_is_what_the_rungs_open_after_asking() -> None:
    assert {rung["message"] for rung in RUNGS if rung["opening"] == "asked"} == AFTER_ASKING


# What each message claims to have happened, and where it has.
CLAIMS = {
    "return-posted": {Status.RETURNING, Status.INSPECTING},
    "return-arrived": {Status.INSPECTING},
    "offer-refused": {Status.NEGOTIATING},
    "appeal": {Status.REJECTED},
    "evidence-added": set(),
}


@pytest.mark.parametrize("has_address", [True, False])
@pytest.mark.parametrize("lateness", Lateness)
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("problem", [None, *PROBLEMS])
def test_the_message_that_leads_says_nothing_that_has_not_happened(problem, status, lateness, has_address) -> None:
    situation = Situation(status=status, problem=problem)
    first = [*fitting(situation, lateness, has_address=has_address), ""][0]
    assert status in CLAIMS.get(first, set(Status))


@pytest.mark.parametrize("lateness", Lateness)
def test_a_parcel_with_a_number_is_told_of_first(lateness: Lateness) -> None:
    assert fitting(Situation(status=Status.RETURN_DUE), lateness, has_address=True, is_posted=True)[0] == AFTER_POSTING


def test_who_pays_the_way_back_is_not_led_to_have_it_paid() -> None:
    own = Situation(status=Status.RETURN_DUE, problem=problem_called("change-of-mind"))
    assert fitting(own, Lateness.ON_TIME, has_address=True)[0] == "more-time"
