"""Deleting a case for good."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.casefile.models import Case, CaseEvent
from cases.imaging import sanitise
from cases.photos.models import EvidencePhoto
from cases.photos.storage.evidence import MARKER
from tests.support.factories import jpeg
from tests.support.sweeping import sweep_after

pytestmark = pytest.mark.django_db


def files():
    return [path for path in settings.EVIDENCE_ROOT.rglob("*") if path.is_file() and path.name != MARKER]


def test_everything_goes_the_files_too(owner, case, now, django_capture_on_commit_callbacks):
    upload = SimpleUploadedFile("a.jpg", jpeg(), content_type="image/jpeg")
    owner.post(f"/cases/{case.reference}/evidence/", {"photos": upload, "kind": "damage"})
    assert len(files()) == 3
    with django_capture_on_commit_callbacks(execute=True):
        response = owner.post(f"/cases/{case.reference}/forget/", {"understood": "on"})
    assert response.url == "/cases/"
    assert not Case.objects.filter(pk=case.pk).exists()
    assert not EvidencePhoto.objects.exists()
    assert not CaseEvent.objects.filter(case=case).exists()
    assert len(files()) == 3  # A backup of this day still finds them.
    sweep_after(hours=25)
    assert files() == []


def test_without_the_tick_nothing_goes(owner, case):
    response = owner.post(f"/cases/{case.reference}/forget/")
    assert response.status_code == 422
    assert Case.objects.filter(pk=case.pk).exists()
    assert owner.get(f"/cases/{case.reference}/forget/").status_code == 200


def test_an_upload_of_another_tab_finds_no_page_and_leaves_no_file(owner, case, now, monkeypatch):
    real_sanitise = sanitise.sanitise

    def while_it_is_deleted(file, caller):
        Case.objects.all().delete()
        return real_sanitise(file, caller)

    monkeypatch.setattr("cases.imaging.sanitise.sanitise", while_it_is_deleted)
    upload = SimpleUploadedFile("a.jpg", jpeg(), content_type="image/jpeg")
    response = owner.post(f"/cases/{case.reference}/evidence/", {"photos": upload, "kind": "damage"})
    assert response.status_code == 404
    assert files() == []


def test_a_change_of_another_tab_finds_no_page(owner, case, now, monkeypatch):
    change = Case.change

    def while_it_is_deleted(self, *args, **kwargs):
        Case.objects.all().delete()
        return change(self, *args, **kwargs)

    monkeypatch.setattr(Case, "change", while_it_is_deleted)
    assert owner.post(f"/cases/{case.reference}/details/story/", {"story": "늦음"}).status_code == 404
