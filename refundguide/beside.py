"""The process beside the server that does what pages leave for later; another one takes its place where it dies."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

from django.conf import settings

from refundguide import server
from refundguide.one_file import handed_over


@contextlib.contextmanager
def working() -> Iterator[None]:
    """Keep a process at work as long as the block lasts; then stop it in order."""
    keeper = _Keeper()
    keeper.start()
    try:
        yield
    finally:
        keeper.end()


class _Keeper(threading.Thread):
    """Waits for the end of the process, and starts the next one: later each time, as the server does with its own.

    The server forks while this waits, which holds nothing that a fork could miss.
    """

    def __init__(self) -> None:
        super().__init__(name="beside", daemon=True)
        self._ending = threading.Event()
        self._process = _start()

    def run(self) -> None:
        deaths: list[float] = []
        while True:
            status = self._process.wait()
            if self._ending.is_set():
                return
            now = time.monotonic()
            deaths = [*(moment for moment in deaths if now - moment < server.MEMORY_SECONDS), now]
            if self._ending.wait(min(server.MOST_PAUSE, server.FIRST_PAUSE * 2 ** (len(deaths) - 1))):
                return
            self._process = _start(instead_of=status)

    def end(self) -> None:
        """Ask the process to end, and see that it does."""
        self._ending.set()
        until = time.monotonic() + server.STOP_SECONDS
        while self.is_alive() and time.monotonic() < until:
            # Again, since the one that runs may have been started just now.
            self._process.terminate()
            self.join(0.5)
        self._process.kill()
        self._process.wait()


def _start(*, instead_of: int = 0) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(settings.ROOT / "manage.py"), "work", f"--parent={os.getpid()}"]
    if instead_of:  # The next one tells the log: a line from our thread could be cut in two by a fork of the server.
        command.append(f"--instead-of={instead_of}")
    # In a group of its own: Ctrl-C reaches the parent alone, which then stops it in order.
    return subprocess.Popen(command, process_group=0, env=os.environ | handed_over())  # noqa: S603 (our own command)
