"""Cutting long photos into pieces for paper: everything is there, in order, legibly, and what fits is left whole."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.bundle import fit, pieces
from tests.support.pictures import encoded, grainy, still_life

LONG = st.integers(1, 32_000).flatmap(
    lambda short: st.tuples(st.just(short), st.integers(min(32_000, 3 * short + 1), 32_000))
)


@pytest.mark.parametrize(
    ("size", "side", "count"),
    [
        ((900, 10_000), "tall", 5),
        ((10_000, 900), "wide", 6),
        ((900, 3000), "tall", 2),
        ((900, 2701), "tall", 2),
        ((3700, 900), "wide", 2),
        ((586, 32_000), "tall", 24),
        ((9, 32_000), "tall", 30),
        ((32_000, 1), "wide", 30),
    ],
)
def test_into_how_many_pieces_a_long_photo_is_cut(size: tuple[int, int], side: str, count: int) -> None:
    cut = pieces.cut(size)
    assert cut and (cut.side, cut.count) == (side, count)


@pytest.mark.parametrize("size", [(900, 2700), (930, 2016), (2016, 1512), (3600, 900), (1000, 1000), (2700, 900)])
def test_what_a_page_holds_is_left_whole(size: tuple[int, int]) -> None:
    assert pieces.cut(size) is None and pieces.page_edge(size) == max(size)


@given(LONG, st.booleans())
def test_pieces_cover_the_whole_overlap_and_fit_on_a_page(size: tuple[int, int], is_wide: bool) -> None:
    cut = pieces.cut(size[::-1] if is_wide else size)
    if cut is None:
        assert max(size) <= pieces.WIDEST * min(size)
        return
    ends = [start + cut.share for start in cut.starts]
    assert cut.starts[0] == 0 and ends[-1] == pytest.approx(1)
    for end, start in zip(ends, cut.starts[1:], strict=False):
        assert end - start == pytest.approx(pieces.OVERLAP * cut.share)
    width, height = cut.frame
    assert width <= pieces.WIDE_WIDTH + 1e-6 and height <= pieces.TALL_HEIGHT + 1e-6
    assert max(cut.whole) / min(cut.whole) == pytest.approx(max(size) / min(size))
    if cut.count < pieces.MOST:
        assert min(width, height) >= (pieces.WIDE_HEIGHT if is_wide else pieces.TALL_WIDTH) - 1e-6


def test_a_long_photo_is_made_smaller_by_what_its_pieces_need() -> None:
    """Printed, a piece is as legible as a whole photo: the same pixels along its long edge."""
    long = encoded(still_life(size=(900, 10_000)), "JPEG", quality=90)
    assert fit.edge_of(long) == pieces.page_edge((900, 10_000)) == 2083
    assert 0.3 * len(long) < fit.least(long) < len(long)
    plain = grainy()
    budget = (len(long) + len(plain)) // 2
    fitted = fit.fitted([long, plain], budget)
    assert sum(map(len, fitted)) <= budget
    assert all(fit.edge_of(data) >= fit.LEGIBLE_EDGE - 1 for data in fitted)


@pytest.mark.parametrize(
    "size", [(900, 10_000), (900, 16_000), (900, 16_001), (900, 26_000), (32_000, 586), (32_000, 9)]
)
def test_every_piece_lies_whole_in_one_file_that_the_typesetter_takes(size: tuple[int, int]) -> None:
    cut = pieces.cut(size)
    assert cut
    files = cut.files(max(size))
    assert [part for file in files for part in file] == list(range(cut.count))
    assert (len(files) == 1) is (max(size) <= pieces.MAX_FILE_EDGE)
    for file in files:
        first, last = cut.span(file)
        assert (last - first) * max(size) <= pieces.MAX_FILE_EDGE + 1
        assert all(first <= cut.starts[part] and cut.starts[part] + cut.share <= last + 1e-9 for part in file)


def test_more_pixels_than_can_be_typeset_are_taken_from_the_largest(monkeypatch: pytest.MonkeyPatch) -> None:
    photos = [encoded(still_life(size=size), "JPEG") for size in ((400, 300), (300, 3000), (300, 2900))]
    assert fit.affordable(photos) == photos
    monkeypatch.setattr(fit, "MAX_PIXELS", 1_000_000)
    small, *long = fit.affordable(photos)
    assert small == photos[0]
    assert 850_000 < sum(math.prod(fit._size_of(data)) for data in [small, *long]) <= 1_010_000
