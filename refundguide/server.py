"""The production server inside our own process: Granian, WSGI, two processes with threads for all places."""

from __future__ import annotations

import contextlib
import ctypes
import logging
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
from pathlib import Path
from typing import Any

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cases.core.places import HOLDERS, SPARE, UPLOADING, WRITING
from refundguide.draining import drain_before_stopping, sockets_at
from refundguide.pooled import share_connections

PROCESSES = 2
# Threads come when they are needed. Whatever takes long has its places, and the spare ones are left for what does not.
THREADS = sum(place.threads for place in HOLDERS) + SPARE
# Whoever waits for a place to write or to upload has not asked the database for anything.
ASKING = THREADS - WRITING.waiting - UPLOADING.waiting
BACKLOG = 1024
# How many connections each process holds: one that says nothing costs little, and ends by itself after half a minute.
CONNECTIONS = 8192
# A stop waits so long for requests that are being answered; Docker itself waits for ten seconds.
STOP_SECONDS = 8
# A worker that died is replaced after a pause, which doubles with each death of the last minute.
FIRST_PAUSE, MOST_PAUSE, MEMORY_SECONDS = 0.1, 10.0, 60.0

# How long a new worker may take until it listens, on a machine that is busy.
LISTEN_SECONDS = 120.0

PR_SET_PDEATHSIG = 1
# What glibc calls how many pools threads have, and from how many bytes on a block has pages of its own.
M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3
LISTENING = "0A"  # In /proc/net/tcp.

logger = logging.getLogger(__name__)


def refuse_taken_port(host: str, port: int) -> None:
    """Raise `OSError` unless `host` and `port` are free. Granian shares ports, so it would not notice by itself."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def serve(host: str, port: int, *, when_ready: Callable[[], None]) -> None:
    """Answer requests until SIGINT or SIGTERM; call `when_ready` once the site answers."""
    _allow_files(CONNECTIONS + BACKLOG)
    _give_memory_back()
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
        log_dictconfig=settings.LOGGING,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
    )

    def ready() -> None:
        server.has_answered = True
        when_ready()

    server.when_forked = lambda: _when_answering(host, port, ready)
    server.serve(target_loader=partial(_load_site, os.getpid(), port), wrap_loader=False)


def _allow_files(count: int) -> None:
    """Let each process have so many files and connections open, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count if hard == resource.RLIM_INFINITY else min(count, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _give_memory_back() -> None:
    """Let threads share what they free, and large blocks go back to the system at once, here and in what is forked.

    Else a crowd costs memory for as long as the site runs: each of many threads keeps a pool as large as it ever needed.
    """
    with contextlib.suppress(AttributeError):  # Another C library than glibc.
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_ARENA_MAX, 2)
        mallopt(M_MMAP_THRESHOLD, 256 * 1024)


class _Server(Granian):  # type: ignore[misc, valid-type]
    """Granian, which ends itself when a worker dies twice within seconds; a site that once answered goes on instead.

    Whatever kills one worker (an upload, the system short of memory) must not take the others along. The next one
    waits longer each time, so that a worker that cannot live costs little.
    """

    has_answered = False
    when_forked: Callable[[], None]
    _deaths: tuple[float, ...] = ()

    def _spawn_workers(self, spawn_target: Any, target_loader: Any) -> None:
        super()._spawn_workers(spawn_target, target_loader)
        self.when_forked()  # Not among the hooks for a start, which come first: a fork should find no thread at work.

    def _respawn_workers(self, workers: Any, spawn_target: Any, target_loader: Any, delay: float = 0) -> None:
        if delay:  # Somebody asked for it.
            for idx in workers:
                self._replace(idx, spawn_target, target_loader)
            return
        now = time.monotonic()
        self._deaths = (*(moment for moment in self._deaths if now - moment < MEMORY_SECONDS), now)
        self._wait(min(MOST_PAUSE, FIRST_PAUSE * 2 ** (len(self._deaths) - 1)))
        if self.interrupt_signal:
            return
        super()._respawn_workers(workers, spawn_target, target_loader, delay)
        if self.has_answered:
            self.respawned_wrks.clear()

    def _replace(self, idx: int, spawn_target: Any, target_loader: Any) -> None:
        """Stop a worker once another listens in its place; one that does not come to listen leaves the old one there."""
        if self.interrupt_signal:
            return
        old, new = self.wrks[idx], self._spawn_worker(idx=idx, target=spawn_target, callback_loader=target_loader)
        new.interrupt_by_parent = True  # If it ends now, nothing is missing: the old one is still there.
        new.start()
        if not self._comes_to_listen(new.inner):
            new.kill()
            if not self.interrupt_signal:
                logger.error("A new worker did not come to listen; the old one stays")
            return
        self.wrks[idx], new.interrupt_by_parent = new, False
        old.terminate()
        old.join(STOP_SECONDS)
        if old.is_alive():
            old.kill()
            old.join()

    def _comes_to_listen(self, process: Any) -> bool:
        """Wait until a process listens on our port; False where it ended, or took too long, or we were asked to stop."""
        until = time.monotonic() + LISTEN_SECONDS
        while process.is_alive() and not self.interrupt_signal and time.monotonic() < until:
            if _listens(process.pid, self.bind_port):
                return True
            time.sleep(0.05)
        return False

    def _wait(self, seconds: float) -> None:
        """Wait for the time or for a signal to stop, whichever comes first."""
        until = time.monotonic() + seconds
        while not self.interrupt_signal and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.1))


def _listens(pid: int, port: int) -> bool:
    """Say whether a process listens on a port, as Linux tells; elsewhere nobody knows, and time will do."""
    try:
        held = {_target(link) for link in Path(f"/proc/{pid}/fd").iterdir()}
        return any(state == LISTENING and f"socket:[{inode}]" in held for state, inode in sockets_at(port))
    except OSError:
        return sys.platform != "linux"


def _target(link: Path) -> str:
    with contextlib.suppress(FileNotFoundError):  # Closed meanwhile.
        return os.readlink(link)
    return ""


def _load_site(parent: int, port: int) -> Callable[..., Any]:
    """Return the WSGI application, in a worker process that lives and dies with its parent."""
    # Out of the terminal's foreground group: Ctrl-C reaches the parent alone, which then stops its workers in order.
    os.setpgid(0, 0)
    if sys.platform == "linux":
        # A parent that is killed outright must not leave workers behind that hold the port.
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # It was killed before we asked to be told, so nobody will tell us.
            os._exit(1)
    drain_before_stopping(port)
    share_connections(ASKING)
    from refundguide.wsgi import application

    return application


def address(host: str, port: int) -> str:
    """Return where a browser on this machine finds a server that listens on `host`."""
    return bound({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port)  # noqa: S104 (compared, not bound)


def bound(host: str, port: int) -> str:
    """Return where a server listens, in the words of whoever started it: `0.0.0.0` is every address of the machine."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _when_answering(host: str, port: int, call: Callable[[], None]) -> None:
    def wait() -> None:
        while not _answers(f"{address(host, port)}/healthz"):
            time.sleep(0.05)
        call()

    threading.Thread(target=wait, daemon=True).start()


def _answers(url: str) -> bool:
    with contextlib.suppress(OSError, urllib.error.HTTPError), urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False
