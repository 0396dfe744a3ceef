"""The process in which received bytes are decoded: bounded, without secrets, and nobody's loss when it dies.

usage: python -m cases.imaging.decoder_main FD SECONDS PATIENCE LANE

FD is a socket to `decoder`; SECONDS of processor time and PATIENCE seconds by the clock are what one photo may take;
LANE is `light` (no picture larger than `limits.LIGHT_MEGAPIXELS` is begun) or `heavy` (everything else comes first).

It begins with a frame that says what it is bounded by. For each photo it receives an open file, and answers with a
frame: four bytes of length, a line of JSON, the pictures. It ends when the site does, at a limit, or by itself when it
has grown. It complains on its standard output, a pipe that nobody reads unless it died.
"""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import json
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Iterator
from typing import Any

from cases.imaging import sandbox
from cases.imaging.limits import MAX_BYTES, Refusal

# What a process may allocate; beside it lie some 25 MiB of programs. Linux counts so, other systems do not.
MAX_MEMORY = 560 * 1024**2
# A process that lives long gathers crumbs; a fresh one costs a tenth of a second.
MAX_JOBS = 200
MAX_IDLE_MEMORY = 160 * 1024**2
MAX_FILES = 16
HEAVY_NICENESS = 5
LIMITS = "limits"  # What `_be_bounded` sets, beside the walls of `sandbox`.


def main() -> None:
    """Answer until the site hangs up."""
    # Ctrl-C and service managers signal whole groups: the site decides when we end, by hanging up.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    seconds, patience, is_light = float(sys.argv[2]), float(sys.argv[3]), sys.argv[4] == "light"
    if not is_light:
        os.nice(HEAVY_NICENESS)
    with socket.socket(fileno=int(sys.argv[1])) as site, _statistics() as memory:
        from cases.imaging import rendering

        _warm(rendering)
        _be_bounded(seconds)
        _reply(site, {"bounds": [LIMITS, *sandbox.enter()]}, [])
        for job in range(1, MAX_JOBS + 1):
            with contextlib.suppress(ConnectionError):
                _sent, files, _flags, _address = socket.recv_fds(site, 1, 1)
                if not files:
                    return
                start = time.process_time()
                with _limited(seconds, patience):
                    head, *pictures = _answer(rendering, files[0], is_light)
                gc.collect()
                head["seconds"] = time.process_time() - start
                head["last"] = last = job == MAX_JOBS or _held(memory) > MAX_IDLE_MEMORY
                _reply(site, head, pictures)
                if not last:
                    continue
            return


def _warm(rendering: Any) -> None:
    """Load codecs and tables that load at their first use, before a photo's time counts."""
    from PIL import Image

    Image.init()
    rendering._srgb()


def _be_bounded(seconds: float) -> None:
    """Give up what decoding does not need. A system that does not know a limit has the others."""
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, MAX_FILES),
        (resource.RLIMIT_DATA, MAX_MEMORY),
        (resource.RLIMIT_CPU, int(MAX_JOBS * seconds) + 1),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))
    # Decoders print, and what they print, a stranger wrote. Only how C++ complains before it dies is of interest.
    os.dup2(1, 2)
    os.set_blocking(2, False)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    os.close(nothing)


def _answer(rendering: Any, file: int, is_light: bool) -> tuple[Any, ...]:
    """Return the head of an answer, and the pictures of an accepted photo."""
    try:
        photo = rendering.render(_content(file), in_light_lane=is_light)
    except Refusal as refusal:
        return ({"refused": [refusal.reason, refusal.seems, refusal.kind]},)
    except MemoryError:
        return ({"refused": ["heavy", "", ""]},)
    fields = {field.name: getattr(photo, field.name) for field in dataclasses.fields(photo)}
    large, thumb = fields.pop("large"), fields.pop("thumb")
    return {"photo": fields, "sizes": [len(large), len(thumb)]}, large, thumb


@contextlib.contextmanager
def _limited(seconds: float, patience: float) -> Iterator[None]:
    """Let the kernel end this process when one photo takes too long, even where the site is gone by then."""
    timers = {signal.ITIMER_PROF: seconds, signal.ITIMER_REAL: patience}
    for timer, span in timers.items():
        signal.setitimer(timer, span)
    try:
        yield
    finally:
        for timer in timers:
            signal.setitimer(timer, 0)


def _content(file: int) -> bytes:
    """Return the bytes of an open file, at most one more than we take, wherever its reader stands."""
    data = bytearray()
    try:
        while len(data) <= MAX_BYTES and (piece := os.pread(file, MAX_BYTES + 1 - len(data), len(data))):
            if not data and not os.pread(file, 1, len(piece)):
                return piece
            data += piece
    finally:
        os.close(file)
    return bytes(data)


def _reply(site: socket.socket, head: dict[str, Any], pictures: list[bytes]) -> None:
    line = json.dumps(head).encode()
    site.sendall(len(line).to_bytes(4) + line)
    for picture in pictures:
        site.sendall(picture)


@contextlib.contextmanager
def _statistics() -> Iterator[int]:
    """Open what the system tells about this process, while it may open anything."""
    with open("/proc/self/statm" if sys.platform == "linux" else os.devnull, "rb") as state:
        yield state.fileno()


def _held(statistics: int) -> int:
    """Return the bytes this process holds now; 0 where the system does not say."""
    _size, *resident = os.pread(statistics, 200, 0).split()[:2] or [b""]
    return int(resident[0]) * resource.getpagesize() if resident else 0


if __name__ == "__main__":
    main()
