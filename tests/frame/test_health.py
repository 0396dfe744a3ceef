"""Probes: the process answers, and says which part of it does not work."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from cases.photos.storage.evidence import MARKER

pytestmark = pytest.mark.django_db
usage = namedtuple("usage", "total used free")


def test_the_process_says_that_it_lives(client: Client) -> None:
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert response.headers["Cache-Control"] == "no-store"


def test_a_ready_site_says_so_and_leaves_nothing_behind(client: Client, settings) -> None:
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "storage": "ok"}
    assert [path.name for path in settings.EVIDENCE_ROOT.iterdir()] == [MARKER]


def test_a_folder_that_is_gone_is_not_ready(client: Client, settings, tmp_path: Path) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "gone"
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "database": "ok", "storage": "failed"}
    assert not settings.EVIDENCE_ROOT.exists()


def test_a_folder_without_our_mark_is_not_ready(client: Client, settings) -> None:
    (settings.EVIDENCE_ROOT / MARKER).unlink()

    assert client.get("/readyz").json()["storage"] == "failed"


def test_a_full_disk_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refundguide.health.shutil.disk_usage", lambda path: usage(10**12, 10**12, 10**6))

    assert client.get("/readyz").json()["storage"] == "failed"


def test_a_database_without_tables_is_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE facts_referenceversion")
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["database"] == "failed"


def test_who_asks_again_at_once_hears_the_same(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refundguide.health.time.monotonic", lambda: 100.0)
    assert client.get("/readyz").status_code == 200
    monkeypatch.setattr("refundguide.health._storage_writes", lambda: False)
    assert client.get("/readyz").status_code == 200
    monkeypatch.setattr("refundguide.health.time.monotonic", lambda: 102.0)
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_that_comes_by_address_is_answered_in_public_too(client: Client, settings, path: str) -> None:
    settings.ALLOWED_HOSTS = ["refund.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

    assert client.get(path, headers={"Host": "10.0.0.7"}).status_code == 200
