"""A move that was a mistake, taken back by its owner: the case says again what it said before."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.bundle.choice import Choice
from cases.bundle.content import content_of
from cases.bundle.lines import choosable
from cases.casefile.deadline_changes import recount
from cases.casefile.models import Case
from cases.casefile.models.event import LatestLines
from cases.casefile.timeline import lines_of
from cases.deadlines.rulebook import deadlines_of
from cases.integrity.audit import Audit
from cases.process import states
from cases.process.anchors import ANCHORS
from cases.process.events import EVENTS, Audience, EventKind, Kind
from cases.process.states import CaseChanged, Outcome, Role, Status
from cases.returns.models import Shipment
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
TODAY = dt.date(2026, 11, 24)
OWNER_MOVES = [(source, target) for source in Status for target in states.moves_for(source, Role.OWNER)]
# What a take-back does not give back: the chain only grows, and the case was touched.
GROWS = {"chain_length", "chain_head", "updated_at"}


def said(case):
    """Return all that is stored of a case, and its deadlines."""
    row = {name: value for name, value in Case.objects.values().get(pk=case.pk).items() if name not in GROWS}
    stored = Case.objects.get(pk=case.pk)
    return row, [(one.slug, one.on, one.latest_on) for one in deadlines_of(stored.situation, NOW)[0]]


def go(case, target, *, at=NOW, **details):
    outcome = Outcome.REFUNDED if target == Status.CLOSED else ""
    return case.move(target, by=None, role=Role.OWNER, outcome=outcome, now=at, **details)


def day(ago):
    return TODAY - dt.timedelta(days=ago)


@pytest.mark.parametrize(("source", "target"), OWNER_MOVES)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.dictionaries(st.sampled_from([*ANCHORS]), st.integers(0, 40).map(day)),
    on=st.none() | st.integers(0, 20).map(day),
    again=st.booleans(),
)
def test_whatever_the_move_the_case_is_then_as_it_was(reference_data, source, target, days, on, again):
    with transaction.atomic():
        case = make_case(status=source, **days)
        if source == states.FOR_REVIEW:
            case.record(Kind.MOVED, role=Role.OWNER, now=case.review_asked_at, new_status=source)
        if again:  # The status was reached before, so that the move begins a new round.
            case.record(Kind.MOVED, role=Role.OWNER, now=NOW - 2 * HOUR, new_status=target)
        recount(case, reason=None, now=NOW)
        before = said(case)
        move = go(case, target, on=on if target in states.DATED_BY else None)
        assert said(case) != before
        Case.objects.get(pk=case.pk).take_back(move.number, now=NOW + HOUR)
        assert said(case) == before
        assert list(Audit(Case.objects.get(pk=case.pk)).events()) == []
        transaction.set_rollback(True)


def test_the_object_that_was_moved_back_knows_it(case):
    move = go(case, Status.FILED, on=TODAY)
    case.take_back(move.number, now=NOW)
    assert (case.status, case.requested_on) == ("preparing", None)
    assert go(case, Status.FILED, on=TODAY).number == case.chain_length


def test_both_lines_stay_and_the_clocks_are_told_again(reference_data, case):
    case = make_case(status="returning", shipped_back_on=day(4))
    recount(case, reason=None, now=NOW)
    move = go(case, Status.INSPECTING, on=day(1))
    case.take_back(move.number, now=NOW + HOUR)
    sentences = [(line.sentence, line.note) for line in lines_of(case.events.order_by("number"))]
    told, back = case.events.filter(kind=Kind.DEADLINE_MOVED).order_by("number")
    assert (back.data["was"], back.data["now"]) == (told.data["now"], told.data["was"])
    assert sentences[2][0] == "‘반품이 도착했어요’를 되돌렸어요"
    assert sentences[3][1] == "되돌렸어요: 반품이 도착했어요"


@pytest.fixture(params=["asked alone", "among the newest lines", "further back than they go"])
def undoable(request, monkeypatch):
    """Return what can be undone, by each of the ways in which pages ask for it."""
    if request.param == "asked alone":
        return lambda case, now: case.undoable_move(now)
    monkeypatch.setattr(LatestLines, "COUNT", 1 if request.param == "further back than they go" else LatestLines.COUNT)
    return lambda case, now: case.latest_lines().undoable_move(now)


def test_only_for_a_day(case, undoable):
    move = go(case, Status.FILED, on=TODAY)
    assert undoable(case, NOW + 23 * HOUR) == move
    assert undoable(case, NOW + 24 * HOUR) is None
    with pytest.raises(CaseChanged):
        case.take_back(move.number, now=NOW + 24 * HOUR)
    assert case.status == "filed"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.MOVED, Kind.MOVE_TAKEN_BACK}])
def test_what_was_told_since_keeps_it_and_what_lasts_anyway_does_not(case, undoable, kind):
    go(case, Status.FILED, on=TODAY)
    case.record(kind, role=Role.OWNER, now=NOW)
    lasts = {
        "photos_added", "photo_removed", "photo_redacted", "photo_unredacted", "photo_turned", "key_renewed", "noted",
        "mail_allowed", "mail_withdrawn", "address_checked", "money_recorded", "money_struck", "message_sent",
        "contacted", "contact_changed", "contact_removed", "promise_answered", "checked_before",
        "reply_kept", "reply_removed", "pasted", "pasted_removed", "stations_added", "station_struck", "arrival_told",
        "seen_by_staff",
    }  # fmt: skip
    assert (undoable(case, NOW) is not None) == (kind in lasts)


def test_a_kind_that_nobody_thought_about_keeps_it(case, monkeypatch):
    monkeypatch.setitem(EVENTS, "promised", EventKind("약속"))
    go(case, Status.FILED, on=TODAY)
    case.record("promised", role=Role.OWNER, now=NOW)
    assert case.undoable_move(NOW) is None


def test_a_decision_of_a_reviewer_is_not_the_buyers_to_undo(case):
    asked = go(case, Status.IN_REVIEW)
    assert case.undoable_move(NOW) == asked
    case.move(Status.READY, by=None, role=Role.STAFF, now=NOW)
    assert case.undoable_move(NOW) is None
    with pytest.raises(CaseChanged):
        case.take_back(asked.number, now=NOW)


def test_the_one_before_can_be_taken_back_after_it(case):
    filed = go(case, Status.FILED, on=day(2))
    approved = go(case, Status.APPROVED, on=day(1))
    with pytest.raises(CaseChanged):
        case.take_back(filed.number, now=NOW)
    case.take_back(approved.number, now=NOW)
    case.take_back(filed.number, now=NOW)
    case.refresh_from_db()
    assert (case.status, case.requested_on, case.approved_on) == ("preparing", None, None)
    assert case.undoable_move(NOW) is None


def test_what_was_taken_back_began_no_round(case):
    """The days that the intake asked for stay when the request is recorded for the first time that counts."""
    Case.objects.filter(pk=case.pk).update(shipped_back_on=day(5))
    case.refresh_from_db()
    case.take_back(go(case, Status.FILED, on=day(2)).number, now=NOW)
    go(case, Status.FILED, on=day(1))
    assert case.shipped_back_on == day(5)


def test_what_the_intake_told_is_no_tap(reference_data):
    fields = {"problem": "refund-delayed", "requested_on": day(9), "approved_on": day(5)}
    case, _key = Case.open(now=NOW, intake_id="6f1c6a9e-0000-4000-8000-000000000000", **fields)
    assert case.status == "approved"
    assert case.undoable_move(NOW) is None


def test_the_parcel_stays_when_its_sending_is_taken_back():
    case = make_case(status="return_due")
    fields = {"carrier": "epost", "tracking_number": "1234567890123", "shipped_on": day(1)}
    Shipment.write(case, fields, now=NOW)
    case.take_back(case.undoable_move(NOW).number, now=NOW)
    case.refresh_from_db()
    assert (case.status, case.shipped_back_on) == ("return_due", None)
    Shipment.write(case, fields, now=NOW)
    assert (case.status, case.shipped_back_on) == ("returning", day(1))


def test_reviewers_are_not_mailed_again(reviewer, case, mailoutbox, django_capture_on_commit_callbacks):
    from django.contrib.auth.models import User

    User.objects.update(email="reviewer@example.org")
    go(case, Status.IN_REVIEW)
    with django_capture_on_commit_callbacks(execute=True):
        case.take_back(go(case, Status.PREPARING).number, now=NOW)
    assert case.status == "in_review"
    assert mailoutbox == []


def test_papers_tell_neither(case):
    go(case, Status.FILED, on=day(2))
    case.take_back(go(case, Status.REJECTED, note="잘못 누름").number, now=NOW)
    content = content_of(case, NOW, [], Choice(notes=frozenset({1, 2})))
    assert [row["en"] for row in content["timeline"]] == [
        "Preparing evidence → Refund requested, waiting for the seller"
    ]
    assert "잘못 누름" not in str(content)
    assert [line.event.note for line in choosable(case)[0]] == []
    shown = [line.sentence for line in lines_of(case.events.for_audience(Audience.BUYER))]
    assert shown[0] == "‘환불이 거절됐어요’를 되돌렸어요"


class TestTheButton:
    def test_takes_it_back(self, owner, case, now):
        owner.post(f"/cases/{case.reference}/move/filed/", {"on": "2026-11-23"})
        response = owner.post(f"/cases/{case.reference}/undo/", {"move": "1"}, follow=True)
        assert response.redirect_chain == [(case.get_absolute_url(), 302)]
        assert "되돌렸어요" in response.text
        assert 'data-status="preparing"' in response.text

    @pytest.mark.parametrize("number", ["", "2", "x", "-1", "9" * 40, "²"])
    def test_says_so_where_it_is_too_late(self, owner, case, now, number):
        owner.post(f"/cases/{case.reference}/move/filed/", {"on": "2026-11-23"})
        response = owner.post(f"/cases/{case.reference}/undo/", {"move": number})
        assert response.status_code == 409
        assert "되돌릴 수 없어요" in response.text
        case.refresh_from_db()
        assert case.status == "filed"
