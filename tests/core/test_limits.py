"""What strangers may do only so often: making cases, sending photos."""

import dataclasses

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.casefile.models import Case
from cases.core import limits
from tests.support.factories import jpeg
from tests.support.intake import answer_all

pytestmark = pytest.mark.django_db


def test_too_many_new_cases_are_refused_and_the_answers_stay(client, now, monkeypatch):
    monkeypatch.setattr(limits, "CREATING", dataclasses.replace(limits.CREATING, most=1))
    answer_all(client)
    client.post("/cases/new/check/")
    answer_all(client)
    response = client.post("/cases/new/check/")
    assert response.status_code == 429
    assert response["Retry-After"] == "3600"
    assert "유리 티포트" in response.text
    assert Case.objects.count() == 1


def test_too_much_in_one_day_is_refused_in_the_form(owner, case, now, monkeypatch):
    monkeypatch.setattr(limits, "UPLOADED_MEGABYTES", dataclasses.replace(limits.UPLOADED_MEGABYTES, most=1))
    large = jpeg() + b"\0" * (2 * 1024**2)
    upload = SimpleUploadedFile("a.jpg", large, content_type="image/jpeg")
    response = owner.post(f"/cases/{case.reference}/evidence/", {"photos": upload, "kind": "damage"})
    assert response.status_code == 422
    assert "내일 이어서" in response.text
    assert case.photos.count() == 0
    small = SimpleUploadedFile("b.jpg", jpeg(), content_type="image/jpeg")
    assert owner.post(f"/cases/{case.reference}/evidence/", {"photos": small, "kind": "damage"}).status_code == 422


def test_photos_that_come_one_by_one_count_as_well(owner, case, now, monkeypatch):
    monkeypatch.setattr(limits, "UPLOADED_MEGABYTES", dataclasses.replace(limits.UPLOADED_MEGABYTES, most=1))
    for color, status in (("red", 200), ("blue", 422)):
        upload = SimpleUploadedFile("a.jpg", jpeg(color=color), content_type="image/jpeg")
        data = {"photos": upload, "kind": "damage"}
        response = owner.post(f"/cases/{case.reference}/evidence/", data, headers={"HX-Request": "true"})
        assert response.status_code == status
    assert "내일 이어서" in response.text and 'class="error-summary"' in response.text


def test_clients_are_counted_apart(client, now, monkeypatch):
    monkeypatch.setattr(limits, "CREATING", dataclasses.replace(limits.CREATING, most=0))
    answer_all(client)
    assert client.post("/cases/new/check/").status_code == 429
    monkeypatch.setattr(limits, "CREATING", dataclasses.replace(limits.CREATING, most=1))
    assert client.post("/cases/new/check/", REMOTE_ADDR="203.0.113.9").status_code == 302
