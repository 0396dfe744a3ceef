"""Counting in memory, for all processes of a machine together.

A process counts in a dictionary and writes it to a file of its own, at most once a second; whoever answers /metrics adds
the files up. Each process holds a lock on its file as long as it lives, so that the next one to look knows whose file
will never change again: it is added to one file for all who have ended. A kill may lose the last second.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
import threading
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

# Upper bounds in seconds of the classes that durations are counted in; what takes longer is in a last one.
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
WRITE_EVERY = 1.0

# The name of a figure, and the values of its labels in order.
type Key = tuple[str, ...]
# One number; or of durations their sum, and how many lie in each class.
type Cells = dict[Key, list[float]]

ENDED = "ended.json"


class Counts:
    """What this process has counted; gauges are asked for when it is written down."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cells: Cells = {}
        # What took how long and is not counted yet: whoever notes it waits for nobody.
        self._noted: deque[tuple[float, Key]] = deque()
        self.gauges: list[Callable[[], Iterator[tuple[Key, float]]]] = []

    def add(self, *key: str, amount: float = 1.0) -> None:
        """Count `amount`."""
        with self._lock:
            cell = self._cells.get(key)
            if cell is None:
                self._cells[key] = [amount]
            else:
                cell[0] += amount

    def observe(self, seconds: float, *key: str) -> None:
        """Count something that took `seconds`."""
        self._noted.append((seconds, key))

    def now(self) -> Cells:
        """Return a copy of what was counted, without gauges."""
        with self._lock:
            for _one in range(len(self._noted)):
                self._observe(*self._noted.popleft())
            return {key: list(cell) for key, cell in self._cells.items()}

    def _observe(self, seconds: float, key: Key) -> None:
        cell = self._cells.get(key)
        if cell is None:
            cell = self._cells[key] = [0.0] * (len(BOUNDS) + 2)
        cell[0] += seconds
        cell[1 + bisect_left(BOUNDS, seconds)] += 1

    def gauged(self) -> Cells:
        """Return how the gauges stand."""
        return {key: [value] for gauge in self.gauges for key, value in gauge()}


class Shared:
    """The files of a folder in which the processes of a machine tell each other what they have counted."""

    def __init__(self, folder: Path, counts: Counts) -> None:
        self._folder, self._counts = folder, counts
        self._name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._lock_held: int | None = None
        self._writing = threading.Lock()
        self._written_at = 0.0

    def begin(self) -> None:
        """Write every second from now on, in the background; in this process only, since threads do not survive a fork."""
        threading.Thread(target=self._write_again_and_again, daemon=True).start()

    def _write_again_and_again(self) -> None:
        while True:
            with contextlib.suppress(OSError):
                self.write()
            time.sleep(WRITE_EVERY)

    def write(self) -> None:
        """Write down what this process has counted until now, whole or not at all. Raises `OSError`."""
        with self._writing:
            if self._lock_held is None:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                # Never closed: the lock says that this process lives.
                handle = os.open(self._lock_of(self._name), os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600)
                fcntl.flock(handle, fcntl.LOCK_EX)
                self._lock_held = handle
            _write(self._folder / f"{self._name}.json", self._counts.now(), self._counts.gauged())

    def together(self) -> tuple[Cells, int]:
        """Return what all processes have counted, with the gauges of those that live, and how many these are.

        Raises `OSError` where the folder cannot be used.
        """
        self.write()
        with (self._folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ended, _none = _read(self._folder / ENDED)
            everything, alive = dict(ended), 0
            for path in self._folder.glob("*-*.json"):
                counted, gauged = _read(path)
                everything = _sum(everything, counted)
                if path.stem == self._name or not self._is_over(path.stem):
                    everything, alive = _sum(everything, gauged), alive + 1
                    continue
                ended = _sum(ended, counted)
                _write(self._folder / ENDED, ended, {})
                path.unlink(missing_ok=True)
                self._lock_of(path.stem).unlink(missing_ok=True)
        return everything, alive

    def _lock_of(self, name: str) -> Path:
        return self._folder / f"{name}.lock"

    def _is_over(self, name: str) -> bool:
        try:
            with self._lock_of(name).open() as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except FileNotFoundError:
            return True
        return True


def _sum(one: Cells, other: Cells) -> Cells:
    total = dict(one)
    for key, cell in other.items():
        mine = total.get(key)
        total[key] = [a + b for a, b in zip(mine, cell, strict=True)] if mine and len(mine) == len(cell) else cell
    return total


def _write(path: Path, counted: Cells, gauged: Cells) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps([[[key, cell] for key, cell in cells.items()] for cells in (counted, gauged)]))
    draft.replace(path)


def _read(path: Path) -> tuple[Cells, Cells]:
    """Return what a file tells; nothing where there is none, or one that nobody could have written."""
    try:
        counted, gauged = json.loads(path.read_text())
        return {tuple(key): cell for key, cell in counted}, {tuple(key): cell for key, cell in gauged}
    except (OSError, ValueError, TypeError):
        return {}, {}


COUNTS = Counts()
