"""Tasks as rows: asked for with what is written, taken once, tried again, given back by the dead, dropped when old."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, transaction
from django.tasks import TaskResultStatus
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from cases.casefile.models import Case
from cases.core.retention import DONE_TASK, FAILED_TASK
from cases.process.states import Role, Status
from cases.seed.groups import KEEPERS
from cases.work import queue
from cases.work.models import Round, Worker
from refundguide import regular, worker
from tests.support import errands
from tests.support.clients import staff
from tests.support.moments import NOW

pytestmark = pytest.mark.django_db
READY, RUNNING, FAILED, SUCCESSFUL = TaskResultStatus


@pytest.fixture(autouse=True)
def _as_on_a_site(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setenv("ERRANDS", str(tmp_path))


def only() -> DBTaskResult[Any, Any]:
    return DBTaskResult.objects.get()


def come(row: DBTaskResult[Any, Any]) -> None:
    """Let the next try of a task be due."""
    DBTaskResult.objects.filter(pk=row.pk).update(run_after=timezone.now())


def test_what_is_undone_asks_for_nothing(case: Case) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=NOW)
        assert DBTaskResult.objects.count() == 1
        raise RuntimeError
    assert not DBTaskResult.objects.exists()


def test_a_task_names_rows_by_number(case: Case) -> None:
    event = case.move(Status.IN_REVIEW, by=None, role=Role.OWNER, now=NOW)
    assert only().args_kwargs == {"args": [], "kwargs": {"event_id": event.pk}}


def test_a_task_is_done_once_and_by_the_hands_it_is_for(tmp_path: Path) -> None:
    errands.note.enqueue(1)
    assert not worker.do_next("a", queue.LONG)
    assert worker.do_next("a", queue.SOON)
    assert not worker.do_next("b", queue.SOON)
    assert (only().status, (tmp_path / "done").read_text()) == (SUCCESSFUL, "1\n")


def test_what_fails_is_tried_again_after_growing_waits_and_then_stays(caplog: pytest.LogCaptureFixture) -> None:
    errands.fail.enqueue(1)
    waits = []
    while only().status != FAILED:
        assert worker.do_next("a", queue.SOON)
        if only().status == READY:
            waits.append(only().run_after - timezone.now())
            assert not worker.do_next("a", queue.SOON)  # Not yet.
            come(only())
    assert [round(wait.total_seconds() / 60) for wait in waits] == [1, 5, 30, 120]
    assert (only().exception_class_path, len(only().worker_ids)) == ("builtins.ValueError", 5)
    assert "errands.py" in only().traceback
    assert "buyer@" not in only().traceback  # What the log makes of an error: tests/frame/test_logs.py.
    assert "given up" in caplog.messages[-1]


def test_what_no_second_try_mends_is_not_tried_again() -> None:
    errands.fail.enqueue(1, final=True)
    assert worker.do_next("a", queue.SOON)
    assert only().status == FAILED


def test_how_a_task_ended_is_written_once_the_database_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    succeeded, away = queue.succeeded, [True, True]

    def fail_twice(*args: Any) -> bool:
        if away:
            away.pop()
            raise OperationalError("the server is away")
        return succeeded(*args)

    monkeypatch.setattr(queue, "succeeded", fail_twice)
    monkeypatch.setattr(worker, "LOOK_EVERY", 0)
    monkeypatch.setattr(worker.connections, "close_all", lambda: None)  # The test goes on in this one.
    errands.note.enqueue(1)
    assert worker.do_next("a", queue.SOON)
    assert (only().status, away) == (SUCCESSFUL, [])


def test_the_task_of_a_dead_worker_is_taken_again_and_that_of_a_busy_one_is_not() -> None:
    now = timezone.now()
    errands.note.enqueue(1)
    queue.beat("a", now)
    assert queue.claim("a", queue.SOON)
    assert queue.take_from_the_dead(now + queue.DEAD_AFTER) == 0
    assert queue.take_from_the_dead(now + queue.DEAD_AFTER + dt.timedelta(seconds=1)) == 1
    assert (only().status, Worker.objects.count()) == (READY, 0)


def test_a_dead_worker_that_was_seen_in_the_future_is_dead() -> None:
    """As where the clock was set back since."""
    queue.beat("gone", timezone.now() + dt.timedelta(days=1))
    assert not queue.is_worked(timezone.now())
    errands.note.enqueue(1)
    assert queue.claim("gone", queue.SOON) is not None
    assert queue.take_from_the_dead(timezone.now()) == 1
    assert queue.claim("other", queue.SOON) is not None


def test_a_worker_that_was_thought_dead_does_not_end_what_another_does() -> None:
    errands.note.enqueue(1)
    first = queue.claim("a", queue.SOON)
    queue.take_from_the_dead(timezone.now())
    second = queue.claim("b", queue.SOON)
    assert first and second
    assert not queue.succeeded(first, timezone.now())
    assert queue.failed(first, "builtins.OSError", [], timezone.now())
    assert only().status == RUNNING
    assert queue.succeeded(second, timezone.now())


def test_what_kills_each_worker_is_given_up() -> None:
    errands.note.enqueue(1)
    for name in "abcde":
        assert queue.claim(name, queue.SOON)
        assert queue.take_from_the_dead(timezone.now()) == 1
    assert (only().status, only().exception_class_path) == (FAILED, queue.KILLED)


def test_a_round_is_asked_for_by_one_and_waits_for_the_one_before() -> None:
    hour, now = dt.timedelta(hours=1), timezone.now()
    assert [queue.begin_round("sweep_evidence", hour, regular.run, now) for _ in range(2)] == [True, False]
    assert not queue.begin_round("sweep_evidence", hour, regular.run, now + hour)  # The first is not over.
    assert worker.do_next("a", queue.LONG)
    assert queue.begin_round("sweep_evidence", hour, regular.run, now + hour)
    Round.objects.update(next_at=now + 9 * hour, task=None)
    assert queue.begin_round("sweep_evidence", hour, regular.run, now)  # The clock went back.


def test_without_mail_nothing_reminds(settings: Settings) -> None:
    settings.CAN_SEND_MAIL = False
    regular.begin_what_is_due(NOW)
    assert {*Round.objects.values_list("job", flat=True)} == {job.command for job in regular.JOBS}
    assert regular.REMIND not in regular.JOBS


def test_the_probe_names_a_dead_worker_and_a_long_queue(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refundguide.health.LOOK_EVERY", -1)

    def worked() -> tuple[int, str]:
        answer = client.get("/readyz")
        return answer.status_code, answer.json()["worker"]

    assert worked() == (200, "failed")
    queue.beat("a", timezone.now())
    assert worked() == (200, "ok")
    errands.note.enqueue(1)
    assert worked() == (200, "ok")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - queue.LATE_AFTER - dt.timedelta(seconds=1))
    assert worked() == (200, "failed")
    # What waits for its next try waits as it should.
    DBTaskResult.objects.update(run_after=timezone.now() + dt.timedelta(minutes=30))
    assert worked() == (200, "ok")


def test_old_tasks_go_those_that_failed_later() -> None:
    second = dt.timedelta(seconds=1)
    for status, term in ((SUCCESSFUL, DONE_TASK), (FAILED, FAILED_TASK)):
        for age in (term - second, term + second):
            errands.note.enqueue(1)
            DBTaskResult.objects.filter(finished_at=None).update(status=status, finished_at=NOW - age)
    errands.note.enqueue(1)
    assert queue.drop_old(NOW) == 2
    assert DBTaskResult.objects.count() == 3


def test_staff_read_what_failed_and_change_nothing(settings: Settings, now: dt.datetime) -> None:
    errands.fail.enqueue(7, final=True)
    worker.do_next("a", queue.SOON)
    browser = staff("keeper", KEEPERS)
    page = browser.get("/admin/work/task/?status=FAILED").text
    assert "하지 못했어요" in page
    assert browser.get(f"/admin/work/task/{only().pk}/change/").status_code == 200
    assert browser.get(f"/admin/work/task/{only().pk}/delete/").status_code == 403
    assert browser.get("/admin/work/task/add/").status_code == 403
