"""Outages that are played inside this process: a disk that is full, mail that goes nowhere, PostgreSQL that is away."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from cases.casefile.models import Case
from cases.casefile.tasks import REVIEWERS
from cases.photos.storage import EvidenceStorage
from cases.process.states import Status
from cases.reminders.models import MailAddress
from tests.support.factories import jpeg, photo_row
from tests.support.processes import ROOT, environment, free_port

NOTE = "판매자가 일부 환불만 해 주겠다고 합니다."


@pytest.fixture
def buyer(owner: Client) -> Client:
    """The browser that holds `case`, at a site that shows its page for errors."""
    owner.raise_request_exception = False
    return owner


def photo(buyer: Client, case: Case) -> str:
    upload = SimpleUploadedFile("a.jpg", jpeg(), content_type="image/jpeg")
    return buyer.post(f"/cases/{case.reference}/evidence/", {"kind": "damage", "photos": upload}).text


def test_on_a_full_disk_photos_are_refused_kindly_and_taken_later(
    buyer: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Any, name: str, content: Any) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(EvidenceStorage, "_save", full)
        assert 'data-reason="not-stored"' in photo(buyer, case)
    assert not case.photos.exists()
    assert 'data-upload="accepted"' in photo(buyer, case)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite can be told how large it may become")
@pytest.mark.django_db(transaction=True)
def test_in_a_full_database_a_note_is_given_back_and_can_be_sent_later(case: Case, buyer: Client) -> None:
    text = NOTE * 40
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        [pages] = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        answers = [buyer.post(f"/cases/{case.reference}/note/", {"note": text}) for _ in range(20)]
        cursor.execute("PRAGMA max_page_count = 1000000")
    full = next(answer for answer in answers if answer.status_code != 302)
    assert (full.status_code, text in full.text) == (503, True)
    assert full["Retry-After"]
    kept = case.events.count()
    assert buyer.post(f"/cases/{case.reference}/note/", {"note": text}).status_code == 302
    assert case.events.count() == kept + 1


def test_a_database_that_can_only_be_read_is_not_ready(case: Case, buyer: Client) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        assert buyer.get("/readyz").json()["database"] == "failed"
        cursor.execute("PRAGMA query_only = OFF")


@pytest.fixture
def silent_server() -> Iterator[int]:
    """The port of a server that takes connections and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.mark.parametrize("server", ["down", "hung"])
def test_a_mail_that_cannot_go_out_is_said_and_nothing_is_kept_of_it(
    server: str, buyer: Client, case: Case, now: object, settings: Any, mailing_site: None, silent_server: int
) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": "127.0.0.1",
                "port": silent_server if server == "hung" else free_port(),
                "timeout": 0.3,
            },
        }
    }
    form = {"address": "buyer@example.org", "consent": "on"}
    answer = buyer.post(f"/cases/{case.reference}/mail/address/", form)
    assert (answer.status_code, "buyer@example.org" in answer.text) == (503, True)
    assert not MailAddress.objects.exists()
    # A decision does not wait for the mail about it.
    photo_row(case)
    User.objects.create_user("reviewer", "r@example.org", is_staff=True).groups.add(Group.objects.get(name=REVIEWERS))
    assert buyer.post(f"/cases/{case.reference}/move/in_review/", {"note": ""}).status_code == 302
    case.refresh_from_db()
    assert case.status == Status.IN_REVIEW

    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    assert buyer.post(f"/cases/{case.reference}/mail/address/", form).status_code == 302
    assert [letter.to for letter in mail.outbox] == [["buyer@example.org"]]


ASK = """
import json, os, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "refundguide.settings"
import django
django.setup()
from django.test import Client
client, answers = Client(raise_request_exception=False, headers={"host": "localhost"}), {}
for path in sys.argv[1:]:
    form = {"reference": "RG-7K3M-9QXT", "key": "7K3M9-QXT2B-4HJ8N-W0RZC"}
    answer = client.post(path, form) if path == "/cases/open/" else client.get(path)
    answers[path] = [answer.status_code, answer.text, answer.get("Retry-After")]
print(json.dumps(answers))
"""


@pytest.mark.parametrize("server", ["down", "hung"])
def test_without_postgres_every_page_says_that_it_is_passing(server: str, silent_server: int, tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    port = silent_server if server == "hung" else free_port()
    EvidenceStorage(tmp_path).claim()
    done = subprocess.run(
        [sys.executable, "-c", ASK, "/healthz", "/readyz", "/", "/cases/open/"],
        cwd=ROOT,
        env=environment(
            DATABASE_URL=f"postgres://refunds:x@127.0.0.1:{port}/refunds?connect_timeout=2",
            STORAGE_URL=f"file://{tmp_path}",
        ),
        capture_output=True,
        text=True,
        check=True,
    )
    answers = json.loads(done.stdout)
    assert answers["/healthz"][0] == 200
    assert json.loads(answers["/readyz"][1]) == {"status": "unavailable", "database": "failed", "storage": "ok"}
    for path in ("/", "/cases/open/"):
        status, text, after = answers[path]
        assert (status, bool(after)) == (503, True)
        assert "잠시" in text
