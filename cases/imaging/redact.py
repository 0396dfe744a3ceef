"""Boxes burnt into a picture of ours: solid black, and nothing left of what was below.

Pure: no models, no request. A box is (left, top, width, height) in ten-thousandths of the picture as it is
shown: about a pixel, also where it is as long as can be.
"""

from __future__ import annotations

from collections.abc import Sequence

from cases.imaging import copies

WHOLE = 10_000
MAX_BOXES = 20
MIN_EDGE = 5

Box = tuple[int, int, int, int]

# A JPEG of ours stores 16 x 16 pixels together, so that what is below a box has marked all pixels of the blocks that
# the box touches; a decoder that smooths colours carries it over the edge of a block once more.
_BLOCK = 16
_BLEED = 2


def burn(large: bytes, boxes: Sequence[Box], thumb_size: tuple[int, int]) -> tuple[bytes, bytes]:
    """Return a copy of the JPEG `large` with `boxes` in black, and its thumbnail (WebP) of `thumb_size` pixels."""
    with copies.remaking:
        copy = copies.opened(large)
        for area in areas(boxes, copy.size):
            copy.paste((0, 0, 0), area)
        return copies.encoded(copy, thumb_size)


def turned_box(box: Box, degrees: int) -> Box:
    """Return where a box comes to lie when its picture is turned clockwise by a multiple of 90 degrees."""
    left, top, width, height = box
    for _quarter in range(degrees // 90 % 4):
        left, top, width, height = WHOLE - top - height, left, height, width
    return left, top, width, height


def areas(boxes: Sequence[Box], size: tuple[int, int]) -> list[Box]:
    """Return what is painted for `boxes` in a picture of `size` pixels, as (x0, y0, x1, y1): never less than asked."""
    return [(*_start(left, top, size), *_end(left + width, top + height, size)) for left, top, width, height in boxes]


def _start(left: int, top: int, size: tuple[int, int]) -> tuple[int, int]:
    x, y = (max(0, at * edge // WHOLE // _BLOCK * _BLOCK - _BLEED) for at, edge in zip((left, top), size, strict=True))
    return x, y


def _end(right: int, bottom: int, size: tuple[int, int]) -> tuple[int, int]:
    x, y = (
        min(edge, -(-at * edge // (WHOLE * _BLOCK)) * _BLOCK + _BLEED)
        for at, edge in zip((right, bottom), size, strict=True)
    )
    return x, y
