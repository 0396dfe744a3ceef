"""Whoever writes to SQLite waits in the order in which they came, and not until a free moment happens to be theirs."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from cases.slots import Slots
from refundguide import env, one_file, one_writer
from refundguide.one_file import OneFile
from refundguide.one_writer import Turns

SITE = "site"
NORMAL, FULL = 1, 2  # As SQLite numbers what `PRAGMA synchronous` may be.


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "site.sqlite3"


@pytest.fixture
def connection(path: Path, db: None) -> Iterator[BaseDatabaseWrapper]:
    """The site's own connection to a file of the test."""
    found = ConnectionHandler({"default": env.database(f"sqlite:///{path}")}).create_connection("default")
    connections[SITE] = found
    found.cursor().execute("CREATE TABLE kept (note)")
    yield found
    found.close()
    del connections[SITE]


def test_a_turn_goes_to_whoever_has_waited_longest() -> None:
    turns, order = Turns(), []

    def write(number: int) -> None:
        assert turns.take(60)
        order.append(number)
        turns.give_back()

    assert turns.take(0)
    threads = [threading.Thread(target=write, args=[number]) for number in range(5)]
    for number, thread in enumerate(threads):
        thread.start()
        _until(lambda most=number: len(turns._waiting) > most)
    turns.give_back()
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
    assert turns.take(0)


def test_who_has_waited_in_vain_leaves_the_queue() -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0)
    turns.give_back()
    assert turns.take(0)


def test_a_transaction_has_the_turn_until_it_ends(path: Path, connection: BaseDatabaseWrapper) -> None:
    with contextlib.closing(OneFile(str(path))) as other:
        with transaction.atomic(using=SITE):
            assert not other.take_turn(0)
        assert other.take_turn(0)
        other.end_turn()
        with pytest.raises(ZeroDivisionError), transaction.atomic(using=SITE):
            1 / 0  # noqa: B018
        assert other.take_turn(0)


def test_no_other_process_has_a_turn_meanwhile(path: Path, connection: BaseDatabaseWrapper) -> None:
    elsewhere = Slots(f"{path.name}-turn", 1, lambda: path.parent)

    def is_free() -> bool:
        with elsewhere.take(0) as free:
            return free

    with transaction.atomic(using=SITE):
        assert not is_free()
    assert is_free()
    with pytest.raises(ZeroDivisionError), transaction.atomic(using=SITE):
        1 / 0  # noqa: B018
    assert is_free()


