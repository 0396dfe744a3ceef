"""The log of slow questions to the database: the words of the question without its values, and the view that asked."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

logger = logging.getLogger(__name__)

# Of a very long question the beginning says which one it is.
MOST_CHARACTERS = 1000


def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Watch what a new connection is asked; a connection that comes back is watched already."""
    if log_slow not in connection.execute_wrappers:
        connection.execute_wrappers.append(log_slow)


def log_slow(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Ask, and log the question where the answer took longer than SLOW_QUERY_SECONDS, waiting for others included.

    SQLite finds some rows only while they are read: what it does then is not in the time.
    """
    began_at = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        took = time.perf_counter() - began_at
        if took > settings.SLOW_QUERY_SECONDS:
            words = " ".join(sql.split())[:MOST_CHARACTERS]
            logger.warning("%.2f seconds: %s", took, words, extra={"event": "slow-query", "seconds": round(took, 3)})
