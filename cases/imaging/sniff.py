"""Whether decoding a file could cost more than any real photo, and where it ends, before a decoder sees it.

Every loop here is linear in the size of the file.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

MAX_SCANS = 32  # Real photos have 1, progressive ones up to 14; each further one costs a pass over all pixels.
MAX_SEGMENTS = 5_000  # Pillow reads each in Python; the largest real photo (ICC, XMP, maker notes) has hundreds.
MAX_JUNK = 65_536  # Bytes between segments, which Pillow skips one by one.
MAX_RUN = 65_536  # Fill bytes in a row, which the decoder cannot consume and reads again with each block.
MAX_CHUNKS = 20_000
MAX_BLOCKS = 20_000  # Before the first picture of a GIF; each holds at most 255 bytes, and Pillow reads each in Python.

_MARKER = re.compile(rb"\xff[^\x00\xff]")
_MARKER_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SOS, _EOI, _PROGRESSIVE = 0xDA, 0xD9, 0xC2
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC9, 0xCA})
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})


def is_laborious(data: bytes, kind: str) -> bool:
    """Say whether the structure of a file is built to keep a decoder busy."""
    if kind == "JPEG":
        return _jpeg_is_laborious(data)
    if kind == "PNG":
        return len(list(islice(_png_chunks(data), MAX_CHUNKS + 1))) > MAX_CHUNKS
    if kind == "GIF":
        return len(list(islice(_gif_blocks(data), MAX_BLOCKS + 1))) > MAX_BLOCKS
    return False


def _jpeg_is_laborious(data: bytes) -> bool:
    """Walk the segments of the main image by their length, so that thumbnails and second images do not count.

    Junk between segments is skipped just as the decoders do: a walker that stopped there could be led past the scans.
    """
    if b"\xff" * MAX_RUN in data:
        return True
    scans, segments, junk = 0, 0, 0
    for segment in _jpeg_segments(data):
        if segment.marker == _EOI:
            return junk + segment.junk > MAX_JUNK
        scans, segments, junk = scans + (segment.marker == _SOS), segments + 1, junk + segment.junk
        if scans > MAX_SCANS or segments > MAX_SEGMENTS:
            return True
    return junk > MAX_JUNK


class _Segment(NamedTuple):
    """A marker of a JPEG: where its content begins and ends, and how much junk lies before it."""

    marker: int
    start: int
    end: int
    junk: int


def _jpeg_segments(data: bytes) -> Iterator[_Segment]:
    """Yield the segments of the main image, up to its end marker, if it has one."""
    at, pattern = 2, _MARKER
    while found := pattern.search(data, at):
        marker, start = data[found.start() + 1], found.end()
        junk = found.start() - at if pattern is _MARKER else 0
        is_bare = marker in _BARE_MARKERS or marker == _EOI
        end = start if is_bare else start + max(2, int.from_bytes(data[start : start + 2]))
        yield _Segment(marker, start, end, junk)
        if marker == _EOI:
            return
        at, pattern = end, _MARKER_AFTER_SCAN if marker == _SOS else _MARKER


def jpeg_end(data: bytes) -> int | None:
    """Return where the main image of a JPEG ends, behind its end marker; None where it has none."""
    return next((segment.end for segment in _jpeg_segments(data) if segment.marker == _EOI), None)


def jpeg_scans(data: bytes) -> int:
    """Return how many scans the main image of a JPEG has."""
    return sum(segment.marker == _SOS for segment in _jpeg_segments(data))


def jpeg_has_all_scans(data: bytes) -> bool:
    """Say whether the scans of a JPEG deliver, or begin to, every coefficient of every component to its last bit.

    One that is cut off between two scans looks whole and is a blur.
    """
    components, is_progressive = 0, False
    # The lowest bit that has come, by component and coefficient.
    bits: dict[int, list[int]] = {}
    for marker, start, end, _junk in _jpeg_segments(data):
        content = data[start + 2 : end]
        if marker in _FRAMES:
            is_progressive, components = marker == _PROGRESSIVE, content[5] if len(content) > 5 else 0
        if marker == _SOS and content and len(content) >= 4 + 2 * content[0]:
            first, last, approximation = content[1 + 2 * content[0] :][:3]
            reached = range(first, min(last, 63) + 1)
            for component in content[1 : 1 + 2 * content[0] : 2]:
                row = bits.setdefault(component, [99] * 64)
                for coefficient in reached:
                    row[coefficient] = approximation & 15
    if not components or len(bits) < components:
        return False
    return not is_progressive or not any(bit for row in bits.values() for bit in row)


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        yield data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4])


def _gif_blocks(data: bytes) -> Iterator[int]:
    """Yield the size of each block before the first picture, skipping what Pillow skips."""
    at = 13 + (3 << ((data[10] & 7) + 1) if len(data) > 10 and data[10] & 0x80 else 0)
    while at < len(data) and data[at] not in b",;":
        if data[at] != 0x21:
            at += 1
            yield 1
            continue
        at += 2
        while at < len(data) and (size := data[at]):
            at += 1 + size
            yield size
        at += 1
        yield 0
