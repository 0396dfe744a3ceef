"""Requests that bring something have their places; who finds none is told so, and pages are there for everybody."""

from __future__ import annotations

import logging

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client

from cases.core import places
from cases.core.models import Attempts
from cases.core.places import Places
from refundguide.logs import HideCrowding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.fixture(autouse=True)
def _no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "WRITING", Places(most=0, each=1))


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


@pytest.mark.parametrize("path", ["/", "/healthz", "/contact/", "/cases/", "/cases/open/", "/verify/"])
def test_pages_need_none(path: str) -> None:
    assert Client().get(path).status_code == 200


def test_a_place_is_given_back_with_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "WRITING", Places(most=1, each=1))
    assert [Client().post("/cases/open/").status_code for _ in range(3)] == [422] * 3


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OperationalError("database is locked"), 503),
        (OperationalError("database table is locked: casefile_case"), 503),
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

    monkeypatch.setattr(places, "WRITING", Places(most=1, each=1))
    monkeypatch.setattr(Attempts, "allow", fail)
    client = Client(raise_request_exception=False)
    response = client.post("/cases/open/", {"reference": "RG-7K3M-9QXT", "key": "0" * 20})
    assert response.status_code == status
    assert ("Retry-After" in response) == (status == 503)


def test_a_crowd_does_not_fill_the_log() -> None:
    crowd = logging.makeLogRecord({"name": "django.request", "status_code": 503})
    fault = logging.makeLogRecord({"name": "django.request", "status_code": 500})
    assert [HideCrowding().filter(record) for record in (crowd, fault, logging.makeLogRecord({}))] == [
        False,
        True,
        True,
    ]
