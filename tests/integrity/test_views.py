"""The public check of a file: yes or no and since when, for everybody, and nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import io
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client

from cases.casefile.models import Case
from cases.core import limits, places
from cases.imaging.sanitise import MAX_BYTES
from cases.integrity import hashing
from cases.integrity.hashing import HashedFile
from cases.photos.blackout import black_out, uncover
from cases.photos.models import EvidencePhoto
from cases.process.states import Role
from tests.support.factories import jpeg, make_case, receive_photo
from tests.support.moments import NOW
from tests.support.tampering import overwrite

pytestmark = pytest.mark.django_db

YES, NO, UNSURE = "예, 같은 파일이 있어요", "아니요, 같은 파일이 없어요", "지금은 답할 수 없어요"


def receive(case: Case, data: bytes, at: dt.datetime = NOW) -> EvidencePhoto:
    return receive_photo(case, data, at=at, caption="왼쪽 모서리")


@pytest.fixture
def photo(case: Case) -> EvidencePhoto:
    return receive(case, jpeg())


def ask(sha256: str, client: Client | None = None) -> str:
    response = (client or Client()).get("/verify/", {"sha256": sha256})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    return response.text


def send(data: bytes, client: Client | None = None) -> str:
    sent = {"file": SimpleUploadedFile("a.bin", data)}
    # As a browser sends it that was never here: without any token.
    response = (client or Client(enforce_csrf_checks=True)).post("/verify/", sent)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    return response.text


@pytest.mark.parametrize("field", ["original", "large"])
def test_says_yes_and_since_when_for_a_file_and_for_its_hash(photo: EvidencePhoto, field: str) -> None:
    data = Path(getattr(photo, field).path).read_bytes()
    for text in (send(data), ask(hashlib.sha256(data).hexdigest())):
        assert YES in text
        assert "2026-11-24 10:00</time> (한국 시간)" in text


def test_one_byte_more_is_another_file(photo: EvidencePhoto) -> None:
    assert NO in send(jpeg() + b"\0")
    assert NO in send(b"")
    assert NO in ask("0" * 64)


def test_tells_nothing_of_the_case(photo: EvidencePhoto) -> None:
    text = send(jpeg())
    for secret in (photo.case.reference, str(photo.pk), photo.caption, photo.get_kind_display(), "a.jpg", "티포트"):
        assert secret not in text


def test_answers_an_owner_like_a_stranger(photo: EvidencePhoto, owner: Client) -> None:
    assert ask(photo.sha256, owner) == ask(photo.sha256)


def test_names_the_first_of_several(photo: EvidencePhoto) -> None:
    receive(make_case(), jpeg(), NOW - dt.timedelta(days=1, minutes=3))
    assert "2026-11-23 09:57</time>" in ask(photo.sha256)


class TestABlackedOutCopy:
    """What its owner hands on; it is younger than the photo."""

    LATER = NOW + dt.timedelta(hours=2)

    @pytest.fixture
    def copy(self, photo: EvidencePhoto) -> bytes:
        black_out(photo, [(0, 0, 5000, 5000)], now=self.LATER, role=Role.OWNER)
        return Path(photo.blackout_large.path).read_bytes()

    def test_is_known_since_it_was_made(self, photo: EvidencePhoto, copy: bytes) -> None:
        assert "2026-11-24 12:00</time> (한국 시간)" in send(copy)
        assert "2026-11-24 10:00</time> (한국 시간)" in ask(photo.sha256)

    def test_is_not_kept_once_it_was_taken_back_or_made_anew(self, photo: EvidencePhoto, copy: bytes) -> None:
        black_out(photo, [(0, 0, 6000, 5000)], now=self.LATER, role=Role.OWNER)
        assert NO in send(copy)
        uncover(photo, now=self.LATER, role=Role.OWNER)
        assert NO in send(copy)

    def test_that_was_changed_is_not_stood_up_for(self, photo: EvidencePhoto, copy: bytes) -> None:
        Path(photo.blackout_large.path).write_bytes(b"x")
        assert UNSURE in send(copy)


def test_what_was_removed_is_not_kept(photo: EvidencePhoto) -> None:
    photo.remove(now=NOW, role=Role.OWNER)
    assert NO in ask(photo.sha256)


@pytest.mark.parametrize(
    "typed",
    [
        str.upper,
        lambda sha: f"  {sha}\n",
        lambda sha: " ".join(sha[at : at + 8] for at in range(0, 64, 8)),
        lambda sha: ":".join(sha[at : at + 2] for at in range(0, 64, 2)),
        lambda sha: f"SHA-256: {sha}",
        lambda sha: f"{sha}  사진.jpg",
        lambda sha: "".join(chr(ord(char) + 0xFEE0) for char in sha),
    ],
    ids=["capitals", "blanks", "groups", "colons", "named", "with its file", "full width"],
)
def test_forgives_how_a_hash_is_typed(photo: EvidencePhoto, typed: Callable[[str], str]) -> None:
    assert YES in ask(typed(photo.sha256))


@pytest.mark.parametrize("typed", ["", "x", "0" * 63, "0" * 65, "0" * 63 + "g", "0" * 600, "0" * 64 + " " + "1" * 64])
def test_says_what_is_no_hash(typed: str) -> None:
    response = Client().get("/verify/", {"sha256": typed})
    assert response.status_code == 422
    assert 'class="error-summary"' in response.text
    assert "<title>오류" in response.text


def test_asks_for_the_file_that_is_missing() -> None:
    for files in ({}, {"other": SimpleUploadedFile("a", b"")}):
        response = Client().post("/verify/", files)
        assert response.status_code == 422
        assert "확인할 파일을 골라 주세요" in response.text


def test_other_bodies_are_no_files() -> None:
    response = Client().post("/verify/", b'{"file": 1}', content_type="application/json")
    assert response.status_code == 422


class TestADoubtfulCopy:
    """What cannot be stood up for is neither yes nor no."""

    def test_a_changed_file(self, photo: EvidencePhoto) -> None:
        Path(photo.original.path).write_bytes(b"x")
        assert UNSURE in ask(photo.sha256)

    def test_a_changed_line(self, photo: EvidencePhoto) -> None:
        overwrite("casefile_caseevent", "note", "나중에")
        assert UNSURE in ask(photo.sha256)

    def test_a_row_and_a_file_that_nobody_sent(self, photo: EvidencePhoto) -> None:
        data = jpeg(color="green")
        forged = EvidencePhoto.objects.get(pk=photo.pk)
        forged.pk, forged.sha256 = uuid.uuid4(), hashlib.sha256(data).hexdigest()
        forged.original.name = storages["evidence"].save(f"{forged.folder}/original.bin", ContentFile(data))
        forged.save(force_insert=True)
        assert UNSURE in send(data)

    def test_a_sound_copy_elsewhere_counts(self, photo: EvidencePhoto) -> None:
        receive(make_case(), jpeg(), NOW + dt.timedelta(hours=1))
        Path(photo.original.path).write_bytes(b"x")
        assert "2026-11-24 11:00</time>" in ask(photo.sha256)


class TestAFileOnTheWay:
    def test_touches_no_disk(self, photo: EvidencePhoto, owner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*args: object, **kwargs: object) -> None:
            raise AssertionError("a file was made")

        monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
        monkeypatch.setattr("cases.photos.uploads.ReceivedFile", refuse)
        assert NO in send(b"x" * 4_000_000, owner)
        assert list(storages["evidence"].temporary_folder().iterdir()) == []

    def test_only_the_first_counts(self, photo: EvidencePhoto) -> None:
        two = [SimpleUploadedFile("a", jpeg()), SimpleUploadedFile("b", b"x" * 100_000)]
        assert YES in Client().post("/verify/", {"file": two}).text

    def test_one_that_is_too_big_is_refused_unread(self) -> None:
        class Untouched(io.BytesIO):
            def read(self, *args: int) -> bytes:
                raise AssertionError("the body was read")

        environ = {"CONTENT_LENGTH": str(MAX_BYTES + 2**20), "wsgi.input": Untouched()}
        response = Client().generic("POST", "/verify/", b"", "multipart/form-data; boundary=x", **environ)
        assert response.status_code == 413
        assert "너무 큰 파일이에요" in response.text
        assert "25.0 MB를 넘는" in response.text
        assert "다시 올려" not in response.text

    def test_the_biggest_photo_fits(self) -> None:
        assert NO in send(b"\0" * MAX_BYTES)

    def test_one_that_breaks_off_is_no_error_of_ours(self) -> None:
        class Dying(io.BytesIO):
            def read(self, *args: int) -> bytes:
                raise OSError("connection reset")

        environ = {"CONTENT_LENGTH": "1000", "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Dying()}
        response = Client().generic("POST", "/verify/", **environ)
        assert response.status_code == 400

    def test_one_that_takes_too_long_is_stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(hashing, "LONGEST_SECONDS", -1)
        response = Client().post("/verify/", {"file": SimpleUploadedFile("a", b"x")})
        assert response.status_code == 408
        assert "천천히" in response.text

    def test_its_name_is_never_asked(self) -> None:
        assert HashedFile("0" * 64, 1).name == "file"


def test_too_often_is_refused_before_anything_is_read(photo: EvidencePhoto, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VERIFYING", dataclasses.replace(limits.VERIFYING, most=1))
    ask(photo.sha256)

    def refuse(self: HttpRequest) -> None:
        raise AssertionError("the body was read")

    monkeypatch.setattr(HttpRequest, "_load_post_and_files", refuse)
    for response in (
        Client().post("/verify/", {"file": SimpleUploadedFile("a", jpeg())}),
        Client().get("/verify/", {"sha256": photo.sha256}),
    ):
        assert response.status_code == 429
        assert response["Retry-After"] == "600"
        assert YES not in response.text
    assert Client().get("/verify/").status_code == 200


def test_where_all_places_are_taken_others_wait_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "PLACES", places.Places(most=0, each=1))
    response = Client().post("/verify/", {"file": SimpleUploadedFile("a", b"x")})
    assert (response.status_code, response["Retry-After"]) == (503, "5")


def test_the_empty_page_is_cached_for_everybody() -> None:
    response = Client().get("/verify/")
    assert "ETag" in response
    assert response["Cache-Control"] == "no-cache"
