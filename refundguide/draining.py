"""How a process that answers is drained before it stops: newcomers try another one, and whoever has been let in is heard out.

When Granian stops, it closes on those who are connected and have said nothing yet, and the system on those who wait to
be let in. Both believe themselves connected, and a proxy does not send a form a second time.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from granian import _signals

from cases.core.places import HOLDERS

# Whoever is connected has so long to begin to speak; and whoever is not let in tries again after a second, says TCP.
SECONDS = 1.0
# Whoever waits for a place may go on for so long; a process that is told to stop has eight seconds (`server.STOP_SECONDS`).
WAITING_SECONDS = 4.0

SO_ATTACH_FILTER = 26  # As on all usual processors; see Linux's asm-generic/socket.h.
# A packet passes unless it is the beginning of a connection, by the 14th byte of the head of TCP: (what, if, else, with).
BYTE_AT, JUMP_IF_SET, RETURN, FLAGS, SYN, ALL = 0x30, 0x45, 0x06, 13, 0x02, 2**32 - 1
NO_BEGINNINGS = [(BYTE_AT, 0, 0, FLAGS), (JUMP_IF_SET, 0, 1, SYN), (RETURN, 0, 0, 0), (RETURN, 0, 0, ALL)]
ESTABLISHED = "01"  # In /proc/net/tcp.


def drain_before_stopping(port: int) -> None:
    """Have this process stop in two steps when it is told to. Called before Granian asks to be told of signals."""
    ask: Callable[[], Any] = _signals.set_sync_signals

    def set_sync_signals() -> Any:
        stop = ask()
        signal.signal(signal.SIGTERM, lambda *_: _begin(port, stop.set))
        return stop

    _signals.set_sync_signals = set_sync_signals


def _begin(port: int, stop: Callable[[], None]) -> None:
    threading.Thread(target=drain, args=(port, stop), daemon=True).start()
    late = threading.Timer(WAITING_SECONDS, send_away)
    late.daemon = True
    late.start()


def send_away() -> None:
    """Answer those who still wait for a place. Nothing of theirs was written, and they can send it to another process."""
    for places in HOLDERS:
        places.send_away()


def drain(port: int, stop: Callable[[], None]) -> None:
    """Take no more connections at `port`, and call `stop` when all that are there have ended, after `SECONDS` at most."""
    try:
        take_no_more()
        until = time.monotonic() + SECONDS
        while time.monotonic() < until and any(state == ESTABLISHED for state, _inode in sockets_at(port)):
            time.sleep(0.05)
    finally:
        stop()


def take_no_more() -> None:
    """Let no beginning of a connection through to what this process listens on. Elsewhere than on Linux do nothing."""
    lines = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in NO_BEGINNINGS))
    program = struct.pack("HP", len(NO_BEGINNINGS), ctypes.addressof(lines))
    for number in _sockets():
        with contextlib.suppress(OSError), socket.fromfd(number, socket.AF_INET, socket.SOCK_STREAM) as found:
            if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                found.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)


def _sockets() -> list[int]:
    """Return which open files are sockets: a copy of another one must not be closed, or SQLite loses its locks on it."""
    found = []
    for link in Path("/proc/self/fd").glob("*"):
        with contextlib.suppress(OSError):  # Closed meanwhile.
            if os.readlink(link).startswith("socket:"):
                found.append(int(link.name))
    return found


def sockets_at(port: int) -> list[tuple[str, str]]:
    """Return state and inode of each socket at a port of this machine, as Linux tells; elsewhere none."""
    tables = [Path(f"/proc/self/net/{name}") for name in ("tcp", "tcp6")]
    lines = [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    return [(line[3], line[9]) for line in lines if int(line[1].rpartition(":")[2], 16) == port]
