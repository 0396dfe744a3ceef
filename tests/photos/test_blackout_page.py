"""Blacking out a photo: the boxes are read with care, and others see the blacked-out copy and nothing else."""

from __future__ import annotations

import hashlib
import importlib
import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import IntegrityError, connection, transaction
from django.test import Client
from PIL import Image

from cases.casefile.models import Case
from cases.integrity.audit import Audit
from cases.photos import blackout, copies
from cases.photos.files import file_hashes, recorded
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role
from tests.support.factories import receive_photo
from tests.support.moments import NOW
from tests.support.pictures import camera_exif, encoded, scene
from tests.support.sweeping import sweep_after

BOX = ("10", "20", "30", "12.5")
SIDES = ("left", "top", "width", "height")


@pytest.fixture
def photo(case: Case) -> EvidencePhoto:
    content = encoded(scene((640, 480)), "JPEG", quality=95, exif=camera_exif())
    return receive_photo(case, content, kind="label")


@pytest.fixture
def page(case: Case, photo: EvidencePhoto) -> str:
    return f"/cases/{case.reference}/evidence/{photo.pk}/blackout/"


def boxes(*rows: tuple[str, ...], action: str = "save") -> dict[str, str]:
    """Return what the form sends for these rows of numbers."""
    numbers = {f"boxes-{n}-{side}": text for n, row in enumerate(rows) for side, text in zip(SIDES, row, strict=True)}
    return {"boxes-TOTAL_FORMS": str(len(rows)), "boxes-INITIAL_FORMS": "0", "action": action, **numbers}


def served(client: Client, page: str, size: str) -> bytes:
    """Return the bytes of one file of the photo, b"" where there is none for this client."""
    response = client.get(page.replace("blackout", size))
    return response.getvalue() if response.status_code == 200 else b""


