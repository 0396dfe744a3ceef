"""One photo: saying what it shows, removing it, and serving its files."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client

from cases.casefile.models import Case
from cases.photos import blackout
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.states import Role
from cases.returns.models import Shipment
from tests.support.factories import jpeg, make_case, receive_photo
from tests.support.sweeping import sweep_after

CONTENT = jpeg()


def take(case: Case, content: bytes = CONTENT) -> EvidencePhoto:
    return receive_photo(case, content, name="내 사진.jpg", caption="깨진 곳")


@pytest.fixture
def photo(case: Case) -> EvidencePhoto:
    return take(case)


@pytest.fixture
def base(case: Case, photo: EvidencePhoto) -> str:
    return f"/cases/{case.reference}/evidence/{photo.pk}/"


def test_what_was_said_stands_in_the_form(owner: Client, base: str) -> None:
    text = owner.get(base).text
    assert '<option value="damage" selected>' in text and 'value="깨진 곳"' in text


def test_kind_and_caption_can_be_changed_and_the_caption_erased(
    owner: Client, case: Case, base: str, photo: EvidencePhoto
) -> None:
    response = owner.post(base, {"kind": "label", "caption": ""})
    assert response.headers["Location"] == f"/cases/{case.reference}/evidence/#photo-{photo.pk}"
    photo.refresh_from_db()
    assert (photo.kind, photo.caption) == ("label", "")


def test_a_mistake_changes_nothing_and_keeps_the_text(owner: Client, base: str, photo: EvidencePhoto) -> None:
    response = owner.post(base, {"kind": "nonsense", "caption": "새 설명"})
    assert response.status_code == 422
    assert "새 설명" in response.text and "<title>오류: " in response.text
    photo.refresh_from_db()
    assert (photo.kind, photo.caption) == ("damage", "깨진 곳")


def test_removing_asks_first(owner: Client, case: Case, base: str) -> None:
    assert "이 사진을 지울까요?" in owner.get(f"{base}remove/").text
    assert case.photos.exists()


@pytest.mark.django_db(transaction=True)
def test_removing_takes_row_and_files_and_is_recorded(owner: Client, case: Case, now: dt.datetime) -> None:
    photo, other = take(case), take(case, jpeg(color="blue"))
    shipment = Shipment.objects.create(
        case=case, carrier="cj", tracking_number="123456789012", shipped_on=dt.date(2026, 11, 24), receipt=photo
    )
    response = owner.post(f"/cases/{case.reference}/evidence/{photo.pk}/remove/")
    assert response.status_code == 302
    assert [*case.photos.all()] == [other]
    sweep_after(hours=25)
    assert {name.split("/")[2] for name, *_state in storages["evidence"].files()} == {str(other.pk)}
    event = case.events.get(kind=Kind.PHOTO_REMOVED)
    assert event.data == {"kind": "damage", "sha256": photo.sha256, "id": str(photo.pk)}
    shipment.refresh_from_db()
    assert shipment.receipt is None


@pytest.mark.django_db(transaction=True)
def test_files_go_with_their_case_and_stay_when_the_transaction_fails(case: Case) -> None:
    from django.db import transaction

    take(case)
    with pytest.raises(RuntimeError), transaction.atomic():
        Case.objects.get(pk=case.pk).delete()
        raise RuntimeError
    assert len([*storages["evidence"].files()]) == 3
    case.delete()
    sweep_after(hours=23)
    assert len([*storages["evidence"].files()]) == 3
    sweep_after(hours=25)
    assert [*storages["evidence"].files()] == []


@pytest.mark.django_db(transaction=True)
def test_an_old_photo_that_is_removed_has_its_files_for_another_day(case: Case, now: dt.datetime) -> None:
    photo = take(case)
    for name, *_state in [*storages["evidence"].files()]:
        os.utime(storages["evidence"].path(name), (0, 0))
    photo.remove(now=now, role=Role.OWNER)
    sweep_after(hours=23)
    assert len([*storages["evidence"].files()]) == 3
    sweep_after(hours=25)
    assert [*storages["evidence"].files()] == []


def test_renditions_are_ours_and_closed_to_everything(owner: Client, base: str, photo: EvidencePhoto) -> None:
    for size, content_type, ending in (("thumb", "image/webp", "webp"), ("large", "image/jpeg", "jpg")):
        response = owner.get(f"{base}{size}/")
        assert response.status_code == 200
        assert response.headers["Content-Type"] == content_type
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response.headers["Cache-Control"] == "private, no-store"
        name = f"{photo.case.reference}-{photo.pk.hex[:8]}.{ending}"
        assert response.headers["Content-Disposition"] == f'inline; filename="{name}"'
        assert b"".join(response.streaming_content)


def test_a_browser_keeps_a_small_copy_as_long_as_its_address_names_it(
    owner: Client, reviewer: Client, base: str, photo: EvidencePhoto, now: dt.datetime
) -> None:
    def kept(browser: Client, address: str) -> bool:
        response = browser.get(base + address)
        assert response.status_code == 200
        assert b"".join(response.streaming_content)
        said = response.headers["Cache-Control"]
        assert said in {"private, no-store", kept_by[browser]}
        return said == kept_by[browser]

    kept_by = {owner: "private, max-age=31536000, immutable", reviewer: "private, max-age=60"}
    before, thumbs = photo.version, ("thumb", "shared-thumb")
    assert all(kept(browser, f"{size}/?v={before}") for browser in (owner, reviewer) for size in thumbs)
    assert not any(kept(owner, address) for address in ("thumb/", "thumb/?v=", "thumb/?v=0", f"large/?v={before}"))
    blackout.black_out(photo, [(0, 0, 500, 500)], now=now, role=Role.OWNER)
    after = EvidencePhoto.objects.get(pk=photo.pk).shared_version
    assert kept(owner, f"thumb/?v={before}")
    assert not any(kept(reviewer, f"{size}/?v={before}") for size in thumbs)
    assert kept(reviewer, f"shared-thumb/?v={after}")
    photo.remove(now=now, role=Role.OWNER)
    assert owner.get(f"{base}thumb/?v={before}").status_code == 404


def test_the_received_bytes_leave_as_a_download_only(owner: Client, base: str) -> None:
    response = owner.get(f"{base}original/")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert response.headers["Content-Disposition"].endswith('.jpg"')
    assert b"".join(response.streaming_content) == CONTENT


@pytest.mark.parametrize(
    ("who", "size", "status"),
    [
        ("owner", "original", 200),
        ("reviewer", "thumb", 200),
        ("reviewer", "large", 200),
        ("reviewer", "original", 404),
        ("stranger", "thumb", 404),
        ("stranger", "original", 404),
        ("client", "large", 404),
        ("owner", "folder", 404),
        ("owner", "sha256", 404),
        ("owner", "caption", 404),
    ],
)
def test_who_gets_which_file(request: pytest.FixtureRequest, base: str, who: str, size: str, status: int) -> None:
    response = request.getfixturevalue(who).get(f"{base}{size}/")
    assert response.status_code == status
    response.close()


@pytest.mark.parametrize("path", ["", "remove/", "thumb/", "large/", "original/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_photos_of_another_case_do_not_exist(owner: Client, case: Case, path: str, method: str) -> None:
    foreign = take(make_case())
    response: Any = getattr(owner, method)(f"/cases/{case.reference}/evidence/{foreign.pk}/{path}")
    assert response.status_code in {404, 405}
    assert EvidencePhoto.objects.filter(pk=foreign.pk).exists()


def test_a_file_that_is_gone_is_no_server_error(owner: Client, base: str, photo: EvidencePhoto) -> None:
    storages["evidence"].delete_folder(photo.folder)
    assert owner.get(f"{base}large/").status_code == 404


def test_words_for_a_photo_that_another_tab_removed_find_no_page(
    owner: Client, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe = EvidencePhoto.describe

    def while_it_is_removed(self: EvidencePhoto, **said: str) -> None:
        EvidencePhoto.objects.all().delete()
        describe(self, **said)

    monkeypatch.setattr(EvidencePhoto, "describe", while_it_is_removed)
    assert owner.post(base, {"kind": "label", "caption": "늦음"}).status_code == 404
