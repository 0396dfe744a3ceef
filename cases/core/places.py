"""Places for what takes long: so many at once in this process, and never all of them for one client.

Whoever finds none waits for a moment, in turn, and is then told so (`errors.busy`). `HOLDERS` are all places in which a
thread of the server may be held for longer than a page takes; the server has more threads than they have together.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

# Seconds. Long enough for a moment of crowding, and nobody takes it for a page that hangs.
SHORT = 1.5


class Places:
    """`most` at once in this process and `each` for one client; `waiting` more may wait for `wait` seconds."""

    def __init__(self, most: int, each: int, *, waiting: int = 0, wait: float = SHORT) -> None:
        self._most, self._each, self._waiting, self._wait = most, each, waiting, wait
        self._changed = threading.Condition()
        self._taken: Counter[str] = Counter()
        self._queue: list[str] = []
        self._last = ""  # Who left last; whoever waits beside comes first.

    @property
    def threads(self) -> int:
        """How many threads those who have a place and those who wait for one may hold together."""
        return self._most + self._waiting

    @contextmanager
    def take(self, who: str) -> Iterator[bool]:
        """Say whether there is a place for `who`, now or in a moment, and keep it as long as the block lasts."""
        free = self._enter(who)
        try:
            yield free
        finally:
            if free:
                self._leave(who)

    def _enter(self, who: str) -> bool:
        with self._changed:
            if not self._is_free(who) or any(map(self._is_free, self._queue)):
                return self._wait_for_one(who)
            self._taken[who] += 1
            return True

    def _leave(self, who: str) -> None:
        with self._changed:
            self._taken[who] -= 1
            self._taken += Counter()  # Drops who holds none.
            self._last = who
            self._changed.notify_all()

    def _is_free(self, who: str) -> bool:
        return self._taken.total() < self._most and self._taken[who] < self._each

    def _wait_for_one(self, who: str) -> bool:
        # One client does not fill the waiting room either.
        if len(self._queue) >= self._waiting or self._queue.count(who) > self._waiting // 2:
            return False
        self._queue.append(who)
        try:
            if not self._changed.wait_for(lambda: self._is_next(who), self._wait):
                return False
            self._taken[who] += 1
            return True
        finally:
            self._queue.remove(who)
            self._changed.notify_all()

    def _is_next(self, who: str) -> bool:
        """Say whether a place is free for `who`, and for nobody who came before or has not just had one."""
        others = [other for other in self._queue if other != who]
        before = others if who == self._last else self._queue[: self._queue.index(who)]
        return self._is_free(who) and not any(self._is_free(other) for other in before if other != self._last)


# Requests that bring something: their bodies come as slowly as a phone sends them, and what they do is written. One
# client has few at once: whatever it sends, the others get their share of the processor.
WRITING = Places(most=12, each=3, waiting=4)
# Files on their way to a reader, who may be slow.
SENDING = Places(most=8, each=4, waiting=2)
# Comparing a case with what was written reads all its lines, and the files of the photo that was asked for.
AUDITS = Places(most=2, each=1, waiting=2)

HOLDERS = (WRITING, SENDING, AUDITS)
# For what holds no thread for long: health, static files, pages.
SPARE = 8

# Who looks for one of these has a place above. A photo book takes some hundred megabytes and a core for seconds: each
# process makes one at a time.
PAPERS = Places(most=1, each=1, waiting=3, wait=2.0)
# A blacked-out copy takes some 40 megabytes.
REDACTING = Places(most=1, each=1, waiting=4)
