"""Looks of staff: each is written down, the owner is told of one a day, and nobody changes the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from cases.casefile.models import Case, StaffRead
from cases.casefile.tasks import REVIEWERS
from cases.integrity.audit import Audit
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role
from cases.returns.models import ReturnAddress
from tests.support.admin import QUEUE, change_url
from tests.support.clients import holding, logged_in, staff
from tests.support.factories import jpeg, make_case, receive_photo
from tests.support.moments import NOW

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def case(db: None) -> Case:
    return make_case(status="in_review", item="유리 티포트", updated_at=NOW - dt.timedelta(days=30))


@pytest.fixture
def photo(case: Case) -> EvidencePhoto:
    photo = receive_photo(case, jpeg(), name="a.jpg", kind="damage")
    Case.objects.filter(pk=case.pk).update(updated_at=NOW - dt.timedelta(days=30))
    return photo


@pytest.fixture
def address(case: Case) -> ReturnAddress:
    typed = {
        "country": "KR",
        "postcode": "22300",
        "address": "인천 견본로 12",
        "recipient": "견본",
        "phone": "",
        "note": "",
    }
    return ReturnAddress.write(case, typed, now=NOW)


def file_url(photo: EvidencePhoto, size: str = "shared-thumb") -> str:
    return reverse("photos:evidence-file", args=[photo.case.reference, photo.pk, size])


def looks() -> list[tuple[str, str]]:
    return sorted(StaffRead.objects.values_list("name", "what"))


def told(case: Case) -> int:
    return int(case.events.filter(kind=Kind.SEEN_BY_STAFF).count())


@pytest.mark.parametrize("way", ["page", "history"])
def test_opening_a_case_is_one_look(reviewer: Client, case: Case, way: str) -> None:
    at = change_url(case) if way == "page" else reverse("admin:casefile_case_history", args=[case.pk])
    assert reviewer.get(at).status_code == 200
    read = StaffRead.objects.get()
    assert (read.case, read.by, read.name, read.what) == (case, User.objects.get(), "reviewer", "case")
    assert read.read_at == NOW.replace(second=0, microsecond=0)


def test_its_return_address_is_another(reviewer: Client, case: Case, address: ReturnAddress) -> None:
    reviewer.get(change_url(case))
    assert looks() == [("reviewer", "address"), ("reviewer", "case")]
    StaffRead.objects.all().delete()
    reviewer.post(reverse("admin:casefile_case_address", args=[case.pk]), {})
    assert looks() == [("reviewer", "address")]


@pytest.mark.parametrize("size", ["thumb", "large", "shared", "shared-thumb"])
def test_a_photo_is_one_too_however_it_is_reached(reviewer: Client, photo: EvidencePhoto, size: str) -> None:
    reviewer.get(file_url(photo, size)).getvalue()
    assert looks() == [("reviewer", "photos")]
    StaffRead.objects.all().delete()
    reviewer.get(reverse("admin:casefile_case_photo", args=[photo.case_id, photo.pk]))
    assert looks() == [("reviewer", "photos")]


def test_what_a_page_loads_is_one_look_and_the_next_minute_another(
    reviewer: Client, photo: EvidencePhoto, stop_time: Callable[[dt.datetime], None]
) -> None:
    for _number in range(3):
        reviewer.get(file_url(photo)).getvalue()
    assert looks() == [("reviewer", "photos")]
    stop_time(NOW + MINUTE)
    reviewer.get(file_url(photo)).getvalue()
    assert len(looks()) == 2


def test_nobody_else_leaves_one(case: Case, photo: EvidencePhoto, reviewer: Client) -> None:
    owner, keeper = holding(case), staff("clerk")
    owner.get(file_url(photo)).getvalue()
    for browser in (keeper, Client()):
        browser.get(file_url(photo))
        browser.get(change_url(case))
    reviewer.get(QUEUE)
    reviewer.get(file_url(photo).replace(str(photo.pk)[:4], "0000"))
    assert [what for name, what in looks() if name != "reviewer"] == []


def test_the_owner_is_told_once_a_person_and_day(
    reviewer: Client, case: Case, photo: EvidencePhoto, stop_time: Callable[[dt.datetime], None]
) -> None:
    for minutes in (0, 1, 60):
        stop_time(NOW + minutes * MINUTE)
        reviewer.get(change_url(case))
        reviewer.get(file_url(photo)).getvalue()
    assert told(case) == 1
    staff("other", REVIEWERS).get(change_url(case))
    assert told(case) == 2
    midnight = (NOW + dt.timedelta(days=1)).astimezone(dt.timezone(dt.timedelta(hours=9))).replace(hour=0, minute=0)
    for moment, count in ((midnight - MINUTE, 2), (midnight + MINUTE, 3)):
        stop_time(moment)
        reviewer = logged_in(User.objects.get(username="reviewer"))
        reviewer.get(change_url(case))
        assert told(case) == count
    page = holding(case).get(f"/cases/{case.reference}/timeline/").text
    assert page.count("검토자가 사건을 봤어요") == 3
    assert "reviewer" not in page


def test_a_look_is_no_change_of_the_case(reviewer: Client, case: Case) -> None:
    before = Case.objects.values("updated_at", "status").get(pk=case.pk)
    reviewer.get(change_url(case))
    assert told(case) == 1
    assert Case.objects.values("updated_at", "status").get(pk=case.pk) == before
    assert [*Audit(Case.objects.get(pk=case.pk)).events()] == []


def test_a_move_can_still_be_taken_back_after_a_look(reviewer: Client) -> None:
    case, _key = Case.open(now=NOW, problem="damaged", item="컵", intake_id=uuid4())
    case.move("filed", by=None, role=Role.OWNER, on=NOW.date(), now=NOW)
    reviewer.get(change_url(case))
    assert case.undoable_move(NOW + MINUTE) is not None


def test_papers_do_not_tell_it(reviewer: Client, case: Case) -> None:
    reviewer.get(change_url(case))
    assert not case.events.for_audience("papers").filter(kind=Kind.SEEN_BY_STAFF).exists()


def test_a_look_that_cannot_be_written_down_is_not_given(
    reviewer: Client, photo: EvidencePhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(StaffRead, "note", refuse)
    reviewer.raise_request_exception = False
    zoom = reverse("admin:casefile_case_photo", args=[photo.case_id, photo.pk])
    for at in (file_url(photo), change_url(photo.case), zoom):
        assert reviewer.get(at).status_code == 500


def test_looks_stay_when_their_person_leaves_and_go_with_the_case(reviewer: Client, case: Case) -> None:
    reviewer.get(change_url(case))
    User.objects.all().delete()
    assert looks() == [("reviewer", "case")]
    case.forget()
    assert not StaffRead.objects.exists()


def test_superusers_read_the_list_and_nobody_changes_it(reviewer: Client, case: Case) -> None:
    reviewer.get(change_url(case))
    read = StaffRead.objects.get()
    changelist = reverse("admin:casefile_staffread_changelist")
    chief = logged_in(User.objects.create_superuser("chief"))
    page = chief.get(changelist, {"q": case.reference})
    assert case.reference in page.text and "reviewer" in page.text and case.item not in page.text
    assert chief.get(changelist, {"q": "RG-0000"}).text.count("reviewer") == 0
    for name in ("change", "delete", "history"):
        at = reverse(f"admin:casefile_staffread_{name}", args=[read.pk])
        assert chief.post(at, {"post": "yes", "name": "x"}).status_code in {403, 405} or name == "history"
    assert chief.post(reverse("admin:casefile_staffread_add"), {"name": "x"}).status_code == 403
    assert chief.post(changelist, {"action": "delete_selected", "_selected_action": read.pk}).status_code in {200, 302}
    assert StaffRead.objects.get() == read
    User.objects.get(username="reviewer").user_permissions.set(
        Permission.objects.filter(codename__contains="staffread")
    )
    helper = logged_in(User.objects.get(username="reviewer"))
    for at in (changelist, reverse("admin:casefile_staffread_delete", args=[read.pk])):
        assert helper.get(at).status_code == 403
    assert changelist not in helper.get("/admin/").text
    assert changelist in chief.get("/admin/").text
