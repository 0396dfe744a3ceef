"""A database of the format before this one: one sentence says so, and nothing is touched."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from refundguide.old_database import database_has_our_format, old_database

ROOT = Path(__file__).resolve().parents[2]
OLD = ("0001_initial", "0002_told_deadlines", "0003_calendar_feed")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file as an earlier version left it, as far as it says which one that was."""
    path = tmp_path / "site.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text, applied text)")
        database.executemany(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('cases', ?, '2026-11-01 00:00:00')",
            [(name,) for name in OLD],
        )
        database.commit()
    return path


def dump(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


@pytest.mark.parametrize(
    "command", ["serve", "migrate", "forget_expired", "verify_chain", "sweep_evidence", "check_facts"]
)
def test_a_command_on_an_old_database_says_one_sentence_and_changes_nothing(
    old: Path, tmp_path: Path, command: str
) -> None:
    before = dump(old)
    run = subprocess.run(
        [sys.executable, "manage.py", command, *(["--port=1"] if command == "serve" else [])],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{old}", "STORAGE_URL": f"file://{tmp_path / 'evidence'}"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert (
        f"The database {old} was made by an earlier version of refundguide, whose format this version cannot read"
        " (it names the migration cases.0001_initial). Nothing was changed. Move this file and move the evidence"
        f" folder {tmp_path / 'evidence'} away to begin anew, or stay on the earlier version."
    ) in run.stderr
    if command != "migrate":  # It says it as a failed check.
        assert run.stderr.count("\n") == 1
    assert dump(old) == before


@pytest.mark.django_db
def test_a_database_of_ours_passes() -> None:
    assert old_database() == ""
    assert database_has_our_format(None, databases=["default"]) == []
    call_command("check", databases=["default"])


@pytest.mark.django_db
def test_a_database_without_migrations_passes() -> None:
    MigrationRecorder(connection).flush()
    assert old_database() == ""


@pytest.mark.django_db
def test_any_migration_of_the_one_app_of_before_is_old() -> None:
    MigrationRecorder(connection).record_applied("cases", "0001_initial")
    assert "cases.0001_initial" in old_database()
    assert [error.id for error in database_has_our_format(None, databases=["default"])] == ["refundguide.E001"]
