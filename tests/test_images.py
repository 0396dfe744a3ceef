"""What comes out of `images.sanitise`, and what never does."""

from __future__ import annotations

import io
import re
import struct
import threading

import pytest
from PIL import Image, ImageChops, ImageStat

from cases import images, sniff
from cases.images import ImageRejected, SafePhoto, sanitise
from tests import pictures
from tests.pictures import encoded, png_chunk, scene


def clean(data: bytes) -> SafePhoto:
    return sanitise(io.BytesIO(data))


def reason(data: bytes) -> str:
    with pytest.raises(ImageRejected) as caught:
        clean(data)
    assert str(caught.value.sentence)
    return caught.value.reason


def shown(photo: SafePhoto) -> Image.Image:
    return Image.open(io.BytesIO(photo.large))


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference in gray levels."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


def jpeg_segments(data: bytes) -> list[int]:
    """Return the markers before the first scan."""
    markers, at = [], 2
    while data[at + 1] != 0xDA:
        markers.append(data[at + 1])
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return markers


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    photo = clean(pictures.turned(orientation))
    assert (photo.width, photo.height) == (640, 400)
    assert difference(shown(photo), scene()) < 3


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_orientation_that_does_not_exist_changes_nothing(orientation: int) -> None:
    data = encoded(scene(), "JPEG", exif=pictures.camera_exif(orientation=orientation))
    assert difference(shown(clean(data)), scene()) < 3


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_orientation_counts_in_other_formats_too(format: str) -> None:
    im = scene().transpose(Image.Transpose.ROTATE_90)
    photo = clean(encoded(im, format, exif=pictures.camera_exif(orientation=6)))
    assert (photo.width, photo.height) == (640, 400)
    assert difference(shown(photo), scene()) < 5


def test_large_and_thumb_have_their_sizes_and_formats() -> None:
    photo = clean(encoded(scene((4032, 3024)), "JPEG"))
    assert (photo.width, photo.height) == shown(photo).size == (2016, 1512)
    thumb = Image.open(io.BytesIO(photo.thumb))
    assert (photo.thumb_width, photo.thumb_height) == thumb.size == (480, 360)
    assert (shown(photo).format, thumb.format) == ("JPEG", "WEBP")


@pytest.mark.parametrize("size", [(3000, 2000), (20000, 30), (30, 20000), (2017, 2016)])
def test_nothing_is_larger_than_its_edge_and_nothing_vanishes(size: tuple[int, int]) -> None:
    photo = clean(encoded(Image.new("RGB", size, "navy"), "JPEG"))
    assert max(photo.width, photo.height) <= images.LARGE_EDGE
    assert max(photo.thumb_width, photo.thumb_height) <= images.THUMB_EDGE
    assert min(photo.width, photo.height, photo.thumb_width, photo.thumb_height) >= 1


def test_small_pictures_are_not_enlarged() -> None:
    photo = clean(encoded(scene((100, 60)), "PNG"))
    assert (photo.width, photo.height, photo.thumb_width) == (100, 60, 100)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_nothing_of_the_metadata_survives(format: str) -> None:
    data = encoded(scene(), format, exif=pictures.camera_exif(), icc_profile=pictures.swapped_profile())
    assert b"SERIAL-4711" in data
    photo = clean(data)
    for copy in (photo.large, photo.thumb):
        assert b"SERIAL" not in copy
        im = Image.open(io.BytesIO(copy))
        assert not im.getexif()
        assert not {"icc_profile", "exif", "xmp", "comment"} & set(im.info)
    # JFIF, tables, frame: no other application segment, no comment.
    assert set(jpeg_segments(photo.large)) <= {0xE0, 0xDB, 0xC0, 0xC4}
    assert photo.thumb[12:16] == b"VP8 "


