"""Turns for many threads, few at a time, given fairly: to the client that has had the least time, in order within one."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Turn:
    """One turn of the client `who`; what it costs is counted from `since` on."""

    def __init__(self, who: str) -> None:
        self.who = who
        self.since = float("inf")
        self.given = threading.Event()


class Turns:
    """At most `places` at a time; `most` wait, and `each` of one client; who comes then is told so at once.

    Start-time fair queueing: a client is due at the moment that its turns so far have brought it to, on a clock that
    shows when the latest turn was due. Who had none for a while is due now, and saves nothing up.
    """

    def __init__(self, most: int, each: int, *, places: int = 1, clock: Callable[[], float] = time.monotonic) -> None:
        self.places = places
        self._most, self._each, self._clock = most, each, clock
        self._lock = threading.Lock()
        self._taken: set[Turn] = set()
        self._now = 0.0
        self._due: dict[str, float] = {}  # Of those who are not due yet.
        # In the order in which they came; a client is in it as long as somebody of it waits.
        self._waiting: dict[str, deque[Turn]] = {}

    @contextmanager
    def take(self, who: str, until: float) -> Iterator[Turn | None]:
        """Give a turn to `who`, now or until that moment (`time.monotonic`), for the block; None where none came."""
        turn = self._enter(who, until)
        try:
            yield turn
        finally:
            if turn:
                self._leave(turn)

    def begin(self, turn: Turn) -> None:
        """Count a turn from now on; one that never begins costs its client nothing."""
        with self._lock:
            turn.since = self._clock()

    @property
    def is_wanted(self) -> bool:
        """Say whether somebody waits."""
        return bool(self._waiting)

    @property
    def waiting(self) -> int:
        """How many wait."""
        with self._lock:
            return sum(map(len, self._waiting.values()))

    def _enter(self, who: str, until: float) -> Turn | None:
        turn = Turn(who)
        with self._lock:
            if len(self._taken) < self.places:
                self._give(turn)
                return turn
            if self._is_full(who):
                return None
            self._waiting.setdefault(who, deque()).append(turn)
        if turn.given.wait(max(0.0, until - time.monotonic())):
            return turn
        with self._lock:
            if turn.given.is_set():  # In the last moment.
                return turn
            self._waiting[who].remove(turn)
            self._drop_if_empty(who)
            return None

    def _is_full(self, who: str) -> bool:
        together = sum(map(len, self._waiting.values()))
        return together >= self._most or len(self._waiting.get(who, ())) >= self._each

    def _give(self, turn: Turn) -> None:
        self._now = self._due_at(turn.who)
        self._taken.add(turn)
        turn.given.set()

    def _due_at(self, who: str) -> float:
        return max(self._now, self._due.get(who, 0.0))

    def _leave(self, last: Turn) -> None:
        """Count the time of all turns so far, and hand over to who is due first."""
        with self._lock:
            self._count()
            self._taken.remove(last)
            if self._waiting:
                self._hand_over()
            elif not self._taken:  # Nobody was kept waiting by what anybody had.
                self._now = max(self._due.values(), default=self._now)
            self._due = {who: due for who, due in self._due.items() if due > self._now}

    def _count(self) -> None:
        """Bring up to now what each client has had: also of turns that go on, or who has several would have them for one."""
        now = self._clock()
        for turn in self._taken:
            self._due[turn.who] = self._due_at(turn.who) + max(0.0, now - turn.since)
            turn.since = max(now, turn.since)

    def _hand_over(self) -> None:
        who = min(self._waiting, key=self._due_at)
        turns = self._waiting.pop(who)
        self._give(turns.popleft())
        self._waiting[who] = turns  # Behind the others, among those who are due at the same moment.
        self._drop_if_empty(who)

    def _drop_if_empty(self, who: str) -> None:
        if not self._waiting[who]:
            del self._waiting[who]
