"""Photos within a number of bytes, as legible as they can be. Pure.

A photo is printed about as wide as the page. `LEGIBLE_EDGE` pixels there are 150 to a printed inch or more, which small
print on a label survives; where that does not fit, the bundle is split instead. Of a photo that is cut into pieces, the
edges meant here are those of one piece.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

from PIL import Image

from cases.bundle.pieces import page_edge

LEGIBLE_EDGE = 1200
# Long edge and JPEG quality, from the best on. Before them comes the copy as it is.
STEPS = [(1920, 80), (1750, 78), (1600, 76), (1450, 72), (1320, 68), (LEGIBLE_EDGE, 65)]
# For what is much harder to encode than photos are: still the legible edge, then the last resort.
RESORTS = [(LEGIBLE_EDGE, 50), (LEGIBLE_EDGE, 35), (900, 30)]
# Of all photos of one file: the typesetter holds three bytes for each. Thirty ordinary photos have a third of it.
MAX_PIXELS = 250_000_000


def edge_of(data: bytes) -> int:
    """Return the long edge of a JPEG in pixels on its page, by its head; 0 where that is no JPEG any more."""
    return page_edge(size) if (size := _size_of(data)) != (0, 0) else 0


def _size_of(data: bytes) -> tuple[int, int]:
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as im:
            return im.size
    except (OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return 0, 0


def least(data: bytes) -> int:
    """Return about how many bytes the photo takes at its legible size, rather too many; nothing is encoded.

    Bytes of photos grow with the edge to the power of 1.3 to 2, and the lower quality saves a fifth or more.
    """
    edge = edge_of(data)
    scale: float = min(1.0, LEGIBLE_EDGE / edge) ** 1.3 if edge else 1.0
    return round(len(data) * scale * 0.85)


def fitted(photos: Sequence[bytes], budget: int) -> list[bytes]:
    """Return the photos in `budget` bytes together.

    What the legible sizes leave is shared by how much each photo could use; what one leaves goes to those after it,
    and what one takes too much they give back.
    """
    floors = [least(data) for data in photos]
    spare = budget - sum(floors)
    wishes = sum(map(len, photos)) - sum(floors)
    done = []
    for data, floor in zip(photos, floors, strict=True):
        wish = len(data) - floor
        best = _best(data, floor, floor + (spare * wish // wishes if wishes else spare))
        done.append(best)
        spare -= len(best) - floor
        wishes -= wish
    return done


def _best(data: bytes, floor: int, most: int) -> bytes:
    """Return the best copy in `most` bytes, or the smallest that there is."""
    if len(data) <= most:
        return data
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as opened:
            im = opened.convert("RGB")
    except OSError:
        return data  # Damaged on the disk: what there is of it is shown as it is.
    worse = 1.0
    for step, (edge, quality) in enumerate(STEPS, 1):
        # Sizes fall about evenly towards the floor, and each try says by how much this photo differs: what is
        # hopeless is not even tried.
        expected = len(data) * (floor / len(data)) ** (step / len(STEPS))
        if expected * worse > most and step < len(STEPS):
            continue
        copy = _encoded(im, edge, quality)
        if len(copy) <= most:
            return copy
        worse = max(worse, len(copy) / expected)
    for edge, quality in RESORTS:
        copy = _encoded(im, edge, quality)
        if len(copy) <= most:
            break
    return copy


def affordable(photos: Sequence[bytes]) -> list[bytes]:
    """Return the photos, and where they have more pixels together than can be typeset, smaller copies of the largest."""
    pixels = [math.prod(_size_of(data)) for data in photos]
    most = _share(pixels, MAX_PIXELS)
    return [_with_pixels(data, most) if count > most else data for data, count in zip(photos, pixels, strict=True)]


def _share(pixels: Sequence[int], most: int) -> float:
    """Return how many pixels each may have, so that all of them have at most `most`; the small ones leave theirs."""
    left, count = float(most), len(pixels)
    for size in sorted(pixels):
        if size * count > left:
            return left / count
        left, count = left - size, count - 1
    return math.inf


def _with_pixels(data: bytes, most: float) -> bytes:
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as opened:
        im = opened.convert("RGB")
    edge = page_edge(im.size) * math.sqrt(most / (im.width * im.height))
    return _encoded(im, int(edge), 80)


def cut(data: bytes, spans: Sequence[tuple[float, float]]) -> list[bytes]:
    """Return a long photo in several files, each from one share of its length to another."""
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as opened:
        im = opened.convert("RGB")
    parts = []
    for first, last in spans:
        start, end = (round(share * max(im.size)) for share in (first, last))
        box = (0, start, im.width, end) if im.height > im.width else (start, 0, end, im.height)
        buffer = io.BytesIO()
        im.crop(box).save(buffer, "JPEG", quality=82)
        parts.append(buffer.getvalue())
    return parts


def _encoded(im: Image.Image, edge: int, quality: int) -> bytes:
    scale = edge / page_edge(im.size)
    if scale < 1:
        size = (max(1, round(im.width * scale)), max(1, round(im.height * scale)))
        im = im.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    buffer = io.BytesIO()
    im.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def split(floors: Sequence[int], first: int, later: int) -> list[range]:
    """Return which photos go into which part, in order, in as few parts as hold them legibly and about evenly.

    `first` and `later` are the bytes that the photos of the first part and of each other part may have.
    """
    fewest = _filled(floors, first, later)
    # As few parts with less in each: the last one should not be left with a single photo.
    for percent in range(50, 100, 5):
        even = _filled(floors, first * percent // 100, later * percent // 100)
        if len(even) == len(fewest):
            return even
    return fewest


def _filled(floors: Sequence[int], first: int, later: int) -> list[range]:
    parts: list[range] = []
    start, left = 0, first
    for at, size in enumerate(floors):
        if size > left and at > start:
            parts.append(range(start, at))
            start, left = at, later
        left -= size
    return [*parts, range(start, len(floors))]
