"""Files that are no photos, broken photos, and files built to hurt: refused with a reason, never an error."""

from __future__ import annotations

import re
import zlib

import pytest
from PIL import Image

from cases.imaging import heif_boxes, rendering, sanitise, sniff
from cases.imaging.kinds import kind_of
from cases.imaging.limits import Refusal
from cases.imaging.sanitise import ImageRejected
from tests.support import pictures
from tests.support.pictures import clean, encoded, png_chunk, scene


def reason(data: bytes) -> str:
    with pytest.raises(ImageRejected) as caught:
        clean(data)
    assert str(caught.value.sentence)
    return caught.value.reason


@pytest.mark.parametrize("tail", [b"<?php system($_GET[0]); ?>", b"%PDF-1.7\n", b"PK\x03\x04" + b"z" * 99])
def test_what_hangs_behind_a_picture_is_gone(tail: bytes) -> None:
    for format in ("JPEG", "PNG"):
        photo = clean(encoded(scene(), format, comment=b"<script>") + tail)
        assert tail not in photo.large + photo.thumb
        assert b"<script>" not in photo.large + photo.thumb


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (encoded(Image.new("RGB", (20, 20)), "BMP"), "BMP"),
        (encoded(Image.new("RGB", (20, 20)), "TIFF"), "TIFF"),
        (b"%PDF-1.7\n%" + b"x" * 50, "PDF"),
        (b"PK\x03\x04" + b"x" * 50, "ARCHIVE"),
        (b"\0\0\0\x18ftypmp42" + b"x" * 50, "MEDIA"),
        (b"\0\0\0\x18ftypqt  " + b"x" * 50, "MEDIA"),
        (b'  <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "MARKUP"),
        (b"<!DOCTYPE html><script>1</script>", "MARKUP"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", ""),
        (b"\x89", ""),
        (b"\0" * 500, ""),
    ],
)
def test_what_is_no_photo_is_named(data: bytes, seems: str) -> None:
    with pytest.raises(ImageRejected) as caught:
        clean(data)
    assert (caught.value.reason, caught.value.seems in {seems, ""}) == ("wrong-type", True)
    assert kind_of(data) == seems
    assert "%(" not in str(caught.value.sentence)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"\xff\xd8\xff" + b"x" * sanitise.MAX_BYTES, "too-big"),
        (encoded(Image.new("RGB", (9, 9)), "PNG"), "too-small"),
        (pictures.png_of(30000, 30000), "too-many-pixels"),
        (pictures.png_of(8000, 8200), "too-many-pixels"),
        (pictures.gif_with(b"", screen=(65535, 65535)), "too-many-pixels"),
        (pictures.gif_with(b"!\xfe" + b"\1x" * 3_000_000 + b"\0"), "scans"),
        (pictures.gif_with(b"!\xf9\0" * 1_000_000), "scans"),
        (pictures.gif_with(b"x" * 1_000_000), "scans"),
        (pictures.gif_with(b"")[:-200], "truncated"),
        (b"GIF89a=1;alert(1)//", "corrupt"),
        (b"GIF8", "corrupt"),
        (encoded(scene(), "AVIF")[:-99], "truncated"),
        (pictures.scan_bomb(33), "scans"),
        (pictures.scan_bomb(500), "scans"),
        (encoded(scene(), "JPEG")[:5000], "truncated"),
        (encoded(scene(), "JPEG")[:300], "truncated"),
        (encoded(scene(), "PNG")[:60], "truncated"),
        (encoded(scene(), "PNG")[:33] + b"<html><script>alert(1)</script>", "corrupt"),
        (encoded(scene(), "HEIF")[:-3], "truncated"),
        (encoded(scene(), "WEBP")[:200], "corrupt"),
    ],
)
def test_each_fault_has_its_reason(data: bytes, expected: str) -> None:
    found = reason(data)
    assert found == expected


def test_a_picture_of_too_many_pixels_is_refused_by_format() -> None:
    with pytest.raises(ImageRejected) as caught:
        clean(encoded(Image.new("L", (5100, 5100)), "WEBP", quality=1, method=0))
    assert caught.value.reason == "too-many-pixels"
    assert "WebP 사진은 2500만 화소" in str(caught.value.sentence)
    assert clean(encoded(Image.new("L", (9248, 6944)), "JPEG", quality=10)).format == "JPEG"  # A phone's "64 MP".


def hide_scans(junk: bytes) -> bytes:
    """Put bytes between two segments, at which a careless walker would stop counting."""
    data = pictures.scan_bomb(200, size=(64, 64))
    at = data.index(b"\xff\xc2")
    return data[:at] + junk + data[at:]


@pytest.mark.parametrize("junk", [b"\0", b"junk", b"\xff" * 9, b"\xff\x00"])
def test_scans_cannot_hide_behind_junk(junk: bytes) -> None:
    assert reason(hide_scans(junk)) == "scans"


def filled(filler: bytes, *, at: int = 2, size: int = 24_000_000) -> bytes:
    data = encoded(Image.new("RGB", (64, 64)), "JPEG")
    at = len(data) - 2 if at < 0 else at
    return data[:at] + filler * (size // len(filler)) + b"\0" * (at != 2) + data[at:]


@pytest.mark.parametrize(
    "data",
    [
        filled(b"\xff\xe0\0\2"),
        filled(b"\xff\xd0"),
        filled(b"\xff"),
        filled(b"\xff", at=-1),
        filled(b"\xff\xff\0"),
        pictures.png_of(64, 64)[:33] + png_chunk(b"abCd", b"") * 30_000 + pictures.png_of(64, 64)[33:],
    ],
    ids=["segments", "restarts", "fill", "fill in scan", "junk", "chunks"],
)
def test_structures_made_to_keep_a_decoder_busy_are_refused(data: bytes) -> None:
    assert reason(data) == "scans"


def test_ordinary_progressive_photos_are_taken() -> None:
    data = encoded(scene((1200, 900)), "JPEG", progressive=True)
    assert not sniff.is_laborious(data, "JPEG")
    assert clean(data).width == 1200


def test_a_text_bomb_in_a_png_is_never_unpacked() -> None:
    data = pictures.png_of(64, 64)
    bomb = png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"A" * 50_000_000, 9))
    assert clean(data[:33] + bomb + data[33:]).large == clean(data).large


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF"])
def test_no_damage_raises_anything_else(format: str) -> None:
    data = encoded(scene((120, 90)), format)
    for at in range(0, len(data), max(1, len(data) // 60)):
        broken = data[:at] + b"\xa5\x00\xff"[: 1 + at % 3] + data[at + 1 + at % 3 :]
        try:
            clean(broken)
        except ImageRejected as rejected:
            assert rejected.reason in sanitise.REASONS


def test_sentences_name_our_limits() -> None:
    assert "25MB" in str(ImageRejected("too-big").sentence)
    assert "30장" in str(ImageRejected("too-many").sentence)
    for slug in sanitise.REASONS:
        sentence = str(ImageRejected(slug, kind="PNG").sentence)
        assert re.search(r"[가-힣]", sentence) and "%(" not in sentence


def test_a_file_on_which_a_parser_stumbles_is_refused_and_ends_no_decoder(monkeypatch):
    def stumble(*_told):
        raise IndexError

    photo = encoded(scene(), "HEIF")
    for module, name in ((sniff, "is_laborious"), (heif_boxes, "without_trailer")):
        with monkeypatch.context() as broken:
            broken.setattr(module, name, stumble)
            with pytest.raises(Refusal, match="corrupt"):
                rendering.render(photo)
