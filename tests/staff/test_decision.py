"""The decision of a reviewer goes through the one door, or not at all."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from cases.casefile.models import Case
from cases.process.events import Kind
from cases.process.shots import SHOTS
from cases.process.states import Role, Status
from cases.staff import review
from cases.staff.admin import CaseAdmin
from tests.support.admin import QUEUE, change_url
from tests.support.clients import staff
from tests.support.factories import make_case, photo_row
from tests.support.moments import NOW


@pytest.fixture
def case(db: None) -> Case:
    return make_case(status="in_review")


def decide(client: Client, case: Case, **data: Any) -> Any:
    return client.post(change_url(case), data)


def status_of(case: Case) -> str:
    return Case.objects.get(pk=case.pk).status


def test_enough_evidence_makes_the_case_ready(reviewer: Client, case: Case, now: dt.datetime) -> None:
    response = decide(reviewer, case, decision="ready", note="좋습니다", missing=["label"])
    assert response.status_code == 302
    assert response.url.startswith(QUEUE)
    event = case.events.get()
    assert (status_of(case), event.role, event.note) == ("ready", Role.STAFF, "좋습니다")
    assert "missing" not in event.data
    assert event.by == User.objects.get(username="reviewer")
    assert event.created_at == now
    assert LogEntry.objects.get().change_message == "증거 충분"
    assert "신청 준비 완료" in reviewer.get(response.url).text


def test_more_evidence_names_the_photos_and_the_reason(reviewer: Client, case: Case) -> None:
    decide(reviewer, case, decision="needs_evidence", note="라벨이 흐립니다", missing=["label", "damage"])
    event = case.events.get()
    assert (status_of(case), event.note) == ("needs_evidence", "라벨이 흐립니다")
    assert sorted(event.data["missing"]) == ["damage", "label"]
    assert "더 필요한 사진: " in reviewer.get(change_url(case)).text


def test_photos_that_are_asked_for_say_so_themselves(reviewer: Client, case: Case) -> None:
    decide(reviewer, case, decision="needs_evidence", missing=["label", "damage"])
    event = case.events.get()
    assert status_of(case) == "needs_evidence"
    assert event.note == f"이 사진을 찍어서 올려 주세요: {SHOTS['label'].label}, {SHOTS['damage'].label}"


def test_photos_that_are_not_there_are_chosen_already(reviewer: Client, case: Case) -> None:
    there, *missing = (shot for shot in case.guide_problem.shot_list if shot.slug not in case.guide_problem.sometimes)
    photo_row(case, kind=there.slug)
    page = reviewer.get(change_url(case)).text
    chosen = re.findall(r'name="missing" value="([^"]+)"[^>]* checked', page)
    assert chosen == [shot.slug for shot in missing]
    assert 'name="missing" value="fault"' in page  # May be asked for all the same.


def test_photos_come_right_after_what_the_buyer_says(reviewer: Client, case: Case) -> None:
    page = reviewer.get(change_url(case)).text
    assert (
        page.index('id="rg-facts"')
        < page.index('id="rg-photos"')
        < page.index('id="rg-shots"')
        < page.index('id="rg-order"')
    )


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "증거가 충분한지, 더 필요한지 고르세요."),
        ({"decision": "closed", "note": "x"}, "증거가 충분한지, 더 필요한지 고르세요."),
        ({"decision": "needs_evidence"}, "왜 더 필요한지 적으세요."),
        ({"decision": "needs_evidence", "note": "  "}, "왜 더 필요한지 적으세요."),
        ({"decision": "needs_evidence", "missing": ["customs"], "note": "x"}, "사진 목록에 있는 것만"),
        ({"decision": "ready", "note": "가" * (review.NOTE_LENGTH + 1)}, "구매자에게 남길 말은 2000자까지"),
    ],
)
def test_a_decision_with_a_gap_is_refused_next_to_its_field(
    reviewer: Client, case: Case, data: dict[str, Any], error: str
) -> None:
    response = decide(reviewer, case, **data)
    page = response.text
    assert error in page
    assert status_of(case) == "in_review"
    assert not case.events.exclude(kind=Kind.SEEN_BY_STAFF).exists()
    assert data.get("note", "") in page


def test_nothing_but_the_decision_is_taken_from_the_form(reviewer: Client, case: Case) -> None:
    decide(reviewer, case, decision="ready", status="closed", outcome="refunded", item="x", reference="x", story="x")
    after = Case.objects.get(pk=case.pk)
    assert (after.status, after.outcome, after.item, after.reference) == ("ready", "", case.item, case.reference)


@pytest.mark.parametrize("status", [status for status in Status if status != Status.IN_REVIEW])
def test_outside_review_there_is_no_form_and_a_late_decision_is_told(reviewer: Client, status: str) -> None:
    case = make_case(status=status)
    assert 'name="decision"' not in reviewer.get(change_url(case)).text
    for data in ({"decision": "ready", "note": "제 글입니다"}, {"decision": "needs_evidence"}):
        response = reviewer.post(change_url(case), data, follow=True)
        assert "저장하지 않았어요. 그사이" in response.text
        assert ("제 글입니다" in response.text) == ("note" in data)
    assert status_of(case) == status
    assert not case.events.exclude(kind=Kind.SEEN_BY_STAFF).exists()
    assert not LogEntry.objects.exists()


def test_of_two_reviewers_at_once_one_wins_and_the_other_is_told(
    reviewer: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The other reviewer decides after this request has loaded the case.
    as_loaded = Case.objects.get(pk=case.pk)
    case.move(Status.READY, by=None, role=Role.STAFF, now=NOW)
    monkeypatch.setattr(CaseAdmin, "get_object", lambda *args: as_loaded)
    response = reviewer.post(change_url(case), {"decision": "needs_evidence", "note": "<b>흐림"}, follow=True)
    page = response.text
    assert response.status_code == 200
    assert "저장하지 않았어요. 그사이" in page
    assert "&lt;b&gt;흐림" in page
    assert status_of(case) == "ready"
    assert case.events.filter(kind=Kind.MOVED).count() == 1


def test_a_user_who_may_only_look_gets_no_form_and_no_decision(case: Case) -> None:
    from django.contrib.auth.models import Permission

    client = staff("looker")
    User.objects.get(username="looker").user_permissions.add(Permission.objects.get(codename="view_case"))
    page = client.get(change_url(case)).text
    assert case.reference in page
    assert 'name="decision"' not in page
    assert decide(client, case, decision="ready").status_code == 403
    assert status_of(case) == "in_review"


@pytest.mark.parametrize("address", ["add/", "{pk}/delete/"])
def test_even_a_superuser_neither_adds_nor_deletes_a_case_here(case: Case, address: str) -> None:
    client = staff("chief")
    User.objects.filter(username="chief").update(is_superuser=True)
    assert client.post(QUEUE + address.format(pk=case.pk), {"post": "yes"}).status_code == 403
    client.post(QUEUE, {"action": "delete_selected", "_selected_action": case.pk, "post": "yes"})
    assert Case.objects.filter(pk=case.pk).exists()
