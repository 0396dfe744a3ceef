"""Files of a request while they stream in: where they lie, what stops them, what becomes of them."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.http import HttpRequest, UnreadablePostError
from django.test import Client, RequestFactory

from cases.casefile.access import SESSION_KEY
from cases.casefile.models import Case
from cases.imaging.sanitise import MAX_BYTES
from cases.photos import uploads
from cases.photos.uploads import CappedUploadHandler, ReceivedFile, body_limit
from tests.support.factories import jpeg

BOUNDARY = "xBOUNDx"


def temporary() -> list[Path]:
    return list(storages["evidence"].temporary_folder().iterdir())


def body(*files: tuple[str, bytes]) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="photos"; filename="{name}"\r\n'
        f"Content-Type: image/jpeg\r\n\r\n".encode()
        + content
        + b"\r\n"
        for name, content in files
    ]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def post(data: bytes, *, path: str = "/cases/RG-7K3M-9QXT/evidence/", cases: list[int] | None = None) -> HttpRequest:
    request = RequestFactory().post(path, data, content_type=f"multipart/form-data; boundary={BOUNDARY}")
    request.session = {SESSION_KEY: [1] if cases is None else cases}
    return request


def test_files_stream_into_the_evidence_folder_under_our_names() -> None:
    request = post(body(("../../etc/evil.php", b"abc"), ("나.jpg", b"")))
    first, second = request.FILES.getlist("photos")
    assert isinstance(first, ReceivedFile)
    assert (first.name, first.size, first.read()) == ("evil.php", 3, b"abc")
    assert (second.name, second.size) == ("나.jpg", 0)
    paths = temporary()
    assert len(paths) == 2
    assert all(path.suffix == ".upload" and "evil" not in path.name for path in paths)
    request.close()
    assert temporary() == []


def test_one_file_too_big_is_emptied_and_the_others_stay() -> None:
    request = post(body(("a", b"aa"), ("big", b"x" * (MAX_BYTES + 1)), ("c", b"cc")))
    a, big, c = request.FILES.getlist("photos")
    assert big.size == MAX_BYTES + 1
    assert Path(big.temporary_file_path()).stat().st_size == 0
    assert (a.read(), c.read()) == (b"aa", b"cc")
    request.close()


def test_the_largest_file_allowed_is_kept_whole() -> None:
    request = post(body(("a", b"x" * MAX_BYTES)))
    [file] = request.FILES.getlist("photos")
    assert file.size == Path(file.temporary_file_path()).stat().st_size == MAX_BYTES
    request.close()


@pytest.mark.parametrize(
    ("path", "cases"), [("/cases/RG-7K3M-9QXT/evidence/", []), ("/contact/", [1]), ("/admin/login/", [1])]
)
def test_where_nobody_could_use_it_nothing_is_written(path: str, cases: list[int]) -> None:
    request = post(body(("a", b"aa"), ("b", b"bb")), path=path, cases=cases)
    assert not request.FILES
    assert temporary() == []


def test_a_request_that_dies_leaves_nothing() -> None:
    class Dying(io.BytesIO):
        def read(self, *args: int) -> bytes:
            chunk = super().read(*args)
            if not chunk:
                raise OSError("connection reset")
            return chunk

    whole = body(("a", b"a" * 200_000), ("b", b"b" * 200_000))
    request = post(whole)
    request._stream = Dying(whole[:300_000])
    with contextlib.suppress(UnreadablePostError):  # As the CSRF middleware does; the error itself holds the files.
        _ = request.POST
        pytest.fail("the request did not die")
    assert len(temporary()) == 1  # The file that was coming in; the whole one is gone already.
    del request
    gc.collect()
    assert temporary() == []


def test_a_body_that_ends_early_hands_over_only_whole_files() -> None:
    request = post(body(("a", b"a" * 90_000), ("b", b"b" * 90_000))[:150_000])
    assert [file.name for file in request.FILES.getlist("photos")] == ["a"]
    request.close()
    assert temporary() == []


def test_a_full_disk_costs_the_file_and_not_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(chunk: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = ReceivedFile("a", "")
    monkeypatch.setattr(file.file, "write", full)
    file.add(b"abc")
    file.add(b"def")
    file.complete()
    assert (file.failed, file.size) == (True, 6)
    file.close()


def test_bodies_are_limited_by_what_a_page_can_use(settings) -> None:
    assert body_limit("/cases/RG-7K3M-9QXT/evidence/") == uploads.MAX_REQUEST_BYTES
    assert MAX_BYTES < body_limit("/verify/") < MAX_BYTES + 2**20
    assert body_limit("/verify/x") == body_limit("/contact/") == settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_a_body_that_claims_too_much_is_refused_unread(owner: Client, case: Case) -> None:
    class Untouched(io.BytesIO):
        def read(self, *args: int) -> bytes:
            raise AssertionError("the body was read")

    for path, length in ((f"/cases/{case.reference}/evidence/", uploads.MAX_REQUEST_BYTES), ("/contact/", 10_000_000)):
        environ = {"CONTENT_LENGTH": str(length + 1), "wsgi.input": Untouched()}
        response = owner.generic("POST", path, b"", "multipart/form-data; boundary=x", **environ)
        assert response.status_code == 413


def test_the_handler_is_the_one_that_runs(settings) -> None:
    assert [f"{CappedUploadHandler.__module__}.{CappedUploadHandler.__qualname__}"] == settings.FILE_UPLOAD_HANDLERS


def test_a_stranger_leaves_nothing_on_disk(stranger: Client, case: Case) -> None:
    file = io.BytesIO(jpeg())
    file.name = "a.jpg"
    assert stranger.post(f"/cases/{case.reference}/evidence/", {"photos": file}).status_code == 404
    assert temporary() == []


def test_the_decoder_starts_while_the_bytes_come_in_and_only_for_who_may_upload(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr("cases.imaging.lanes.warm", lambda: started.append("warm"))
    path = f"/cases/{case.reference}/evidence/"
    anybody = Client()
    anybody.post(path, {"photos": io.BytesIO(jpeg())})
    assert started == []
    owner.post(path, {"photos": io.BytesIO(jpeg())})
    assert started == ["warm"]


@pytest.mark.django_db
def test_more_files_than_one_upload_may_carry_are_told_to_come_in_portions(owner: Client, case: Case) -> None:
    many = body(*[(f"{number}.jpg", b"") for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)])
    owner.raise_request_exception = False
    response = owner.post(
        f"{case.get_absolute_url()}evidence/", many, content_type=f"multipart/form-data; boundary={BOUNDARY}"
    )
    assert response.status_code == 413
    assert "나누어" in response.text
    assert not temporary()
