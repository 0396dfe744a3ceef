"""What is said before a site goes public on which something is missing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from refundguide import env, public


@pytest.fixture(autouse=True)
def in_public(settings: Any) -> None:
    settings.PUBLIC, settings.OPERATOR = True, "문의 창구 help@example.org"


def ids(check: Any) -> list[str]:
    return [message.id for message in check(None)]


def test_somebody_has_to_answer_for_it(settings: Any) -> None:
    assert ids(public.somebody_answers) == []
    settings.OPERATOR = ""
    assert ids(public.somebody_answers) == ["refundguide.E002"]
    settings.PUBLIC = False
    assert ids(public.somebody_answers) == []


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("", []),
        ("console:", []),
        ("smtp://localhost:25", []),
        ("smtp://mail.example.org:25", ["refundguide.W003"]),
        ("smtp://mail.example.org:587?tls=1", []),
        ("smtps://mail.example.org", []),
    ],
)
def test_mails_go_out_over_tls(settings: Any, url: str, found: list[str]) -> None:
    settings.MAILERS = {"default": env.mailer(url)}
    assert ids(public.talk_is_private) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("sqlite:////srv/site.sqlite3", []),
        ("postgres://site@localhost/site", []),
        ("postgres://site@db.example.org/site", ["refundguide.W004"]),
        ("postgres://site@db.example.org/site?sslmode=require", ["refundguide.W004"]),
        ("postgres://site@db.example.org/site?sslmode=verify-full", []),
    ],
)
def test_a_database_elsewhere_proves_who_it_is(
    monkeypatch: pytest.MonkeyPatch, settings: Any, url: str, found: list[str]
) -> None:
    database = {"default": env.database(url)}
    there = SimpleNamespace(PUBLIC=True, MAILERS=settings.MAILERS, DATABASES=database, STORAGES=settings.STORAGES)
    monkeypatch.setattr(public, "settings", there)
    assert ids(public.talk_is_private) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("file:///srv/evidence", []),
        ("s3://key:secret@127.0.0.1:8333/evidence?scheme=http", []),
        ("s3://key:secret@objects.example.org/evidence?scheme=http", ["refundguide.W006"]),
        ("s3://key:secret@objects.example.org/evidence", []),
    ],
)
def test_photos_go_out_over_tls(settings: Any, tmp_path: Path, url: str, found: list[str]) -> None:
    pytest.importorskip("boto3")
    store, _folder = env.storage(url, spool=tmp_path)
    settings.STORAGES = {**settings.STORAGES, "evidence": store}
    assert ids(public.talk_is_private) == found


def test_who_is_to_be_told_of_errors_can_be_told(settings: Any) -> None:
    assert ids(public.errors_are_told) == []
    settings.ADMINS, settings.CAN_SEND_MAIL = ["ops@example.org"], False
    assert ids(public.errors_are_told) == ["refundguide.W005"]
    settings.CAN_SEND_MAIL = True
    assert ids(public.errors_are_told) == []
