"""How large copies are: what is far from the shape of paper stays legible, everything else is as it always was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.imaging import shapes
from cases.imaging.limits import LARGE_EDGE, THUMB_EDGE

SIZES = st.tuples(st.integers(1, 70_000), st.integers(1, 70_000))


@pytest.mark.parametrize(
    ("received", "shown", "thumb"),
    [
        # Far from the shape of paper.
        ((1080, 12_000), (900, 10_000), (360, 480)),
        ((12_000, 1080), (10_000, 900), (480, 360)),
        ((1440, 20_000), (900, 12_500), (360, 480)),
        ((720, 15_000), (720, 15_000), (360, 480)),
        ((576, 4096), (576, 4096), (360, 480)),
        ((1080, 28_000), (900, 23_333), (360, 480)),
        ((16_000, 2001), (7196, 900), (480, 360)),
        ((300, 9000), (300, 9000), (300, 400)),
        # Near it: as ever.
        ((4032, 3024), (2016, 1512), (480, 360)),
        ((3024, 4032), (1512, 2016), (360, 480)),
        ((4032, 2268), (2016, 1134), (480, 270)),
        ((1080, 2340), (930, 2016), (221, 480)),
        ((2000, 2000), (2000, 2000), (480, 480)),
        ((640, 400), (640, 400), (480, 300)),
        ((100, 60), (100, 60), (100, 60)),
    ],
)
def test_how_large_the_copies_are(received: shapes.Size, shown: shapes.Size, thumb: shapes.Size) -> None:
    assert (shapes.shown(received), shapes.thumbnail(shown)) == (shown, thumb)
    assert shapes.is_legible(received)


@pytest.mark.parametrize("size", [(1080, 60_000), (60_000, 1080), (1000, 40_000), (640, 65_000)])
def test_what_no_browser_shows_is_as_large_as_can_be_and_said(size: shapes.Size) -> None:
    width, height = shapes.shown(size)
    assert max(width, height) == shapes.MAX_EDGE or width * height > 0.99 * shapes.MAX_PIXELS
    assert not shapes.is_legible(size)


@given(SIZES)
def test_a_copy_is_never_larger_than_allowed_and_never_narrower_than_it_must_be(size: shapes.Size) -> None:
    width, height = shapes.shown(size)
    assert 1 <= width <= size[0] and 1 <= height <= size[1]
    assert max(width, height) <= shapes.MAX_EDGE and width * height <= 1.01 * shapes.MAX_PIXELS
    assert min(width, height) >= min(shapes.LEGIBLE_EDGE, *size) or not shapes.is_legible(size)
    assert max(width, height) >= min(LARGE_EDGE, max(size))
    assert abs(width * size[1] - height * size[0]) <= max(size)  # Half a pixel each way.


@given(SIZES)
def test_a_thumbnail_shows_a_part_with_its_own_proportions(size: shapes.Size) -> None:
    thumb = shapes.thumbnail(size)
    assert min(thumb) >= 1 and max(thumb) <= THUMB_EDGE
    left, top, right, bottom = shapes.part_for(size, thumb)
    assert 0 <= left < right <= size[0] and top == 0 < bottom <= size[1]
    assert abs((right - left) / (bottom - top) - thumb[0] / thumb[1]) < 1e-6 * thumb[0]
    if not shapes.long_side(size):
        assert (right - left, bottom - top) == pytest.approx(size, abs=max(size) / min(thumb))


def test_which_pictures_are_long() -> None:
    sizes = [(1080, 2520), (1080, 2600), (2600, 1080), (3000, 3000), (1, 3)]
    assert [shapes.long_side(size) for size in sizes] == ["", "tall", "wide", "", "tall"]
