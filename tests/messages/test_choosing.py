"""The tone of what may be said hardens with the stage of a case."""

from __future__ import annotations

import pytest

from cases.messages.choosing import AFTER_ASKING, fitting
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
        assert there[0] == "return-posted"
        assert set(asked) < set(there)
    else:
        assert there[:1] == asked[:1]


def test_what_comes_after_asking_is_what_the_rungs_open_after_asking() -> None:
    assert {rung["message"] for rung in RUNGS if rung["opening"] == "asked"} == AFTER_ASKING
