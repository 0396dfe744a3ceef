"""Workers as processes: two share the tasks, one is killed in the middle, one is asked to end."""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.tasks import Task
from pytest_django import Settings

from tests.support import errands
from tests.support.mail_server import running_mail_server
from tests.support.processes import ROOT, environment, write_database

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("work")]


class Site:
    """A database in a file, and workers on it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.database = folder, folder / "site.sqlite3"
        self.workers: list[subprocess.Popen[str]] = []

    def start(self, **variables: str) -> subprocess.Popen[str]:
        env = environment(
            DATABASE_URL=f"sqlite:///{self.database}",
            STORAGE_URL=f"file://{self.folder}/files",
            ERRANDS=f"{self.folder}",
            **variables,
        )
        self.workers.append(subprocess.Popen([sys.executable, "manage.py", "work"], cwd=ROOT, env=env, text=True))
        return self.workers[-1]

    def noted(self, name: str) -> list[int]:
        path = self.folder / name
        return [*map(int, path.read_text().split())] if path.exists() else []

    def ask[T](self, question: str) -> list[T]:
        with contextlib.closing(sqlite3.connect(self.database, isolation_level=None, timeout=30)) as connection:
            return connection.execute(question).fetchall()

    def let_half_a_minute_pass(self) -> None:
        """Let every worker be silent for so long that it is thought dead."""
        self.ask("UPDATE work_worker SET seen_at = '2026-01-01 00:00:00'")

    def states(self) -> list[tuple[str]]:
        return self.ask("SELECT status FROM django_tasks_database_dbtaskresult WHERE queue_name = 'default'")


@pytest.fixture
def begin(settings: Settings, tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Write a database in which a task waits, so many times."""
    site = Site(tmp_path)

    def with_tasks(task: Task[[int], None], count: int = 1) -> Site:
        settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
        for number in range(count):
            task.enqueue(number)
        write_database(site.database)
        return site

    yield with_tasks
    for process in site.workers:
        if process.poll() is None:
            process.kill()
            process.wait()


def wait_for(ask: Callable[[], object]) -> None:
    deadline = time.monotonic() + 90
    while not ask():
        assert time.monotonic() < deadline, "It did not come."
        time.sleep(0.02)


def test_two_workers_do_each_task_once(begin: Callable[..., Site]) -> None:
    site = begin(errands.note, 60)
    workers = [site.start(), site.start()]
    wait_for(lambda: len(site.noted("done")) >= 60)
    for process in workers:
        process.send_signal(signal.SIGTERM)
    assert [process.wait(60) for process in workers] == [0, 0]
    assert sorted(site.noted("done")) == [*range(60)]
    assert site.ask("SELECT count(*) FROM work_worker") == [(0,)]


def test_the_task_of_a_killed_worker_is_done_by_another_and_a_stop_waits_for_it(begin: Callable[..., Site]) -> None:
    site = begin(errands.hold)
    first = site.start()
    wait_for(lambda: site.noted("begun"))
    first.kill()
    first.wait()
    assert site.states() == [("RUNNING",)]

    site.let_half_a_minute_pass()
    second = site.start()
    wait_for(lambda: site.noted("begun") == [0, 0])
    second.send_signal(signal.SIGTERM)
    (site.folder / "may-go").touch()
    assert second.wait(60) == 0
    assert site.noted("done") == [0]
    assert site.states() == [("SUCCESSFUL",)]


def test_a_mail_whose_worker_is_killed_while_it_goes_is_told_and_not_sent_again(begin: Callable[..., Site]) -> None:
    site = begin(errands.mail)
    with running_mail_server() as server:
        server.answers.clear()
        first = site.start(EMAIL_URL=server.url)
        wait_for(lambda: server.mails)
        first.kill()
        first.wait()
        server.answers.set()

        site.let_half_a_minute_pass()
        site.start(EMAIL_URL=server.url)
        wait_for(lambda: site.states() == [("SUCCESSFUL",)])
        assert len(server.mails) == 1
    assert site.ask("SELECT key, outcome FROM work_dispatch") == [("errand:0", "unknown")]
