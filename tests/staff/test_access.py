"""Who gets into which part of the admin: a table, asserted whole."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from cases.casefile.models import Case
from cases.casefile.tasks import REVIEWERS
from cases.facts.models import PolicyFact
from cases.photos.models import EvidencePhoto
from cases.seed.groups import KEEPERS, seed_groups
from tests.support.admin import QUEUE, change_url
from tests.support.clients import holding, logged_in, staff
from tests.support.factories import make_fact, photo_row
from tests.support.moments import NOW

LOGIN, OPEN, REFUSED = 302, 200, 403


@pytest.fixture
def photo(case: Case) -> EvidencePhoto:
    return photo_row(case)


@pytest.fixture
def visitors(case: Case, now: object) -> dict[str, Client]:
    gone = staff("gone", REVIEWERS)
    User.objects.filter(username="gone").update(is_active=False)
    return {
        "anonymous": Client(),
        "buyer": holding(case),
        "user": logged_in(User.objects.create_user("user")),
        "staff without a group": staff("staff"),
        "keeper": staff("keeper", KEEPERS),
        "reviewer": staff("reviewer", REVIEWERS),
        "reviewer who left": gone,
    }


@pytest.mark.parametrize(
    ("visitor", "index", "cases", "rows"),
    [
        ("anonymous", LOGIN, LOGIN, LOGIN),
        ("buyer", LOGIN, LOGIN, LOGIN),
        ("user", LOGIN, LOGIN, LOGIN),
        ("reviewer who left", LOGIN, LOGIN, LOGIN),
        ("staff without a group", OPEN, REFUSED, REFUSED),
        ("keeper", OPEN, REFUSED, OPEN),
        ("reviewer", OPEN, OPEN, OPEN),
    ],
)
def test_who_sees_what(
    visitors: dict[str, Client], case: Case, photo: EvidencePhoto, visitor: str, index: int, cases: int, rows: int
) -> None:
    client, fact = visitors[visitor], make_fact()
    history = reverse("admin:casefile_case_history", args=[case.pk])
    expected = {
        "/admin/": index,
        QUEUE: cases,
        change_url(case): cases,
        history: cases,
        reverse("admin:facts_policyfact_changelist"): rows,
        reverse("admin:facts_policyfact_change", args=[fact.pk]): rows,
    }
    answers = {address: client.get(address) for address in expected}
    assert {address: answer.status_code for address, answer in answers.items()} == expected
    for address, answer in answers.items():
        if expected[address] == LOGIN:
            assert answer.url.startswith("/admin/login/")
        if expected[address] != OPEN:
            assert case.reference not in answer.text
            assert str(photo.pk) not in answer.text


@pytest.mark.parametrize(
    ("visitor", "change", "add", "delete"),
    [
        ("anonymous", LOGIN, LOGIN, LOGIN),
        ("staff without a group", REFUSED, REFUSED, REFUSED),
        ("reviewer", REFUSED, REFUSED, REFUSED),
        ("keeper", OPEN, OPEN, LOGIN),  # 302 after the deletion
    ],
)
def test_who_writes_reference_rows(
    visitors: dict[str, Client], visitor: str, change: int, add: int, delete: int
) -> None:
    client, fact = visitors[visitor], make_fact()
    # An empty form: 200 means that it was read and found incomplete.
    assert client.post(reverse("admin:facts_policyfact_change", args=[fact.pk]), {}).status_code == change
    assert client.post(reverse("admin:facts_policyfact_add"), {}).status_code == add
    answer = client.post(reverse("admin:facts_policyfact_delete", args=[fact.pk]), {"post": "yes"})
    assert answer.status_code == delete
    assert PolicyFact.objects.filter(pk=fact.pk).exists() == (visitor != "keeper")


def test_a_reviewer_sees_the_photos_but_not_the_bytes_as_received(
    visitors: dict[str, Client], photo: EvidencePhoto
) -> None:
    for size, content in (("thumb", b"thumb"), ("large", b"large"), ("original", b"received")):
        getattr(photo, size).save(f"{photo.pk}-{size}.jpg", ContentFile(content))

    def get(size: str) -> int:
        address = reverse("photos:evidence-file", args=[photo.case.reference, photo.pk, size])
        response = visitors["reviewer"].get(address)
        response.getvalue()
        return response.status_code

    assert [get(size) for size in ("thumb", "large", "original")] == [200, 200, 404]


@pytest.mark.parametrize("visitor", ["anonymous", "user", "staff without a group", "keeper", "reviewer who left"])
def test_photos_stay_closed(visitors: dict[str, Client], photo: EvidencePhoto, visitor: str) -> None:
    address = reverse("photos:evidence-file", args=[photo.case.reference, photo.pk, "thumb"])
    assert visitors[visitor].get(address).status_code == 404


@pytest.mark.parametrize("visitor", ["anonymous", "buyer", "user", "staff without a group", "keeper"])
def test_nobody_else_decides(visitors: dict[str, Client], case: Case, visitor: str) -> None:
    Case.objects.filter(pk=case.pk).update(status="in_review", review_asked_at=NOW)
    assert visitors[visitor].post(change_url(case), {"decision": "ready"}).status_code in {LOGIN, REFUSED}
    assert Case.objects.get(pk=case.pk).status == "in_review"


@pytest.mark.django_db
def test_the_groups_hold_what_they_should_and_seeding_twice_changes_nothing() -> None:
    seed_groups()
    Group.objects.get(name=REVIEWERS).permissions.add(Permission.objects.get(codename="delete_user"))
    seed_groups()
    held = {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()}
    rows = ("contactchannel", "openingperiod", "hoursexception", "holiday", "policyfact", "deadlinerule")
    rows += ("messagetemplate", "messagebox", "trackingpage", "rung", "replyrule")
    assert held == {
        REVIEWERS: {"view_case", "change_case", "view_evidencephoto", "view_caseevent", "view_returnaddress"}
        | {"view_shipment"}
        | {f"view_{row}" for row in rows},
        KEEPERS: {f"{verb}_{row}" for row in rows for verb in ("view", "add", "change", "delete")}
        | {"view_task", "view_dispatch"},
    }
