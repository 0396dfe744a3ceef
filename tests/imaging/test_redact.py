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
@pytest.mark.parametrize(
    "box", [(0, 0, 10_000, 10_000), (3333, 2511, 1000, 500), (9900, 9900, 100, 100), (0, 5000, 50, 50), (5, 7, 5, 5)]
)
def test_every_pixel_below_a_box_is_black(size: tuple[int, int], box: Box) -> None:
    im = burnt(encoded(noisy(size, 1), "JPEG", quality=90), box)
    left, top, width, height = box
    area = im.crop(
        (
            left * size[0] // redact.WHOLE,
            top * size[1] // redact.WHOLE,
            -(-(left + width) * size[0] // redact.WHOLE),
            -(-(top + height) * size[1] // redact.WHOLE),
        )
    )
    assert area.width and area.height
    assert max(high for _low, high in area.getextrema()) <= 8


@pytest.mark.parametrize(
    "box", [(1000, 1000, 3000, 2000), (4373, 2191, 1111, 3333), (0, 0, 50, 50), (9950, 9950, 50, 50)]
)
def test_nothing_in_the_copy_depends_on_what_was_below(box: Box) -> None:
    """Two pictures that differ below the box only end as the same bytes: their JPEG blocks, smoothed colours and all."""
    size = (800, 600)
    secret, other = noisy(size, 1), noisy(size, 1)
    left, top, width, height = (part * size[index % 2] // redact.WHOLE for index, part in enumerate(box))
    ImageDraw.Draw(other).rectangle((left, top, left + width - 1, top + height - 1), fill="red")
    first, second = (encoded(im, "JPEG", quality=82) for im in (secret, other))
    assert first != second
    assert redact.burn(first, [box], THUMB) == redact.burn(second, [box], THUMB)


def test_everything_else_stays_as_it_was() -> None:
    soft = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn).resize((640, 400)) for turn in (0, 90, 180)])
    large = encoded(soft, "JPEG", quality=82)
    before, after = Image.open(io.BytesIO(large)), burnt(large, (0, 0, 2500, 2500))
    for kept in ((160 + 18, 0, 640, 400), (0, 100 + 12 + 18, 640, 400)):
        difference = ImageChops.difference(before.crop(kept), after.crop(kept))
        assert max(high for _low, high in difference.getextrema()) <= 6


def test_the_copies_carry_no_metadata() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SerialMaker"
    large = encoded(scene(), "JPEG", exif=exif, comment=b"SECRET", icc_profile=b"profile")
    for copy in redact.burn(large, [(0, 0, 1000, 1000)], THUMB):
        assert b"SerialMaker" not in copy and b"SECRET" not in copy
        with Image.open(io.BytesIO(copy)) as im:
            assert not im.getexif() and "icc_profile" not in im.info and "comment" not in im.info


def test_the_thumbnail_is_made_from_the_copy() -> None:
    large, thumb = redact.burn(jpeg(size=(1200, 900), color="white"), [(0, 0, 5000, 10_000)], THUMB)
    with Image.open(io.BytesIO(thumb)) as im:
        assert (im.format, im.size) == ("WEBP", THUMB)
        black, white = im.convert("L").crop((0, 0, 55, 90)), im.convert("L").crop((65, 0, 120, 90))
        assert black.getextrema()[1] <= 10 and white.getextrema()[0] >= 245  # type: ignore[operator]
    assert Image.open(io.BytesIO(large)).size == (1200, 900)


def test_a_line_of_a_very_long_picture_is_covered_and_its_neighbours_are_not() -> None:
    """Lines of text stand 60 pixels apart where somebody has scrolled ten screens."""
    im = Image.new("RGB", (900, 10_000), "white")
    line = (0, 6000, 10_000, 40)  # 40 pixels from 6,000 on.
    copy = burnt(encoded(im, "JPEG", quality=82), line).convert("L")
    assert copy.crop((0, 6000, 900, 6040)).getextrema() == (0, 0)
    for kept in ((0, 5940, 900, 5976), (0, 6066, 900, 6100)):
        assert copy.crop(kept).getextrema()[0] >= 245  # type: ignore[operator]


def test_the_thumbnail_of_a_long_copy_is_the_same_part_as_before() -> None:
    im = Image.new("RGB", (900, 9000), "white")
    _large, thumb = redact.burn(encoded(im, "JPEG"), [(0, 500, 10_000, 9500)], (360, 480))
    with Image.open(io.BytesIO(thumb)) as part:
        assert part.size == (360, 480)
        white, black = part.convert("L").crop((0, 0, 360, 160)), part.convert("L").crop((0, 200, 360, 480))
        assert white.getextrema()[0] >= 245 and black.getextrema()[1] <= 10  # type: ignore[operator]
