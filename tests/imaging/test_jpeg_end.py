"""A JPEG without its end marker: taken where its picture is whole, refused where it is not."""

from __future__ import annotations

import pytest
from PIL import Image

from cases.imaging.limits import Refusal
from cases.imaging.rendering import NO_END, render
from tests.support.pictures import encoded, mpo, scene, still_life

SHAPES: dict[str, dict[str, object]] = {
    "baseline": {},
    "progressive": {"progressive": True},
    "progressive without subsampling": {"progressive": True, "subsampling": 0},
    "baseline without subsampling": {"subsampling": 0},
    "with restarts": {"restart_marker_rows": 1},
    "good": {"quality": 95},
    "poor": {"quality": 20},
}


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return still_life("end", (1283, 961))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("end", [b"", b"\xff", b"\0\0\0\0"])
def test_a_whole_picture_without_its_end_marker_is_taken_and_noted(
    picture: Image.Image, shape: str, end: bytes
) -> None:
    data = encoded(picture, "JPEG", **SHAPES[shape])
    photo = render(data[:-2] + end)
    assert photo.measures["note"] == NO_END
    assert (photo.width, photo.height) == (1283, 961)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.8, 0.93])
def test_a_picture_that_is_cut_off_is_refused(picture: Image.Image, shape: str, share: float) -> None:
    data = encoded(picture, "JPEG", **SHAPES[shape])
    for padding in (b"", bytes(len(data))):
        with pytest.raises(Refusal, match="truncated"):
            render(data[: int(len(data) * share)] + padding)


@pytest.mark.parametrize(
    "more",
    [
        b"\0" * 5000,
        b"<x:xmpmeta></x:xmpmeta>",
        b"\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data1700000000000SEFHk\0\0\0SEFT",
        b"\0\0\0\x18ftypmp42" + bytes(400),
        b"\xff\xd8\xff\xe0" + bytes(90),
    ],
)
def test_what_cameras_append_costs_no_photo_and_needs_no_note(more: bytes) -> None:
    assert "note" not in render(encoded(scene(), "JPEG") + more).measures


def test_a_second_picture_that_is_cut_off_costs_nothing() -> None:
    data = mpo()
    assert render(data[:-200]).format == "JPEG"


def test_a_picture_that_is_gray_at_its_end_is_whole() -> None:
    im = scene((640, 640))
    im.paste((128, 128, 128), (0, 320, 640, 640))
    im.paste((200, 10, 10), (620, 620, 640, 640))
    assert render(encoded(im, "JPEG")[:-2]).measures["note"] == NO_END
