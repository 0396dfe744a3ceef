"""What bytes are, and which of them would keep a decoder busy or end too early, before any decoder sees them."""

from __future__ import annotations

import pytest

from cases.imaging import sniff
from tests.support.pictures import encoded, gif_with, png_chunk, scene


def box(name: bytes, content: bytes = b"", *, size: int | None = None) -> bytes:
    return (8 + len(content) if size is None else size).to_bytes(4) + name + content


def brands(major: bytes, *others: bytes) -> bytes:
    return box(b"ftyp", major + b"\0\0\0\0" + b"".join(others))


def segment(marker: int, content: bytes = b"") -> bytes:
    return bytes((0xFF, marker)) + (2 + len(content)).to_bytes(2) + content


def jpeg_of(*parts: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9"


SCAN = segment(0xDA, b"\1") + b"\x12\xff\x00\xff\xd0\x34"  # With an escaped byte and a restart between its bits.


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_picture_is_known_by_its_bytes_and_costs_no_more_than_others(format: str) -> None:
    data = encoded(scene(), format)
    assert sniff.kind_of(data) == format
    assert not sniff.is_laborious(data, format)
    assert not sniff.is_cut_off(data, format)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"RIFF\0\0\0\0AVI LIST", "VIDEO"),
        (b"RIFF\0\0\0\0WAVEfmt ", ""),
        (brands(b"heic", b"mif1"), "HEIF"),
        (brands(b"avif"), "AVIF"),
        (brands(b"mif1", b"heic"), "HEIF"),
        (brands(b"mif1", b"miaf", b"avif"), "AVIF"),
        (brands(b"mp42", b"avif"), "VIDEO"),
        # A brand behind those that are read does not count.
        (brands(b"mif1", *[b"miaf"] * sniff.MAX_BRANDS, b"avif"), "HEIF"),
        (b"\xef\xbb\xbf<html>", "MARKUP"),
        (b"", ""),
    ],
)
def test_other_bytes_are_named_or_say_nothing(data: bytes, kind: str) -> None:
    assert sniff.kind_of(data) == kind


@pytest.mark.parametrize(
    ("most", "one_more"),
    [
        (jpeg_of(*[SCAN] * sniff.MAX_SCANS), jpeg_of(*[SCAN] * (sniff.MAX_SCANS + 1))),
        (
            jpeg_of(*[segment(0xE1)] * (sniff.MAX_SEGMENTS - 1)),
            jpeg_of(*[segment(0xE1)] * (sniff.MAX_SEGMENTS + 1)),
        ),
        (jpeg_of(b"x" * sniff.MAX_JUNK), jpeg_of(b"x" * (sniff.MAX_JUNK + 1))),
        (jpeg_of(b"\xff" * (sniff.MAX_RUN - 2)), jpeg_of(b"\xff" * sniff.MAX_RUN)),
    ],
    ids=["scans", "segments", "junk", "fill bytes"],
)
def test_a_jpeg_has_a_limit_of_each_kind_of_work(most: bytes, one_more: bytes) -> None:
    assert not sniff.is_laborious(most, "JPEG")
    assert sniff.is_laborious(one_more, "JPEG")


def test_what_lies_in_a_segment_or_behind_the_end_of_a_jpeg_is_not_counted() -> None:
    thumbnail = jpeg_of(*[SCAN] * 20)
    assert not sniff.is_laborious(jpeg_of(*[segment(0xE1, thumbnail)] * 2, SCAN), "JPEG")
    assert not sniff.is_laborious(jpeg_of(SCAN) + jpeg_of(*[SCAN] * 99), "JPEG")


def test_markers_without_a_length_hide_no_scan() -> None:
    assert sniff.is_laborious(jpeg_of(*[b"\xff\x01" + SCAN] * (sniff.MAX_SCANS + 1)), "JPEG")


def test_a_png_has_a_limit_of_chunks() -> None:
    start, chunk = encoded(scene((64, 64)), "PNG")[:8], png_chunk(b"teXt", b"")
    assert not sniff.is_laborious(start + chunk * sniff.MAX_CHUNKS, "PNG")
    assert sniff.is_laborious(start + chunk * (sniff.MAX_CHUNKS + 1), "PNG")


def test_a_gif_has_a_limit_of_blocks_before_its_picture() -> None:
    comment = b"\x21\xfe" + b"\1x" + b"\0"  # Two blocks: one with a byte, and the empty one that ends it.
    for blocks in (comment * (sniff.MAX_BLOCKS // 2 + 1), b"x" * (sniff.MAX_BLOCKS + 1)):
        assert sniff.is_laborious(gif_with(blocks), "GIF")
    assert not sniff.is_laborious(gif_with(comment * (sniff.MAX_BLOCKS // 2 - 99)), "GIF")
    for cut in (b"GIF89a", gif_with(comment)[:-1], b"GIF89a" + b"\0" * 7 + b"\x21\xfe\x05x"):
        assert not sniff.is_laborious(cut, "GIF")


@pytest.mark.parametrize(
    ("data", "cut_off"),
    [
        (brands(b"heic") + box(b"mdat", b"x" * 50), False),
        ((brands(b"heic") + box(b"mdat", b"x" * 50))[:-1], True),
        (brands(b"heic") + box(b"mdat", (66).to_bytes(8) + b"x" * 50, size=1), False),
        (brands(b"heic") + box(b"mdat", (67).to_bytes(8) + b"x" * 50, size=1), True),
        (brands(b"heic") + box(b"mdat", b"x" * 50, size=0), False),
        (brands(b"heic") + box(b"mdat", b"x" * 50, size=7), False),
    ],
    ids=["whole", "a byte short", "a long box", "a long box, short", "to the end of the file", "broken"],
)
def test_a_heif_is_cut_off_where_a_box_ends_behind_the_file(data: bytes, cut_off: bool) -> None:
    assert sniff.is_cut_off(data, "HEIF") is cut_off
