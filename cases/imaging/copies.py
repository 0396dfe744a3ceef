"""The two copies of a clean picture: the one that is shown large, JPEG, and its thumbnail, WebP. Pure, Pillow only."""

from __future__ import annotations

import io
import threading

from PIL import Image

from cases.imaging import shapes

# Whoever makes copies anew in the process of the site holds this: a long picture takes some 200 megabytes meanwhile.
remaking = threading.BoundedSemaphore(1)


def opened(large: bytes) -> Image.Image:
    """Return the pixels of a JPEG of ours as an RGB picture; a fresh one carries nothing else over."""
    with Image.open(io.BytesIO(large), formats=["JPEG"]) as im:
        clean = Image.new("RGB", im.size)
        clean.paste(im)
    return clean


def encoded(large: Image.Image, thumb_size: tuple[int, int]) -> tuple[bytes, bytes]:
    """Return the JPEG and the WebP of an RGB picture that carries nothing but pixels.

    A thumbnail of other proportions shows a part. Never PNG: its compression can carry chosen bytes through.
    """
    part = shapes.part_for(large.size, thumb_size)
    thumb = large.resize(thumb_size, Image.Resampling.LANCZOS, box=part, reducing_gap=2.0)
    return _encoded(large, "JPEG", quality=82, optimize=True), _encoded(thumb, "WEBP", quality=75, method=2)


def _encoded(im: Image.Image, format: str, **options: int | bool) -> bytes:
    buffer = io.BytesIO()
    im.save(buffer, format, **options)
    return buffer.getvalue()
