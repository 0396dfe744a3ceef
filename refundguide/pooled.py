"""Connections to PostgreSQL that the threads of one server process share: as many as it answers requests at once.

Without it each thread keeps one of its own for as long as it lives. The worker and commands have few threads, and do.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

NAME = "refundguide serve"


def pool(most: int) -> dict[str, Any]:
    """Return the options of a pool (`psycopg_pool`) from which so many threads can have a connection each; in seconds.

    A smaller one would let those who upload for minutes keep pages from others that need one for milliseconds. Whoever
    finds the database away waits shortly, and so does the pool before it asks for it anew.
    """
    return {"min_size": 1, "max_size": most, "max_idle": 60.0, "timeout": 5.0, "reconnect_timeout": 2.0}


def share_connections(most: int) -> None:
    """Let the threads of this process share connections, of which so many may ask at once. It has no child any more: a pool cannot be forked."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith(".postgresql"):
        database["CONN_MAX_AGE"] = 0  # Each request gives back what it took, and the pool keeps it.
        # By its name `pg_stat_activity` tells them from those of the worker and of commands.
        database["OPTIONS"] = {"application_name": NAME, **database["OPTIONS"], "pool": pool(most)}
