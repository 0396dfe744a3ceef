"""Only one start at a time sets the site up: on this machine, and among all that share a PostgreSQL."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection

# Any number, the same in every version: what else asks the database for a lock takes another one.
LOCK = 7_140_251


@contextlib.contextmanager
def alone_here() -> Iterator[None]:
    """Wait until no other start on this machine is setting up. Raises `OSError` where `var/` takes no file."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def alone_anywhere() -> Iterator[None]:
    """Wait until no other machine is setting up the same database. Raises `DatabaseError`.

    SQLite lies on one machine, where `alone_here` is enough. A machine that dies gives its lock back with its connection.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        # With a connection that broke, the lock went as well.
        with contextlib.suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
