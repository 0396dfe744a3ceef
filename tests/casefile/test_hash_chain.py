"""The chain of a timeline: each line with the hash of the one before, however many write, and for good."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from cases.casefile import hash_chain
from cases.casefile.models import Case, CaseEvent
from cases.integrity.audit import Audit
from cases.process.events import Kind
from cases.process.states import Role, Status
from tests.support.factories import make_case

NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)
LINE: dict[str, Any] = {
    "scheme": 1,
    "number": 7,
    "previous_hash": "ab" * 32,
    "kind": "moved",
    "role": "staff",
    "by_recorded": 3,
    "old_status": "in_review",
    "new_status": "needs_evidence",
    "outcome": "",
    "happened_on": dt.date(2026, 11, 20),
    "note": "금 간 곳을 \u200b더 가까이",
    "data": {"missing": ["damage"], "a": [1, None, True]},
    "created_at": NOW,
}


class Line:
    """An event without a database."""

    def __init__(self, **fields: Any) -> None:
        self.__dict__.update(fields)


def digest(reference: str = "RG-7K3M-9QXT", **changed: Any) -> str:
    return hash_chain.digest(reference, Line(**{**LINE, **changed}))


def test_the_first_scheme_is_for_good() -> None:
    """Lines are hashed already: whatever changes this needs a new scheme beside it."""
    assert hash_chain.genesis("RG-7K3M-9QXT") == "6e11992905d9f5d56045d5b77dbd98f6916dca16569cc83df6cff17a0830e9f3"
    assert digest() == "0bb80bec4ffaf8f574b9b1e4493c28d6c2185ccbb5617fe9fb604007bfb9fda4"


@pytest.mark.parametrize("field", hash_chain.FIELDS)
def test_every_field_counts(field: str) -> None:
    was = LINE[field]
    other = {
        int: lambda: was + 1,
        str: lambda: was + " ",
        dict: lambda: {**was, "b": 0},
        dt.date: lambda: was + dt.timedelta(days=1),
        dt.datetime: lambda: was + dt.timedelta(microseconds=1),
    }[type(was)]()
    assert digest(**{field: other}) != digest()


def test_the_case_counts() -> None:
    assert digest("RG-7K3M-9QXV") != digest()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    ),
    st.text(),
    st.text(),
)
def test_no_text_runs_into_the_next_field(data: Any, note: str, outcome: str) -> None:
    same = digest(data=data, note=note, outcome=outcome)
    assert len(same) == 64
    assert digest(data=data, note=note + outcome, outcome="") != same or not outcome
    assert digest(data=data, note=outcome, outcome=note) != same or note == outcome


def test_the_same_moment_elsewhere_is_the_same() -> None:
    assert digest(created_at=NOW.astimezone(dt.timezone(dt.timedelta(hours=9)))) == digest()


db = pytest.mark.django_db


@db
def test_lines_follow_each_other(case: Case) -> None:
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 24), now=NOW)
    case.record(Kind.NOTED, role=Role.OWNER, note="전화함", data={1: ("a", "b")}, now=NOW)
    first, second = case.events.order_by("number")
    assert (first.number, first.previous_hash) == (1, hash_chain.genesis(case.reference))
    assert (second.number, second.previous_hash) == (2, first.hash)
    kept = Case.objects.get(pk=case.pk)
    assert (kept.chain_length, kept.chain_head) == (2, second.hash) == (case.chain_length, case.chain_head)
    assert list(Audit(kept).events()) == []


@db
def test_cases_have_chains_of_their_own(case: Case) -> None:
    for one in (case, make_case()):
        assert one.record(Kind.NOTED, role=Role.OWNER, now=NOW).number == 1
    assert len(set(CaseEvent.objects.values_list("hash", flat=True))) == 2


@db
def test_an_old_copy_of_a_case_neither_forks_the_chain_nor_turns_it_back(case: Case) -> None:
    stale = Case.objects.get(pk=case.pk)
    case.record(Kind.NOTED, role=Role.OWNER, now=NOW)
    assert stale.record(Kind.NOTED, role=Role.OWNER, now=NOW).number == 2
    older = Case.objects.get(pk=case.pk)
    case.record(Kind.NOTED, role=Role.OWNER, now=NOW)
    older.item = "찻잔"
    older.save()
    kept = Case.objects.get(pk=case.pk)
    assert (kept.item, kept.chain_length) == ("찻잔", 3)
    assert list(Audit(kept).events()) == []


@db
def test_the_database_takes_no_second_line_with_one_number(case: Case) -> None:
    case.record(Kind.NOTED, role=Role.OWNER, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseEvent(case=case, kind="noted", role="owner", number=1, hash="0" * 64, created_at=NOW).save()


@db
def test_a_line_is_written_once_and_goes_only_with_its_case(case: Case) -> None:
    event = case.record(Kind.NOTED, role=Role.OWNER, now=NOW)
    event.note = "아니다"
    for change in (
        event.save,
        event.delete,
        case.events.all().delete,
        lambda: case.events.update(note=""),
        lambda: CaseEvent.objects.filter(pk=event.pk).update(note=""),
        lambda: CaseEvent.objects.bulk_update([event], ["note"]),
    ):
        with pytest.raises(TypeError, match="only ever added"), transaction.atomic():
            change()
    assert CaseEvent.objects.get().note == ""
    case.forget()
    assert not CaseEvent.objects.exists()


@db
def test_a_member_of_staff_who_leaves_takes_no_line_along(case: Case) -> None:
    user = User.objects.create_user("reviewer")
    event = case.record(Kind.NOTED, role=Role.STAFF, by=user, now=NOW)
    assert event.by_recorded == user.pk
    user.delete()
    event.refresh_from_db()
    assert event.by is None
    assert list(Audit(case).events()) == []


def test_the_admin_offers_no_line_to_change() -> None:
    assert not admin.site.is_registered(CaseEvent)
    inlines = [inline.model for page in admin.site._registry.values() for inline in page.inlines]
    assert CaseEvent not in inlines
