"""Papers over a size, PDF and ZIP: made by a worker, waited for on a page, kept for an hour."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import html
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from cases.bundle import archive, pdf, tasks
from cases.bundle.choice import mark_of
from cases.bundle.models import SOON, Making
from cases.bundle.typeset import NotTypeset
from cases.casefile.models import Case
from cases.core import limits
from cases.core.retention import MADE_PAPERS
from cases.photos.files import evidence_storage
from cases.photos.storage import folder
from cases.photos.storage.evidence import StoreAway
from cases.photos.storage.objects import ObjectStorage
from cases.work import queue
from refundguide import worker
from tests.support.clients import holding
from tests.support.factories import make_case, receive_photo
from tests.support.moments import NOW
from tests.support.object_store import GROUP, ObjectServer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture(autouse=True)
def _everything_is_heavy(monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    monkeypatch.setattr(pdf, "HEAVY_PHOTOS", -1)
    monkeypatch.setattr(archive, "HEAVY_BYTES", 0)
    receive_photo(case)


@pytest.fixture
def a_worker(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Leave tasks to this worker, which does one when it is called."""
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(tasks.timezone, "now", lambda: NOW)
    queue.beat("a", NOW)
    return lambda: worker.do_next("a", queue.PAPERS)


def papers(owner: Client, case: Case, query: str = "chosen=1&section=timeline&size=full") -> Any:
    return owner.get(f"/cases/{case.reference}/bundle/papers/?{query}")


ALL_AS_ZIP = "chosen=1&section=timeline&photo={mark}&size=zip"


def zipped(owner: Client, case: Case) -> Any:
    return papers(owner, case, ALL_AS_ZIP.format(mark=mark_of(case.photos.get())))


def stored() -> list[str]:
    return [kept.name for kept in evidence_storage().files() if kept.name.startswith("papers/")]


BY_ITSELF = {"HX-Request": "true"}


def says(owner: Client, waiting: str) -> str:
    """Return the address at which the open page asks whether there is something else to say."""
    return owner.get(waiting).text.partition('data-hx-get="')[2].partition('"')[0]


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


