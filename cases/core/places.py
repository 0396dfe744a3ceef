"""Places for what takes long: so many at once in this process, and never all of them for one client."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Places:
    """So many at once in this process, and fewer of them for one client: the other threads stay with the site."""

    def __init__(self, most: int, each: int) -> None:
        self._most, self._each = most, each
        self._lock = threading.Lock()
        self._taken: Counter[str] = Counter()

    @contextmanager
    def take(self, who: str) -> Iterator[bool]:
        """Say whether there is a place for `who`, and keep it as long as the block lasts."""
        with self._lock:
            free = self._taken.total() < self._most and self._taken[who] < self._each
            self._taken[who] += free
        try:
            yield free
        finally:
            with self._lock:
                self._taken[who] -= free
                self._taken += Counter()  # Drops who holds none.
