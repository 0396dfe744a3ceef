"""A database whose connection is lost between a commit and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, transaction


@contextmanager
def unanswered() -> Iterator[None]:
    """Commit as `transaction.atomic` does, and then fail as if nobody had heard of it."""
    with transaction.atomic():
        yield
    raise OperationalError("the connection was lost")
