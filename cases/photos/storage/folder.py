"""A folder on a local disk as the store of the photos."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from cases.photos.storage.evidence import MARKER, TEMPORARY, EvidenceGone, EvidenceStorage, Kept

FILE_MODE, FOLDER_MODE = 0o600, 0o700


class FolderStorage(EvidenceStorage, FileSystemStorage):
    """Files below `location`, or below the setting EVIDENCE_ROOT.

    Order of a write: a file in `tmp/` of the same file system, fsync, its name, fsync of the folder. The folder itself
    is made by `claim`, never by a write: what lies in a folder that only looks like ours is lost at the next mount.
    """

    def __init__(self, location: str | Path | None = None) -> None:
        self._given = location
        super().__init__(file_permissions_mode=FILE_MODE, directory_permissions_mode=FOLDER_MODE)

    # Read at each use: model fields make their storage once, before tests and commands choose a folder.
    @property
    def base_location(self) -> str:
        return str(self._given or settings.EVIDENCE_ROOT)

    @property
    def location(self) -> str:
        """Return the absolute folder below which everything lives."""
        return os.path.abspath(self.base_location)

    @property
    def where(self) -> str:
        """Return the folder."""
        return self.location

    @property
    def is_ours(self) -> bool:
        """Say whether the folder is there and carries our mark."""
        return Path(self.location, MARKER).is_file()

    def claim(self) -> None:
        """Make the folder, if it is not there, and mark it as ours."""
        root = Path(self.location)
        root.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        marker = root / MARKER
        marker.touch(mode=FILE_MODE)
        _sync(marker)
        _sync(root)

    def try_out(self) -> None:
        """Write a file without a name."""
        with tempfile.TemporaryFile(dir=self.location) as file:
            file.write(b"ready")
            file.flush()

    def temporary_folder(self) -> Path:
        """Return a folder on the same file system as the rest."""
        folder = Path(self.location, TEMPORARY)
        self._make_folders(folder)
        return folder

    def retire(self, name: str) -> None:
        """Make files young again: the sweep goes by their age."""
        path = Path(self.path(name))
        for file in path.iterdir() if path.is_dir() else [path]:
            with contextlib.suppress(FileNotFoundError):
                os.utime(file)

    def delete_folder(self, name: str) -> None:
        """Delete a folder with its files."""
        shutil.rmtree(self.path(name), ignore_errors=True)

    def drop(self, name: str) -> None:
        """Delete a file, and its folder where that is empty."""
        self.delete(name)
        with contextlib.suppress(OSError):  # Not empty.
            self.delete(name.rpartition("/")[0])

    def take_in(self, folder: Path) -> None:
        """Give what lies there a new name."""
        for path in folder.iterdir():
            path.rename(Path(self.location, path.name))

    def files(self) -> Iterator[Kept]:
        """Walk the folder."""
        root = Path(self.location)
        for folder, folders, names in os.walk(root):
            if Path(folder) == root:
                folders[:] = [name for name in folders if name != TEMPORARY]
                names[:] = [name for name in names if name != MARKER]
            for name in names:
                path = Path(folder, name)
                with contextlib.suppress(FileNotFoundError):  # Removed while we walk.
                    state = path.stat()
                    yield Kept(path.relative_to(root).as_posix(), state.st_size, state.st_mtime)

    def _save(self, name: str, content: File[Any]) -> str:
        target = Path(self.path(name))
        self._make_folders(target.parent)
        with self._whole(content) as draft:
            _sync(draft)
            draft.chmod(FILE_MODE)
            # Fails where the name is taken, as a rename would not.
            os.link(draft, target)
        _sync(target.parent)
        return target.relative_to(self.location).as_posix()

    def _make_folders(self, folder: Path) -> None:
        """Create a folder and its parents, each entry synced: a file is as durable as the path that leads to it."""
        if folder == Path(self.location):
            if not self.is_ours:
                raise EvidenceGone(f"{folder} is not our folder: {MARKER} is missing.")
            return
        self._make_folders(folder.parent)
        with contextlib.suppress(FileExistsError):  # There already, or another process was first.
            folder.mkdir()
            folder.chmod(FOLDER_MODE)
            _sync(folder.parent)

    @contextlib.contextmanager
    def _whole(self, content: File[Any]) -> Iterator[Path]:
        """Give the content as a file on our file system: an upload that lies there already is not copied."""
        folder = self.temporary_folder()
        received = Path(content.temporary_file_path()) if hasattr(content, "temporary_file_path") else None
        if received and received.parent == folder:
            content.flush()
            yield received  # Its own name goes with the request.
            return
        handle, path = tempfile.mkstemp(dir=folder)
        draft = Path(path)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
            yield draft
        finally:
            draft.unlink()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
