"""Requests that bring something have their places; who finds none is told so, and pages are there for everybody."""

from __future__ import annotations

import logging

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.casefile.models import Case
from cases.core import places
from cases.core.models import Attempts
from cases.core.places import Places
from refundguide.logs import HideCrowding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


FORM = "application/x-www-form-urlencoded"


def give(monkeypatch: pytest.MonkeyPatch, *, writing: int, uploading: int) -> None:
    monkeypatch.setattr(places, "WRITING", Places(most=writing, each=1))
    monkeypatch.setattr(places, "UPLOADING", Places(most=uploading, each=1))


@pytest.fixture(autouse=True)
def _no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, writing=0, uploading=0)


@pytest.mark.parametrize(
    "path", ["/cases/open/", "/cases/RG-7K3M-9QXT/evidence/", "/verify/", "/admin/login/", "/nowhere/"]
)
def test_who_finds_no_place_is_told_so_before_a_byte_is_read(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: HttpRequest) -> None:
        raise AssertionError("the body was read")

    monkeypatch.setattr(HttpRequest, "_load_post_and_files", refuse)
    response = Client(enforce_csrf_checks=True).post(path, {"reference": "x"})
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response["Cache-Control"] == "no-store"
    assert "다시 보내 주세요" in response.text
    # It would only show this page once more: what was sent is not sent again by itself.
    assert 'http-equiv="refresh"' not in response.text


def test_who_waits_has_asked_the_database_for_nothing(
    owner: Client, case: Case, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert owner.post(f"/cases/{case.reference}/note/", {"note": "x"}).status_code == 503


@pytest.mark.parametrize("path", ["/", "/healthz", "/contact/", "/cases/", "/cases/open/", "/verify/"])
def test_pages_need_none(path: str) -> None:
    assert Client().get(path).status_code == 200


def test_files_and_forms_have_places_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def statuses() -> tuple[int, int]:
        form = Client().post("/cases/open/", "reference=x", content_type=FORM)
        return form.status_code, Client().post("/cases/open/", {"reference": "x"}).status_code

    give(monkeypatch, writing=1, uploading=0)
    assert statuses() == (422, 503)
    give(monkeypatch, writing=0, uploading=1)
    assert statuses() == (503, 422)


def test_a_place_is_given_back_with_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, writing=1, uploading=1)
    assert [Client().post("/cases/open/").status_code for _ in range(3)] == [422] * 3


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OperationalError("database is locked"), 503),
        (OperationalError("database table is locked: casefile_case"), 503),
        (OperationalError("canceling statement due to lock timeout"), 503),
        (OperationalError("disk I/O error"), 503),
        (OperationalError("no such table: casefile_case"), 500),
        (ValueError("locked"), 500),
    ],
)
def test_a_database_that_others_keep_busy_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    give(monkeypatch, writing=1, uploading=1)
    monkeypatch.setattr(Attempts, "allow", fail)
    client = Client(raise_request_exception=False)
    response = client.post("/cases/open/", {"reference": "RG-7K3M-9QXT", "key": "0" * 20})
    assert response.status_code == status
    assert ("Retry-After" in response) == (status == 503)


def test_a_session_that_cannot_be_written_now_has_not_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)

    def answer(slug: str, fields: dict[str, str]) -> tuple[int, bool]:
        response = client.post(f"/cases/new/{slug}/", fields)
        return response.status_code, "유리 티포트" in response.text

    def fail(*_arguments: object, **_options: object) -> None:
        raise OperationalError("database is locked")

    give(monkeypatch, writing=1, uploading=1)
    assert answer("problem", {"problem": "damaged"}) == (302, False)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "save", fail)
        assert answer("order", {"item": "유리 티포트"}) == (503, True)
    client.session.delete()
    assert answer("order", {"item": "유리 티포트"})[0] != 503


def test_a_crowd_does_not_fill_the_log() -> None:
    crowd = logging.makeLogRecord({"name": "django.request", "status_code": 503})
    fault = logging.makeLogRecord({"name": "django.request", "status_code": 500})
    assert [HideCrowding().filter(record) for record in (crowd, fault, logging.makeLogRecord({}))] == [
        False,
        True,
        True,
    ]


def test_an_outage_is_told_once_a_second() -> None:
    told = HideCrowding()

    def passes(error: Exception, at: float) -> bool:
        line = {"status_code": 503, "exc_info": (type(error), error, None), "created": at}
        return bool(told.filter(logging.makeLogRecord(line)))

    gone, locked = OperationalError("disk I/O error"), OperationalError("database is locked")
    assert [passes(gone, at) for at in (0.0, 0.5, 1.5)] == [True, False, True]
    assert not passes(locked, 9.0)
    assert passes(gone, -86400.0)  # A clock that was set back.
