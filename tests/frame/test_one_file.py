"""SQLite goes on in a file that left its place, and makes an empty one where there is none: here both are errors."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from refundguide import one_file
from refundguide.one_file import OneFile
from tests.support.processes import ROOT, environment

REPLACED = "removed or replaced"


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_file, "_files", {})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database that this process knows."""
    found = tmp_path / "site.sqlite3"
    with contextlib.closing(OneFile(str(found))) as connection:
        connection.execute("CREATE TABLE kept (note)")
    return found


def test_a_file_that_is_gone_is_an_error_until_it_is_back(path: Path) -> None:
    with contextlib.closing(OneFile(str(path))) as connection:
        path.rename(f"{path}.away")
        with pytest.raises(sqlite3.OperationalError, match=REPLACED):
            connection.cursor()
        with pytest.raises(sqlite3.OperationalError, match=REPLACED):
            OneFile(str(path))
        assert not path.exists()
        Path(f"{path}.away").rename(path)
        assert connection.cursor().execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_what_is_committed_to_a_file_that_left_its_place_is_not_acknowledged(path: Path) -> None:
    with contextlib.closing(OneFile(str(path))) as connection:
        connection.execute("INSERT INTO kept VALUES ('x')")
        path.rename(f"{path}.away")
        path.touch()
        with pytest.raises(sqlite3.OperationalError, match=REPLACED):
            connection.commit()


def test_a_program_that_is_started_beside_is_held_to_the_same_file(path: Path) -> None:
    path.rename(f"{path}.away")
    done = subprocess.run(
        [sys.executable, "-c", f"from refundguide.one_file import OneFile; OneFile({str(path)!r})"],
        cwd=ROOT,
        env=environment(**one_file.handed_over()),
        capture_output=True,
        text=True,
    )
    assert REPLACED in done.stderr
    assert not path.exists()


def test_a_database_in_memory_has_no_file() -> None:
    with contextlib.closing(OneFile(":memory:")) as connection:
        assert connection.cursor().execute("SELECT 1").fetchone() == (1,)
    assert one_file._files == {}