def corner(content: bytes) -> tuple[int, ...]:
    """Return the colour in the middle of `BOX`."""
    with Image.open(io.BytesIO(content)) as im:
        pixel = im.convert("RGB").getpixel((im.width // 4, im.height // 4))
    assert isinstance(pixel, tuple)
    return tuple(pixel)


def files() -> set[str]:
    return {name.rpartition("/")[2] for name, *_state in storages["evidence"].files()}


def test_boxes_are_saved_burnt_in_and_recorded(owner: Client, case: Case, photo: EvidencePhoto, page: str) -> None:
    before = served(owner, page, "large")
    answer = owner.post(page, boxes(BOX, ("", "", "", ""), BOX))
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    photo.refresh_from_db()
    assert photo.boxes == [[1000, 2000, 3000, 1250]]
    copy = served(owner, page, "shared")
    assert hashlib.sha256(copy).hexdigest() == photo.blackout_sha256
    assert max(corner(copy)) <= 8
    assert served(owner, page, "large") == before and corner(before)[0] > 200
    event = case.events.get(kind=Kind.PHOTO_REDACTED)
    assert event.role == Role.OWNER
    assert event.data == {
        "kind": "label",
        "sha256": photo.sha256,
        "boxes": 1,
        "photos": [recorded(photo, {name: file_hashes(photo)[name] for name in ("blackout_large", "blackout_thumb")})],
    }


def test_the_copy_is_in_the_chain_until_it_is_taken_back(
    owner: Client, case: Case, photo: EvidencePhoto, page: str
) -> None:
    def problems() -> list[str]:
        audit = Audit(Case.objects.get(pk=case.pk))
        return [*audit.events(), *audit.photos()]

    owner.post(page, boxes(BOX))
    owner.post(page, boxes(("40", "40", "10", "10")))
    assert problems() == []
    photo.refresh_from_db()
    path = Path(photo.blackout_thumb.path)
    kept = path.read_bytes()
    path.write_bytes(kept[:-1] + b"x")
    assert problems() == [f"photo {photo.pk}: file blackout_thumb differs"]
    path.write_bytes(kept)
    owner.post(page, {"action": "uncover"})
    photo.refresh_from_db()
    assert not photo.is_blacked_out and problems() == []


def test_who_gets_which_copy(
    owner: Client, reviewer: Client, stranger: Client, photo: EvidencePhoto, page: str
) -> None:
    """Every address of a file x everybody, before and after: what is blacked out has one copy for others."""
    sizes = ("large", "thumb", "shared", "shared-thumb", "original", "blackout_large", "boxes")
    plain = {size: served(owner, page, size) for size in sizes}
    assert plain["shared"] == plain["large"] and plain["shared-thumb"] == plain["thumb"]
    assert [bool(plain[size]) for size in sizes] == [True] * 5 + [False] * 2
    assert [served(reviewer, page, size) for size in sizes] == [*[plain[size] for size in sizes[:4]], b"", b"", b""]

    blackout.black_out(photo, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
    own = {size: served(owner, page, size) for size in sizes}
    assert [size for size in sizes if own[size] != plain[size]] == ["shared", "shared-thumb"]
    for size, copy in (("large", "shared"), ("thumb", "shared-thumb"), ("shared", "shared"), ("shared-thumb",) * 2):
        content = served(reviewer, page, size)
        assert content == own[copy] and max(corner(content)) <= 8
    for size in ("original", "blackout_large", "boxes"):
        assert served(reviewer, page, size) == b""
    for size in sizes:
        assert served(stranger, page, size) == served(Client(), page, size) == b""
    assert reviewer.get(page).status_code == stranger.get(page).status_code == 404


def test_copies_are_never_kept_and_never_run(reviewer: Client, photo: EvidencePhoto, page: str) -> None:
    blackout.black_out(photo, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
    response = reviewer.get(page.replace("blackout", "large"))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    content = response.getvalue()
    assert b"SERIAL" not in content and b"Exif" not in content


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("-1", "20", "30", "10"), "왼쪽에서’ 값은 0보다 작을 수 없어요."),
        (("80", "20", "30", "10"), "사진 오른쪽 밖으로 나가요."),
        (("10", "95", "30", "10"), "사진 아래 밖으로 나가요."),
        (("10", "101", "30", "10"), "위에서’ 값은 100보다 클 수 없어요."),
        (("10", "20", "0.04", "10"), "너비’ 값은 0.05보다 작을 수 없어요."),
        (("10", "20", "30", "0"), "높이’ 값은 0.05보다 작을 수 없어요."),
        (("10", "20", "30", "NaN"), "높이’에는 12.5처럼 숫자만 적으세요."),
        (("10", "20", "Infinity", "5"), "너비’에는 12.5처럼 숫자만 적으세요."),
        (("10", "20", "1e400000", "5"), "너비’ 값은 100보다 클 수 없어요."),
        (("9" * 5000, "20", "10", "5"), "왼쪽에서’ 값은 100보다 클 수 없어요."),
        (("1.255", "20", "10", "5"), "왼쪽에서’ 값은 소수점 아래 두 자리까지 적으세요."),
        (("<b>", "20", "10", "5"), "왼쪽에서’에는 12.5처럼 숫자만 적으세요."),
        (("", "20", "10", "5"), "왼쪽에서’에도 숫자를 적으세요."),
    ],
)
def test_a_mistake_is_said_and_nothing_is_lost(
    owner: Client, photo: EvidencePhoto, page: str, row: tuple[str, ...], sentence: str
) -> None:
    blackout.black_out(photo, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
    held = files()
    answer = owner.post(page, boxes(BOX, row))
    assert answer.status_code == 422
    assert "<title>오류: " in answer.text
    summary = answer.text.partition("error-summary")[2].partition("</ul>")[0]
    assert sentence in summary and summary.count("<li>") == 1
    for number, typed in enumerate((BOX, row)):
        for side, text in zip(SIDES, typed, strict=True):
            shown = text.replace("<", "&lt;").replace(">", "&gt;")
            assert f'name="boxes-{number}-{side}"' in answer.text and (not text or f'value="{shown}"' in answer.text)
    photo.refresh_from_db()
    assert photo.boxes == [[0, 0, 5000, 5000]] and files() == held


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (boxes(), "가릴 곳을 한 칸 이상 그리거나 숫자로 적으세요."),
        (boxes(("", "", "", "")), "가릴 곳을 한 칸 이상 그리거나 숫자로 적으세요."),
        (boxes(*[(str(n), "0", "1", "1") for n in range(21)]), "한 사진에서 20곳까지 가릴 수 있어요."),
        (boxes(BOX) | {"boxes-TOTAL_FORMS": "100000000"}, "한 사진에서 20곳까지 가릴 수 있어요."),
        (boxes(BOX) | {"boxes-TOTAL_FORMS": "many"}, "보낸 내용이 중간에 깨졌어요."),
        ({}, "보낸 내용이 중간에 깨졌어요."),
    ],
)
def test_no_box_too_many_boxes_and_a_broken_form(
    owner: Client, photo: EvidencePhoto, page: str, sent: dict[str, Any], sentence: str
) -> None:
    answer = owner.post(page, sent)
    assert answer.status_code == 422 and sentence in answer.text
    photo.refresh_from_db()
    assert not photo.is_blacked_out


