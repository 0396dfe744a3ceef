"""Turning a photo: every copy turns, what is blacked out stays black, and what was received stays as it was."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import OperationalError, transaction
from django.test import Client
from PIL import Image, ImageChops, ImageStat

from cases.casefile.models import Case
from cases.imaging import redact
from cases.integrity.audit import Audit, since_when
from cases.photos import blackout, copies, turning
from cases.photos.files import file_hashes, recorded
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role
from tests.support.factories import receive_photo
from tests.support.moments import NOW
from tests.support.pictures import encoded, heic, scene
from tests.support.unanswered import unanswered

FORMATS = ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF"]
CLOCKWISE = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@pytest.fixture
def photo(case: Case) -> EvidencePhoto:
    return receive_photo(case, encoded(scene((640, 480)), "JPEG", quality=95), kind="label", caption="상자 옆면")


@pytest.fixture
def at(case: Case, photo: EvidencePhoto) -> str:
    return f"/cases/{case.reference}/evidence/{photo.pk}/"


def served(client: Client, at: str, size: str) -> Image.Image:
    return Image.open(io.BytesIO(client.get(f"{at}{size}/").getvalue())).convert("RGB")


def alike(one: Image.Image, other: Image.Image) -> bool:
    difference = ImageChops.difference(one, other.resize(one.size))
    return sum(ImageStat.Stat(difference).mean) / 3 < 4


def problems(case: Case) -> list[str]:
    audit = Audit(Case.objects.get(pk=case.pk))
    return [*audit.events(), *audit.photos()]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("side", "degrees"), [("right", 90), ("left", 270)])
def test_every_copy_turns_and_the_received_file_does_not(
    owner: Client, reviewer: Client, case: Case, format: str, side: str, degrees: int
) -> None:
    received = encoded(scene((640, 480)), format)
    photo = receive_photo(case, received)
    at = f"/cases/{case.reference}/evidence/{photo.pk}/"
    before = served(owner, at, "large")
    answer = owner.post(f"{at}turn/", {"to": side})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{at}#picture")
    for client in (owner, reviewer):
        for size in ("large", "shared"):
            assert alike(served(client, at, size), before.transpose(CLOCKWISE[degrees]))
        assert served(client, at, "shared-thumb").size == (360, 480)
    assert owner.get(f"{at}original/").getvalue() == received
    photo.refresh_from_db()
    assert (photo.width, photo.height, photo.turn) == (480, 640, degrees)
    event = case.events.get(kind=Kind.PHOTO_TURNED)
    hashes = file_hashes(photo)
    named = recorded(photo, {"large": hashes["large"], "thumb": hashes["thumb"]})
    data = {"kind": photo.kind, "sha256": photo.sha256, "turn": degrees, "photos": [named]}
    assert (event.role, event.data) == (Role.OWNER, data)
    assert problems(case) == []


def test_four_quarters_show_it_as_it_was(owner: Client, case: Case, photo: EvidencePhoto, at: str) -> None:
    before = served(owner, at, "large")
    for _quarter in range(4):
        owner.post(f"{at}turn/", {"to": "right"})
    photo.refresh_from_db()
    assert (photo.turn, photo.width, photo.height) == (0, 640, 480)
    assert alike(served(owner, at, "large"), before) and problems(case) == []


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("box", [(1000, 2000, 3000, 1250), (0, 0, 10_000, 500), (9000, 9000, 1000, 1000)])
def test_what_is_blacked_out_stays_black_and_its_boxes_turn_along(
    owner: Client, reviewer: Client, case: Case, photo: EvidencePhoto, at: str, degrees: int, box: redact.Box
) -> None:
    blackout.black_out(photo, [box], now=NOW, role=Role.OWNER)
    before = served(reviewer, at, "large")
    turning.turn(photo, degrees, now=NOW, role=Role.OWNER)
    photo.refresh_from_db()
    turned = redact.turned_box(box, degrees)
    assert photo.boxes == [list(turned)] and photo.is_blacked_out
    for client, size in ((reviewer, "large"), (reviewer, "thumb"), (owner, "shared")):
        copy = served(client, at, size)
        left, top, width, height = (part * copy.size[n % 2] / redact.WHOLE for n, part in enumerate(turned))
        inside = copy.crop((round(left + 1), round(top + 1), round(left + width - 1), round(top + height - 1)))
        assert max(high for _low, high in inside.getextrema()) <= 24
    assert alike(served(reviewer, at, "large"), before.transpose(CLOCKWISE[degrees]))
    assert problems(case) == []
    # And once more from the boxes: the same places are covered.
    blackout.black_out(photo, [turned, (0, 0, 5, 5)], now=NOW, role=Role.OWNER)
    assert alike(served(reviewer, at, "large"), before.transpose(CLOCKWISE[degrees]))


def test_boxes_drawn_before_somebody_turned_it_are_turned_and_not_saved_unseen(
    owner: Client, photo: EvidencePhoto, at: str
) -> None:
    rows = {"boxes-TOTAL_FORMS": "2", "boxes-INITIAL_FORMS": "0", "turn": "0", "action": "save"}
    rows |= dict(
        zip([f"boxes-0-{side}" for side in ("left", "top", "width", "height")], ("10", "20", "30", "12.5"), strict=True)
    )
    rows |= {"boxes-1-left": "x"}
    owner.post(f"{at}turn/", {"to": "right"})
    answer = owner.post(f"{at}blackout/", rows)
    assert answer.status_code == 409 and "칸도 함께 돌렸어요" in answer.text
    for side, number in (("left", "67.5"), ("top", "10"), ("width", "12.5"), ("height", "30")):
        assert f'name="boxes-0-{side}" value="{number}"' in answer.text
    assert 'value="x"' in answer.text and 'name="turn" value="90"' in answer.text
    photo.refresh_from_db()
    assert not photo.is_blacked_out


@pytest.mark.parametrize("act", ["black_out", "turn"])
def test_a_copy_of_what_it_was_before_is_never_put_in_place(
    case: Case, photo: EvidencePhoto, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """Another tab turns the photo, or blacks it out, while a copy is being made."""
    put, others = copies.put, EvidencePhoto.objects.get(pk=photo.pk)
    meanwhile: list[Any] = [
        lambda: (
            turning.turn(others, 90, now=NOW, role=Role.OWNER)
            if act == "black_out"
            else blackout.black_out(others, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
        )
    ]

    def late(*args: Any, **options: Any) -> None:
        if meanwhile:
            meanwhile.pop()()
        put(*args, **options)

    monkeypatch.setattr(copies, "put", late)
    if act == "black_out":
        with pytest.raises(copies.PhotoChanged):
            blackout.black_out(photo, [(0, 0, 1000, 1000)], now=NOW, role=Role.OWNER)
    else:
        turning.turn(photo, 90, now=NOW, role=Role.OWNER)
    photo.refresh_from_db()
    assert photo.turn == 90
    assert photo.boxes == ([] if act == "black_out" else [[5000, 0, 5000, 5000]])
    assert problems(case) == []


@pytest.mark.django_db(transaction=True)
def test_earlier_copies_are_left_to_the_sweep(owner: Client, photo: EvidencePhoto, at: str) -> None:
    before = {name for name, *_state in storages["evidence"].files()}
    owner.post(f"{at}turn/", {"to": "left"})
    photo.refresh_from_db()
    shown = {str(photo.large.name), str(photo.thumb.name), str(photo.original.name)}
    assert len(shown - before) == 2
    assert Path(photo.large.path).is_file()


def test_since_when_a_turned_copy_is_kept_is_when_it_was_made(case: Case, photo: EvidencePhoto) -> None:
    first = photo.large_sha256
    later = NOW.replace(hour=NOW.hour + 1)
    turning.turn(photo, 90, now=later, role=Role.OWNER)
    received, turned = since_when(photo.sha256), since_when(photo.large_sha256)
    assert received and (received.since, received.is_sound) == (NOW, True)
    assert turned and (turned.since, turned.is_sound) == (later, True)
    assert since_when(first) is None


def test_in_place_of_the_photo_with_the_focus_on_the_same_button(owner: Client, at: str) -> None:
    answer = owner.post(f"{at}turn/", {"to": "right"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and "<html" not in answer.text
    assert answer.text.count("data-focus") == 1
    focused = answer.text.partition("data-focus")[2].partition("</button>")[0]
    assert "오른쪽으로 돌리기" in focused and "상자 옆면" in focused
    assert 'width="480" height="640"' in answer.text and 'id="copy"' in answer.text
    assert "say" in answer.headers["HX-Trigger"]


@pytest.mark.parametrize("sent", [{}, {"to": ""}, {"to": "up"}, {"to": "90"}])
def test_neither_left_nor_right_changes_nothing(
    owner: Client, case: Case, photo: EvidencePhoto, at: str, sent: dict[str, str]
) -> None:
    assert "어느 쪽으로" in owner.post(f"{at}turn/", sent, follow=True).text
    assert not case.events.filter(kind=Kind.PHOTO_TURNED).exists()


def test_a_photo_whose_files_are_gone_is_gone(owner: Client, photo: EvidencePhoto, at: str) -> None:
    storages["evidence"].delete_folder(photo.folder)
    assert owner.post(f"{at}turn/", {"to": "left"}).status_code == 404


def test_a_full_disk_leaves_it_as_it_was(
    owner: Client, case: Case, photo: EvidencePhoto, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, before = type(photo.large.storage)._save, {name for name, *_state in storages["evidence"].files()}

    def full(self: Any, name: str, content: Any) -> str:
        if name.endswith(".webp"):
            raise OSError(28, "No space left on device")
        return str(save(self, name, content))

    monkeypatch.setattr(type(photo.large.storage), "_save", full)
    assert "지금은 사진을 돌리지 못했어요." in owner.post(f"{at}turn/", {"to": "left"}, follow=True).text
    assert {name for name, *_state in storages["evidence"].files()} == before and problems(case) == []


@pytest.mark.parametrize(
    ("orientation", "by_container", "hint"),
    [(6, False, True), (8, False, True), (3, False, True), (1, False, False), (1, True, False), (6, True, False)],
)
def test_a_heic_is_shown_as_the_standard_says_with_a_hint_where_its_camera_says_otherwise(
    owner: Client, case: Case, orientation: int, by_container: bool, hint: bool
) -> None:
    """EXIF does not turn a HEIC, `irot` does; who wrote the one without the other may have meant it."""
    photo = receive_photo(case, heic(orientation, by_container=by_container))
    at = f"/cases/{case.reference}/evidence/{photo.pk}/"
    assert (photo.width < photo.height) is (by_container and orientation == 6)
    assert ("사진이 누워 보이면" in owner.get(at).text) is hint
    owner.post(f"{at}turn/", {"to": "right"})
    assert "사진이 누워 보이면" not in owner.get(at).text


def test_a_commit_that_holds_though_its_answer_was_lost_keeps_the_turned_copy(
    owner: Client, case: Case, photo: EvidencePhoto, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "transaction", SimpleNamespace(atomic=unanswered, on_commit=transaction.on_commit))
    with pytest.raises(OperationalError):
        owner.post(f"{at}turn/", {"to": "right"})
    assert served(owner, at, "large").size == (480, 640)
    assert problems(case) == []
