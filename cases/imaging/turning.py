"""A display copy of ours, turned by quarters. Pure, Pillow only; what was received is never touched."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from cases.imaging import copies, shapes

# By degrees clockwise; Pillow counts the other way round.
TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@dataclass(frozen=True)
class Turned:
    """The turned copies: `large` JPEG, `thumb` WebP, and their sizes in pixels."""

    large: bytes
    thumb: bytes
    size: tuple[int, int]
    thumb_size: tuple[int, int]


def turned(large: bytes, degrees: int) -> Turned:
    """Return the JPEG `large` turned clockwise by 90, 180 or 270 degrees, with a thumbnail of it.

    What is encoded once more loses half a gray level on average, however often it is turned.
    """
    with copies.remaking:
        im = copies.opened(large).transpose(TURNS[degrees])
        thumb_size = shapes.thumbnail(im.size)
        return Turned(*copies.encoded(im, thumb_size), im.size, thumb_size)
