"""Receiving photos: every file of an upload gets its own answer, and nothing is half kept."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from PIL import Image

from cases.casefile.models import Case
from cases.core import limits
from cases.imaging import sanitise
from cases.photos import receiving
from cases.photos.receiving import receive
from cases.process.events import Kind
from tests.support import pictures
from tests.support.factories import jpeg
from tests.support.photo_uploads import file, fill, results, upload
from tests.support.unanswered import unanswered


def stored() -> list[str]:
    return [name for name, *_state in storages["evidence"].files()]


def test_several_photos_are_taken_with_one_event(owner: Client, case: Case, now: dt.datetime) -> None:
    response = upload(owner, case, file("a.jpg"), file("b.jpg", jpeg(color="blue")), caption="유리가 깨졌어요")
    assert (response.status_code, results(response)) == (200, [("accepted", ""), ("accepted", "")])
    assert {(photo.kind, photo.caption, photo.received_at) for photo in case.photos.all()} == {
        ("damage", "유리가 깨졌어요", now)
    }
    event = case.events.get()
    assert (event.kind, event.data["count"], event.created_at) == (Kind.PHOTOS_ADDED, 2, now)
    case.refresh_from_db()
    assert case.updated_at == now
    assert len(stored()) == 6
    assert list(storages["evidence"].temporary_folder().iterdir()) == []


def test_photos_stay_in_the_order_in_which_they_were_chosen(owner: Client, case: Case) -> None:
    names = [f"{number}.jpg" for number in (3, 1, 4, 0, 5, 9, 2, 6)]
    upload(owner, case, *[file(name, jpeg(size=(40, 40), color=f"#00{name[0]}000")) for name in names])
    assert [photo.original_name for photo in case.photos.all()] == names


BAD = {
    "empty": b"",
    "wrong-type": b"%PDF-1.7 GIF89a=1;alert(1)//",
    "truncated": jpeg(size=(800, 600))[:2000],
    "corrupt": b"\x89PNG\r\n\x1a\n" + b"<html>" * 99,
    "scans": pictures.scan_bomb(500),
    "too-many-pixels": pictures.png_of(30000, 30000),
    "too-small": jpeg(size=(9, 9)),
    "too-big": b"\xff\xd8\xff" + b"x" * sanitise.MAX_BYTES,
}


def test_every_bad_file_has_its_sentence_and_the_good_ones_stay(owner: Client, case: Case) -> None:
    files = [file(f"{reason}.jpg", content) for reason, content in BAD.items()]
    response = upload(owner, case, files[0], file("좋은 사진.jpg"), *files[1:])
    assert response.status_code == 200
    assert results(response) == [
        ("refused", "empty"),
        ("accepted", ""),
        *[("refused", reason) for reason in [*BAD][1:]],
    ]
    assert "좋은 사진.jpg" in response.text and "PDF 문서인 것 같아요" in response.text
    assert case.photos.count() == 1
    assert case.events.get().data["count"] == 1
    assert len(stored()) == 3


def test_nothing_good_is_no_event_and_no_file(owner: Client, case: Case) -> None:
    response = upload(owner, case, file("a.jpg", b""), caption="그대로 남을 글")
    assert (response.status_code, results(response)) == (422, [("refused", "empty")])
    assert "그대로 남을 글" in response.text
    assert not case.photos.exists() and not case.events.exists() and stored() == []


def test_no_file_is_said(owner: Client, case: Case) -> None:
    response = upload(owner, case)
    assert response.status_code == 422
    assert "올릴 사진을 먼저 골라 주세요." in response.text
    assert "<title>오류: " in response.text
    assert results(response) == []


def test_a_photo_that_comes_again_into_a_slot_is_put_there_if_nobody_sorted_it(owner: Client, case: Case) -> None:
    assert results(upload(owner, case, file("a.jpg"), kind="")) == [("accepted", "")]
    again = upload(owner, case, file("b.jpg"), kind="outer-box")
    assert results(again) == [("refused", "duplicate")] and "‘겉 상자’에 담았어요." in again.text
    kept = case.photos.get()
    assert (kept.kind, kept.is_sorted) == ("outer-box", True)
    # What was sorted once stays, whatever it comes as.
    later = upload(owner, case, file("c.jpg"), kind="label")
    assert "이미 있는 사진이에요" in later.text
    assert case.photos.get().kind == "outer-box"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF"])
def test_every_format_is_taken_whatever_the_browser_says_of_it_and_comes_back_whole(
    owner: Client, case: Case, format: str
) -> None:
    data = pictures.encoded(pictures.scene(), format)
    assert results(upload(owner, case, SimpleUploadedFile("사진", data, content_type=""))) == [("accepted", "")]
    photo = case.photos.get()
    answer = owner.get(f"/cases/{case.reference}/evidence/{photo.pk}/original/")
    assert b"".join(answer.streaming_content) == data
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_same_photo_twice_is_recognised_within_an_upload_and_across(owner: Client, case: Case) -> None:
    response = upload(owner, case, file("a.jpg"), file("copy of a.jpg"))
    assert results(response) == [("accepted", ""), ("refused", "duplicate")]
    assert results(upload(owner, case, file("c.jpg"))) == [("refused", "duplicate")]
    assert case.photos.count() == 1 and len(stored()) == 3


def test_thirty_is_the_end(owner: Client, case: Case) -> None:
    fill(case, sanitise.MAX_PHOTOS - 1)
    response = upload(owner, case, file("a.jpg"), file("b.jpg", jpeg(color="blue")))
    assert results(response) == [("accepted", ""), ("refused", "too-many")]
    text = owner.get(f"/cases/{case.reference}/evidence/").text
    assert 'type="file"' not in text and "30장을 모두 채웠어요" in text


def test_the_count_is_asked_again_under_the_lock(owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another upload of the same case may finish while this one decodes."""
    real_sanitise = sanitise.sanitise

    def meanwhile(file: Any, caller: sanitise.Caller) -> sanitise.SafePhoto:
        fill(case, sanitise.MAX_PHOTOS)
        return real_sanitise(file, caller)

    monkeypatch.setattr(sanitise, "sanitise", meanwhile)
    assert results(upload(owner, case, file())) == [("refused", "too-many")]
    assert case.photos.count() == sanitise.MAX_PHOTOS and stored() == [] and not case.events.exists()


