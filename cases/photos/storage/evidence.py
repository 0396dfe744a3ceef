"""What photos ask of the store that keeps their files, whatever kind it is."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from abc import abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.core.files.storage import Storage

from cases.core.outage import Away

# Says that a store is ours. Where a disk is not mounted or was taken away, its mount point has none.
MARKER = ".refundguide-evidence"
# Below a folder of this machine, for what is not whole yet.
TEMPORARY = "tmp"
# Longer than any request lasts: younger files there may belong to an upload that is still going on.
TEMPORARY_AGE = dt.timedelta(hours=1)


class EvidenceGone(OSError):
    """The store is not there, or another one stands in its place: nothing may be written."""


class StoreAway(Away):
    """The store does not answer, and nothing can be said of any file."""


class StoreRefuses(StoreAway):
    """The store answers, but not to us: its operator has to do something about it."""


class Kept(NamedTuple):
    """A stored file: its name, its bytes, and when it was written or retired (seconds of Unix)."""

    name: str
    size: int
    changed_at: float


class EvidenceStorage(Storage):
    """A private store. A file is whole from the moment it has its name, and survives a kill and a power cut from then on.

    A taken name is never overwritten: `save` finds another one or raises `FileExistsError`. What cannot be read or
    written raises `OSError`, a file that is not there `FileNotFoundError`, a store that is away `StoreAway`. What a kill
    leaves behind lies in the temporary folder, or is a whole file without a row; `sweep_evidence` finds both.
    """

    def url(self, name: str | None) -> str:
        """Refuse: evidence is served by views that ask who is looking."""
        raise ValueError("Evidence has no address of its own.")

    @property
    @abstractmethod
    def where(self) -> str:
        """Name the store for its operator, without secrets."""

    @property
    @abstractmethod
    def is_ours(self) -> bool:
        """Say whether the store is there and carries our mark."""

    @abstractmethod
    def claim(self) -> None:
        """Mark the store as ours; a write never does, so that no photo goes to a wrong one."""

    @abstractmethod
    def try_out(self) -> None:
        """Raise `OSError` where nothing could be written now; nothing of the trial stays behind."""

    @abstractmethod
    def temporary_folder(self) -> Path:
        """Return the folder of this machine for files that are not whole yet."""

    def sweep_temporary(self, now: dt.datetime, *, dry_run: bool = False) -> int:
        """Delete what requests that were killed have left on this machine; return how much that is."""
        count = 0
        for path in self.temporary_folder().iterdir():
            with contextlib.suppress(FileNotFoundError):  # Its request has just ended.
                if path.stat().st_mtime < (now - TEMPORARY_AGE).timestamp():
                    count += 1
                    if not dry_run and path.is_dir():  # Of a restore that was killed.
                        shutil.rmtree(path)
                    elif not dry_run:
                        path.unlink()
        return count

    @property
    def is_empty(self) -> bool:
        """Say whether no file is stored, also where the store does not exist yet."""
        return next(iter(self.files()), None) is None

    @abstractmethod
    def files(self) -> Iterator[Kept]:
        """Yield every stored file; temporary ones and our mark are none."""

    @abstractmethod
    def retire(self, name: str) -> None:
        """Let a file, or a folder with its files, be found by the sweep a day from now; nothing happens without one.

        Not at once: a backup that has copied the rows already still has to find their files.
        """

    @abstractmethod
    def delete_folder(self, name: str) -> None:
        """Delete a folder with its files; nothing happens where there is none, and what stays is left to the sweep."""

    @abstractmethod
    def drop(self, name: str) -> None:
        """Delete a file that no row names, and with the last one its folder."""

    @abstractmethod
    def take_in(self, folder: Path) -> None:
        """Store all that lies below `folder`, which is on the file system of the temporary one, under its name there."""