def test_the_time_of_the_camera_is_kept_as_a_claim() -> None:
    assert clean(pictures.turned(6)).taken_at_claimed == "2026-11-20 14:03:22 +09:00"
    odd = encoded(scene(), "JPEG", exif=pictures.camera_exif(taken="<script>alert(1)</script>", offset="x"))
    assert clean(odd).taken_at_claimed == ""
    assert clean(encoded(scene(), "JPEG")).taken_at_claimed == ""


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_broken_metadata_does_not_cost_the_photo() -> None:
    data = encoded(scene(), "JPEG")
    broken = b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xff" * 40
    segment = b"\xff\xe1" + struct.pack(">H", len(broken) + 2) + broken
    assert clean(data[:2] + segment + data[2:]).width == 640


def test_two_pictures_in_one_file_are_one_photo() -> None:
    assert Image.open(io.BytesIO(pictures.mpo())).format == "MPO"
    photo = clean(pictures.mpo())
    assert photo.format == "JPEG"
    assert difference(shown(photo), scene()) < 3


def test_heic_is_turned_by_its_decoder_and_not_again_by_its_tag() -> None:
    data = encoded(scene(), "HEIF", exif=pictures.camera_exif(orientation=1), quality=90)
    told = data.replace(b"\x01\x12\0\x03\0\0\0\x01\0\x01", b"\x01\x12\0\x03\0\0\0\x01\0\x06")
    told = told.replace(b"\x12\x01\x03\0\x01\0\0\0\x01", b"\x12\x01\x03\0\x01\0\0\0\x06")
    assert told != data
    photo = clean(told)
    assert (photo.format, photo.width, photo.height) == ("HEIF", 640, 400)
    assert difference(shown(photo), scene()) < 5
    assert photo.taken_at_claimed.startswith("2026-11-20")


def test_of_an_animation_the_first_picture_is_taken() -> None:
    frames = [Image.new("RGB", (64, 64), (shade, 0, 0)) for shade in range(0, 250, 5)]
    photo = clean(encoded(scene((64, 64)), "WEBP", save_all=True, append_images=frames, lossless=True))
    assert difference(shown(photo), scene((64, 64))) < 12


def test_print_colours_and_gray_come_out_right() -> None:
    photo = clean(encoded(Image.new("CMYK", (200, 100), (0, 255, 255, 0)), "JPEG"))
    red, green, blue = shown(photo).getpixel((50, 50))
    assert red > 200 and green < 80 and blue < 80
    gray = shown(clean(encoded(Image.new("L", (200, 100), 77), "JPEG"))).getpixel((50, 50))
    assert max(abs(value - 77) for value in gray) <= 2


def test_sixteen_bit_gray_is_scaled_not_clipped() -> None:
    im = Image.new("I;16", (64, 64), 0x8000)
    assert abs(shown(clean(encoded(im, "PNG"))).getpixel((9, 9))[0] - 0x7F) <= 1


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "PA"])
def test_what_shines_through_becomes_white(mode: str) -> None:
    im = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    im.paste((200, 0, 0, 255), (300, 0, 600, 600))
    source = im.convert("LA") if mode in {"LA", "PA"} else im.quantize(8) if mode == "P" else im
    result = shown(clean(encoded(source, "PNG")))
    assert min(result.getpixel((100, 500))) > 250
    assert result.getpixel((500, 500))[1] < 80


def test_transparency_in_a_table_becomes_white() -> None:
    im = Image.new("RGB", (64, 64), (1, 2, 3))
    assert min(shown(clean(encoded(im, "PNG", transparency=(1, 2, 3)))).getpixel((30, 30))) > 250


def test_colours_are_converted_before_the_profile_is_dropped() -> None:
    data = encoded(Image.new("RGB", (64, 64), (230, 10, 10)), "JPEG", icc_profile=pictures.swapped_profile())
    red, green, _ = shown(clean(data)).getpixel((30, 30))
    assert green > 180 and red < 90


def test_a_broken_profile_does_not_cost_the_photo() -> None:
    data = encoded(scene(), "PNG", icc_profile=b"not a profile" * 20)
    assert difference(shown(clean(data)), scene()) < 5


