"""Writers to SQLite take turns: within a process in the order in which they came, and each process after the other.

SQLite has one lock for whoever writes, and gives it to whoever happens to ask when it is free: those who wait ask again
after growing pauses, so that under load newcomers go first and others find no moment for seconds. Here one transaction of a
process asks at a time, once no other process writes; single statements outside a transaction still meet at the lock.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

# Seconds, for a turn and again for the lock. Nobody looks at a page that hangs for longer; `errors.server_error` then says
# that others are writing.
WAIT = 5


class Turns:
    """One has a turn at a time, and hands it to whoever has waited longest."""

    def __init__(self) -> None:
        # The same thread may come twice: a connection that nobody closed gives its turn back whenever it is collected.
        self._mutex = threading.RLock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    def take(self, seconds: float) -> bool:
        """Wait for a turn; say whether it came in time."""
        mine = threading.Event()
        with self._mutex:
            self._waiting.append(mine)
            if not self._taken:
                self._taken = True
                self._hand_over()
        if mine.wait(seconds):
            return True
        with self._mutex:
            if mine.is_set():  # In the last moment.
                return True
            self._waiting.remove(mine)
            return False

    def give_back(self) -> None:
        with self._mutex:
            self._hand_over()

    def _hand_over(self) -> None:
        if self._waiting:
            self._waiting.popleft().set()
        else:
            self._taken = False


def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Let a new connection take turns; one that comes back does already."""
    if connection.vendor == "sqlite" and in_turn not in connection.execute_wrappers:
        connection.execute_wrappers.append(in_turn)


def in_turn(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Wait for a turn before a transaction begins; `OneFile` gives it back. Raises `OperationalError` as SQLite would."""
    if sql != "BEGIN IMMEDIATE":  # A snapshot is only read, and what is one statement alone asks SQLite by itself.
        return execute(sql, params, many, context)
    connection = context["connection"].connection
    if not connection.take_turn(WAIT):
        raise OperationalError("database is locked")
    try:
        if connection.waits_itself():
            execute("PRAGMA synchronous=NORMAL", None, False, context)
        return execute(sql, params, many, context)
    except BaseException:
        connection.rollback()
        raise
