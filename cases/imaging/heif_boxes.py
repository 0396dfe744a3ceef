"""The part of a HEIC or AVIF file that its picture is made of: libheif decodes a photo without its missing tiles.

What follows the picture (films and notes that cameras append, the padding of a transfer) may end anywhere. Nothing here
follows a claim of the file further than its end, and what cannot be understood is left to the decoder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

MAX_BOXES = 1_000
MAX_ITEMS = 20_000
MAX_EXTENTS = 65_536
_IN_FILE, _IN_META = 0, 1
_USUAL = frozenset({b"ftyp", b"meta", b"mdat", b"idat", b"moov", b"free", b"skip", b"uuid", b"mini"})


class _Extent(NamedTuple):
    offset: int
    length: int


class _Item(NamedTuple):
    place: int
    extents: tuple[_Extent, ...]


class _Broken(Exception):
    """The boxes are not what they should be."""


class CutOff(Exception):
    """Bytes of the picture are missing."""


def without_trailer(data: bytes) -> bytes:
    """Return a HEIC or AVIF up to the last box that is whole and usual. Raises `CutOff` where bytes of it are missing.

    Decoders refuse a file for what a camera appended to it.
    """
    try:
        end = _end_of_picture(data)
    except (_Broken, KeyError):
        return data
    if end > len(data):
        raise CutOff
    return data[: max(end, _end_of_boxes(data))]


def _end_of_boxes(data: bytes) -> int:
    """Return where the usual boxes of the file end."""
    end = 0
    for name, (_start, stop) in _boxes(data, 0, len(data)):
        if name not in _USUAL or stop > len(data):
            break
        end = stop
    return end


def _end_of_picture(data: bytes) -> int:
    """Return where the last byte lies that the main picture and its tiles point to; behind the file, if need be."""
    start, end = dict(_boxes(data, 0, len(data)))[b"meta"]
    if end > len(data):
        return end
    parts = dict(_boxes(data, start + 4, end))
    items = _located(_Reader(data, *parts[b"iloc"]))
    idat_start, idat_end = parts.get(b"idat", (0, 0))
    last = end
    for item in _needed(data, parts) & items.keys():
        place, extents = items[item]
        for extent in extents:
            stop = extent.offset + extent.length
            if place == _IN_META and stop > idat_end - idat_start:
                return len(data) + 1
            last = max(last, stop if place == _IN_FILE else 0)
    return last


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield the name of each box with where its content begins and ends; the last one may end behind `end`."""
    for _box in range(MAX_BOXES):
        if at + 8 > end:
            return
        size, head = int.from_bytes(data[at : at + 4]), 8
        name = data[at + 4 : at + 8]
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        elif size == 0:
            size = end - at
        if size < head:
            return
        yield name, (at + head, at + size)
        at += size


def _needed(data: bytes, parts: Mapping[bytes, tuple[int, int]]) -> set[int]:
    """Return the ids of the main picture and of the pictures that it is made from."""
    reader = _Reader(data, *parts[b"pitm"])
    version = reader.number(4) >> 24
    needed = {reader.number(4 if version else 2)}
    if b"iref" in parts:
        start, end = parts[b"iref"]
        width = 4 if _Reader(data, start, end).number(4) >> 24 else 2
        for name, (at, stop) in _boxes(data, start + 4, end):
            if name == b"dimg":
                reader = _Reader(data, at, min(stop, end))
                if reader.number(width) in needed:
                    needed |= {reader.number(width) for _tile in range(reader.number(2))}
    return needed


def _located(reader: _Reader) -> dict[int, _Item]:
    """Read where the bytes of each item lie (`iloc`)."""
    version = reader.number(4) >> 24
    sizes = reader.number(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = version >= 2
    items, extents = {}, 0
    for _item in range(min(reader.number(4 if wide else 2), MAX_ITEMS)):
        item = reader.number(4 if wide else 2)
        place = reader.number(2) & 15 if version else _IN_FILE
        reader.number(2)  # Which file: ours.
        base, count = reader.number(base_size), reader.number(2)
        extents += count
        if extents > MAX_EXTENTS:
            raise _Broken
        found = []
        for _extent in range(count):
            if version and index_size:
                reader.number(index_size)
            offset = base + reader.number(offset_size)
            found.append(_Extent(offset, reader.number(length_size)))
        items[item] = _Item(place, tuple(found))
    return items


class _Reader:
    """Numbers out of one box, in their order."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self._data, self._at, self._end = data, at, min(end, len(data))

    def number(self, size: int) -> int:
        """Return the next number of so many bytes; raise `_Broken` behind the end of the box."""
        if self._at + size > self._end:
            raise _Broken
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at])
