"""A HEIC is cut off where bytes of its picture are missing, and nowhere else."""

from __future__ import annotations

import contextlib

import pytest

from cases.imaging import heif_boxes
from cases.imaging.limits import Refusal
from cases.imaging.rendering import render
from tests.support.pictures import encoded, scene


@pytest.fixture(scope="module", params=["HEIF", "AVIF"])
def photo(request: pytest.FixtureRequest) -> bytes:
    return encoded(scene(), request.param)


def box(name: bytes, content: bytes = b"", *, size: int | None = None) -> bytes:
    return (8 + len(content) if size is None else size).to_bytes(4) + name + content


APPENDED = {
    "nothing": b"",
    "a film": box(b"mpvd", bytes(500)),
    "a film, cut off": box(b"mpvd", bytes(500))[:-100],
    "a film of Google's": box(b"ftyp", b"mp42\0\0\0\0") + box(b"mdat", bytes(300)),
    "Samsung's notes": b"\0\0\x01\x0a" + b"\x0e\0\0\0Image_UTC_Data1700000000000SEFHk\0\0\0\x01\0\0\0SEFT",
    "text": b"<x:xmpmeta xmlns:x='adobe:ns:meta/'></x:xmpmeta>",
    "Huawei's notes": b"HUAWEI" + bytes(20) + b"LIVE_20000",
    "zeros": bytes(5000),
    "junk": bytes(range(1, 250)) * 9,
    "a few bytes": b"\xff\xff\xff",
    "a free box to the end": box(b"free", bytes(50), size=0),
    "a box that ends nowhere": box(b"free", bytes(50), size=2**31),
    "an endless box in 64 bits": box(b"mdat", (2**60).to_bytes(8) + bytes(40), size=1),
}


@pytest.mark.parametrize("what", APPENDED)
def test_what_cameras_append_costs_no_photo(photo: bytes, what: str) -> None:
    data = photo + APPENDED[what]
    assert heif_boxes.without_trailer(data).startswith(photo)
    assert render(data).large == render(photo).large


@pytest.mark.parametrize("short", [1, 2, 100, 300])
def test_a_photo_without_its_last_bytes_is_cut_off(photo: bytes, short: int) -> None:
    data = photo[:-short]
    with pytest.raises(heif_boxes.CutOff):
        heif_boxes.without_trailer(data)
    with pytest.raises(Refusal, match="truncated"):
        render(data)


def test_a_photo_cut_off_within_its_index_is_cut_off(photo: bytes) -> None:
    end = photo.index(b"meta") + 60
    with pytest.raises(heif_boxes.CutOff):
        heif_boxes.without_trailer(photo[:end])


@pytest.mark.parametrize("at", range(24, 420, 7))
def test_a_broken_index_is_left_to_the_decoder(photo: bytes, at: int) -> None:
    data = bytearray(photo)
    data[at : at + 4] = b"\xff\xff\xff\xff"
    with contextlib.suppress(heif_boxes.CutOff):
        assert bytes(data).startswith(heif_boxes.without_trailer(bytes(data)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        box(b"ftyp", b"heic"),
        box(b"ftyp", b"heic") + box(b"meta", bytes(4)),
        box(b"ftyp", b"heic") + box(b"meta", bytes(4) + box(b"iloc", b"\0\0\0\0\xff\xff" + b"\xff" * 40)),
        box(b"ftyp", b"heic") + box(b"meta", bytes(4) + box(b"iloc") * 5000),
        # Nothing is said of other pictures, at the very end of the file.
        box(b"ftyp", b"heic") + box(b"meta", bytes(4) + box(b"pitm", bytes(8)) + box(b"iloc", bytes(8)) + box(b"iref")),
        box(b"a") * 100_000,
    ],
)
def test_what_cannot_be_understood_is_left_to_the_decoder(data: bytes) -> None:
    assert heif_boxes.without_trailer(data) == data
