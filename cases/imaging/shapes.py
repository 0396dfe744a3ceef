"""How large the copies of a photo are, by its shape alone. Pure. A size is (width, height) in pixels.

Photos, sheets and screens are held by their long edge. What is far from the shape of paper (a captured conversation, a
receipt, a panorama) would come out as a sliver, so that its short edge stays legible whatever its length.
"""

from __future__ import annotations

import math

from cases.imaging.limits import LARGE_EDGE, THUMB_EDGE

Size = tuple[int, int]

# Long edge over short edge: the screens of phones stay below, and are shown whole.
LONG = 2.4
# A captured screen of 1080 pixels across can be read at this width; so can small print on a receipt.
LEGIBLE_EDGE = 900
# What a copy may have at most: 900 x 26,000, for instance. Some browsers show no picture with an edge above 32,767.
MAX_PIXELS = 24_000_000
MAX_EDGE = 32_000
# The thumbnail of a long picture shows a part with these proportions, long edge to short edge.
PART = 4 / 3


def shown(size: Size, edge: int = LARGE_EDGE) -> Size:
    """Return how large a picture of `size` is shown: its long edge `edge`, or more where the short one needs it.

    Never enlarged, never below one pixel; a long picture shrinks further where it would have too many pixels.
    """
    long, short = max(size), min(size)
    wanted = max(edge / long, LEGIBLE_EDGE / short)
    return _scaled(size, min(1.0, wanted, MAX_EDGE / long, math.sqrt(MAX_PIXELS / (long * short))))


def is_legible(size: Size) -> bool:
    """Say whether a picture of `size` is shown with a short edge that can be read, or with its own."""
    return min(shown(size)) >= min(LEGIBLE_EDGE, *size)


def long_side(size: Size) -> str:
    """Return "tall" or "wide" where a picture is far from the shape of paper, else ""."""
    width, height = size
    if max(size) <= LONG * min(size):
        return ""
    return "tall" if height > width else "wide"


def thumbnail(size: Size) -> Size:
    """Return the size of the thumbnail: the picture shrunk, or a part of a long one."""
    width, height = size
    part = {"tall": (width, round(width * PART)), "wide": (round(height * PART), height)}.get(long_side(size), size)
    return _scaled(part, min(1.0, THUMB_EDGE / max(part)))


def part_for(size: Size, thumb: Size) -> tuple[float, float, float, float]:
    """Return what a thumbnail of the size `thumb` shows, as (x0, y0, x1, y1) in a picture of `size`.

    The beginning of what is read downwards, the middle of a panorama; all of it where the proportions are the same.
    """
    width, height = size
    shown_width = min(width, height * thumb[0] / thumb[1])
    shown_height = min(height, width * thumb[1] / thumb[0])
    left = (width - shown_width) / 2
    return left, 0.0, left + shown_width, shown_height


def _scaled(size: Size, scale: float) -> Size:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
