"""What the database itself refuses, and verbs under competition."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from cases.casefile.models import Case, CaseEvent
from cases.casefile.timeline import lines_of
from cases.core.days import SEOUL
from cases.process.events import Kind
from cases.process.states import CaseChanged, MoveNotAllowed, Role, Status
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "broken",
    [
        {"status": "lost"},
        {"closed_at": NOW},
        {"outcome": "refunded"},
        {"status": "closed", "closed_at": NOW, "outcome": ""},
        {"status": "closed", "closed_at": None, "outcome": "refunded"},
        {"amount": 5, "currency": ""},
        {"amount": -1, "currency": "KRW"},
    ],
)
def test_the_database_refuses_what_cannot_be(case, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**broken)


def test_a_stale_tab_does_not_overwrite(case):
    stale = Case.objects.get(pk=case.pk)
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 24), now=NOW)
    with pytest.raises(CaseChanged):
        stale.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=NOW)
    case.refresh_from_db()
    assert case.status == Status.FILED
    assert case.requested_on == dt.date(2026, 11, 24)
    assert case.events.count() == 1


def test_closing_says_how_it_ended_and_reopening_forgets_it(case):
    with pytest.raises(MoveNotAllowed):
        case.move(Status.CLOSED, by=None, role=Role.OWNER, now=NOW)
    case.move(Status.CLOSED, by=None, role=Role.OWNER, outcome="not_refunded", now=NOW)
    assert (case.closed_at, case.outcome) == (NOW, "not_refunded")
    case.move(Status.PREPARING, by=None, role=Role.OWNER, now=NOW)
    case.refresh_from_db()
    assert (case.closed_at, case.outcome) == (None, "")


def test_asking_for_more_evidence_needs_a_reason():
    case = make_case(status="in_review")
    with pytest.raises(MoveNotAllowed):
        case.move(Status.NEEDS_EVIDENCE, by=None, role=Role.STAFF, note="  ", now=NOW)
    assert case.events.count() == 0


def test_no_event_outlives_a_move_that_fails(case, monkeypatch):
    def broken(self, *args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Case, "record", broken)
    with pytest.raises(RuntimeError):
        case.move(Status.FILED, by=None, role=Role.OWNER, now=NOW)
    case.refresh_from_db()
    assert case.status == Status.PREPARING
    assert CaseEvent.objects.count() == 0


def test_a_review_request_is_announced_after_commit(reviewer, case, mailoutbox, django_capture_on_commit_callbacks):
    from django.contrib.auth.models import User

    User.objects.update(email="reviewer@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=NOW)
        assert not mailoutbox
    assert [mail.to for mail in mailoutbox] == [["reviewer@example.org"]]
    assert case.reference in mailoutbox[0].subject
    assert case.item not in mailoutbox[0].body


def test_other_moves_are_not_announced(reviewer, case, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        case.move(Status.FILED, by=None, role=Role.OWNER, now=NOW)
    assert not mailoutbox


def test_changing_nothing_writes_nothing(case):
    assert case.change({"item": case.item, "paid_on": case.paid_on}, now=NOW) == []
    assert case.events.count() == 0
    assert case.change({"item": "찻잔"}, now=NOW) == ["item"]
    assert Case.objects.get(pk=case.pk).updated_at == NOW


def test_photos_that_came_one_by_one_on_a_day_are_told_in_one_line(case):
    def uploaded(count, at, role=Role.OWNER):
        case.record(Kind.PHOTOS_ADDED, role=role, data={"count": count}, now=at)

    evening = dt.datetime(2026, 11, 24, 23, 50, tzinfo=SEOUL)
    uploaded(1, evening)
    uploaded(2, evening + dt.timedelta(minutes=5))
    uploaded(1, evening + dt.timedelta(minutes=15))  # Past midnight in Seoul.
    case.record(Kind.NOTED, role=Role.OWNER, note="x", now=evening + dt.timedelta(minutes=20))
    uploaded(4, evening + dt.timedelta(minutes=25))
    lines = lines_of(case.events.order_by("created_at", "id"), in_short=True)
    assert [line.sentence for line in lines] == [
        "사진 3장을 올렸어요", "사진 1장을 올렸어요", "메모를 남겼어요", "사진 4장을 올렸어요",
    ]  # fmt: skip
    assert lines[0].event.created_at == evening
    assert [line.sentence[3] for line in lines_of(case.events.order_by("id"))] == ["1", "2", "1", " ", "4"]


def test_a_case_is_counted_with_its_values_as_the_database_gives_them_back(reference_data):
    fields = {"problem": "damaged", "payment": "card", "amount": "24800", "currency": "KRW"}
    case, _key = Case.open(now=NOW, intake_id=uuid.uuid4(), received_on="2026-11-20", **fields)
    assert (case.amount, case.received_on) == (Decimal(24800), dt.date(2026, 11, 20))
    assert case.announced_deadlines["withdrawal-7d"] == "2026-11-27"
    assert "instalment-withdrawal-7d" not in case.announced_deadlines
