"""The production server inside our own process: Granian, WSGI, two processes with threads for all places."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cases.core.places import HOLDERS, SPARE

PROCESSES = 2
# Threads come when they are needed. Whatever takes long has its places, and the spare ones are left for what does not.
THREADS = sum(place.threads for place in HOLDERS) + SPARE
BACKLOG = 1024
# How many connections each process holds: one that says nothing costs little, and ends by itself after half a minute.
CONNECTIONS = 8192
# A stop waits so long for requests that are being answered; Docker itself waits for ten seconds.
STOP_SECONDS = 8
# A worker that died is replaced after a pause, which doubles with each death of the last minute.
FIRST_PAUSE, MOST_PAUSE, MEMORY_SECONDS = 0.1, 10.0, 60.0

PR_SET_PDEATHSIG = 1


def refuse_taken_port(host: str, port: int) -> None:
    """Raise `OSError` unless `host` and `port` are free. Granian shares ports, so it would not notice by itself."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def serve(host: str, port: int, *, when_ready: Callable[[], None]) -> None:
    """Answer requests until SIGINT or SIGTERM; call `when_ready` once the site answers."""
    _allow_files(CONNECTIONS + BACKLOG)
    server = _Server(
        "refundguide.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=PROCESSES,
        blocking_threads=THREADS,
        backlog=BACKLOG,
        backpressure=CONNECTIONS,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
    )

    def ready() -> None:
        server.has_answered = True
        when_ready()

    server.on_startup(lambda: _when_answering(host, port, ready))
    server.serve(target_loader=partial(_load_site, os.getpid()), wrap_loader=False)


def _allow_files(count: int) -> None:
    """Let each process have so many files and connections open, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count if hard == resource.RLIM_INFINITY else min(count, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class _Server(Granian):  # type: ignore[misc, valid-type]
    """Granian, which ends itself when a worker dies twice within seconds; a site that once answered goes on instead.

    Whatever kills one worker (an upload, the system short of memory) must not take the others along. The next one
    waits longer each time, so that a worker that cannot live costs little.
    """

    has_answered = False
    _deaths: tuple[float, ...] = ()

    def _respawn_workers(self, workers: Any, spawn_target: Any, target_loader: Any, delay: float = 0) -> None:
        if not delay:  # With a delay it is a restart that somebody asked for.
            now = time.monotonic()
            self._deaths = (*(moment for moment in self._deaths if now - moment < MEMORY_SECONDS), now)
            self._wait(min(MOST_PAUSE, FIRST_PAUSE * 2 ** (len(self._deaths) - 1)))
        if self.interrupt_signal:
            return
        super()._respawn_workers(workers, spawn_target, target_loader, delay)
        if self.has_answered:
            self.respawned_wrks.clear()

    def _wait(self, seconds: float) -> None:
        """Wait for the time or for a signal to stop, whichever comes first."""
        until = time.monotonic() + seconds
        while not self.interrupt_signal and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.1))


def _load_site(parent: int) -> Callable[..., Any]:
    """Return the WSGI application, in a worker process that lives and dies with its parent."""
    # Out of the terminal's foreground group: Ctrl-C reaches the parent alone, which then stops its workers in order.
    os.setpgid(0, 0)
    if sys.platform == "linux":
        # A parent that is killed outright must not leave workers behind that hold the port.
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # It was killed before we asked to be told, so nobody will tell us.
            os._exit(1)
    from refundguide.wsgi import application

    return application


def address(host: str, port: int) -> str:
    """Return where a browser on this machine finds a server that listens on `host`."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (compared, not bound)
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def _when_answering(host: str, port: int, call: Callable[[], None]) -> None:
    def wait() -> None:
        while not _answers(f"{address(host, port)}/healthz"):
            time.sleep(0.05)
        call()

    # Only later: the workers are forked first, and a fork should find no other thread at work.
    timer = threading.Timer(0.2, wait)
    timer.daemon = True
    timer.start()


def _answers(url: str) -> bool:
    with contextlib.suppress(OSError, urllib.error.HTTPError), urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False