@pytest.mark.parametrize("tail", [b"<?php system($_GET[0]); ?>", b"%PDF-1.7\n", b"PK\x03\x04" + b"z" * 99])
def test_what_hangs_behind_a_picture_is_gone(tail: bytes) -> None:
    for format in ("JPEG", "PNG"):
        photo = clean(encoded(scene(), format, comment=b"<script>") + tail)
        assert tail not in photo.large + photo.thumb
        assert b"<script>" not in photo.large + photo.thumb


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (b"GIF89a=1;alert(1)//", "GIF"),
        (encoded(Image.new("RGB", (20, 20)), "BMP"), "BMP"),
        (encoded(Image.new("RGB", (20, 20)), "TIFF"), "TIFF"),
        (encoded(Image.new("RGB", (20, 20)), "AVIF"), "AVIF"),
        (b"%PDF-1.7\n%" + b"x" * 50, "PDF"),
        (b"PK\x03\x04" + b"x" * 50, "ZIP"),
        (b"\0\0\0\x18ftypmp42" + b"x" * 50, "VIDEO"),
        (b"\0\0\0\x18ftypqt  " + b"x" * 50, "VIDEO"),
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
    assert sniff.kind_of(data) == seems
    assert "%(" not in str(caught.value.sentence)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"\xff\xd8\xff" + b"x" * images.MAX_BYTES, "too-big"),
        (encoded(Image.new("RGB", (9, 9)), "PNG"), "too-small"),
        (pictures.png_of(30000, 30000), "too-many-pixels"),
        (pictures.png_of(8000, 6300), "too-many-pixels"),
        (pictures.scan_bomb(33), "scans"),
        (pictures.scan_bomb(500), "scans"),
        (encoded(scene(), "JPEG")[:5000], "truncated"),
        (encoded(scene(), "JPEG")[:300], "truncated"),
        (encoded(scene(), "PNG")[:60], "truncated"),
        (encoded(scene(), "PNG")[:33] + b"<html><script>alert(1)</script>", "corrupt"),
        (encoded(scene(), "HEIF")[:-3], "truncated"),
        (encoded(scene(), "HEIF") + b"\0\0\xff\0free", "truncated"),
        (encoded(scene(), "HEIF") + b"\0\0\0\1free\0\0\0\1\0\0\0\0", "truncated"),
        (encoded(scene(), "WEBP")[:200], "corrupt"),
    ],
)
def test_each_fault_has_its_reason(data: bytes, expected: str) -> None:
    found = reason(data)
    assert found == expected


def test_a_picture_of_too_many_pixels_is_refused_by_format() -> None:
    assert reason(encoded(Image.new("L", (5100, 5000)), "WEBP", quality=1, method=0)) == "too-many-pixels"
    assert clean(encoded(Image.new("L", (7200, 7000)), "JPEG", quality=10)).format == "JPEG"


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


def test_text_bomb_in_a_png_is_refused() -> None:
    import zlib

    data = pictures.png_of(64, 64)
    bomb = png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"A" * 50_000_000, 9))
    assert reason(data[:33] + bomb + data[33:]) == "corrupt"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_no_damage_raises_anything_else(format: str) -> None:
    data = encoded(scene((120, 90)), format)
    for at in range(0, len(data), max(1, len(data) // 60)):
        broken = data[:at] + b"\xa5\x00\xff"[: 1 + at % 3] + data[at + 1 + at % 3 :]
        try:
            clean(broken)
        except ImageRejected as rejected:
            assert rejected.reason in images.REASONS


def test_a_decoder_without_memory_refuses_instead_of_failing(monkeypatch: pytest.MonkeyPatch) -> None:
    def starve(*args: object, **kwargs: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image, "open", starve)
    assert reason(encoded(scene(), "JPEG")) == "unreadable"


def test_one_picture_is_decoded_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most, render = 0, 0, images._render
    lock = threading.Lock()

    def counting(data: bytes, kind: str) -> SafePhoto:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        try:
            return render(data, kind)
        finally:
            with lock:
                at_once -= 1

    monkeypatch.setattr(images, "_render", counting)
    data = encoded(scene(), "JPEG")
    threads = [threading.Thread(target=clean, args=[data]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_sentences_name_our_limits() -> None:
    assert "25MB" in str(ImageRejected("too-big").sentence)
    assert "30장" in str(ImageRejected("too-many").sentence)
    for slug in images.REASONS:
        assert re.search(r"[가-힣]", str(ImageRejected(slug).sentence))
