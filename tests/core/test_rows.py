"""Rows that are read with SQL which is put together once."""

from __future__ import annotations

from typing import Any

import pytest

from cases.casefile.models import Case
from cases.core.rows import Question, of_case
from cases.photos.models import EvidencePhoto
from cases.returns.models import Shipment
from tests.support.factories import make_case, photo_row
from tests.support.moments import NOW

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


def test_a_question_is_asked_again_with_other_values(django_assert_num_queries: Any) -> None:
    first, second = make_case(), make_case()
    parcel = Shipment.objects.create(case=second, carrier="cj", tracking_number="123456789012", shipped_on=NOW.date())
    question = Question(Case.objects.filter(reference="").select_related("shipment", "return_address"))
    with django_assert_num_queries(2):
        [one], [other] = question.ask(first.reference), question.ask(second.reference)
        assert (one, other, other.shipment) == (first, second, parcel)
        assert not hasattr(one, "shipment")  # Nor is it looked for again.
        assert not hasattr(other, "return_address")
    for field in Case._meta.concrete_fields:
        assert getattr(other, field.attname) == getattr(Case.objects.get(pk=second.pk), field.attname)
    assert question.ask("RG-0000-0000") == []


def test_a_question_takes_moments() -> None:
    early, _late = make_case(updated_at=NOW), make_case(updated_at=NOW.replace(year=NOW.year + 1))
    assert Question(Case.objects.filter(updated_at__lte=NOW)).ask(NOW) == [early]
