"""The rows of one case, read with SQL that is put together once."""

from __future__ import annotations

from typing import Any

import pytest

from cases.core.rows import of_case
from cases.photos.models import EvidencePhoto
from tests.support.factories import make_case, photo_row

pytestmark = pytest.mark.django_db


def test_they_are_those_of_the_case_in_the_order_of_their_model(django_assert_num_queries: Any) -> None:
    first, other = make_case(), make_case()
    for case in (first, other, first):
        photo_row(case)
    for case in (first, other, first):
        with django_assert_num_queries(1):
            rows = of_case(EvidencePhoto, case)
            assert {row.case for row in rows} == {case}  # Known already.
        assert rows == list(case.photos.all())


def test_an_order_and_a_number_can_be_named() -> None:
    case = make_case()
    photos = [photo_row(case) for _photo in range(3)]
    found = of_case(EvidencePhoto, case, order=("-pk",), most=2)
    assert found == sorted(photos, key=lambda photo: photo.pk, reverse=True)[:2]