def test_a_process_that_keeps_its_turn_without_writing_delays_one_and_no_more(
    path: Path, connection: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(one_file, "MOST_SECONDS", 0)
    monkeypatch.setattr(one_file, "_hangs_until", {})
    turn = one_file._processes_at(str(path))
    monkeypatch.setattr(turn, "_enter", lambda until: asked.append(until))
    for note in "abc":
        with transaction.atomic(using=SITE), connection.cursor() as cursor:
            cursor.execute("INSERT INTO kept VALUES (%s)", [note])
    assert len(asked) == 1
    assert connection.cursor().execute("SELECT count(*) FROM kept").fetchone() == (3,)


def test_a_turn_that_cannot_be_given_back_to_processes_is_given_back_to_threads(
    path: Path, connection: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_file: int | None) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with contextlib.closing(OneFile(str(path))) as other:
        with monkeypatch.context() as patch:
            patch.setattr(one_file._processes_at(str(path)), "_release", fail)
            with contextlib.suppress(OSError), transaction.atomic(using=SITE):
                connection.cursor().execute("INSERT INTO kept VALUES ('a')")
        assert other.take_turn(0)
        other.end_turn()


def test_who_commits_waits_for_the_disk_after_the_turn(
    path: Path, connection: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    with contextlib.closing(OneFile(str(path))) as other, contextlib.closing(sqlite3.connect(path)) as elsewhere:

        def sync(file: int) -> None:
            assert other.take_turn(0)
            other.end_turn()
            elsewhere.execute("PRAGMA busy_timeout = 0")
            elsewhere.execute("BEGIN IMMEDIATE")  # The lock of SQLite is free, too.
            elsewhere.rollback()
            synced.append(_file(file))

        monkeypatch.setattr(one_file, "_sync", sync)
        for note in "ab":
            with transaction.atomic(using=SITE), connection.cursor() as cursor:
                cursor.execute("INSERT INTO kept VALUES (%s)", [note])
                assert _waits_for_disk(connection) == NORMAL
            assert _waits_for_disk(connection) == FULL
        assert synced == [f"{path}-wal"] * 2


def test_what_is_no_transaction_of_ours_waits_for_the_disk_by_itself(
    path: Path, connection: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _waits_for_disk(connection) == FULL
    with pytest.raises(ZeroDivisionError), transaction.atomic(using=SITE):
        1 / 0  # noqa: B018
    assert _waits_for_disk(connection) == FULL
    connection.cursor().execute("PRAGMA busy_timeout = 0")
    with contextlib.closing(sqlite3.connect(path)) as elsewhere:
        elsewhere.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"), transaction.atomic(using=SITE):
            pass
    assert _waits_for_disk(connection) == FULL


@pytest.fixture
def broken_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that does not take what was written to the log."""

    def fail(_file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(one_file, "_sync", fail)


@pytest.mark.usefixtures("broken_disk")
def test_what_the_disk_did_not_take_is_copied_to_the_database(path: Path, connection: BaseDatabaseWrapper) -> None:
    with transaction.atomic(using=SITE):
        connection.cursor().execute("INSERT INTO kept VALUES ('x')")
    alone = path.with_name("alone.sqlite3")
    alone.write_bytes(path.read_bytes())
    with contextlib.closing(sqlite3.connect(alone)) as copy:
        assert copy.execute("SELECT note FROM kept").fetchall() == [("x",)]


@pytest.mark.usefixtures("broken_disk")
def test_what_nothing_took_is_not_acknowledged(path: Path, connection: BaseDatabaseWrapper) -> None:
    connection.cursor().execute("PRAGMA busy_timeout = 0")
    with contextlib.closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM kept").fetchall()
        with pytest.raises(OperationalError, match="disk I/O error"), transaction.atomic(using=SITE):
            connection.cursor().execute("INSERT INTO kept VALUES ('x')")


def test_the_log_lies_beside_the_file_that_a_link_names(
    path: Path, connection: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(one_file, "_sync", lambda file: synced.append(_file(file)))
    link = path.with_name("link.sqlite3")
    link.symlink_to(path)
    with contextlib.closing(ConnectionHandler({"default": env.database(f"sqlite:///{link}")})["default"]) as other:
        connections["other"] = other
        with transaction.atomic(using="other"):
            other.cursor().execute("INSERT INTO kept VALUES ('x')")
    del connections["other"]
    assert synced == [f"{path}-wal"]


def test_where_the_log_cannot_be_opened_sqlite_waits_for_the_disk_as_ever(
    connection: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_path: object) -> int:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(one_file.os, "open", fail)
    with transaction.atomic(using=SITE):
        connection.cursor().execute("INSERT INTO kept VALUES ('x')")
        assert _waits_for_disk(connection) == FULL
    with transaction.atomic(using=SITE):  # The turn was given back.
        pass


def test_a_connection_that_ends_leaves_no_file_open(path: Path, connection: BaseDatabaseWrapper) -> None:
    def opened() -> int:
        return sum(_file(int(number)) == f"{path}-wal" for number in os.listdir("/proc/self/fd"))

    before = opened()
    with contextlib.closing(ConnectionHandler({"default": env.database(f"sqlite:///{path}")})["default"]) as other:
        connections["other"] = other
        with transaction.atomic(using="other"):
            other.cursor().execute("INSERT INTO kept VALUES ('x')")
        assert opened() > before
    del connections["other"]
    assert opened() == before


def test_whoever_only_reads_takes_none(path: Path, connection: BaseDatabaseWrapper) -> None:
    with contextlib.closing(OneFile(str(path))) as other, connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        assert other.take_turn(0)
        cursor.execute("ROLLBACK")


def test_who_closes_or_is_forgotten_gives_the_turn_back(path: Path) -> None:
    with contextlib.closing(OneFile(str(path))) as other:
        first = OneFile(str(path))
        assert first.take_turn(0)
        assert not other.take_turn(0)
        first.close()
        assert other.take_turn(0)
        other.end_turn()
        with pytest.warns(ResourceWarning):  # As for every connection that nobody closes.
            OneFile(str(path)).take_turn(0)
            gc.collect()
        assert other.take_turn(0)


def test_who_waits_for_a_turn_in_vain_is_told_what_sqlite_says(
    path: Path, connection: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_writer, "WAIT", 0)
    with contextlib.closing(OneFile(str(path))) as other:
        assert other.take_turn(0)
        with pytest.raises(OperationalError, match="locked"), transaction.atomic(using=SITE):
            pass
        other.end_turn()
        with transaction.atomic(using=SITE):
            pass


def test_who_does_not_get_the_lock_gives_the_turn_back(path: Path, connection: BaseDatabaseWrapper) -> None:
    connection.cursor().execute("PRAGMA busy_timeout = 0")
    with contextlib.closing(OneFile(str(path))) as other, contextlib.closing(sqlite3.connect(path)) as elsewhere:
        elsewhere.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"), transaction.atomic(using=SITE):
            pass
        assert other.take_turn(0)


def _file(number: int) -> str:
    with contextlib.suppress(FileNotFoundError):  # The one by which the others are listed.
        return os.readlink(f"/proc/self/fd/{number}")
    return ""


def _waits_for_disk(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        return int(cursor.execute("PRAGMA synchronous").fetchone()[0])


def _until(found: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not found():
        assert time.monotonic() < deadline
        time.sleep(0.001)
