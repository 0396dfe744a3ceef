"""The process in which received bytes are decoded: bounded, without secrets, and nobody's loss when it dies.

usage: python -m cases.imaging.decoder_main FD SECONDS   (FD: a socket to `decoder`; SECONDS: for one photo)

For each photo it receives an open file, and answers with a frame: four bytes of length, a line of JSON, the pictures.
It ends when the site does, at a limit, or by itself when it has grown.
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
from collections.abc import Iterator
from typing import Any

from cases.imaging.limits import MAX_BYTES, Refusal

# A busy machine may take this many times the processor time that a photo is given.
PATIENCE = 4
# What a process may allocate; beside it lie some 25 MiB of programs. Linux counts so, other systems do not.
MAX_MEMORY = 560 * 1024**2
# A process that lives long gathers crumbs; a fresh one costs a tenth of a second.
MAX_JOBS = 200
MAX_IDLE_MEMORY = 160 * 1024**2
MAX_FILES = 16

READY = b"\1"


def main() -> None:
    """Answer until the site hangs up."""
    # Ctrl-C and service managers signal whole groups: the site decides when we end, by hanging up.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    seconds = float(sys.argv[2])
    with socket.socket(fileno=int(sys.argv[1])) as site:
        from cases.imaging import rendering

        _warm(rendering)
        _be_bounded(seconds)
        site.sendall(READY)
        for job in range(1, MAX_JOBS + 1):
            with contextlib.suppress(ConnectionError):
                _sent, files, _flags, _address = socket.recv_fds(site, 1, 1)
                if not files:
                    return
                head, *pictures = _answer(rendering, files[0], seconds)
                gc.collect()
                head["last"] = last = job == MAX_JOBS or _memory() > MAX_IDLE_MEMORY
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
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):  # Decoders print; what they print, a stranger wrote.
        os.dup2(nothing, standard)
    os.close(nothing)


def _answer(rendering: Any, file: int, seconds: float) -> tuple[Any, ...]:
    """Return the head of an answer, and the pictures of an accepted photo."""
    try:
        with _limited(seconds):
            photo = rendering.render(_content(file))
    except Refusal as refusal:
        return ({"refused": [refusal.reason, refusal.seems, refusal.kind]},)
    except MemoryError:
        return ({"refused": ["heavy", "", ""]},)
    fields = {field.name: getattr(photo, field.name) for field in dataclasses.fields(photo)}
    large, thumb = fields.pop("large"), fields.pop("thumb")
    return {"photo": fields, "sizes": [len(large), len(thumb)]}, large, thumb


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Let the kernel end this process when one photo takes too long, even where the site is gone by then."""
    timers = {signal.ITIMER_PROF: seconds, signal.ITIMER_REAL: PATIENCE * seconds}
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
            if not data and len(piece) == os.fstat(file).st_size:
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


def _memory() -> int:
    """Return the bytes this process holds now; 0 where the system does not say."""
    with contextlib.suppress(OSError), open("/proc/self/statm") as state:
        return int(state.read().split()[1]) * resource.getpagesize()
    return 0


if __name__ == "__main__":
    main()
