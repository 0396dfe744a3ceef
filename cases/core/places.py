"""Places for what takes long: so many at once in this process, and never all of them for one client.

Whoever finds none waits for a moment, in turn, and is then told so (`errors.busy`). `HOLDERS` are all places in which a
thread of the server may be held for longer than a page takes; the server has more threads than they have together.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# Seconds. Long enough for a moment of crowding, and nobody takes it for a page that hangs.
SHORT = 1.5


@dataclass(eq=False)
class _Waiting:
    """Somebody in the waiting room, who is called to a place or told that there will be none."""

    who: str
    called: threading.Event = field(default_factory=threading.Event)
    has_place: bool = False


class Places:
    """`most` at once in this process and `each` for one client; `waiting` more may wait for `wait` seconds."""

    def __init__(self, most: int, each: int, *, waiting: int = 0, wait: float = SHORT) -> None:
        self.most, self.waiting, self._each, self._wait = most, waiting, each, wait
        self._mutex = threading.Lock()
        self._taken: Counter[str] = Counter()
        self._queue: list[_Waiting] = []

    @property
    def threads(self) -> int:
        """How many threads those who have a place and those who wait for one may hold together."""
        return self.most + self.waiting

    @property
    def taken(self) -> int:
        """How many have a place."""
        return self._taken.total()

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
        with self._mutex:
            if self._is_free(who):
                self._taken[who] += 1
                return True
            # One client does not fill the waiting room either.
            if (
                len(self._queue) >= self.waiting
                or sum(one.who == who for one in self._queue) >= (self.waiting + 1) // 2
            ):
                return False
            mine = _Waiting(who)
            self._queue.append(mine)
        if mine.called.wait(self._wait):
            return mine.has_place
        with self._mutex:
            if not mine.called.is_set():  # Else in the last moment.
                self._queue.remove(mine)
            return mine.has_place

    def send_away(self) -> None:
        """Tell all who wait that there is no place for them, and whoever would wait from now on."""
        with self._mutex:
            self.waiting, gone, self._queue = 0, self._queue, []
        for one in gone:
            one.called.set()

    def _leave(self, who: str) -> None:
        """Give the place to whoever has waited longest and may have it; to one who has just had one only if nobody else may."""
        with self._mutex:
            self._taken[who] -= 1
            self._taken += Counter()  # Drops who holds none.
            free = [one for one in self._queue if self._is_free(one.who)]
            if free:
                called = next((one for one in free if one.who != who), free[0])
                self._queue.remove(called)
                self._taken[called.who] += 1
                called.has_place = True
                called.called.set()

    def _is_free(self, who: str) -> bool:
        return self._taken.total() < self.most and self._taken[who] < self._each


# Requests that bring something: their bodies come as slowly as a phone sends them, and what they do is written. One
# client has few at once: whatever it sends, the others get their share of the processor. While a disk pauses for some
# seconds all of them wait for it, and those that come meanwhile wait here rather than be turned away; they hold a thread
# and nothing else, not even a connection to the database.
WRITING = Places(most=8, each=3, waiting=48, wait=5.0)
# Those that bring files besides: a photo waits for a decoder, of which there is one a core, and whoever sends one sees it
# going up. Forms pass them by.
UPLOADING = Places(most=12, each=3, waiting=64, wait=20.0)
# Files on their way to a reader, who may be slow.
SENDING = Places(most=8, each=4, waiting=2)
# Comparing a case with what was written reads all its lines, and the files of the photo that was asked for.
AUDITS = Places(most=2, each=1, waiting=2)

HOLDERS = (WRITING, UPLOADING, SENDING, AUDITS)
# For what holds no thread for long: health, static files, pages.
SPARE = 8

# Who looks for one of these has a place above. A photo book takes some hundred megabytes and a core for seconds: each
# process makes one at a time.
PAPERS = Places(most=1, each=1, waiting=3, wait=2.0)
# A copy that is blacked out or turned takes some 40 megabytes, of a very long photo 200.
REDACTING = Places(most=1, each=1, waiting=4)
