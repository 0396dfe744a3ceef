"""One turn at a time for many threads, given fairly: clients in a circle, and of one client whoever came first."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """At most `most` wait, and `each` of one client; who comes then is told so at once."""

    def __init__(self, most: int, each: int) -> None:
        self._most, self._each = most, each
        self._lock = threading.Lock()
        self._is_taken = False
        # In the order in which they are served; a client is in it as long as somebody of it waits.
        self._waiting: dict[str, deque[threading.Event]] = {}

    @contextmanager
    def take(self, who: str, until: float) -> Iterator[bool]:
        """Say whether it is the turn of `who`, now or until that moment (`time.monotonic`), and keep it for the block."""
        has_turn = self._enter(who, until)
        try:
            yield has_turn
        finally:
            if has_turn:
                self._leave(who)

    @property
    def is_wanted(self) -> bool:
        """Say whether somebody waits."""
        return bool(self._waiting)

    def _enter(self, who: str, until: float) -> bool:
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return True
            if self._is_full(who):
                return False
            ticket = threading.Event()
            self._waiting.setdefault(who, deque()).append(ticket)
        if ticket.wait(max(0.0, until - time.monotonic())):
            return True
        with self._lock:
            if ticket.is_set():  # In the last moment.
                return True
            self._waiting[who].remove(ticket)
            self._drop_if_empty(who)
            return False

    def _is_full(self, who: str) -> bool:
        together = sum(map(len, self._waiting.values()))
        return together >= self._most or len(self._waiting.get(who, ())) >= self._each

    def _leave(self, last: str) -> None:
        """Hand the turn over, to another client than the last one where there is one."""
        with self._lock:
            who = next((other for other in self._waiting if other != last), last)
            if who not in self._waiting:
                self._is_taken = False
                return
            tickets = self._waiting.pop(who)
            tickets.popleft().set()
            self._waiting[who] = tickets  # At the end of the circle.
            self._drop_if_empty(who)

    def _drop_if_empty(self, who: str) -> None:
        if not self._waiting[who]:
            del self._waiting[who]