def test_twenty_boxes_are_taken(owner: Client, photo: EvidencePhoto, page: str) -> None:
    assert owner.post(page, boxes(*[(str(n), "0", "1", "1") for n in range(20)])).status_code == 302
    photo.refresh_from_db()
    assert len(photo.boxes) == 20


def test_more_room_keeps_what_was_typed_right_or_wrong(owner: Client, photo: EvidencePhoto, page: str) -> None:
    answer = owner.post(page, boxes(BOX, ("x", "", "", ""), ("5", "5", "5", "5"), action="more"))
    assert answer.status_code == 200
    assert 'value="12.5"' in answer.text and 'value="x"' in answer.text
    assert 'name="boxes-5-height"' in answer.text and 'name="boxes-6-height"' not in answer.text
    photo.refresh_from_db()
    assert not photo.is_blacked_out


def test_what_was_saved_stands_in_the_form_and_on_the_photo(owner: Client, photo: EvidencePhoto, page: str) -> None:
    owner.post(page, boxes(BOX))
    text = owner.get(page).text
    for side, number in zip(SIDES, BOX, strict=True):
        assert f'name="boxes-0-{side}" value="{number}"' in text
    assert '<rect class="blackout__box" x="10%" y="20%" width="30%" height="12.5%"/>' in text


@pytest.mark.django_db(transaction=True)
def test_a_new_version_has_a_new_name_and_the_old_files_go(owner: Client, photo: EvidencePhoto, page: str) -> None:
    owner.post(page, boxes(BOX))
    first = files()
    assert len(first) == 5
    owner.post(page, boxes(("50", "50", "10", "10")))
    assert len(files()) == 7  # A backup of this day still finds the copy before.
    sweep_after(hours=25)
    second = files()
    assert len(second) == 5 and first & second == {"large.jpg", "thumb.webp", "original.bin"}
    shown = owner.get(page).text
    photo.refresh_from_db()
    assert f"/shared/?v={photo.blackout_sha256[:12]}" in shown


