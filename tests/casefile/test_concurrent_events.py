"""Several processes write to the timeline of one case at once, and its chain stays one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.processes import python, write_database

WRITERS, LINES = 3, 15


@pytest.mark.django_db
def test_writers_of_one_case_wait_for_each_other(tmp_path: Path) -> None:
    env = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}", "STORAGE_URL": f"file://{tmp_path}"}
    write_database(tmp_path / "db.sqlite3")
    lines = python("-m", "tests.support.concurrent_writers", str(WRITERS), str(LINES), env=env).splitlines()
    # Each number was given once, whoever got it.
    assert sorted(map(int, lines)) == list(range(2, WRITERS * LINES + 2))
    assert f"events {WRITERS * LINES + 1}, files 0, problems 0" in python("manage.py", "verify_chain", env=env)