def test_a_mistake_in_the_words_does_not_cost_the_photo(owner: Client, case: Case) -> None:
    response = upload(owner, case, file(), caption="가" * 201)
    assert results(response) == [("accepted", "")]
    assert "설명은 200자까지" in response.text and "가" * 201 in response.text
    response = upload(owner, case, file("b.jpg", jpeg(color="blue")), kind="nonsense")
    assert results(response) == [("accepted", "")]
    assert {(photo.kind, photo.caption) for photo in case.photos.all()} == {("damage", ""), ("other", "")}


def test_a_full_disk_is_an_answer(owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Any, name: str, content: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cases.photos.storage.folder.FolderStorage._save", full)
    response = upload(owner, case, file())
    assert (response.status_code, results(response)) == (422, [("refused", "not-stored")])
    assert not case.photos.exists()


def test_a_failed_commit_takes_the_files_along(owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(Case, "record", fail)
    with pytest.raises(RuntimeError):
        upload(owner, case, file())
    assert not case.photos.exists() and stored() == []


def test_a_commit_that_holds_though_its_answer_was_lost_keeps_the_files(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "transaction", SimpleNamespace(atomic=unanswered))
    with pytest.raises(OperationalError):
        upload(owner, case, file())
    photo = case.photos.get()
    assert {photo.large.name, photo.thumb.name, photo.original.name} <= {*stored()}


def test_a_count_that_fails_costs_nobody_a_photo(owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def count(_request: object, *, amount: int) -> bool:
        if amount:
            raise OperationalError("canceling statement due to lock timeout")
        return True

    monkeypatch.setattr(limits, "DECODED_MILLISECONDS", SimpleNamespace(allows=count))
    assert results(upload(owner, case, file())) == [("accepted", "")]
    assert case.photos.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../x.jpg",
        "a.php",
        "CON",
        "한글" * 200 + ".jpg",
        "<script>alert(1)</script>.jpg",
        "\u202egpj.exe",
        "ㅎㅏㄴ\n.jpg",
    ],
)
def test_names_of_clients_are_shown_and_never_used(owner: Client, case: Case, name: str) -> None:
    response = upload(owner, case, file(name))
    assert results(response) == [("accepted", "")]
    photo = case.photos.get()
    assert "<script>" not in response.text and "\u202e" not in response.text
    assert len(photo.original_name) <= 255
    for stored_name in stored():
        assert re.fullmatch(r"photos/[0-9a-f]{2}/[0-9a-f-]{36}/(original\.bin|large\.jpg|thumb\.webp)", stored_name)


def test_a_real_photo_is_shown_upright_and_without_what_the_camera_wrote(owner: Client, case: Case) -> None:
    data = pictures.turned(6, (4032, 3024))
    assert results(upload(owner, case, file("IMG.jpg", data))) == [("accepted", "")]
    photo = case.photos.get()
    assert (photo.width, photo.height, photo.format) == (2016, 1512, "JPEG")
    assert photo.taken_at_claimed == "2026-11-20 14:03:22 +09:00"
    assert Path(photo.original.path).read_bytes() == data
    for size in ("large", "thumb"):
        served = b"".join(owner.get(f"/cases/{case.reference}/evidence/{photo.pk}/{size}/").streaming_content)
        assert b"SERIAL" not in served
        with Image.open(photo.large.path if size == "large" else photo.thumb.path) as im:
            assert not im.getexif() and im.width > im.height


def test_customs_codes_are_never_stored(owner: Client, case: Case) -> None:
    upload(owner, case, file(), caption="통관부호 P123456789012 입니다")
    assert "123456789012" not in case.photos.get().caption


def test_one_photo_elsewhere_is_refused_by_reason() -> None:
    assert set(BAD) <= set(sanitise.REASONS)


def test_receive_takes_one_or_says_why(case: Case, now: dt.datetime) -> None:
    photo = receive(case, file(), kind="receipt", now=now, role="owner")
    assert photo.kind == "receipt"
    with pytest.raises(sanitise.ImageRejected, match="duplicate"):
        receive(case, file(), kind="receipt", now=now, role="owner")
