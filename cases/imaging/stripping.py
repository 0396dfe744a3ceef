"""Pictures without what their decoder would read before it comes to the picture: text, comments, broken profiles.

Pillow refuses a PNG whose text unpacks to more than a megabyte. Dropped as bytes, unread, none of it costs a photo.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_XMP = b"XML:com.adobe.xmp\0\0\0"  # Not packed. It may say how the picture is turned.
MAX_XMP = 65_536
MAX_EXIF = 1024 * 1024
MAX_PROFILE = 1024 * 1024  # Unpacked; Pillow takes no larger one.
_EXTENSION, _CONTROL = 0x21, 0xF9


def stripped(data: bytes, kind: str) -> bytes:
    """Return the bytes of a picture of `kind` without what cannot be seen of it and may be large."""
    if kind == "PNG":
        return _joined(data, 8, list(_png_parts(data)))
    if kind == "GIF":
        return _joined(data, _gif_head(data), list(_gif_parts(data)))
    return data


def _joined(data: bytes, head: int, parts: list[tuple[int, int, bool]]) -> bytes:
    if all(stays for _start, _end, stays in parts):
        return data
    view = memoryview(data)
    return b"".join([view[:head], *(view[start:end] for start, end, stays in parts if stays)])


def _png_parts(data: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where each chunk begins and ends, and whether it stays."""
    at = 8
    while at < len(data):
        end = min(len(data), at + 12 + int.from_bytes(data[at : at + 4]))
        yield at, end, _png_stays(data[at + 4 : at + 8], memoryview(data)[at + 8 : max(at + 8, end - 4)])
        at = end


def _png_stays(name: bytes, content: memoryview) -> bool:
    if name in _TEXT:
        return name == b"iTXt" and len(content) <= MAX_XMP and bytes(content[: len(_XMP)]) == _XMP
    if name == b"eXIf":
        return len(content) <= MAX_EXIF
    return name != b"iCCP" or _is_small_profile(bytes(content[: MAX_PROFILE + 1]))


def _is_small_profile(content: bytes) -> bool:
    """Say whether a profile unpacks, and to no more than Pillow takes."""
    _name, _zero, rest = content.partition(b"\0")
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(rest[1:], MAX_PROFILE)
    except zlib.error:
        return False
    return not unpacking.unconsumed_tail


def _gif_head(data: bytes) -> int:
    """Return where the blocks of a GIF begin, behind its colours."""
    return 13 + (3 << ((data[10] & 7) + 1) if len(data) > 10 and data[10] & 0x80 else 0)


def _gif_parts(data: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield the extensions before the first picture, of which only the control of that picture stays, and the rest."""
    at = _gif_head(data)
    while at + 1 < len(data) and data[at] == _EXTENSION:
        start, stays = at, data[at + 1] == _CONTROL
        at += 2
        while at < len(data) and (size := data[at]):
            at += 1 + size
        at += 1
        yield start, min(at, len(data)), stays
    yield min(at, len(data)), len(data), True
