"""A photo that no page can hold legibly, cut into pieces: how many, how large, and where each begins. Pure.

Every piece but the last repeats a little of the next, so that no line of text is lost between two of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

# Long edge over short edge from which a photo is cut: in one piece it would be less than 67 mm wide, or 43 mm high.
TALLEST, WIDEST = 3.0, 4.0
# Millimetres that a piece may take: two tall ones stand side by side, of wide ones two or three below each other.
TALL_WIDTH, TALL_HEIGHT = 82.0, 200.0
WIDE_WIDTH, WIDE_HEIGHT = 170.0, 80.0
# Of a piece.
OVERLAP = 0.05
# What is longer still comes out smaller.
MOST = 30
# Pixels: the typesetter takes no picture with a longer edge, so that pieces may lie in several files.
MAX_FILE_EDGE = 16_000


@dataclass(frozen=True)
class Cut:
    """Pieces of one photo: on which `side` it is long, how many, and which share of its length each one shows."""

    side: str
    count: int
    share: float
    ratio: float

    @property
    def starts(self) -> list[float]:
        """Where each piece begins, as a share of the length."""
        return [number * self.share * (1 - OVERLAP) for number in range(self.count)]

    def files(self, length: int) -> list[range]:
        """Return which pieces lie in which file, where the photo is `length` pixels long."""
        fitting = (MAX_FILE_EDGE / length - self.share) / (self.share * (1 - OVERLAP)) + 1
        each = max(1, int(fitting))
        return [range(first, min(first + each, self.count)) for first in range(0, self.count, each)]

    def span(self, file: range) -> tuple[float, float]:
        """Return from where to where the photo lies in a file, as shares of its length."""
        return self.starts[file.start], min(1.0, self.starts[file.stop - 1] + self.share)

    @property
    def frame(self) -> tuple[float, float]:
        """Width and height of one piece on paper, in millimetres."""
        piece = self.ratio * self.share
        if self.side == "tall":
            width = min(TALL_WIDTH, TALL_HEIGHT / piece)
            return width, width * piece
        return WIDE_WIDTH, WIDE_WIDTH / piece

    @property
    def whole(self) -> tuple[float, float]:
        """Width and height of the whole photo at the same scale."""
        width, height = self.frame
        return (width, height / self.share) if self.side == "tall" else (width / self.share, height)


def cut(size: tuple[int, int]) -> Cut | None:
    """Return how a picture of `size` (width, height) is cut; None where it stands in one piece."""
    width, height = size
    if height > TALLEST * width:
        side, ratio, most = "tall", height / width, TALL_HEIGHT / TALL_WIDTH
    elif width > WIDEST * height:
        side, ratio, most = "wide", width / height, WIDE_WIDTH / WIDE_HEIGHT
    else:
        return None
    count = min(MOST, math.ceil((ratio / most - OVERLAP) / (1 - OVERLAP)))
    return Cut(side, count, 1 / (count - OVERLAP * (count - 1)), ratio)


def page_edge(size: tuple[int, int]) -> int:
    """Return the pixels of the long edge of what stands on one page: of a piece, or of the whole picture."""
    pieces = cut(size)
    return round(max(size) * pieces.share) if pieces else max(size)
