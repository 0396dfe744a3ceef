"""Burning boxes into a picture: black where asked, nothing left of what was below, the rest as it was."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image, ImageChops, ImageDraw

from cases.imaging import redact
from cases.imaging.redact import Box
from tests.support.factories import jpeg
from tests.support.pictures import encoded, scene

THUMB = (120, 90)


def noisy(size: tuple[int, int], seed: int) -> Image.Image:
    """Return a picture that a JPEG can hardly hold."""
    dots = random.Random(seed).randbytes(size[0] * size[1] * 3)  # noqa: S311 (no secret)
    return Image.frombytes("RGB", size, dots)


def burnt(large: bytes, *boxes: Box) -> Image.Image:
    im = Image.open(io.BytesIO(redact.burn(large, boxes, THUMB)[0]))
    im.load()
    return im


@pytest.mark.parametrize("size", [(640, 480), (637, 481), (2016, 1512), (40, 17)])
@pytest.mark.parametrize("box", [(0, 0, 1000, 1000), (333, 251, 100, 50), (990, 990, 10, 10), (0, 500, 5, 5)])
def test_every_pixel_below_a_box_is_black(size: tuple[int, int], box: Box) -> None:
    im = burnt(encoded(noisy(size, 1), "JPEG", quality=90), box)
    left, top, width, height = box
    area = im.crop(
        (
            left * size[0] // 1000,
            top * size[1] // 1000,
            -(-(left + width) * size[0] // 1000),
            -(-(top + height) * size[1] // 1000),
        )
    )
    assert area.width and area.height
    assert max(high for _low, high in area.getextrema()) <= 8


@pytest.mark.parametrize("box", [(100, 100, 300, 200), (437, 219, 111, 333), (0, 0, 5, 5), (995, 995, 5, 5)])
def test_nothing_in_the_copy_depends_on_what_was_below(box: Box) -> None:
    """Two pictures that differ below the box only end as the same bytes: their JPEG blocks, smoothed colours and all."""
    size = (800, 600)
    secret, other = noisy(size, 1), noisy(size, 1)
    left, top, width, height = (part * size[index % 2] // 1000 for index, part in enumerate(box))
    ImageDraw.Draw(other).rectangle((left, top, left + width - 1, top + height - 1), fill="red")
    first, second = (encoded(im, "JPEG", quality=82) for im in (secret, other))
    assert first != second
    assert redact.burn(first, [box], THUMB) == redact.burn(second, [box], THUMB)


def test_everything_else_stays_as_it_was() -> None:
    soft = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn).resize((640, 400)) for turn in (0, 90, 180)])
    large = encoded(soft, "JPEG", quality=82)
    before, after = Image.open(io.BytesIO(large)), burnt(large, (0, 0, 250, 250))
    for kept in ((160 + 18, 0, 640, 400), (0, 100 + 12 + 18, 640, 400)):
        difference = ImageChops.difference(before.crop(kept), after.crop(kept))
        assert max(high for _low, high in difference.getextrema()) <= 6


def test_the_copies_carry_no_metadata() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SerialMaker"
    large = encoded(scene(), "JPEG", exif=exif, comment=b"SECRET", icc_profile=b"profile")
    for copy in redact.burn(large, [(0, 0, 100, 100)], THUMB):
        assert b"SerialMaker" not in copy and b"SECRET" not in copy
        with Image.open(io.BytesIO(copy)) as im:
            assert not im.getexif() and "icc_profile" not in im.info and "comment" not in im.info


def test_the_thumbnail_is_made_from_the_copy() -> None:
    large, thumb = redact.burn(jpeg(size=(1200, 900), color="white"), [(0, 0, 500, 1000)], THUMB)
    with Image.open(io.BytesIO(thumb)) as im:
        assert (im.format, im.size) == ("WEBP", THUMB)
        black, white = im.convert("L").crop((0, 0, 55, 90)), im.convert("L").crop((65, 0, 120, 90))
        assert black.getextrema()[1] <= 10 and white.getextrema()[0] >= 245  # type: ignore[operator]
    assert Image.open(io.BytesIO(large)).size == (1200, 900)
