"""What comes out of `images.sanitise`, and what never does."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image, ImageChops, ImageStat

from cases.imaging import limits as photo_limits
from cases.imaging import shapes
from cases.imaging.sanitise import SafePhoto
from tests.support import pictures
from tests.support.pictures import clean, encoded, scene


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


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_orientation_counts_in_other_formats_too(format: str) -> None:
    im = scene().transpose(Image.Transpose.ROTATE_90)
    quality = {} if format == "PNG" else {"quality": 95}
    photo = clean(encoded(im, format, exif=pictures.camera_exif(orientation=6), **quality))
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
    assert max(photo.width, photo.height) <= max(photo_limits.LARGE_EDGE, 900 * max(size) // min(size))
    assert max(photo.thumb_width, photo.thumb_height) <= photo_limits.THUMB_EDGE
    assert min(photo.width, photo.height, photo.thumb_width, photo.thumb_height) >= 1


@pytest.mark.parametrize("across", [False, True], ids=["tall", "wide"])
@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "HEIF", "AVIF", "GIF"])
def test_a_long_picture_is_legible_whatever_its_format(format: str, across: bool) -> None:
    source = pictures.chat_screen(size=(1080, 12_000))
    source = source.transpose(Image.Transpose.ROTATE_90) if across else source
    options = {"speed": 10} if format == "AVIF" else {}
    photo = clean(encoded(source, format, **options))
    assert shown(photo).size == ((10_000, 900) if across else (900, 10_000))
    assert difference(shown(photo), source.resize(shown(photo).size)) < 6
    thumb = Image.open(io.BytesIO(photo.thumb))
    part = (4400, 0, 5600, 900) if across else (0, 0, 900, 1200)
    assert difference(thumb.convert("RGB"), shown(photo).crop(part).resize(thumb.size)) < 6


@pytest.mark.parametrize("size", [(1500, 12_000), (12_000, 1500), (3400, 1600), (1600, 3400)])
def test_shrinking_while_decoding_takes_nothing_from_the_short_edge(size: tuple[int, int]) -> None:
    assert min(shown(clean(encoded(scene(size), "JPEG"))).size) >= 900


def test_small_pictures_are_not_enlarged() -> None:
    photo = clean(encoded(scene((100, 60)), "PNG"))
    assert (photo.width, photo.height, photo.thumb_width) == (100, 60, 100)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF"])
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


def test_heic_and_avif_are_told_apart_by_their_bytes() -> None:
    for format, brand in (("HEIF", b"heic"), ("AVIF", b"avif")):
        data = encoded(scene(), format, quality=90)
        container = data.replace(b"ftyp" + brand, b"ftypmif1", 1)
        assert container != data
        for form in (data, container):
            photo = clean(form)
            assert photo.format == format
            assert difference(shown(photo), scene()) < 5


def test_heic_in_tiles_as_phones_write_it() -> None:
    photo = clean(encoded(scene((1300, 900)), "HEIF", quality=90, tile_size=512))
    assert (photo.width, photo.height) == (1300, 900)
    assert difference(shown(photo), scene((1300, 900))) < 5


@pytest.mark.parametrize("format", ["WEBP", "GIF", "AVIF"])
def test_of_an_animation_the_first_picture_is_taken(format: str) -> None:
    frames = [Image.new("RGB", (64, 64), (shade, 0, 0)) for shade in range(0, 250, 5)]
    options = {} if format == "GIF" else {"lossless": True} if format == "WEBP" else {"quality": 95}
    photo = clean(encoded(scene((64, 64)), format, save_all=True, append_images=frames, **options))
    assert (photo.format, difference(shown(photo), scene((64, 64))) < 12) == (format, True)


@pytest.mark.parametrize(("format", "size"), [("PNG", (5701, 3803)), ("GIF", (3803, 5701)), ("PNG", (16000, 2001))])
def test_large_pictures_are_shrunk_in_strips_without_a_seam(format: str, size: tuple[int, int]) -> None:
    source = scene(size)
    photo = clean(encoded(source if format == "PNG" else source.quantize(8), format))
    assert (photo.width, photo.height) == shapes.shown(size)
    assert difference(shown(photo), source.resize((photo.width, photo.height))) < 3


def test_large_pictures_that_shine_through_become_white_in_strips() -> None:
    im = Image.new("RGBA", (5000, 4000), (0, 0, 0, 0))
    im.paste((200, 0, 0, 255), (0, 2000, 5000, 4000))
    result = shown(clean(encoded(im, "PNG", compress_level=1)))
    assert min(result.getpixel((9, 9))) > 250
    assert result.getpixel((9, result.height - 9))[1] < 80


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
