"""The decoders of this process, seen from the site: started when needed, one photo at a time, replaced when they die.

Many threads of a server share them, and clients take turns. There are two lanes: what is light is done in the one, where
nobody waits for long, and what is heavy in the other, at the lowest priority. A photo comes to the light lane first; it
goes on to the heavy one where it says that it is large, or where it has used up the time of a light one.

A decoder is a separate program rather than a fork, since a fork of a process with threads may hang; it holds the other
end of a socket, so that it ends with us however we end. What goes wrong with it is the photo's fault only where it took
too much of processor or memory, or crashed: a decoder that was starved or killed gets one more try, then the photo is
`busy`.
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
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

from cases.imaging import shapes
from cases.imaging.limits import LATER, MAX_BYTES, MEGAPIXELS, THUMB_EDGE, Refusal, SafePhoto
from cases.imaging.turns import Turns

logger = logging.getLogger(__name__)

# What one request may wait for all its photos: after the first no photo is begun, after the second none goes on.
REQUEST_SECONDS = 15.0
END_SECONDS = 24.0
START_SECONDS = 8.0
# A busy machine may take this many times the processor time that a photo is given.
PATIENCE = 4
# The light lane gives a photo this part of the processor time: three times what a usual one takes.
LIGHT_SHARE = 1 / 3
MAX_WAITING, MAX_WAITING_EACH = 12, 6
MAX_HEAD = 65_536
MAX_PICTURE = 2 * shapes.MAX_PIXELS
# What the decoder needs of our surroundings; our keys and passwords are not among it.
ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "TZ")
OUT_OF_PROCESSOR_TIME = {-signal.SIGPROF, -signal.SIGXCPU}
STARVED_OR_KILLED = {-signal.SIGALRM, -signal.SIGKILL, -signal.SIGTERM}
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Caller:
    """One request, to the decoders: which client it is of, until when it waits, and what its photos have cost so far.

    `who` is whatever tells clients apart; `until` and `end` are moments of `time.monotonic`; `spent` is in seconds of
    processor time, also of photos that were refused.
    """

    who: str = ""
    until: float = field(default_factory=lambda: time.monotonic() + REQUEST_SECONDS)
    end: float = field(default_factory=lambda: time.monotonic() + END_SECONDS)
    spent: float = 0.0


class Decoder:
    """A running decoder process. `ask` it one photo at a time; after an exception it is of no more use."""

    def __init__(self, lane: str, seconds: float) -> None:
        self.worn = False
        self.bounds: list[str] | None = None
        self.cost = 0.0
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


class _TooHeavyError(Exception):
    """A photo that is not for the light lane."""


class _LostError(Exception):
    """Something else than the photo ended the decoder, and what the photo is if that happens again."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Lane:
    """One decoder at most, and the turns at it. A decoder that does not stay ends as soon as nobody waits for it."""

    def __init__(self, name: str, *, share: float, stays: bool) -> None:
        self.name, self._share, self._stays = name, share, stays
        self.turns = Turns(most=MAX_WAITING, each=MAX_WAITING_EACH)
        self.decoder: Decoder | None = None

    def decode(self, file: int, caller: Caller) -> SafePhoto:
        """Return the photo; raise `Refusal`, `_TooHeavyError` where the other lane is due, or `_LostError`."""
        with self.turns.take(caller.who, caller.until) as has_turn:
            if not has_turn or time.monotonic() > caller.until:
                raise Refusal("busy")
            decoder = None
            try:
                decoder = self.start()
                return decoder.ask(file, caller.end)
            except Refusal as refusal:
                if refusal.reason == LATER and self is _light:
                    raise _TooHeavyError from None
                raise
            except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
                raise self._explained(error) from None
            finally:
                caller.spent += decoder.cost if decoder else 0.0
                self._rest()

    def _explained(self, error: Exception) -> Exception:
        """Say why a photo had no answer."""
        decoder, self.decoder = self.decoder, None
        if not decoder:  # The machine starts no more programs.
            logger.warning("No decoder could be started: %s", error)
            return _LostError("busy")
        code, complaint = decoder.end(), decoder.complaint()
        logger.warning("A decoder (%s) ended with %s: %s", self.name, code, error)
        if code in OUT_OF_PROCESSOR_TIME:
            return Refusal("heavy") if self is _heavy else _TooHeavyError()
        if isinstance(error, TimeoutError) or code in STARVED_OR_KILLED or decoder.bounds is None:
            return _LostError("busy")
        if code in {None, 0, 1}:
            return _LostError("unreadable")
        # C++ that finds no memory aborts, unless the library looks after that.
        return Refusal("heavy" if code == -signal.SIGABRT and b"bad_alloc" in complaint else "corrupt")

    def start(self) -> Decoder:
        """Return the decoder, a fresh one where it died meanwhile."""
        if self.decoder and not self.decoder.is_alive():
            self.stop()
        if not self.decoder:
            self.decoder = Decoder(self.name, self._share * settings.DECODE_SECONDS)
        return self.decoder

    def warm(self) -> None:
        """Start the decoder, unless somebody is at it."""
        with self.turns.take("", until=0) as has_turn, contextlib.suppress(OSError):
            if has_turn:
                self.start()

    def _rest(self) -> None:
        if self._stays and self.decoder and self.decoder.worn:
            self.stop()
            with contextlib.suppress(OSError):
                self.start()
        elif not self._stays and not self.turns.is_wanted:
            self.stop()

    def stop(self) -> None:
        """End the decoder, if there is one."""
        decoder, self.decoder = self.decoder, None
        if decoder:
            decoder.end()
            decoder.complaint()

    def forget(self) -> None:
        """Begin anew in a forked process."""
        decoder, self.decoder = self.decoder, None
        self.turns = Turns(most=MAX_WAITING, each=MAX_WAITING_EACH)
        if decoder:
            decoder.leave()


_light = Lane("light", share=LIGHT_SHARE, stays=True)
_heavy = Lane("heavy", share=1, stays=False)


def decode(file: BinaryIO, caller: Caller | None = None) -> SafePhoto:
    """Return the safe copies of the photo in `file`, read from its start; raise `Refusal` where there is none.

    All photos of one request come with the same `caller`; who passes none waits as a request of its own.
    """
    caller = caller or Caller()
    with _on_disk(file) as handle:
        lane, is_second_try = _light, False
        while True:
            try:
                return lane.decode(handle, caller)
            except _TooHeavyError:
                lane = _heavy
            except _LostError as lost:
                if is_second_try:
                    raise Refusal(lost.reason) from None
                is_second_try = True


def warm() -> None:
    """Start the decoder in the background, so that it is there once the first bytes have arrived."""
    _light.warm()


def bounds() -> list[str]:
    """Start a decoder, and return what it says it is bounded by: `decoder_main.LIMITS` and some of `sandbox.WALLS`.

    Raises `OSError` or `ValueError` where none starts.
    """
    decoder = Decoder("light", settings.DECODE_SECONDS)
    try:
        return decoder.get_ready(math.inf)
    finally:
        decoder.end()
        decoder.complaint()


def stop() -> None:
    """End the decoders of this process; the next photo starts one."""
    _light.stop()
    _heavy.stop()


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
    _light.forget()
    _heavy.forget()


os.register_at_fork(after_in_child=_forget)
atexit.register(stop)
