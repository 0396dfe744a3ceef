"""Text and broken profiles beside a picture cost no photo."""

from __future__ import annotations

import zlib

import pytest
from PIL import Image

from cases.imaging.rendering import render
from cases.imaging.stripping import MAX_XMP, stripped
from tests.support.pictures import camera_exif, encoded, gif_with, png_chunk, scene

XMP = b"XML:com.adobe.xmp\0"
PACKED_XMP = XMP + b"\x01\0\0\0" + zlib.compress(b"<x/>" * 2_000_000)
CHUNKS = {
    "packed XMP": png_chunk(b"iTXt", PACKED_XMP),
    "XMP as it is": png_chunk(b"iTXt", XMP + b"\0\0\0\0" + b"<x/>" * 500_000),
    "a text that unpacks to gigabytes": png_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(50_000_000))),
    "a long text": png_chunk(b"tEXt", b"Comment\0" + b"x" * 3_000_000),
    "thousands of texts": png_chunk(b"tEXt", b"k\0v") * 9000,
    "a text with a wrong sum": png_chunk(b"tEXt", b"k\0v")[:-1] + b"!",
    "a profile that unpacks to gigabytes": png_chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(50_000_000))),
    "a profile that does not unpack": png_chunk(b"iCCP", b"p\0\0broken"),
    "a large EXIF": png_chunk(b"eXIf", b"II*\0" + bytes(2_000_000)),
}


def png_with(chunks: bytes, **save: object) -> bytes:
    data = encoded(scene(), "PNG", **save)
    return data[:33] + chunks + data[33:]  # Behind the first chunk.


@pytest.mark.parametrize("what", CHUNKS)
def test_a_png_is_taken_without_what_is_not_its_picture(what: str) -> None:
    photo, plain = render(png_with(CHUNKS[what])), render(encoded(scene(), "PNG"))
    assert (photo.format, photo.large) == ("PNG", plain.large)


def test_text_behind_the_picture_costs_nothing_either() -> None:
    data = encoded(scene(), "PNG")
    assert render(data[:-12] + CHUNKS["packed XMP"] + data[-12:]).format == "PNG"


@pytest.mark.parametrize("options", [{}, {"exif": camera_exif(orientation=6)}, {"icc_profile": None}])
def test_a_usual_png_stays_as_it_is(options: dict[str, object]) -> None:
    data = encoded(scene(), "PNG", **options)
    assert stripped(data, "PNG") is data


def test_a_small_xmp_may_still_say_how_the_picture_is_turned() -> None:
    small = png_chunk(b"iTXt", XMP + b"\0\0\0\0<x tiff:Orientation='6'/>")
    assert stripped(png_with(small), "PNG") == png_with(small)
    assert len(small) <= MAX_XMP


def test_a_gif_is_taken_without_its_comments_and_keeps_what_shows() -> None:
    comment = b"\x21\xfe" + (b"\xff" + b"x" * 255) * 15_000 + b"\0"
    data = gif_with(comment)
    assert len(stripped(data, "GIF")) < 2000
    assert render(data).format == "GIF"
    see_through = encoded(Image.new("P", (64, 64)), "GIF", transparency=0)
    assert b"\x21\xf9" in stripped(see_through, "GIF")


@pytest.mark.parametrize(
    "data", [b"GIF89a", b"GIF89a" + bytes(7) + b"\x21\xfe\x05x", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff"]
)
def test_what_ends_too_early_is_left_to_the_decoder(data: bytes) -> None:
    kind = "GIF" if data.startswith(b"GIF") else "PNG"
    assert len(stripped(data, kind)) <= len(data)


@pytest.mark.parametrize("format", ["JPEG", "WEBP", "AVIF", "HEIF"])
def test_long_metadata_of_other_kinds_cost_nothing(format: str) -> None:
    options: dict[str, object] = {"xmp": b"<x/>" * 400_000} if format != "JPEG" else {"comment": b"x" * 60_000}
    assert render(encoded(scene(), format, **options)).format == format