@pytest.mark.django_db(transaction=True)
def test_the_same_boxes_again_change_nothing(owner: Client, case: Case, page: str) -> None:
    for _ in range(2):
        assert owner.post(page, boxes(BOX)).status_code == 302
    assert case.events.filter(kind=Kind.PHOTO_REDACTED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_blackout_can_be_taken_back(
    owner: Client, reviewer: Client, case: Case, photo: EvidencePhoto, page: str
) -> None:
    owner.post(page, boxes(BOX))
    for _ in range(2):  # Twice, as with two tabs.
        assert owner.post(page, {"action": "uncover"}).status_code == 302
    sweep_after(hours=25)
    assert files() == {"large.jpg", "thumb.webp", "original.bin"}
    assert served(reviewer, page, "large") == served(owner, page, "large") != b""
    event = case.events.get(kind=Kind.PHOTO_UNREDACTED)
    gone = recorded(photo, {"blackout_large": "", "blackout_thumb": ""})
    assert event.data == {"kind": "label", "sha256": photo.sha256, "photos": [gone]}


def test_every_page_says_which_copy_goes_out(owner: Client, case: Case, photo: EvidencePhoto, page: str) -> None:
    gallery, pages = f"/cases/{case.reference}/evidence/", [page.replace("blackout/", ""), page]
    assert ["가리지 않았어요" in owner.get(at).text for at in pages] == [True] * 2
    assert "가렸어요" not in owner.get(gallery).text
    blackout.black_out(photo, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
    for at in [gallery, *pages]:
        text = owner.get(at).text
        assert "가렸어요" in text and "가리지 않았어요" not in text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("action", ["save", "uncover"])
def test_a_photo_that_another_tab_removes_meanwhile_is_gone(
    owner: Client, photo: EvidencePhoto, page: str, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    blackout.black_out(photo, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
    replace = copies.replace

    def while_it_is_removed(*args: Any, **options: Any) -> list[str]:
        EvidencePhoto.objects.all().delete()
        return replace(*args, **options)

    monkeypatch.setattr(copies, "replace", while_it_is_removed)
    assert owner.post(page, boxes(BOX, action=action)).status_code == 404


def test_a_photo_whose_files_are_gone_already_is_gone(owner: Client, photo: EvidencePhoto, page: str) -> None:
    storages["evidence"].delete_folder(photo.folder)
    assert owner.post(page, boxes(BOX)).status_code == 404


def test_a_full_disk_loses_no_number_and_leaves_nothing(
    owner: Client, photo: EvidencePhoto, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = type(photo.large.storage)._save

    def full(self: Any, name: str, content: Any) -> str:
        if name.endswith(".webp"):
            raise OSError(28, "No space left on device")
        return save(self, name, content)

    monkeypatch.setattr(type(photo.large.storage), "_save", full)
    answer = owner.post(page, boxes(BOX))
    assert answer.status_code == 503 and 'value="12.5"' in answer.text
    assert files() == {"large.jpg", "thumb.webp", "original.bin"}


def test_a_row_names_a_whole_copy_or_none(photo: EvidencePhoto) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidencePhoto.objects.filter(pk=photo.pk).update(blackout_sha256="0" * 64)


def test_a_line_of_a_long_capture_is_covered_by_a_hundredth_of_a_percent(
    owner: Client, reviewer: Client, case: Case
) -> None:
    white = Image.new("RGB", (1080, 12_000), "white")
    long = receive_photo(case, encoded(white, "PNG"), kind="conversation")
    at = f"/cases/{case.reference}/evidence/{long.pk}/blackout/"
    assert owner.post(at, boxes(("0", "50.07", "100", "0.4"))).status_code == 302
    copy = Image.open(io.BytesIO(served(reviewer, at, "large"))).convert("L")
    assert copy.size == (900, 10_000)
    assert copy.crop((0, 5007, 900, 5047)).getextrema() == (0, 0)
    for kept in ((0, 4900, 900, 4985), (0, 5070, 900, 5170)):
        assert copy.crop(kept).getextrema()[0] >= 245  # type: ignore[operator]
    text = owner.get(at).text
    assert 'y="50.07%" width="100%" height="0.4%"' in text and 'data-long="tall"' in text


def test_boxes_that_were_kept_in_thousandths_stay_where_they_are(photo: EvidencePhoto) -> None:
    migration = importlib.import_module("cases.photos.migrations.0003_turn_and_finer_boxes")
    EvidencePhoto.objects.update(boxes=[[100, 205, 300, 125]])
    editor = SimpleNamespace(connection=connection)
    migration.make_finer(apps, editor)
    photo.refresh_from_db()
    assert photo.boxes == [[1000, 2050, 3000, 1250]]
    migration.make_coarser(apps, editor)
    photo.refresh_from_db()
    assert photo.boxes == [[100, 205, 300, 125]]
