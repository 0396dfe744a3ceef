"""Photos within a number of bytes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cases.bundle import fit
from tests.support.pictures import grainy


def edge_of(data: bytes) -> int:
    with Image.open(io.BytesIO(data)) as im:
        im.load()
        return max(im.size)


@pytest.fixture(scope="module")
def photos() -> list[bytes]:
    return [grainy(noise=noise, seed=noise) for noise in (5, 20, 40)]


def test_copies_that_fit_are_left_as_they_are(photos):
    assert fit.fitted(photos, sum(map(len, photos))) == photos


@pytest.mark.parametrize("part", [0.9, 0.7, 0.5])
def test_copies_are_made_smaller_and_stay_legible(photos, part):
    budget = round(sum(map(len, photos)) * part)
    fitted = fit.fitted(photos, budget)
    assert budget * 0.5 < sum(map(len, fitted)) <= budget
    assert all(edge_of(data) >= fit.LEGIBLE_EDGE for data in fitted)
    assert len(fitted[0]) < len(fitted[1]) < len(fitted[2])


def test_the_legible_size_is_rather_overestimated(photos):
    for data in photos:
        with Image.open(io.BytesIO(data)) as im:
            assert len(fit._encoded(im.convert("RGB"), *fit.STEPS[-1])) <= fit.least(data) < len(data)


def test_a_photo_that_lost_its_file_weighs_nothing():
    assert fit.least(b"") == 0


def test_too_small_a_budget_ends_at_the_smallest_copies(photos):
    assert all(edge_of(data) == 900 for data in fit.fitted(photos, 1000))


SIZES = st.lists(st.integers(0, 100), max_size=30)


@given(SIZES, st.integers(100, 300), st.integers(100, 300))
def test_parts_hold_every_photo_in_order_and_what_fits(floors, first, later):
    parts = fit.split(floors, first, later)
    assert [at for part in parts for at in part] == list(range(len(floors)))
    for number, part in enumerate(parts):
        assert sum(floors[at] for at in part) <= (later if number else first)
        assert part or len(parts) == 1


def test_parts_are_about_even():
    assert fit.split([10] * 11, 100, 100) == [range(0, 6), range(6, 11)]
    assert fit.split([], 1, 1) == [range(0, 0)]
