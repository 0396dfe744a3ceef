"""The photos of a case as staff see them: our own copies, blacked out where the buyer drew boxes, and closely."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.casefile.models import Case
from cases.photos import blackout
from cases.photos.models import EvidencePhoto
from cases.process.states import Role
from tests.support.admin import change_url
from tests.support.clients import holding, staff
from tests.support.factories import make_case, photo_row, receive_photo
from tests.support.moments import NOW
from tests.support.pictures import camera_exif, encoded, scene


@pytest.fixture
def case(db: None) -> Case:
    return make_case(status="in_review")


def take(case: Case, **details: Any) -> EvidencePhoto:
    content = encoded(scene((640, 480)), "JPEG", exif=camera_exif())
    return receive_photo(case, content, name="IMG_1.jpg", **{"kind": "label", **details})


def zoom_url(photo: EvidencePhoto) -> str:
    return reverse("admin:casefile_case_photo", args=[photo.case_id, photo.pk])


def test_the_gallery_and_the_close_look_say_what_a_photo_is(reviewer: Client, case: Case) -> None:
    photo = take(case, caption="받는 사람 이름")
    for page in (change_url(case), zoom_url(photo)):
        text = reviewer.get(page).text
        for shown in (
            "운송장 라벨",
            "받는 사람 이름",
            "640×480픽셀",
            "JPEG, ",
            "2026-11-24 10:00",
            "2026-11-20 14:03:22 +09:00",
            "IMG_1.jpg",
            "가리지 않음",
            "<dd>640×480</dd>",
            "<dd>카메라</dd>",
            f"<dd>{photo.measures['blur']:.2f} · 가장 또렷한 곳 {photo.measures['sharpest']:.2f}</dd>",
        ):
            assert shown in text, shown
        assert "SERIAL" not in text and "126.97" not in text and "37.5" not in text
        blackout.black_out(photo, [(0, 0, 1000, 1000), (2000, 2000, 1000, 1000)], now=NOW, role=Role.OWNER)
        assert "구매자가 2곳 가림" in reviewer.get(page).text
        blackout.uncover(photo, now=NOW, role=Role.OWNER)


def test_pages_name_the_copy_for_others_even_where_staff_hold_the_case_as_buyers(case: Case, now: object) -> None:
    photo = take(case)
    blackout.black_out(photo, [(0, 0, 5000, 5000)], now=NOW, role=Role.OWNER)
    files = f"/cases/{case.reference}/evidence/{photo.pk}/"
    both = staff("both", "검토자")
    both.cookies["sessionid"] = both.session.session_key
    session = both.session
    session["cases"] = [case.pk]
    session.save()
    for page in (change_url(case), zoom_url(photo)):
        text = both.get(page).text
        assert f'src="{files}shared' in text and f"?v={photo.blackout_sha256[:12]}" in text
        assert f"{files}large" not in text and f"{files}thumb" not in text and f"{files}original" not in text
    with photo.blackout_large.open() as copy:
        assert both.get(f"{files}shared/").getvalue() == copy.read()


def test_one_goes_from_photo_to_photo_and_keeps_the_size(reviewer: Client, case: Case) -> None:
    first, second, third = sorted((photo_row(case) for _ in range(3)), key=lambda photo: photo.received_at)
    text = reviewer.get(zoom_url(second)).text
    assert f'href="{zoom_url(first)}" rel="prev"' in text and f'href="{zoom_url(third)}" rel="next"' in text
    assert "2 / 3" in text and 'href="?size=full"' in text and "data-full" not in text
    text = reviewer.get(f"{zoom_url(second)}?size=full").text
    assert f'href="{zoom_url(first)}?size=full"' in text and "data-full" in text
    text = reviewer.get(zoom_url(third)).text
    assert 'rel="next"' not in text


def test_the_close_look_is_for_those_who_may_see_the_case(reviewer: Client, keeper: Client, case: Case) -> None:
    photo = photo_row(case)
    assert reviewer.get(zoom_url(photo)).status_code == 200
    for somebody in (keeper, staff("clerk")):
        answer = somebody.get(zoom_url(photo))
        assert answer.status_code == 403 and case.reference not in answer.text
    for somebody in (Client(), holding(case)):
        assert somebody.get(zoom_url(photo)).url.startswith("/admin/login/")  # type: ignore[attr-defined]


def test_a_photo_is_found_in_its_own_case_only(reviewer: Client, case: Case) -> None:
    photo, other = photo_row(case), make_case()
    assert reviewer.get(reverse("admin:casefile_case_photo", args=[other.pk, photo.pk])).status_code == 404
    assert reviewer.get(reverse("admin:casefile_case_photo", args=[10**6, photo.pk])).status_code == 404


def test_what_a_buyer_typed_runs_nowhere(reviewer: Client, case: Case) -> None:
    photo = photo_row(case, caption='"><img src=x onerror=alert(1)>', original_name="<script>alert(1)</script>")
    text = reviewer.get(zoom_url(photo)).text
    assert "<img src=x" not in text and "<script>alert" not in text
