"""A decoder, seen from the site: a process that opens one photo of a stranger at a time, and can be killed.

It is a separate program rather than a fork, since a fork of a process with threads may hang; it holds the other end of a
socket, so that it ends with us however we end.
"""

from __future__ import annotations

import json
import math
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from cases.imaging import shapes
from cases.imaging.limits import MEGAPIXELS, THUMB_EDGE, Refusal, SafePhoto

START_SECONDS = 8.0
# A busy machine may take this many times the processor time that a photo is given.
PATIENCE = 4
MAX_HEAD = 65_536
MAX_PICTURE = 2 * shapes.MAX_PIXELS
# What the decoder needs of our surroundings; our keys and passwords are not among it.
ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "TZ")
ROOT = Path(__file__).resolve().parents[2]


class Decoder:
    """A running decoder process. `ask` it one photo at a time; after an exception it is of no more use."""

    def __init__(self, lane: str, seconds: float) -> None:
        self.worn = False
        self.bounds: list[str] | None = None
        self.cost = 0.0
        self.idle_since = 0.0
        self._seconds, self._patience = seconds, PATIENCE * settings.DECODE_SECONDS
        self._socket, theirs = socket.socketpair()
        with theirs:
            try:
                self.process = self._started(lane, theirs.fileno())
            except OSError:
                self._socket.close()
                raise

    def _started(self, lane: str, theirs: int) -> subprocess.Popen[bytes]:
        surroundings = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
        limits = [str(theirs), str(self._seconds), str(self._patience), lane]
        return subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, "-m", "cases.imaging.decoder_main", *limits],
            cwd=ROOT,
            # Large blocks go back to the system at once, and threads share their memory.
            env=surroundings | {"MALLOC_MMAP_THRESHOLD_": "1048576", "MALLOC_ARENA_MAX": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            pass_fds=[theirs],
        )

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def get_ready(self, end: float) -> list[str]:
        """Wait until it has started, and return what it is bounded by."""
        if self.bounds is None:
            head = self._receive_head(min(end, time.monotonic() + START_SECONDS))
            self.bounds = [str(bound) for bound in head["bounds"]]
        return self.bounds

    def ask(self, file: int, end: float) -> SafePhoto:
        """Return what became of the open file; raise `Refusal`, or `OSError` or `ValueError` where no answer came.

        `cost` is the processor time it took, as far as anybody knows.
        """
        self.get_ready(end)
        start = time.monotonic()
        try:
            # Its own clock rings first, unless somebody has taken it over or stopped it.
            deadline = min(end, start + self._patience + 1)
            socket.send_fds(self._socket, [b"\0"], [file])
            head = self._receive_head(deadline)
            self.cost = self._plausible(float(head["seconds"]))
            self.worn = bool(head.get("last"))
            if "refused" in head:
                reason, seems, kind = map(str, head["refused"])
                raise Refusal(reason, seems, kind)
            sizes = [int(size) for size in head["sizes"]]
            if not all(0 < size <= MAX_PICTURE for size in sizes):
                raise ValueError("A picture is too large.")
            large, thumb = (self._receive(size, deadline) for size in sizes)
            return _checked(head["photo"], large, thumb)
        except (OSError, ValueError, LookupError, TypeError):
            self.cost = self._plausible(time.monotonic() - start)
            raise

    def _plausible(self, seconds: float) -> float:
        return min(max(0.0, seconds), self._seconds)

    def _receive_head(self, deadline: float) -> Any:
        size = int.from_bytes(self._receive(4, deadline))
        if size > MAX_HEAD:
            raise ValueError("The answer is too long.")
        return json.loads(self._receive(size, deadline), parse_constant=_refuse_constant)

    def _receive(self, size: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._socket.settimeout(max(0.001, deadline - time.monotonic()))
            if not (piece := self._socket.recv(size - len(data))):
                raise ConnectionError("The decoder hung up.")
            data += piece
        return bytes(data)

    def end(self) -> int | None:
        """Return how the process ended, as `Popen.returncode` does, or nothing where it had to be killed."""
        self._socket.close()
        try:
            # One that ends by itself takes a moment, and tells by its signal why.
            return self.process.wait(0.5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None

    def complaint(self) -> bytes:
        """Return what an ended process complained of; call it once."""
        return self.process.communicate()[0]

    def end_for_good(self) -> None:
        """End it, and let go of what it had to say."""
        self.end()
        self.complaint()

    def leave(self) -> None:
        """Let go of a decoder that belongs to the process from which this one was forked."""
        self._socket.close()
        if self.process.stdout:
            self.process.stdout.close()
        self.process.returncode = 0


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number.")


def _checked(fields: dict[str, Any], large: bytes, thumb: bytes) -> SafePhoto:
    """Return the answer as a photo: whoever took over the decoder has not taken over the site."""
    photo = SafePhoto(large=large, thumb=thumb, **fields)
    plain = [photo.format, photo.taken_at_claimed, *photo.measures, *photo.measures.values()]
    if (
        photo.format not in MEGAPIXELS
        or not _is_size(photo.width, photo.height, most=shapes.MAX_EDGE)
        or photo.width * photo.height > 1.01 * shapes.MAX_PIXELS
        or not _is_size(photo.thumb_width, photo.thumb_height, most=THUMB_EDGE)
        or not all(_is_plain(value) for value in plain)
        or not large.startswith(b"\xff\xd8\xff")
        or thumb[:4] + thumb[8:12] != b"RIFFWEBP"
    ):
        raise ValueError("The answer is no photo.")
    return photo


def _is_size(*edges: int, most: int) -> bool:
    return all(type(edge) is int and 0 < edge <= most for edge in edges)


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= 40 and value.isprintable()
    return isinstance(value, int | float) and math.isfinite(value)


def bounds() -> list[str]:
    """Start a decoder, and return what it says it is bounded by: `decoder_main.LIMITS` and some of `sandbox.WALLS`.

    Raises `OSError` or `ValueError` where none starts.
    """
    decoder = Decoder("light", settings.DECODE_SECONDS)
    try:
        return decoder.get_ready(math.inf)
    finally:
        decoder.end_for_good()
