"""What received bytes are, and whether decoding them could cost more than any real photo, before a decoder sees them.

Decided by bytes alone: names and headers of an upload are claims of a stranger. Every loop here is linear in the
size of the file.
"""

import re
from collections.abc import Iterator
from itertools import islice

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"7z\xbc\xaf", "ZIP"),
    (b"Rar!", "ZIP"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x1aE\xdf\xa3", "VIDEO"),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_CONTAINER_BRANDS = frozenset({b"mif1", b"msf1"})
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|svg|\?xml|script|head|body)", re.IGNORECASE)

MAX_SCANS = 32  # Real photos have 1, progressive ones up to 14; each further one costs a pass over all pixels.
MAX_SEGMENTS = 5_000  # Pillow reads each in Python; the largest real photo (ICC, XMP, maker notes) has hundreds.
MAX_JUNK = 65_536  # Bytes between segments, which Pillow skips one by one.
MAX_RUN = 65_536  # Fill bytes in a row, which the decoder cannot consume and reads again with each block.
MAX_CHUNKS = 20_000
MAX_BLOCKS = 20_000  # Before the first picture of a GIF; each holds at most 255 bytes, and Pillow reads each in Python.
MAX_BRANDS = 64

_MARKER = re.compile(rb"\xff[^\x00\xff]")
_MARKER_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SOS, _EOI = 0xDA, 0xD9
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})


def kind_of(data: bytes) -> str:
    """Return `JPEG`, `PNG`, `WEBP`, `HEIF`, `AVIF`, `GIF`, or another kind; "" where the bytes say nothing."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"AVI ": "VIDEO"}.get(data[8:12], "")
    if data[4:8] == b"ftyp":
        return _kind_of_brands(data[8:12], data[16 : min(int.from_bytes(data[:4]), MAX_BRANDS * 4)])
    return "MARKUP" if _MARKUP.match(data[:256]) else ""


def _kind_of_brands(major: bytes, compatible: bytes) -> str:
    """Decide what an ISO file is. Its major brand may be the container of both HEIC and AVIF; then the others say."""
    brands = {major} | {compatible[at : at + 4] for at in range(0, len(compatible), 4)}
    if major in _AVIF_BRANDS or (major in _CONTAINER_BRANDS and brands & _AVIF_BRANDS):
        return "AVIF"
    return "HEIF" if major in _HEIF_BRANDS | _CONTAINER_BRANDS else "VIDEO"


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
    at, scans, segments, junk = 2, 0, 0, 0
    pattern = _MARKER
    while found := pattern.search(data, at):
        marker, segments = data[found.start() + 1], segments + 1
        if pattern is _MARKER:
            junk += found.start() - at
        if marker == _EOI:
            break
        scans += marker == _SOS
        if scans > MAX_SCANS or segments > MAX_SEGMENTS:
            return True
        at = found.end()
        if marker not in _BARE_MARKERS:
            at += max(2, int.from_bytes(data[at : at + 2]))
        pattern = _MARKER_AFTER_SCAN if marker == _SOS else _MARKER
    return junk > MAX_JUNK


def is_cut_off(data: bytes, kind: str) -> bool:
    """Say whether a file ends before its own boxes do: libheif decodes such a photo without its missing tiles."""
    if kind != "HEIF":
        return False  # The other decoders notice by themselves.
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        elif size == 0:  # To the end of the file.
            return False
        if size < 8:
            return False  # Broken, and not for us to say how.
        at += size
    return at > len(data)


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
