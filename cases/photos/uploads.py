"""Limits of a request, and the handler that holds every uploaded file to them while it streams in."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.db import DatabaseError, transaction

from cases.casefile.access import held_ids
from cases.core import limits
from cases.core.http import Request, client_network
from cases.core.typed import note_unread
from cases.imaging import lanes
from cases.imaging.sanitise import MAX_BYTES, Caller
from cases.photos.files import evidence_storage

MAX_REQUEST_BYTES = 12 * MAX_BYTES
CASES, VERIFY = "/cases/", "/verify/"
# Where a case is made of its first photos: nobody holds it before they are there.
FIRST_PHOTOS = "/cases/new/photos/"


def body_limit(path: str) -> int:
    """Return how many bytes a request to `path` may carry: the pages of a case take photos, `/verify/` reads one."""
    if path == VERIFY:
        return MAX_BYTES + 64 * 1024  # The file, and the form around it.
    return MAX_REQUEST_BYTES if path.startswith(CASES) else settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def may_upload(request: Request, size: int) -> bool:
    """Count `size` bytes for this client; say whether one day allows them, and has processor time left to open them."""
    return limits.may_store(request, size) and limits.DECODED_MILLISECONDS.allows(request, amount=0)


class CountedCaller(Caller):
    """A request that asks the decoder, and what that has cost its client."""

    def __init__(self, request: Request) -> None:
        super().__init__(client_network(request))
        self._request, self._settled = request, 0.0

    def settle(self) -> None:
        """Count it; one that fails costs nobody a photo, and is made up for by the next."""
        if milliseconds := round(1000 * (self.spent - self._settled)):
            with contextlib.suppress(DatabaseError), transaction.atomic():
                limits.DECODED_MILLISECONDS.allows(self._request, amount=milliseconds)
                self._settled = self.spent


@contextlib.contextmanager
def decoding_for(request: Request) -> Iterator[Caller]:
    """Give who asks the decoder; what was not counted with the photos (`receive_all`) is counted in the end."""
    caller = CountedCaller(request)
    try:
        yield caller
    finally:
        caller.settle()


class ReceivedFile(UploadedFile):  # type: ignore[type-arg]
    """An upload in the temporary folder of the store; closing it deletes it.

    `size` is what came in. Above `MAX_BYTES` nothing of it is kept; `failed` says that the disk refused it, or that the
    folder is not there.
    """

    file: IO[bytes]
    failed = False

    def __init__(self, name: str, content_type: str) -> None:
        try:
            file = _temporary_file()
        except OSError:
            # This file is lost, not the answer to the whole request.
            file, self.failed = io.BytesIO(), True
        super().__init__(file, name, content_type, 0)

    def temporary_file_path(self) -> str:
        """Return where the bytes are, for a storage that can take them over."""
        return self.file.name

    def add(self, chunk: bytes) -> None:
        """Keep one more piece, as long as the file may still become a photo of ours."""
        self.size = (self.size or 0) + len(chunk)
        if self.failed:
            return
        try:
            if self.size <= MAX_BYTES:
                self.file.write(chunk)
            else:
                self.file.truncate(0)
        except OSError:
            # A full disk costs this file, not the answer to the whole request.
            self.failed = True

    def complete(self) -> None:
        """End the writing; the file can be read from its start."""
        try:
            self.file.flush()
        except OSError:
            self.failed = True
        self.file.seek(0)

    def close(self) -> None:
        with contextlib.suppress(OSError):  # Swept already, or never written.
            self.file.close()

    def __del__(self) -> None:
        # A request that died in the middle has nobody else to call this.
        self.close()


def _temporary_file() -> IO[bytes]:
    # The client's name has no part in ours, not even its ending.
    return tempfile.NamedTemporaryFile(dir=evidence_storage().temporary_folder(), suffix=".upload")


class CappedUploadHandler(FileUploadHandler):
    """Streams every file of a request to disk; one that grows too big stops being written, the others stay."""

    file: ReceivedFile  # Django's parser closes what it finds under this name.

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, or drop it unread where nobody could use it."""
        super().new_file(*args, **kwargs)
        if not self._is_wanted():
            note_unread(cast(Request, self.request), self.file_name or "")
            raise SkipFile
        lanes.warm()
        self.file = ReceivedFile(self.file_name or "", self.content_type or "")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.file.add(raw_data)

    def file_complete(self, file_size: int) -> ReceivedFile:
        self.file.complete()
        return self.file

    def upload_interrupted(self) -> None:
        """Delete what has come of a file whose request died."""
        if hasattr(self, "file"):
            self.file.close()

    def _is_wanted(self) -> bool:
        """Say whether this browser holds a case, or makes one: CSRF protection reads the body before any view says no."""
        request = cast(Request, self.request)
        if request.path_info == FIRST_PHOTOS:
            return True
        try:
            return request.path_info.startswith(CASES) and bool(held_ids(request))
        except DatabaseError:  # The rest of the form is read; the view will ask again, and fail as a whole.
            return False
