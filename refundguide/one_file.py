"""Connections to SQLite that are held to the one file that the process began with.

SQLite goes on in a file that was deleted or replaced under its name: everything looks saved, and is gone at the next
start. And where there is no file it makes an empty one. Here both are errors, until the file is back or the process is
started anew; what was committed to a file that had left its place is reported as an error, too.
"""

from __future__ import annotations

import json
import os
import sqlite3
from typing import Any

# In the environment of a program that is started beside this one: the files that it is held to as well.
VARIABLE = "REFUNDGUIDE_SQLITE_FILES"
# Device and inode of each file by its path, as the first connection of the process (or of its parent) found it.
_files: dict[str, tuple[int, int]] = {
    path: (device, inode) for path, (device, inode) in json.loads(os.environ.get(VARIABLE) or "{}").items()
}


def handed_over() -> dict[str, str]:
    """Return the variable by which a program begins with our files: by itself it would take whatever stands there."""
    return {VARIABLE: json.dumps(_files)}


class OneFile(sqlite3.Connection):
    """A connection that fails while another file, or none, stands where the process found its own."""

    def __init__(self, database: str, *args: Any, **kwargs: Any) -> None:
        """Connect. Raises `sqlite3.OperationalError` where the file is another than the process knows."""
        self._path = "" if database.startswith(("file:", ":memory:")) else os.path.abspath(database)
        self._refuse_another_file()
        super().__init__(database, *args, **kwargs)
        if self._path and (found := _identity(self._path)):
            _files.setdefault(self._path, found)

    def cursor(self, *args: Any, **kwargs: Any) -> Any:
        self._refuse_another_file()
        return super().cursor(*args, **kwargs)

    def commit(self) -> None:
        super().commit()
        self._refuse_another_file()

    def _refuse_another_file(self) -> None:
        known = _files.get(self._path)
        if known is not None and _identity(self._path) != known:
            raise sqlite3.OperationalError("The file of the database was removed or replaced; restart the site.")


def _identity(path: str) -> tuple[int, int] | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_dev, state.st_ino
