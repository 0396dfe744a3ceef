"""Boxes burnt into a picture of ours: solid black, and nothing left of what was below.

Pure: no models, no request. A box is (left, top, width, height) in thousandths of the picture as it is shown.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence

from PIL import Image

WHOLE = 1000
MAX_BOXES = 20
MIN_EDGE = 5

Box = tuple[int, int, int, int]

# A JPEG of ours stores 16 x 16 pixels together, so that what is below a box has marked all pixels of the blocks that
# the box touches; a decoder that smooths colours carries it over the edge of a block once more.
_BLOCK = 16
_BLEED = 2

# One at a time in each process: a copy takes some 40 megabytes.
_burning = threading.BoundedSemaphore(1)


def burn(large: bytes, boxes: Sequence[Box], thumb_size: tuple[int, int]) -> tuple[bytes, bytes]:
    """Return a copy of the JPEG `large` with `boxes` in black, and its thumbnail (WebP) of `thumb_size` pixels."""
    with _burning, Image.open(io.BytesIO(large), formats=["JPEG"]) as im:
        # A fresh picture carries nothing over but pixels.
        copy = Image.new("RGB", im.size)
        copy.paste(im)
        for area in areas(boxes, im.size):
            copy.paste((0, 0, 0), area)
        thumb = copy.resize(thumb_size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        return _encoded(copy, "JPEG", quality=82, optimize=True), _encoded(thumb, "WEBP", quality=75, method=3)


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


def _encoded(im: Image.Image, format: str, **options: int | bool) -> bytes:
    buffer = io.BytesIO()
    im.save(buffer, format, **options)
    return buffer.getvalue()
