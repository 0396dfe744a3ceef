"""Papers over a size, and who makes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import Settings

from cases.bundle import archive, pdf, tasks
from cases.casefile.models import Case
from cases.work import queue
from refundguide import worker
from tests.support.factories import receive_photo
from tests.support.moments import NOW


@pytest.fixture
def everything_is_heavy(monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    """Let the papers of `case`, which has a photo, be too many to be made while somebody waits."""
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
