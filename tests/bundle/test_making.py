"""Papers over a size, PDF and ZIP: made by a worker, waited for on a page, kept for an hour."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from cases.bundle import archive, tasks
from cases.bundle.choice import mark_of
from cases.bundle.models import Making
from cases.casefile.models import Case
from cases.core import limits
from cases.core.retention import MADE_PAPERS
from cases.photos.storage.objects import ObjectStorage
from tests.support.clients import holding
from tests.support.factories import make_case, receive_photo
from tests.support.moments import NOW
from tests.support.object_store import GROUP, ObjectServer
from tests.support.papers import ALL_AS_ZIP, BY_ITSELF, FULL, first_half, papers, says, stored, zipped

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "everything_is_heavy")]


def test_a_page_says_that_it_is_being_made_and_turns_into_the_download(
    owner: Client, case: Case, a_worker: Callable[[], bool]
) -> None:
    waiting = papers(owner, case)["Location"]
    page = owner.get(waiting).text
    assert "파일을 만들고 있어요" in page
    assert f'data-hx-get="{waiting}?says=coming" data-hx-trigger="every 2s"' in page
    assert f'href="{waiting}"' in page  # Without scripts.
    assert owner.get(f"{waiting}papers.pdf")["Location"] == f"/cases/{case.reference}/bundle/"
    # A page that is swapped is read aloud again.
    asked = says(owner, waiting)
    assert owner.get(asked, headers=BY_ITSELF).status_code == 204

    assert a_worker()
    part = owner.get(asked, headers=BY_ITSELF).text
    assert "<html" not in part
    assert "data-hx-trigger" not in part
    assert f'href="{waiting}papers.pdf"' in part
    answer = owner.get(f"{waiting}papers.pdf")
    assert answer["Content-Disposition"] == f'attachment; filename="refundguide-{case.reference}.pdf"'
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"%PDF") and len(content) == int(answer["Content-Length"])


def test_its_task_names_a_row_by_number_and_whoever_presses_twice_gets_one(
    owner: Client, case: Case, a_worker: Callable[[], bool]
) -> None:
    assert papers(owner, case)["Location"] == papers(owner, case)["Location"]
    assert DBTaskResult.objects.get().args_kwargs["kwargs"] == {"making_id": str(Making.objects.get().pk)}
    assert papers(owner, case, "chosen=1&size=full")["Location"] != papers(owner, case)["Location"]


def test_another_case_does_not_get_it(
    owner: Client, stranger: Client, case: Case, a_worker: Callable[[], bool]
) -> None:
    waiting = papers(owner, case)["Location"]
    a_worker()
    for path in (waiting, f"{waiting}papers.pdf"):
        assert stranger.get(path).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_nothing_is_waited_for_that_nobody_was_asked_to_make(
    owner: Client, case: Case, a_worker: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(DBTaskResult.objects, "create", fail)
    owner.raise_request_exception = False
    assert zipped(owner, case).status_code == 503
    assert not Making.objects.exists()


def test_whoever_presses_again_is_counted_once_an_hour(
    owner: Client, case: Case, a_worker: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    monkeypatch.setattr(limits, "may_store", lambda request, size: not counted.append(size))
    monkeypatch.setattr(tasks, "archive", first_half(FULL))
    for _press in range(3):
        assert zipped(owner, case).status_code == 302
        assert a_worker()
    assert len(counted) == 1


def test_after_an_hour_it_is_gone(
    owner: Client,
    case: Case,
    a_worker: Callable[[], bool],
    stop_time: Callable[[dt.datetime], None],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    waiting = papers(owner, case)["Location"]
    a_worker()
    assert len(stored()) == 1
    later = NOW + MADE_PAPERS + dt.timedelta(seconds=1)
    stop_time(later)
    for path in (waiting, f"{waiting}papers.pdf"):
        assert owner.get(path)["Location"] == f"/cases/{case.reference}/bundle/"
    monkeypatch.setattr("cases.bundle.management.commands.drop_papers.timezone.now", lambda: later)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("drop_papers")
    assert (Making.objects.count(), stored()) == (0, [])


def test_it_goes_with_its_case(
    owner: Client,
    case: Case,
    a_worker: Callable[[], bool],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    papers(owner, case)
    a_worker()
    with django_capture_on_commit_callbacks(execute=True):
        case.forget()
    assert stored() == []


def test_a_zip_of_many_bytes_is_made_beside_and_is_the_same_file(
    owner: Client, case: Case, a_worker: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = zipped(owner, case)["Location"]
    assert "파일을 만들고 있어요" in owner.get(waiting).text
    assert a_worker()
    assert [name.rpartition("/")[2] for name in stored()] == ["papers.zip"]
    page = owner.get(waiting).text
    assert f'href="{waiting}papers.zip">ZIP 받기' in page
    answer = owner.get(f"{waiting}papers.zip")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == f'attachment; filename="refundguide-{case.reference}.zip"'
    made = b"".join(answer.streaming_content)
    assert len(made) == int(answer["Content-Length"])
    monkeypatch.setattr(archive, "HEAVY_BYTES", len(made))
    assert made == b"".join(zipped(owner, case).streaming_content)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        manifest = json.loads(package.read(f"{case.reference}/manifest.json"))
        [photo] = manifest["photos"]
        received = package.read(f"{case.reference}/{photo['files']['original']['path']}")
    assert hashlib.sha256(received).hexdigest() == case.photos.get().sha256


def test_the_address_of_the_zip_asks_for_the_same_file(owner: Client, case: Case, a_worker: Callable[[], bool]) -> None:
    choice = ALL_AS_ZIP.format(mark=mark_of(case.photos.get()))
    assert (
        owner.get(f"/cases/{case.reference}/bundle/originals.zip?{choice}")["Location"]
        == zipped(owner, case)["Location"]
    )


def test_one_copy_of_the_received_files_is_kept_for_a_case(
    owner: Client,
    case: Case,
    a_worker: Callable[[], bool],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    zipped(owner, case)
    assert a_worker()
    [first] = stored()
    again = zipped(owner, case)
    assert (again.status_code, again["Content-Type"], again.getvalue()[:2]) == (200, "application/zip", b"PK")
    assert stored() == [first]

    with django_capture_on_commit_callbacks(execute=True):
        papers(owner, case, ALL_AS_ZIP.format(mark=mark_of(case.photos.get())).replace("section=timeline&", ""))
    assert a_worker()
    [second] = stored()
    assert second != first


def test_what_is_kept_of_received_files_counts_as_stored_by_who_asks(
    owner: Client, case: Case, a_worker: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "may_store", lambda request, size: size < case.photos.get().byte_size)
    assert zipped(owner, case).status_code == 429
    assert not Making.objects.exists()


def test_a_file_is_not_given_under_the_name_of_another_kind(
    owner: Client, case: Case, a_worker: Callable[[], bool]
) -> None:
    waiting = zipped(owner, case)["Location"]
    a_worker()
    assert owner.get(f"{waiting}papers.pdf").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_where_tasks_are_done_at_once_the_zip_is_sent_at_once(owner: Client, case: Case) -> None:
    answer = zipped(owner, case)
    assert answer["Content-Type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None


@GROUP
def test_in_an_object_store_a_zip_is_made_and_kept_as_well(
    settings: Settings, object_server: ObjectServer, object_storage: ObjectStorage, a_worker: Callable[[], bool]
) -> None:
    options = object_server.options(object_storage._prefix[:-1])
    backend = {"BACKEND": "cases.photos.storage.objects.ObjectStorage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "evidence": backend}
    case = make_case()
    receive_photo(case)
    owner = holding(case)
    waiting = zipped(owner, case)["Location"]
    assert a_worker()
    assert len(stored()) == 1
    made = b"".join(owner.get(f"{waiting}papers.zip").streaming_content)
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None
    Making.objects.get().delete()
