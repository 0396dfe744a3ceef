"""What received bytes are: a picture of a kind that we take, or something else that they prove to be.

Decided by bytes alone: names and headers of an upload are claims of a stranger. Where the bytes prove nothing, nothing
is said: a wrong name sends people the wrong way. Every look is bounded, or one pass over the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xff\x0a", "JXL"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "JXL"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JP2"),
    (b"\xffO\xffQ", "JP2"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "DOCUMENT"),
    (b"7z\xbc\xaf\x27\x1c", "ARCHIVE"),
    (b"Rar!\x1a\x07", "ARCHIVE"),
    (b"ALZ\x01", "ARCHIVE"),
    (b"EGGA", "ARCHIVE"),
    (b"\x1f\x8b\x08", "ARCHIVE"),
    (b"BZh", "ARCHIVE"),
    (b"\xfd7zXZ\0", "ARCHIVE"),
    (b"8BPS\0\x01", "PSD"),
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"IIRO", "RAW"),
    (b"IIRS", "RAW"),
    (b"MMOR", "RAW"),
    (b"IIU\0", "RAW"),
    (b"\x1aE\xdf\xa3", "FILM"),
    (b"FLV\x01", "FILM"),
    (b"\0\0\x01\xba", "FILM"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "MEDIA"),
    (b"ID3", "SOUND"),
    (b"fLaC", "SOUND"),
    (b"#!AMR", "SOUND"),
    (b"OggS", "MEDIA"),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_CONTAINER_BRANDS = frozenset({b"mif1", b"msf1"})
# The first box of films that were made before there were brands.
_OLD_FILM_BOXES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|svg|\?xml|script|head|body)", re.IGNORECASE)
_DNG_VERSION = 0xC612

MAX_BRANDS = 64
MAX_HANDLERS = 64
MAX_ENTRIES = 500
MAX_TAGS = 200
_TEXT_START = 1024


def kind_of(data: bytes) -> str:
    """Return `JPEG`, `PNG`, `WEBP`, `HEIF`, `AVIF`, `GIF`, or another kind (`sanitise.SEEMS`); "" for no known one."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"AVI ": "FILM", b"WAVE": "SOUND"}.get(data[8:12], "")
    if data[:2] == b"BM" and _is_bitmap(data):
        return "BMP"
    if data[:4] in {b"II*\0", b"MM\0*"}:
        return _kind_of_tiff(data)
    if data[4:8] == b"ftyp":
        return _kind_of_brands(data)
    if data[4:8] in _OLD_FILM_BOXES:
        return _kind_of_media(data)
    if data[:4] == b"PK\x03\x04":
        return _kind_of_zip(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _kind_of_compound(data)
    if data[257:262] == b"ustar":
        return "ARCHIVE"
    if _MARKUP.match(data[:256]):
        return "MARKUP"
    if data[:1] == b"\x47" and data[188:189] == data[376:377] == b"\x47":
        return "FILM"
    if (
        len(data) > 3
        and data[0] == 0xFF
        and data[1] & 0xE6 == 0xE2
        and data[1] & 0x18 != 0x08
        and data[2] >> 4 not in {0, 15}
    ):
        return "SOUND"  # A frame of MPEG layer 3 without a tag before it.
    return "TEXT" if _is_text(data[:_TEXT_START]) else ""


def _is_bitmap(data: bytes) -> bool:
    """Say whether what begins with BM goes on like a picture: any text may begin so."""
    size, head = int.from_bytes(data[2:6], "little"), int.from_bytes(data[14:18], "little")
    return head in {12, 16, 40, 52, 56, 64, 108, 124} or (len(data) > 26 and size == len(data))


def _kind_of_brands(data: bytes) -> str:
    """Decide what an ISO file is. Its major brand may be the container of both HEIC and AVIF; then the others say."""
    major, compatible = data[8:12], data[16 : min(int.from_bytes(data[:4]), MAX_BRANDS * 4)]
    brands = {major} | {compatible[at : at + 4] for at in range(0, len(compatible), 4)}
    if major in _AVIF_BRANDS or (major in _CONTAINER_BRANDS and brands & _AVIF_BRANDS):
        return "AVIF"
    if major in _HEIF_BRANDS | _CONTAINER_BRANDS:
        return "HEIF"
    if major == b"crx ":
        return "RAW"
    if major in {b"M4A ", b"M4B ", b"M4P ", b"F4A ", b"F4B "}:
        return "SOUND"
    if major in {b"jp2 ", b"jpx ", b"jpm "}:
        return "JP2"
    return _kind_of_media(data)


def _kind_of_media(data: bytes) -> str:
    """Tell a film from a recording by what its tracks hold; `MEDIA` where the file does not say (any more)."""
    handlers: set[bytes] = set()
    at = data.find(b"hdlr")
    while at >= 0 and len(handlers) < MAX_HANDLERS:
        handlers.add(data[at + 12 : at + 16])
        at = data.find(b"hdlr", at + 4)
    if b"vide" in handlers:
        return "FILM"
    return "SOUND" if b"soun" in handlers else "MEDIA"


def _kind_of_tiff(data: bytes) -> str:
    """Tell a raw photo of a camera, as far as its first tags prove it."""
    if data[8:10] == b"CR":
        return "RAW"
    order: str = "little" if data[:2] == b"II" else "big"
    at = int.from_bytes(data[4:8], order)  # type: ignore[arg-type]
    count = int.from_bytes(data[at : at + 2], order)  # type: ignore[arg-type]
    entries = (data[at + 2 + 12 * index :][:2] for index in range(min(count, MAX_TAGS)))
    return "RAW" if any(int.from_bytes(tag, order) == _DNG_VERSION for tag in entries) else "TIFF"  # type: ignore[arg-type]


def _kind_of_zip(data: bytes) -> str:
    """Tell documents that are archives inside by the names of their entries."""
    names = list(_entries(data))
    first, content = (
        (names or [b""])[0],
        data[30 + int.from_bytes(data[26:28], "little") + int.from_bytes(data[28:30], "little") :],
    )
    if first == b"mimetype":
        if content.startswith(b"application/hwp+zip"):
            return "HWP"
        return "DOCUMENT" if content.startswith((b"application/vnd.oasis", b"application/epub")) else "ARCHIVE"
    if any(name.startswith(b"Contents/section") or name == b"Contents/content.hpf" for name in names):
        return "HWP"
    if any(name.startswith((b"word/", b"xl/", b"ppt/")) for name in names):
        return "DOCUMENT"
    if b"[Content_Types].xml" in names:
        return "DOCUMENT"
    return "APP" if b"AndroidManifest.xml" in names else "ARCHIVE"


def _entries(data: bytes) -> Iterator[bytes]:
    """Yield the names of the first entries, from the directory at the end, or else as they come."""
    signature, length_at, name_at = b"PK\x01\x02", 28, 46
    at = data.find(signature)
    if at < 0:
        signature, length_at, name_at = b"PK\x03\x04", 26, 30
        at = 0
    for _entry in range(MAX_ENTRIES):
        if at < 0:
            return
        length = int.from_bytes(data[at + length_at : at + length_at + 2], "little")
        yield data[at + name_at : at + name_at + length]
        at = data.find(signature, at + name_at)


def _kind_of_compound(data: bytes) -> str:
    """Tell the older documents, whose streams have names in UTF-16."""
    if b"HWP Document File" in data:
        return "HWP"
    names = ("WordDocument", "Workbook", "Book", "PowerPoint Document", "__substg1.0_")
    return "DOCUMENT" if any(name.encode("utf-16-le") in data for name in names) else "COMPOUND"


def _is_text(start: bytes) -> bool:
    """Say whether bytes are words, in UTF-8 or in the Korean encoding before it."""
    if len(start) < 16 or start.startswith(b"%!PS") or re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", start):
        return False
    # The last letter may be cut in the middle.
    return any(_decodes(start[: len(start) - cut], encoding) for encoding in ("utf-8", "cp949") for cut in range(4))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
