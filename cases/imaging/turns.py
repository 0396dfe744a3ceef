"""One turn at a time for many threads, given fairly: to the client that has had the least time, in order within one."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Turns:
    """At most `most` wait, and `each` of one client; who comes then is told so at once.

    Start-time fair queueing: a client is due at the moment that its turns so far have brought it to, on a clock that
    shows when the present turn was due. Who had none for a while is due now, and saves nothing up.
    """

    def __init__(self, most: int, each: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._each, self._clock = most, each, clock
        self._lock = threading.Lock()
        self._is_taken = False
        self._began = 0.0
        self._now = 0.0
        self._due: dict[str, float] = {}  # Of those who are not due yet.
        # In the order in which they came; a client is in it as long as somebody of it waits.
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
                self._begin(who)
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

    def _begin(self, who: str) -> None:
        self._now, self._began = self._due_at(who), self._clock()

    def _due_at(self, who: str) -> float:
        return max(self._now, self._due.get(who, 0.0))

    def _leave(self, last: str) -> None:
        """Count the time of this turn, and hand over to who is due first."""
        with self._lock:
            self._due[last] = self._now + self._clock() - self._began
            self._is_taken = bool(self._waiting)
            if self._is_taken:
                self._hand_over()
            else:  # Nobody was kept waiting by what anybody had.
                self._now = max(self._due.values())
            self._due = {who: due for who, due in self._due.items() if due > self._now}

    def _hand_over(self) -> None:
        who = min(self._waiting, key=self._due_at)
        self._begin(who)
        tickets = self._waiting.pop(who)
        tickets.popleft().set()
        self._waiting[who] = tickets  # Behind the others, among those who are due at the same moment.
        self._drop_if_empty(who)

    def _drop_if_empty(self, who: str) -> None:
        if not self._waiting[who]:
            del self._waiting[who]
