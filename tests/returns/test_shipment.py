"""The parcel that goes back."""

import dataclasses
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.core import limits
from cases.returns.models import Shipment
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case

pytestmark = pytest.mark.django_db

PARCEL = {"carrier": "epost", "tracking_number": "1234 567 890 123", "shipped_on": "2026-11-24"}


def photo(name="receipt.jpg"):
    return SimpleUploadedFile(name, jpeg(), content_type="image/jpeg")


def test_a_parcel_moves_a_case_that_waited_for_it(now):
    case = make_case(status="return_due")
    owner = holding(case)
    assert owner.post(f"/cases/{case.reference}/shipment/", PARCEL).status_code == 302
    case.refresh_from_db()
    assert case.status == "returning"
    assert str(case.shipped_back_on) == "2026-11-24"
    assert Shipment.objects.get().tracking_number == "1234567890123"


def test_a_parcel_recorded_early_moves_nothing(owner, case, now):
    owner.post(f"/cases/{case.reference}/shipment/", PARCEL)
    case.refresh_from_db()
    assert case.status == "preparing"
    assert str(case.shipped_back_on) == "2026-11-24"


def test_the_form_of_a_saved_parcel_is_folded_until_something_is_wrong_with_it(now):
    case = make_case(status="return_due")
    owner, path = holding(case), f"/cases/{case.reference}/shipment/"
    assert "<details" not in owner.get(path).text
    owner.post(path, PARCEL)
    folded = r"<details[^>]*?( open)?>\s*<summary>운송장 고치기</summary>\s*<form"
    assert re.findall(folded, owner.get(path).text) == [""]
    assert re.findall(folded, owner.post(path, {**PARCEL, "tracking_number": ""}).text) == [" open"]


def test_an_odd_number_warns_but_is_kept(owner, case, now):
    response = owner.post(
        f"/cases/{case.reference}/shipment/", {**PARCEL, "carrier": "ems", "tracking_number": "EE123456784KR"}
    )
    assert response.status_code == 302
    assert "검증 숫자가 맞지 않아요" in owner.get(response.url).text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"carrier": ""}, "택배사를 고르세요"),
        ({"tracking_number": ""}, "운송장 번호를 적어 주세요"),
        ({"tracking_number": "번호"}, "영문과 숫자 6~35자"),
        ({"shipped_on": "2026-11-25"}, "아직 오지 않은 날짜"),
        ({"shipped_on": "2026-11-19"}, "보다 빨라요"),
    ],
)
def test_what_cannot_be_is_refused(owner, case, now, change, sentence):
    response = owner.post(f"/cases/{case.reference}/shipment/", {**PARCEL, **change})
    assert response.status_code == 422
    assert sentence in response.text
    assert not Shipment.objects.exists()


def test_the_receipt_photo_joins_the_evidence(owner, case, now):
    owner.post(f"/cases/{case.reference}/shipment/", {**PARCEL, "receipt": photo()})
    kept = case.photos.get()
    assert kept.kind == "receipt"
    assert Shipment.objects.get().receipt == kept


def test_a_mistake_beside_it_does_not_cost_the_photo(owner, case, now):
    response = owner.post(f"/cases/{case.reference}/shipment/", {**PARCEL, "tracking_number": "", "receipt": photo()})
    assert response.status_code == 422
    assert "영수증 사진은 올려 두었어요" in response.text
    assert case.photos.count() == 1
    owner.post(f"/cases/{case.reference}/shipment/", PARCEL)
    assert Shipment.objects.get().receipt == case.photos.get()


def test_a_broken_photo_is_said_and_the_numbers_stay_typed(owner, case, now):
    broken = SimpleUploadedFile("receipt.jpg", b"not a photo", content_type="image/jpeg")
    response = owner.post(f"/cases/{case.reference}/shipment/", {**PARCEL, "receipt": broken})
    assert response.status_code == 422
    assert 'value="1234 567 890 123"' in response.text
    assert case.photos.count() == 0


def test_the_bytes_of_a_receipt_count_like_those_of_other_photos(owner, case, now, monkeypatch):
    monkeypatch.setattr(limits, "UPLOADED_MEGABYTES", dataclasses.replace(limits.UPLOADED_MEGABYTES, most=1))
    address = f"/cases/{case.reference}/shipment/"
    assert owner.post(address, PARCEL | {"receipt": photo()}).status_code == 302
    blue = SimpleUploadedFile("receipt.jpg", jpeg(color="blue"), content_type="image/jpeg")
    response = owner.post(address, PARCEL | {"receipt": blue, "tracking_number": "9999 567 890 123"})
    assert response.status_code == 422
    assert "내일 이어서" in response.text and "9999 567 890 123" in response.text
    assert case.photos.count() == 1
