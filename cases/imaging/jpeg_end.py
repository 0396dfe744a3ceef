"""A JPEG without its end marker: whole, or cut off.

The decoder fills what is missing with gray and says nothing. So the last bytes are taken away, a few at a time, until
the picture changes: in a whole one it changes at its very end, in one that was cut off in the middle, and gray follows.
"""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from cases.imaging import sniff

_END = b"\xff\xd9"
_STEPS = (16, 128, 1024, 8192)
_BLOCK = 16  # Pixels of the largest unit that is coded at once, each way.
_SHRUNK = 8  # A photo of one scan needs only the mean of each block for this.
# One of several scans is decoded whole, thrice and more; of larger ones the time is not there.
MAX_PIXELS = 16_000_000


class CutOff(Exception):
    """Bytes of the picture are missing."""


def ended(data: bytes) -> bytes:
    """Return a JPEG that lacks its end marker with one. Raises `CutOff` where its picture is not whole."""
    data = data.rstrip(b"\0").removesuffix(b"\xff")
    if sniff.jpeg_end(data) is not None or not (sniff.jpeg_has_all_scans(data) and _ends_at_the_end(data)):
        raise CutOff
    return data + _END


def _ends_at_the_end(data: bytes) -> bool:
    factor = _SHRUNK if sniff.jpeg_scans(data) == 1 else 1
    whole = _decoded(data, factor)
    if whole is None:
        return False
    for step in _STEPS:
        less = _decoded(data[:-step], factor)
        if less and (changed := ImageChops.difference(whole, less).getbbox()):
            _left, _top, right, bottom = changed
            unit = _BLOCK // factor
            return right > whole.width - unit and bottom > whole.height - unit
    return False


def _decoded(data: bytes, factor: int) -> Image.Image | None:
    """Return the picture, `factor` times smaller, with gray where bytes are missing; None where it cannot be read."""
    try:
        im = Image.open(io.BytesIO(data + _END), formats=["JPEG"])
        if factor > 1:
            im.draft(None, (im.width // factor, im.height // factor))
        elif im.width * im.height > MAX_PIXELS:
            return None
        im.load()
    except (OSError, SyntaxError, ValueError):
        return None
    return im.convert("RGB")
