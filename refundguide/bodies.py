"""Bodies of requests that do not keep the server waiting: a phone may be slow, but something has to arrive."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

# Seconds without a byte; seconds that everybody has; bytes a second that come after them, on average.
SILENCE, GRACE, SLOWEST = 60.0, 60.0, 4 * 1024

type Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class TooSlow(OSError):
    """The rest of the body is not waited for. To Django that is a connection that broke."""


class Body:
    """What WSGI calls an input, read by a thread of its own, since the server waits for each piece without end.

    Where that thread has waited in vain it stays behind until the connection ends, and the request goes on without it.
    """

    def __init__(self, source: Any) -> None:
        self._source = source
        self._began_at, self._received = time.monotonic(), 0
        self._asked: queue.SimpleQueue[Callable[[], bytes] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes | BaseException] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None

    def read(self, size: int | None = None) -> bytes:
        """Return up to `size` bytes, as the source does. Raises `TooSlow`."""
        return self._get(partial(self._source.read, size))

    def readline(self, size: int | None = None) -> bytes:
        """Return one line, as the source does. Raises `TooSlow`."""
        return self._get(partial(self._source.readline, size))

    def _get(self, ask: Callable[[], bytes]) -> bytes:
        if time.monotonic() - self._began_at > GRACE + self._received / SLOWEST:
            raise TooSlow("The body comes too slowly.")
        if self._reader is None:
            self._reader = threading.Thread(target=self._work, daemon=True)
            self._reader.start()
        self._asked.put(ask)
        try:
            answer = self._answers.get(timeout=SILENCE)
        except queue.Empty:
            self._began_at = -float("inf")  # Whoever asks once more does not wait once more.
            raise TooSlow("The body has stopped.") from None
        if isinstance(answer, BaseException):
            raise answer
        self._received += len(answer)
        return answer

    def _work(self) -> None:
        for ask in iter(self._asked.get, None):
            try:
                self._answers.put(ask())
            except BaseException as error:  # noqa: BLE001 (raised where it was asked for)
                self._answers.put(error)

    def end(self) -> None:
        """Let the thread go that reads."""
        self._asked.put(None)


def in_time(application: Application) -> Application:
    """Give `application` bodies that come in time, or break off."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        body = environ["wsgi.input"] = Body(environ["wsgi.input"])
        try:
            return application(environ, start_response)
        finally:
            body.end()

    return answer
