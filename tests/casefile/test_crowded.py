"""What takes long says so where all places are taken, and asks again by itself where it only shows something."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from cases.casefile.models import Case
from cases.core import places
from cases.core.models import Attempts
from cases.core.places import Places
from tests.support.factories import receive_photo

NO_PLACE = Places(most=0, each=1)
pytestmark = pytest.mark.usefixtures("reference_data")


@pytest.mark.parametrize(
    ("places_of", "path"),
    [
        ("PAPERS", "bundle/5/1.pdf"),
        ("SENDING", "bundle/5/1.pdf"),
        ("SENDING", "bundle/originals.zip"),
        ("SENDING", "evidence/{photo}/large/"),
        ("SENDING", "evidence/{photo}/original/"),
    ],
)
def test_a_file_that_finds_no_place_comes_by_itself_later(
    owner: Client, case: Case, now: dt.datetime, monkeypatch: pytest.MonkeyPatch, places_of: str, path: str
) -> None:
    address = f"/cases/{case.reference}/{path.format(photo=receive_photo(case).pk)}"
    with monkeypatch.context() as crowded:
        crowded.setattr(places, places_of, NO_PLACE)
        response = owner.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "5")
        assert '<meta http-equiv="refresh" content="5">' in response.text
        assert "저절로 다시 시도해요" in response.text
        # Asking again is no download.
        assert not Attempts.objects.filter(key__startswith="bundle:").exists()
    assert b"".join(owner.get(address).streaming_content)


def test_small_pictures_and_pages_need_no_place(
    owner: Client, case: Case, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = receive_photo(case)
    for name in ("PAPERS", "SENDING", "AUDITS", "REDACTING"):
        monkeypatch.setattr(places, name, NO_PLACE)
    for path in ("", "bundle/", "evidence/", f"evidence/{photo.pk}/thumb/", f"evidence/{photo.pk}/", "calendar/"):
        assert owner.get(f"/cases/{case.reference}/{path}").status_code == 200, path


def test_each_file_gives_its_place_back(
    owner: Client, case: Case, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = receive_photo(case)
    for name in ("PAPERS", "SENDING"):
        monkeypatch.setattr(places, name, Places(most=1, each=1))
    for path in ("bundle/full/1.pdf", "bundle/originals.zip", f"evidence/{photo.pk}/large/", "bundle/5/9.pdf"):
        for _ in range(2):
            response = owner.get(f"/cases/{case.reference}/{path}")
            assert response.status_code in {200, 404}, path
            response.getvalue()


def test_boxes_that_find_no_place_stay_in_their_fields(
    owner: Client, case: Case, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = receive_photo(case)
    monkeypatch.setattr(places, "REDACTING", NO_PLACE)
    box = {"boxes-0-left": "12.5", "boxes-0-top": "10", "boxes-0-width": "20", "boxes-0-height": "20"}
    data = {"boxes-TOTAL_FORMS": "1", "boxes-INITIAL_FORMS": "0", **box}
    response = owner.post(f"/cases/{case.reference}/evidence/{photo.pk}/blackout/", data)
    assert (response.status_code, response["Retry-After"]) == (503, "3")
    assert 'value="12.5"' in response.text and "잠시 뒤 다시 눌러" in response.text
    photo.refresh_from_db()
    assert not photo.is_blacked_out


def test_a_fingerprint_that_finds_no_place_is_asked_again(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "AUDITS", NO_PLACE)
    response = Client().get("/verify/", {"sha256": "0" * 64})
    assert response.status_code == 503
    assert 'http-equiv="refresh"' in response.text
