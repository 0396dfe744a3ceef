"""Whoever changes a line of a timeline is found out, by name."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError
from django.db import connection

from cases.casefile import hash_chain
from cases.casefile.models import Case, CaseEvent
from cases.integrity import audit
from cases.integrity.audit import Audit
from cases.process.events import Kind
from cases.process.states import Role
from tests.support.moments import NOW
from tests.support.tampering import overwrite, sql, verify


def test_a_sound_case_passes(timeline_case: Case) -> None:
    assert verify() == (0, "cases 1, events 5, files 3, problems 0\n", [])
    assert verify(timeline_case.reference.lower(), events_only=True)[1] == "cases 1, events 5, files 0, problems 0\n"


def test_nothing_passes(db: None) -> None:
    assert verify()[0] == 0


def test_an_unknown_case_is_said(timeline_case: Case) -> None:
    for reference in ("RG-0000-0000", "x"):
        with pytest.raises(CommandError, match=reference):
            verify(reference)


CHANGES = {
    "kind": "opened",
    "role": "system",
    "old_status": "closed",
    "new_status": "closed",
    "outcome": "refunded",
    "happened_on": "2026-11-25",
    "note": "전화함 ",
    "data": '{"a": 2}',
    "created_at": "2026-11-24 01:00:00.000001",
    "previous_hash": "0" * 64,
    "hash": "0" * 64,
    "scheme": 2,
    "by_recorded": 99,
}


def test_every_column_of_an_event_is_tried() -> None:
    columns = {field.attname for field in CaseEvent._meta.concrete_fields}
    assert columns == {*CHANGES, "id", "case_id", "number", "by_id"}


@pytest.mark.parametrize("number", [2, 5])
@pytest.mark.parametrize("column", CHANGES)
def test_a_change_of_any_field_of_an_event_is_found(timeline_case: Case, column: str, number: int) -> None:
    overwrite("casefile_caseevent", column, CHANGES[column], number=number)
    code, _out, err = verify(events_only=True)
    assert code == 1
    assert err[0] == f"{timeline_case.reference}: event {number}: changed"


@pytest.mark.parametrize("value", ["yesterday", "2026-99-99 00:00:00"])
def test_a_line_that_cannot_be_read_any_more_is_named(timeline_case: Case, value: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Other databases refuse such values themselves.")
    overwrite("casefile_caseevent", "created_at", value, number=3)
    code, _out, err = verify()
    assert code == 1
    assert err[0].startswith(f"{timeline_case.reference}: event 3: changed")


def test_another_name_under_a_decision_is_found(timeline_case: Case, clerk: User) -> None:
    other = User.objects.create_user("other")
    for by in (other.pk, None):
        overwrite("casefile_caseevent", "by_id", by, number=5)
        assert verify()[2] == [f"{timeline_case.reference}: event 5: changed (another member of staff)"]


def test_a_line_from_the_middle_is_missed(timeline_case: Case) -> None:
    sql("DELETE FROM casefile_caseevent WHERE number = 2")
    assert verify()[::2] == (1, [f"{timeline_case.reference}: event 2: missing"])


def test_the_last_line_is_missed(timeline_case: Case) -> None:
    sql("DELETE FROM casefile_caseevent WHERE number >= 4")
    err = verify(events_only=True)[2]
    assert err == [f"{timeline_case.reference}: event {number}: missing" for number in (4, 5)]


def test_a_lost_beginning_is_missed(timeline_case: Case) -> None:
    sql("DELETE FROM casefile_caseevent WHERE number = 1")
    assert verify(events_only=True)[2] == [f"{timeline_case.reference}: event 1: missing"]


def test_a_case_without_any_line_is_not_believed(case: Case) -> None:
    assert verify()[2] == [f"{case.reference}: event 1: missing (every case begins with one)"]


def test_two_lines_that_changed_places_are_found(timeline_case: Case) -> None:
    for before, after in ((2, 99), (3, 2), (99, 3)):
        overwrite("casefile_caseevent", "number", after, number=before)
    assert verify(events_only=True)[2] == [
        f"{timeline_case.reference}: event 2: out of order (it was written as number 3)",
        f"{timeline_case.reference}: event 3: out of order (it was written as number 2)",
    ]


def forge(case: Case, number: int, previous: str) -> CaseEvent:
    """Write a line that is right in itself, as somebody could who knows how it is done."""
    said = {"kind": "noted", "role": "owner", "note": "나중에", "created_at": NOW}
    event = CaseEvent(case=case, number=number, previous_hash=previous, **said)
    event.hash = hash_chain.digest(case.reference, event)
    event.save(force_insert=True)
    return event


def test_a_forged_line_at_the_end_is_found(timeline_case: Case) -> None:
    forge(timeline_case, 6, timeline_case.chain_head)
    assert verify()[2] == [f"{timeline_case.reference}: event 6: added past the chain"]


def test_a_forged_line_in_place_of_another_is_found(timeline_case: Case) -> None:
    second, third = timeline_case.events.order_by("number")[1:3]
    sql("DELETE FROM casefile_caseevent WHERE number = 2")
    forge(timeline_case, 2, second.previous_hash)
    assert verify(events_only=True)[2] == [
        f"{timeline_case.reference}: event {third.number}: does not follow the line before"
    ]


def test_a_forged_last_line_is_found(timeline_case: Case) -> None:
    last = timeline_case.events.get(number=5)
    sql("DELETE FROM casefile_caseevent WHERE number = 5")
    forge(timeline_case, 5, last.previous_hash)
    assert verify()[2] == [f"{timeline_case.reference}: event 5: not the last line that the case knows"]


def test_a_line_slipped_in_between_is_found(timeline_case: Case) -> None:
    for number in (5, 4, 3, 2):
        overwrite("casefile_caseevent", "number", number + 1, number=number)
    forge(timeline_case, 2, timeline_case.events.get(number=1).hash)
    err = verify(events_only=True)[2]
    assert f"{timeline_case.reference}: event 3: out of order (it was written as number 2)" in err
    assert f"{timeline_case.reference}: event 6: added past the chain" in err


@pytest.mark.parametrize(("column", "value"), [("chain_length", 4), ("chain_head", "0" * 64), ("reference", "RG-1")])
def test_a_changed_head_is_found(timeline_case: Case, column: str, value: Any) -> None:
    overwrite("casefile_case", column, value)
    assert verify()[0] == 1


def test_a_case_in_use_is_looked_at_again(timeline_case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    class Late(Audit):
        def events(self):  # type: ignore[no-untyped-def]
            if timeline_case.chain_length == 5:
                timeline_case.record(Kind.NOTED, role=Role.OWNER, now=NOW)
            return super().events()

    monkeypatch.setattr(audit, "Audit", Late)
    assert verify()[:2] == (0, "cases 1, events 6, files 3, problems 0\n")
