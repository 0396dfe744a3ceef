"""A file on its way to a reader: it holds what it needs until it is out, and ends where it is taken too slowly."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import IO, Any

# Seconds that everybody has, and bytes a second that come after them on average: less is no connection for a file.
GRACE, SLOWEST = 60, 8 * 1024
PIECE = 64 * 1024


class TooSlow(Exception):
    """The reader takes so little that the transfer ends; what was sent is not whole, and its length says so."""


class Sending:
    """The `pieces` of an answer; `held` (a place, an open file) is let go with the answer, whether it was read or not."""

    def __init__(self, pieces: Iterator[bytes], held: ExitStack) -> None:
        self._pieces, self._held = pieces, held
        self._began_at, self._sent = time.monotonic(), 0

    def __iter__(self) -> Sending:
        return self

    def __next__(self) -> bytes:
        if time.monotonic() - self._began_at > GRACE + self._sent / SLOWEST:
            raise TooSlow
        piece = next(self._pieces)
        self._sent += len(piece)
        return piece

    def close(self) -> None:
        """Let go; a second time changes nothing."""
        if hasattr(self._pieces, "close"):
            self._pieces.close()
        self._held.close()


def pieces_of(file: IO[bytes] | Any) -> Iterator[bytes]:
    """Return what an open file holds from where it stands, in pieces."""
    return iter(partial(file.read, PIECE), b"")
