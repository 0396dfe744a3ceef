"""So many at once on this machine, however many processes ask; a process gives back what it had however it ends.

A slot is a lock on a file, which the system takes from whoever dies. Who finds none free stands in a line, whose first one
looks for a slot: the line is a lock as well. A process stands in it once, and lets others in before it comes again.
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

logger = logging.getLogger(__name__)

# Seconds between two looks of who waits, and before a process that has waited stands in line again: several looks.
LOOK_EVERY, STEP_BACK = 0.004, 0.015


class Slots:
    """`most` slots by the name `name`, the same for all processes that give the same folder.

    Who waits looks every `look_every` seconds, and steps back for `step_back` seconds afterwards.
    """

    def __init__(
        self,
        name: str,
        most: int,
        folder: Callable[[], Path],
        *,
        look_every: float = LOOK_EVERY,
        step_back: float = STEP_BACK,
    ) -> None:
        self.most, self._name, self._folder = most, name, folder
        self._look_every, self._step_back = look_every, step_back
        self._in_line = threading.Lock()
        self._not_before = 0.0
        self._held: dict[int, int] = {}  # Open files that are locked, each with the process that locked it.
        self._is_told = False

    @contextmanager
    def take(self, until: float) -> Iterator[bool]:
        """Say whether there is a slot, now or until that moment (`time.monotonic`), and keep it for the block."""
        slot, has_slot = None, True
        try:
            slot = self._enter(until)
            has_slot = slot is not None
        except OSError as error:
            # A folder that takes no file costs the count over processes, and nobody what they came for.
            if not self._is_told:
                self._is_told = True
                logger.warning("Processes do not wait for each other: %s", error)
        try:
            yield has_slot
        finally:
            self._release(slot)

    def forget(self) -> None:
        """Let go, in a forked process, of what the process before holds; its slots stay its own."""
        for slot in list(self._held):
            self._close(slot)
        self._in_line = threading.Lock()

    def _enter(self, until: float) -> int | None:
        """Return an open file that is locked; None where no slot came free. Raises `OSError`."""
        if not self._in_line.acquire(timeout=max(0.0, until - time.monotonic())):
            return None
        try:
            time.sleep(max(0.0, self._not_before - time.monotonic()))
            first = self._awaited(lambda: self._locked("first"), until)
            try:
                return None if first is None else self._awaited(self._free, until)
            finally:
                self._release(first)
        finally:
            self._in_line.release()

    def _awaited(self, look: Callable[[], int | None], until: float) -> int | None:
        while (found := look()) is None and time.monotonic() < until:
            time.sleep(self._look_every)
            self._not_before = time.monotonic() + self._step_back
        return found

    def _free(self) -> int | None:
        slots = (self._locked(str(number)) for number in range(self.most))
        return next((slot for slot in slots if slot is not None), None)

    def _locked(self, name: str) -> int | None:
        """Return the file of this name, locked by us; None where it is locked by another."""
        folder = self._folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(folder / f"{self._name}-{name}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._held[file] = os.getpid()
        try:
            if os.geteuid() == 0:  # As SQLite does: a command of root makes nothing that the site could not open.
                of_folder = folder.stat()
                os.fchown(file, of_folder.st_uid, of_folder.st_gid)
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._close(file)
            return None
        except OSError:
            self._close(file)
            raise
        return file

    def _release(self, file: int | None) -> None:
        if file is None:
            return
        try:
            # A process that was forked meanwhile has the file open as well, and closing ours would leave it locked; nor
            # may that process, when it forgets what it has from us, take the lock away.
            if self._held.get(file) == os.getpid():
                with suppress(OSError):
                    fcntl.flock(file, fcntl.LOCK_UN)
        finally:
            self._close(file)

    def _close(self, file: int) -> None:
        self._held.pop(file, None)
        os.close(file)
