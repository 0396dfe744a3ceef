"""What rungs name is there, or `cases.E010` says what is not."""

import pytest

from cases.escalation.checks import dangling

RUNG = {"slug": "appeal", "facts": ["appeal-length"], "message": "appeal"}


def faults(rung):
    return list(dangling([rung], {"appeal-length"}, set(), {"appeal"}))


def test_a_rung_that_names_what_is_there_is_silent():
    assert faults(RUNG) == []


@pytest.mark.parametrize("name", ["fact", "waits_for", "after", "domestic_after", "message", "domestic_message"])
def test_each_name_that_nobody_has_is_said(name):
    [fault] = faults(RUNG | {name: "nobody"})
    assert fault.startswith("appeal names") and "nobody" in fault
