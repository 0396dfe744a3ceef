"""Papers that fail, wait for their turn or lose their worker: what the page says of it, and who tries again."""

from __future__ import annotations

import datetime as dt
import html
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cases.bundle import pdf, tasks
from cases.bundle.models import SOON, Making
from cases.bundle.typeset import NotTypeset
from cases.casefile.models import Case
from cases.core.retention import MADE_PAPERS
from cases.photos.files import evidence_storage
from cases.photos.storage import folder
from cases.photos.storage.evidence import StoreAway
from cases.work import queue
from refundguide import worker
from tests.support.moments import NOW
from tests.support.papers import BY_ITSELF, FULL, first_half, papers, says, stored, zipped

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "everything_is_heavy")]


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
