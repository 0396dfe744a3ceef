"""Outages that are played inside this process: a disk that is full, mail that goes nowhere, PostgreSQL that is away."""

from __future__ import annotations

import datetime as dt
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
from django.tasks import TaskResultStatus
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cases.casefile.models import Case
from cases.casefile.tasks import REVIEWERS
from cases.integrity.audit import Audit
from cases.photos.storage.folder import FolderStorage
from refundguide import worker
from tests.support.factories import jpeg, photo_row
from tests.support.moments import NOW
from tests.support.processes import ROOT, environment, free_port

NOTE = "판매자가 일부 환불만 해 주겠다고 합니다."


@pytest.fixture
def buyer(owner: Client) -> Client:
    """The browser that holds `case`, at a site that shows its page for errors."""
    owner.raise_request_exception = False
    return owner


def photo(buyer: Client, case: Case, color: str = "tomato") -> str:
    upload = SimpleUploadedFile("a.jpg", jpeg(color=color), content_type="image/jpeg")
    return buyer.post(f"/cases/{case.reference}/evidence/", {"kind": "damage", "photos": upload}).text


def test_on_a_full_disk_photos_are_refused_kindly_and_taken_later(
    buyer: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Any, name: str, content: Any) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FolderStorage, "_save", full)
        assert 'data-reason="not-stored"' in photo(buyer, case)
    assert not case.photos.exists()
    assert 'data-upload="accepted"' in photo(buyer, case)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite can be told how large it may become")
@pytest.mark.django_db(transaction=True)
def test_in_a_full_database_a_note_is_given_back_and_can_be_sent_later(case: Case, buyer: Client) -> None:
    text = NOTE * 40
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # What earlier tests left behind has room, too.
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
        assert buyer.get(case.get_absolute_url()).status_code == 200
        answer = buyer.post(f"/cases/{case.reference}/note/", {"note": NOTE})
        cursor.execute("PRAGMA query_only = OFF")
    assert (answer.status_code, NOTE in answer.text, answer["Retry-After"]) == (503, True, "30")
    assert buyer.post(f"/cases/{case.reference}/note/", {"note": NOTE}).status_code == 302


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite can be told not to write")
def test_an_answer_before_there_is_a_case_is_given_back_too(buyer: Client) -> None:
    buyer.post("/cases/new/problem/", {"problem": "damaged"})
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        answer = buyer.post("/cases/new/story/", {"story": NOTE})
        cursor.execute("PRAGMA query_only = OFF")
    assert (answer.status_code, NOTE in answer.text, answer.get("Retry-After")) == (503, True, "30")
    assert buyer.post("/cases/new/story/", {"story": NOTE}).status_code == 302
    assert NOTE in buyer.get("/cases/new/story/").text


@pytest.mark.parametrize("jump", [dt.timedelta(days=1), dt.timedelta(days=-1)])
def test_a_clock_that_jumps_a_day_and_comes_back_costs_nothing(
    jump: dt.timedelta, buyer: Client, case: Case, stop_time: Any, reference_data: None
) -> None:
    for number, moment in enumerate((NOW, NOW + jump, NOW, NOW + dt.timedelta(minutes=1))):
        stop_time(moment)
        assert buyer.post(f"/cases/{case.reference}/note/", {"note": f"{NOTE} {number}"}).status_code == 302
        assert 'data-upload="accepted"' in photo(buyer, case, ("tomato", "teal", "navy", "gold")[number])
        assert all(buyer.get(path).status_code == 200 for path in ("/", "/contact/", case.get_absolute_url()))
        assert buyer.get("/readyz").json()["database"] == "ok"
    told = buyer.get(f"/cases/{case.reference}/timeline/").text
    assert all(f"{NOTE} {number}" in told for number in range(4))
    audit = Audit(Case.objects.get(pk=case.pk))
    assert [*audit.events(), *audit.photos()] == []


@pytest.fixture
def silent_server() -> Iterator[int]:
    """The port of a server that takes connections and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.mark.parametrize(
    ("server", "told"),
    [("down", "확인 메일을 아직 보내지 못했어요"), ("hung", "확인 메일이 갔는지 알 수 없어요")],
)
def test_no_page_waits_for_a_mail_server_and_what_became_of_the_mail_is_said(
    server: str, told: str, buyer: Client, case: Case, settings: Any, mailing_site: None, silent_server: int
) -> None:
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "cases.work.traced.TracedBackend"}}
    port = silent_server if server == "hung" else free_port()
    options = {"host": "127.0.0.1", "port": port, "timeout": 0.3}
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options},
    }
    page, form = f"/cases/{case.reference}/mail/", {"address": "buyer@example.org", "consent": "on"}
    assert buyer.post(f"{page}address/", form).status_code == 302
    # Nor does a decision wait for the mail about it.
    photo_row(case)
    User.objects.create_user("reviewer", "r@example.org", is_staff=True).groups.add(Group.objects.get(name=REVIEWERS))
    assert buyer.post(f"/cases/{case.reference}/move/in_review/", {"note": ""}).status_code == 302
    assert "확인 메일을 보내고 있어요" in buyer.get(page).text
    while worker.do_next("here", "default"):
        pass
    answer = buyer.get(page)
    assert (answer.status_code, told in answer.text) == (200, True)

    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())
    while worker.do_next("here", "default"):
        pass
    sent = {address for letter in mail.outbox for address in letter.to}
    # What surely did not go out goes out by itself; what may have is left to its reader.
    assert sent == ({"buyer@example.org", "r@example.org"} if server == "down" else set())
    if server == "hung":
        buyer.post(f"{page}address/", form)
        assert worker.do_next("here", "default")
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
    FolderStorage(tmp_path).claim()
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
