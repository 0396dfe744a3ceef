"""A file that is only read: hashed while it streams in, never written and never whole in memory."""

from __future__ import annotations

import hashlib
import io
import time
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

from cases.core.places import Places

# A file of 25 MB in this time is a slow phone; what takes longer holds a thread of the server for nothing.
LONGEST_SECONDS = 180


class HashedFile(UploadedFile):  # type: ignore[type-arg]
    """What is left of a file: its SHA-256 and its size."""

    def __init__(self, sha256: str, size: int) -> None:
        super().__init__(io.BytesIO(), "file", "", size)
        self.sha256 = sha256


class HashingUploadHandler(FileUploadHandler):
    """Hashes the first file of a request and drops every other."""

    # Django's name for what happened, where the request ended before the file.
    too_slow = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hash = hashlib.sha256()
        self._began_at = time.monotonic()
        self._is_taken = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self._is_taken:
            raise SkipFile
        self._is_taken = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._hash.update(raw_data)
        if time.monotonic() - self._began_at > LONGEST_SECONDS:
            self.too_slow = True
            raise StopUpload(connection_reset=True)

    def file_complete(self, file_size: int) -> HashedFile:
        return HashedFile(self._hash.hexdigest(), file_size)


PLACES = Places(most=4, each=2)
