"""The one decoder of this process, seen from the site: started when needed, one photo at a time, replaced when it dies.

Many threads of a server share it. It is a separate program rather than a fork, since a fork of a process with threads
may hang; it holds the other end of a socket, so that it ends with us however we end.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import logging
import math
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

from cases.imaging import shapes
from cases.imaging.decoder_main import PATIENCE, READY
from cases.imaging.limits import MAX_BYTES, MEGAPIXELS, THUMB_EDGE, Refusal, SafePhoto

logger = logging.getLogger(__name__)

QUEUE_SECONDS = 20.0
START_SECONDS = 20.0
MAX_HEAD = 65_536
MAX_PICTURE = 2 * shapes.MAX_PIXELS
# What the decoder needs of our surroundings; our keys and passwords are not among it.
ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "TZ")
OUT_OF_TIME = {-signal.SIGPROF, -signal.SIGALRM, -signal.SIGXCPU}
ROOT = Path(__file__).resolve().parents[2]


class Decoder:
    """A running decoder process. `ask` it one photo at a time; after an exception it is of no more use."""

    def __init__(self) -> None:
        self.worn = False
        self._ready = False
        self._socket, theirs = socket.socketpair()
        with theirs:
            surroundings = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
            self.process = subprocess.Popen(  # noqa: S603 (our own program)
                [
                    sys.executable,
                    "-m",
                    "cases.imaging.decoder_main",
                    str(theirs.fileno()),
                    str(settings.DECODE_SECONDS),
                ],
                cwd=ROOT,
                # Large blocks go back to the system at once, and threads share their memory.
                env=surroundings | {"MALLOC_MMAP_THRESHOLD_": "1048576", "MALLOC_ARENA_MAX": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, file: int) -> SafePhoto:
        """Return what became of the open file; raise `Refusal`, or `OSError` or `ValueError` where no answer came."""
        if not self._ready:
            self._receive(len(READY), time.monotonic() + START_SECONDS)
            self._ready = True
        # Its own clock rings first, unless somebody has taken it over.
        deadline = time.monotonic() + PATIENCE * settings.DECODE_SECONDS + 1
        socket.send_fds(self._socket, [b"\0"], [file])
        size = int.from_bytes(self._receive(4, deadline))
        if size > MAX_HEAD:
            raise ValueError("The answer is too long.")
        head = json.loads(self._receive(size, deadline), parse_constant=_refuse_constant)
        self.worn = bool(head.get("last"))
        if "refused" in head:
            reason, seems, kind = map(str, head["refused"])
            raise Refusal(reason, seems, kind)
        sizes = [int(size) for size in head["sizes"]]
        if not all(0 < size <= MAX_PICTURE for size in sizes):
            raise ValueError("A picture is too large.")
        large, thumb = (self._receive(size, deadline) for size in sizes)
        return _checked(head["photo"], large, thumb)

    def _receive(self, size: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._socket.settimeout(max(0.001, deadline - time.monotonic()))
            if not (piece := self._socket.recv(size - len(data))):
                raise ConnectionError("The decoder hung up.")
            data += piece
        return bytes(data)

    def end(self) -> int:
        """Kill the process if it still runs, and return how it ended, as `Popen.returncode` does."""
        self._socket.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            # One that ends by itself takes a moment, and tells by its signal why.
            return self.process.wait(0.5)
        self.process.kill()
        return self.process.wait()

    def leave(self) -> None:
        """Let go of a decoder that belongs to the process from which this one was forked."""
        self._socket.close()
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


_turn = threading.BoundedSemaphore(1)
_decoder: Decoder | None = None


def decode(file: BinaryIO) -> SafePhoto:
    """Return the safe copies of the photo in `file`, read from its start; raise `Refusal` where there is none.

    A decoder takes hundreds of megabytes, so that each process has one, and threads wait for their turn.
    """
    with _on_disk(file) as handle:
        if not _turn.acquire(timeout=QUEUE_SECONDS):
            raise Refusal("busy")
        try:
            for _attempt in range(2):
                if photo := _decode_once(handle):
                    return photo
            raise Refusal("unreadable")
        finally:
            _turn.release()


def warm() -> None:
    """Start the decoder in the background, so that it is there once the first bytes have arrived."""
    if _turn.acquire(blocking=False):
        try:
            with contextlib.suppress(OSError):
                _start()
        finally:
            _turn.release()


def _decode_once(handle: int) -> SafePhoto | None:
    """Return the photo, or nothing where something else than the photo ended the decoder: one more try is due."""
    try:
        decoder = _start()
        return decoder.ask(handle)
    except Refusal:
        raise
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        _explain(error)
        return None
    finally:
        if _decoder and _decoder.worn:
            _stop()
            _start()


def _explain(error: Exception) -> None:
    """Say why a photo had no answer; return where it was not its own fault."""
    code = _stop()
    logger.warning("A decoder ended with %s: %s", code, error)
    if isinstance(error, TimeoutError) or code in OUT_OF_TIME:
        raise Refusal("heavy") from None
    if code not in {None, 0, 1, -signal.SIGKILL, -signal.SIGTERM}:
        raise Refusal("corrupt") from None


def _start() -> Decoder:
    """Return the decoder of this process, a fresh one where it died meanwhile."""
    global _decoder
    if _decoder and not _decoder.is_alive():
        _stop()
    if not _decoder:
        _decoder = Decoder()
    return _decoder


def _stop() -> int | None:
    global _decoder
    decoder, _decoder = _decoder, None
    return decoder.end() if decoder else None


@contextlib.contextmanager
def _on_disk(file: BinaryIO) -> Iterator[int]:
    """Give the descriptor of a file that another process can read; an upload has one already."""
    try:
        file.flush()
        handle = file.fileno()
    except io.UnsupportedOperation:
        with tempfile.TemporaryFile() as copy:
            file.seek(0)
            copy.write(file.read(MAX_BYTES + 1))
            copy.flush()
            yield copy.fileno()
    else:
        yield handle


def _forget() -> None:
    """Begin anew in a forked process."""
    global _decoder, _turn
    decoder, _decoder, _turn = _decoder, None, threading.BoundedSemaphore(1)
    if decoder:
        decoder.leave()


os.register_at_fork(after_in_child=_forget)
atexit.register(_stop)