def test_what_cannot_be_made_is_said_and_not_tried_again(
    owner: Client, case: Case, a_worker: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise NotTypeset("no")

    waiting = papers(owner, case)["Location"]
    monkeypatch.setattr(pdf.Bundle, "pdf", fail)
    assert a_worker()
    assert "지금은 파일을 만들지 못했어요" in owner.get(waiting).text
    assert DBTaskResult.objects.get().status == "FAILED"
    assert papers(owner, case)["Location"] != waiting  # And can be asked for anew.


FULL = OSError(errno.ENOSPC, "No space left on device")


def first_half(error: BaseException) -> Callable[..., Iterator[bytes]]:
    """Make an archive that breaks off in the middle."""

    def half(*args: Any) -> Iterator[bytes]:
        yield b"half"
        raise error

    return half


@pytest.mark.parametrize(
    "error",
    [FULL, StoreAway("It does not answer."), MemoryError(), RuntimeError()],
    ids=["full", "away", "memory", "bug"],
)
def test_what_fails_in_the_middle_is_said_at_once_and_begun_at_once_by_who_presses_again(
    owner: Client,
    case: Case,
    a_worker: Callable[[], bool],
    stop_time: Callable[[dt.datetime], None],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    waiting = zipped(owner, case)["Location"]
    asked = says(owner, waiting)
    with monkeypatch.context() as failing:
        failing.setattr(tasks, "archive", first_half(error))
        assert a_worker()
    assert stored() == [] and not [*evidence_storage().temporary_folder().iterdir()]
    part = owner.get(asked, headers=BY_ITSELF).text
    assert "이번에는 파일을 만들지 못했어요" in part and "1분쯤" not in part
    again_at = timezone.localtime(NOW + queue.WAITS[0])
    assert f"사건과 사진은 그대로 있어요. {again_at:%H:%M}에 저절로 다시 만드니" in part
    assert owner.get(says(owner, waiting), headers=BY_ITSELF).status_code == 204

    press = owner.get(waiting).text.rpartition('">지금 다시 만들기')[0].rpartition('href="')[2]
    anew = owner.get(html.unescape(press))["Location"]
    assert anew != waiting and "1분쯤" in owner.get(anew).text
    assert a_worker()
    assert "ZIP 받기" in owner.get(anew).text
    # What was put off has nothing to do any more.
    later = NOW + queue.WAITS[0]
    stop_time(later)
    monkeypatch.setattr(tasks.timezone, "now", lambda: later)
    kept = stored()
    assert a_worker() and not a_worker()
    assert stored() == kept and len(kept) == 1


def test_what_fails_while_it_is_kept_leaves_nothing_behind_and_is_made_later_by_itself(
    owner: Client,
    case: Case,
    a_worker: Callable[[], bool],
    stop_time: Callable[[dt.datetime], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*args: Any) -> None:
        raise FULL

    waiting = zipped(owner, case)["Location"]
    with monkeypatch.context() as failing:
        failing.setattr(folder.os, "link", full)
        assert a_worker()
    assert stored() == [] and not [*evidence_storage().temporary_folder().iterdir()]
    assert "이번에는 파일을 만들지 못했어요" in owner.get(waiting).text
    later = NOW + queue.WAITS[0]
    stop_time(later)
    monkeypatch.setattr(tasks.timezone, "now", lambda: later)
    queue.beat("a", later)
    page = owner.get(waiting).text
    assert "파일을 만들고 있어요" in page and "생각보다 오래 걸려요" in page
    assert a_worker()
    assert "ZIP 받기" in owner.get(waiting).text


def test_papers_that_failed_are_begun_anew_from_the_page_that_says_so(
    owner: Client, case: Case, a_worker: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = papers(owner, case)["Location"]
    with monkeypatch.context() as failing:
        failing.setattr(tasks, "Bundle", first_half(FULL))
        assert a_worker()
    press = owner.get(waiting).text.rpartition('">지금 다시 만들기')[0].rpartition('href="')[2]
    anew = owner.get(html.unescape(press))["Location"]
    assert a_worker()
    assert "PDF 받기" in owner.get(anew).text
    assert Making.objects.count() == 1


def test_what_would_be_tried_again_only_after_its_hour_has_failed(
    owner: Client, case: Case, a_worker: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = zipped(owner, case)["Location"]
    monkeypatch.setattr(queue, "WAITS", (MADE_PAPERS + dt.timedelta(minutes=1),))
    monkeypatch.setattr(tasks, "archive", first_half(FULL))
    assert a_worker()
    page = owner.get(waiting).text
    assert "지금은 파일을 만들지 못했어요" in page and "저절로" not in page
    assert "data-hx-trigger" not in page
    assert zipped(owner, case)["Location"] != waiting


def test_papers_that_kill_their_workers_are_given_up_and_said_to_have_failed(
    owner: Client, case: Case, a_worker: Callable[[], bool]
) -> None:
    waiting = zipped(owner, case)["Location"]
    for number in range(len(queue.WAITS) + 1):
        assert queue.claim(f"victim-{number}", queue.PAPERS)
        assert "파일을 만들고 있어요" in owner.get(waiting).text
        assert queue.take_from_the_dead(NOW) == 1
    assert "지금은 파일을 만들지 못했어요" in owner.get(waiting).text
    assert zipped(owner, case)["Location"] != waiting


def test_a_try_after_a_killed_one_promises_no_minute(owner: Client, case: Case, a_worker: Callable[[], bool]) -> None:
    waiting = zipped(owner, case)["Location"]
    asked = says(owner, waiting)
    queue.claim("victim", queue.PAPERS)
    queue.take_from_the_dead(NOW)
    part = owner.get(asked, headers=BY_ITSELF).text
    assert "생각보다 오래 걸려요" in part and "1분쯤" not in part


def test_what_takes_longer_than_was_said_says_so(
    owner: Client, case: Case, a_worker: Callable[[], bool], stop_time: Callable[[dt.datetime], None]
) -> None:
    waiting = zipped(owner, case)["Location"]
    asked = says(owner, waiting)
    queue.claim("a", queue.PAPERS)
    later = NOW + SOON + dt.timedelta(seconds=1)
    stop_time(later)
    queue.beat("a", later)
    part = owner.get(asked, headers=BY_ITSELF).text
    assert "생각보다 오래 걸려요" in part and "1분쯤" not in part


def test_where_its_turn_does_not_come_the_page_says_so_though_somebody_works(
    owner: Client, case: Case, a_worker: Callable[[], bool], stop_time: Callable[[dt.datetime], None]
) -> None:
    waiting = zipped(owner, case)["Location"]
    later = NOW + queue.LATE_AFTER + dt.timedelta(seconds=1)
    stop_time(later)
    queue.beat("a", later)
    assert "멈췄거나 밀려 있어요" in owner.get(waiting).text
    assert zipped(owner, case)["Location"] == waiting  # And it keeps its place.


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


def test_what_a_killed_try_left_behind_is_made_anew(owner: Client, case: Case, a_worker: Callable[[], bool]) -> None:
    papers(owner, case)
    with (evidence_storage().temporary_folder() / "half").open("w+b") as half:
        half.write(b"half")
        half.seek(0)
        Making.objects.get().keep(half, NOW)
    Making.objects.update(made_at=None)
    assert a_worker()
    with Making.objects.get().open() as file:
        assert file.read(4) == b"%PDF"


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


def test_a_worker_that_dies_in_the_middle_of_a_zip_leaves_it_to_the_next(
    owner: Client, case: Case, a_worker: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the half is stored or given, and what the next one makes is whole."""

    class Killed(BaseException):
        """Ends a worker as no task does."""

    waiting = zipped(owner, case)["Location"]
    with monkeypatch.context() as dying:
        dying.setattr(tasks, "archive", first_half(Killed()))
        with pytest.raises(Killed):
            a_worker()
    assert stored() == [] and not [*evidence_storage().temporary_folder().iterdir()]
    assert owner.get(f"{waiting}papers.zip").status_code == 302
    queue.leave("a")
    assert queue.take_from_the_dead(NOW) == 1
    assert worker.do_next("b", queue.PAPERS)
    made = b"".join(owner.get(f"{waiting}papers.zip").streaming_content)
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None


def test_where_nobody_works_the_page_says_so_and_goes_on_once_somebody_does(
    owner: Client, case: Case, a_worker: Callable[[], bool]
) -> None:
    waiting = zipped(owner, case)["Location"]
    queue.leave("a")
    # A page that was opened before learns it too.
    assert "멈췄거나 밀려 있어요" in owner.get(f"{waiting}?says=coming", headers=BY_ITSELF).text
    page = owner.get(waiting).text
    assert "멈췄거나 밀려 있어요" in page and "만들고 있어요" not in page
    assert f'data-hx-get="{waiting}?says=stopped"' in page
    assert f'href="{waiting}"' in page  # Without scripts.
    asked = f"{waiting}?says=stopped"
    assert owner.get(asked, headers=BY_ITSELF).status_code == 204
    queue.beat("a", NOW)
    assert "만들고 있어요" in owner.get(asked, headers=BY_ITSELF).text
    a_worker()
    assert "ZIP 받기" in owner.get(asked, headers=BY_ITSELF).text


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
