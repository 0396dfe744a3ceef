"""Which bytes would keep a decoder busy, and where a JPEG ends, before any decoder sees them."""

from __future__ import annotations

import pytest

from cases.imaging import sniff
from tests.support.pictures import encoded, gif_with, png_chunk, scene


def segment(marker: int, content: bytes = b"") -> bytes:
    return bytes((0xFF, marker)) + (2 + len(content)).to_bytes(2) + content


def jpeg_of(*parts: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9"


SCAN = segment(0xDA, b"\1") + b"\x12\xff\x00\xff\xd0\x34"  # With an escaped byte and a restart between its bits.


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_usual_picture_costs_no_more_than_others(format: str) -> None:
    assert not sniff.is_laborious(encoded(scene(), format), format)


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
    ("data", "end"),
    [
        (jpeg_of(SCAN), len(jpeg_of(SCAN))),
        (jpeg_of(SCAN) + jpeg_of(SCAN), len(jpeg_of(SCAN))),
        (jpeg_of(SCAN)[:-2], None),
        (jpeg_of(SCAN)[:-1], None),
        # The end of a thumbnail is none of the picture.
        (jpeg_of(segment(0xE1, jpeg_of(SCAN)), SCAN)[:-2], None),
        (b"\xff\xd8\xff", None),
    ],
)
def test_a_jpeg_ends_at_the_marker_of_its_main_picture(data: bytes, end: int | None) -> None:
    assert sniff.jpeg_end(data) == end


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"progressive": True, "subsampling": 0}])
def test_a_jpeg_that_lacks_a_scan_is_known(options: dict[str, object]) -> None:
    data = encoded(scene(), "JPEG", **options)
    assert sniff.jpeg_has_all_scans(data)
    scans = [at for at in range(len(data)) if data[at : at + 2] == b"\xff\xda"]
    assert sniff.jpeg_scans(data) == len(scans)
    assert not any(sniff.jpeg_has_all_scans(data[:at]) for at in scans)
