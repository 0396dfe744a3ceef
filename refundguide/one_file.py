"""Connections to SQLite that are held to the one file that the process began with, and wait for the disk after their turn.

SQLite goes on in a file that was deleted or replaced under its name: everything looks saved, and is gone at the next
start. And where there is no file it makes an empty one. Here both are errors, until the file is back or the process is
started anew; what was committed to a file that had left its place is reported as an error, too.

SQLite waits for the disk while it keeps its lock, so that each writer waits for the disk of all before. Here a
transaction that has a turn is only written under the lock (`synchronous=NORMAL`) and synced after it, together with those
that come meanwhile: nobody is told of anything that a power cut could take back, though others may read it a moment
earlier. A statement outside a transaction goes SQLite's own way (`synchronous=FULL`).
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from cases.slots import Slots
from refundguide.one_writer import Turns

# In the environment of a program that is started beside this one: the files that it is held to as well.
VARIABLE = "REFUNDGUIDE_SQLITE_FILES"
# Device and inode of each file by its path, as the first connection of the process (or of its parent) found it.
_files: dict[str, tuple[int, int]] = {
    path: (device, inode) for path, (device, inode) in json.loads(os.environ.get(VARIABLE) or "{}").items()
}
# Who writes to each file of this process, and which process does: a transaction takes some milliseconds.
_turns: dict[str, Turns] = {}
_processes: dict[str, Slots] = {}
LOOK_EVERY = 0.0004
# No process has its turn for longer, unless it hangs; so long nobody waits for turns, and all meet at SQLite's lock again.
MOST_SECONDS, HANGS_SECONDS = 0.5, 5.0
_hangs_until: dict[str, float] = {}
# Not every system can sync what was written without the times of the file.
_sync = getattr(os, "fdatasync", os.fsync)


def handed_over() -> dict[str, str]:
    """Return the variable by which a program begins with our files: by itself it would take whatever stands there."""
    return {VARIABLE: json.dumps(_files)}


class OneFile(sqlite3.Connection):
    """A connection that fails while another file, or none, stands where the process found its own."""

    def __init__(self, database: str, *args: Any, **kwargs: Any) -> None:
        """Connect. Raises `sqlite3.OperationalError` where the file is another than the process knows."""
        self._turns: Turns | None = None  # Of which this connection has one now.
        self._has_turn = contextlib.ExitStack()  # So has this process.
        self._log: int | None = None  # The file to which transactions are written first, once one had a turn.
        self._path = "" if database.startswith(("file:", ":memory:")) else os.path.abspath(database)
        self._refuse_another_file()
        super().__init__(database, *args, **kwargs)
        if self._path and (found := _identity(self._path)):
            _files.setdefault(self._path, found)

    def cursor(self, *args: Any, **kwargs: Any) -> Any:
        self._refuse_another_file()
        return super().cursor(*args, **kwargs)

    def commit(self) -> None:
        log = self._log if self._turns else None
        super().commit()  # Where it fails the transaction goes on, until it is rolled back.
        self._end_turn_in_order()
        self._refuse_another_file()
        if log is not None:
            self._wait_for_disk(log)

    def rollback(self) -> None:
        try:
            super().rollback()
            self._end_turn_in_order()
        finally:
            self.end_turn()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._forget()

    def __del__(self) -> None:
        self._forget()
        super().__del__()  # type: ignore[misc]

    def take_turn(self, seconds: float) -> bool:
        """Wait until no other connection to the same file writes; say whether the turn came in time.

        The lock of SQLite is what keeps processes apart. That each comes in its turn is all that is waited for here, for
        half a second at most and not each time: a process may hang.
        """
        if not self._path:
            return True
        turns = _turns.setdefault(self._path, Turns())
        if not turns.take(seconds):
            return False
        self._turns = turns
        try:
            self._wait_for_processes()
        except BaseException:
            self.end_turn()
            raise
        return True

    def _wait_for_processes(self) -> None:
        now = time.monotonic()
        if now < _hangs_until.get(self._path, 0.0):
            return
        if not self._has_turn.enter_context(_processes_at(self._path).take(now + MOST_SECONDS)):
            _hangs_until[self._path] = now + MOST_SECONDS + HANGS_SECONDS

    def waits_itself(self) -> bool:
        """Say whether `commit` waits for the disk, so that SQLite need not; in this turn, and before anything is written.

        Where there is no log yet, or none that can be opened, SQLite does as ever.
        """
        if self._log is None and self._turns:
            with contextlib.suppress(OSError):
                self._log = os.open(f"{os.path.realpath(self._path)}-wal", os.O_RDONLY)
        return self._log is not None and self._turns is not None

    def end_turn(self) -> None:
        """Let the next one write."""
        turns, self._turns = self._turns, None
        if turns:
            try:
                self._has_turn.close()
            finally:
                turns.give_back()

    def _end_turn_in_order(self) -> None:
        if self._turns:
            super().cursor().execute("PRAGMA synchronous=FULL")
            self.end_turn()

    def _wait_for_disk(self, log: int) -> None:
        """Wait until what was committed would survive a power cut. Raises `sqlite3.OperationalError` where it may not."""
        try:
            _sync(log)
        except OSError as error:
            # What the system could not write it does not try again, so SQLite copies it to the database. It may hear of
            # the same error once more, but not twice.
            if not (self._has_copied_log() or self._has_copied_log()):
                raise sqlite3.OperationalError("disk I/O error") from error

    def _has_copied_log(self) -> bool:
        with contextlib.suppress(sqlite3.Error):
            is_busy, _of, _done = super().cursor().execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
            return not is_busy
        return False

    def _forget(self) -> None:
        self.end_turn()
        log, self._log = self._log, None
        if log is not None:
            os.close(log)

    def _refuse_another_file(self) -> None:
        known = _files.get(self._path)
        if known is not None and _identity(self._path) != known:
            raise sqlite3.OperationalError("The file of the database was removed or replaced; restart the site.")


def _processes_at(path: str) -> Slots:
    if path not in _processes:
        file = Path(path).resolve()
        _processes[path] = Slots(f"{file.name}-turn", 1, lambda: file.parent, look_every=LOOK_EVERY, step_back=0)
    return _processes[path]


def _identity(path: str) -> tuple[int, int] | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_dev, state.st_ino
