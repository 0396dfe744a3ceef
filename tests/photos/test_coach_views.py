"""The coach on the pages: beside a result, on a card, on the photo, and before the case goes on; never a wall."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import ImageFilter

from cases.casefile.models import Case
from cases.photos.models import EvidencePhoto
from cases.process.events import Kind
from cases.process.shots import SHOTS
from cases.process.states import Role, Status
from tests.support import pictures
from tests.support.clients import holding
from tests.support.factories import make_case, photo_row

pytestmark = pytest.mark.django_db

SHARP = pictures.encoded(pictures.still_life("sharp"), "JPEG", exif=pictures.camera_exif())
SOFT = pictures.encoded(pictures.still_life("soft").filter(ImageFilter.GaussianBlur(4)), "JPEG")
HTMX = {"HX-Request": "true"}


def upload(client: Client, case: Case, *contents: bytes, kind: str = "damage", **more: Any) -> Any:
    files = [SimpleUploadedFile(f"{number}.jpg", content) for number, content in enumerate(contents)]
    return client.post(f"/cases/{case.reference}/evidence/", {"kind": kind, "photos": files}, **more)


def coached(text: str) -> list[str]:
    return re.findall(r'data-coach="([\w-]+)"', text)


@pytest.fixture
def soft(owner: Client, case: Case) -> EvidencePhoto:
    upload(owner, case, SOFT)
    return case.photos.get()


def as_is(case: Case, photo: EvidencePhoto) -> str:
    return f"/cases/{case.reference}/evidence/{photo.pk}/as-is/"


def test_measures_are_kept_with_the_photo(soft: EvidencePhoto) -> None:
    assert soft.measures["blur"] > 0.5
    assert (soft.measures["width"], soft.measures["from"], soft.as_is) == (1280, "", False)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_poor_photo_is_taken_and_remarked_once(owner: Client, case: Case, headers: dict[str, str]) -> None:
    response = upload(owner, case, SHARP, SOFT, headers=headers)
    assert response.status_code == 200 and response.text.count('data-upload="accepted"') == 2
    assert coached(response.text) == ["blur"]
    card = response.text[response.text.index(f'id="photo-{case.photos.last().pk}"') :].partition("</li>")[0]
    assert coached(card) == ["blur"] and "다시 찍기" in card and "그대로 쓰기" in card
    assert "<summary><span>사진이 흐려 보여요.</span></summary>" in card


def test_the_remark_stands_on_the_card_the_photo_and_the_case(owner: Client, case: Case, soft: EvidencePhoto) -> None:
    evidence = owner.get(f"/cases/{case.reference}/evidence/").text
    assert coached(evidence) == ["blur"]
    assert f'href="/cases/{case.reference}/evidence/?kind=damage#shot-damage"' in evidence
    assert coached(owner.get(f"/cases/{case.reference}/evidence/{soft.pk}/").text) == ["blur"]
    assert "다시 보면 좋은 사진 1장" in owner.get(case.get_absolute_url()).text


def test_a_sharp_photo_is_not_spoken_of(owner: Client, case: Case) -> None:
    assert coached(upload(owner, case, SHARP).text) == []
    assert coached(owner.get(f"/cases/{case.reference}/evidence/{case.photos.get().pk}/").text) == []
    assert "다시 보면 좋은" not in owner.get(case.get_absolute_url()).text


def test_used_as_it_is_nothing_more_is_said(owner: Client, case: Case, soft: EvidencePhoto) -> None:
    response = owner.post(as_is(case, soft))
    assert response.headers["Location"] == f"/cases/{case.reference}/evidence/#photo-{soft.pk}"
    for path in ("evidence/", f"evidence/{soft.pk}/", "move/filed/"):
        text = owner.get(f"/cases/{case.reference}/{path}").text
        assert coached(text) == [] and "data-doubtful" not in text
    assert "다시 보면 좋은" not in owner.get(case.get_absolute_url()).text


def test_htmx_gets_a_line_in_place_of_the_remark(owner: Client, case: Case, soft: EvidencePhoto) -> None:
    response = owner.post(as_is(case, soft), headers=HTMX)
    assert response.status_code == 200 and "<html" not in response.text
    assert "data-focus" in response.text and coached(response.text) == []
    soft.refresh_from_db()
    assert soft.as_is


def test_a_photo_removed_meanwhile_is_404(
    owner: Client, case: Case, soft: EvidencePhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def removed_first(self: EvidencePhoto) -> None:
        EvidencePhoto.objects.filter(pk=self.pk).delete()
        original(self)

    original = EvidencePhoto.use_as_is
    monkeypatch.setattr(EvidencePhoto, "use_as_is", removed_first)
    assert owner.post(as_is(case, soft)).status_code == 404


def test_a_photo_from_before_there_were_measures_is_shown_without_a_remark(
    owner: Client, case: Case, soft: EvidencePhoto
) -> None:
    EvidencePhoto.objects.update(measures={})
    assert coached(owner.get(f"/cases/{case.reference}/evidence/").text) == []


def test_every_shot_is_shown_with_its_drawing(owner: Client, case: Case) -> None:
    wanted = len(case.guide_problem.shots)
    for page in (f"/cases/{case.reference}/evidence/", "/problems/damaged/"):
        assert owner.get(page).text.count('<svg class="shot"') == wanted + (
            page == "/problems/damaged/"
        )  # One more in its head.
    assert owner.get("/guide/evidence/").text.count('<svg class="shot"') > wanted


def missing(text: str) -> list[str]:
    return re.findall(r'data-missing="([\w-]+)"', text)


@pytest.mark.parametrize("target", ["filed", "in_review"])
def test_before_it_goes_on_the_page_names_what_is_missing(
    reviewer: Client, owner: Client, case: Case, soft: EvidencePhoto, now: dt.datetime, target: str
) -> None:
    text = owner.get(f"/cases/{case.reference}/move/{target}/").text
    assert missing(text) == ["outer-box", "inner-packing", "label"]
    assert ">속 포장 사진 올리기</a>" in text  # A button says what it does.
    assert text.count("data-doubtful") == 1 and f"/evidence/{soft.pk}/" in text
    # A reviewer would ask for them; at AliExpress they can follow, so the day comes first.
    assert (text.index("data-before-sending") < text.index('name="note"')) == (target == "in_review")
    assert owner.post(f"/cases/{case.reference}/move/{target}/", {"on": "2026-11-24"}).status_code == 302


def test_other_moves_do_not_ask_for_photos(case: Case, owner: Client) -> None:
    assert "data-before-sending" not in owner.get(f"/cases/{case.reference}/move/closed/").text


def test_nothing_is_said_where_nothing_is_missing(now: dt.datetime) -> None:
    case = make_case(problem="change-of-mind")
    for slug in case.guide_problem.shots:
        photo_row(case, kind=slug, received_at=now)
    assert "data-before-sending" not in holding(case).get(f"/cases/{case.reference}/move/filed/").text


def test_what_a_reviewer_asked_for_is_missing_until_it_comes_anew(reviewer: Client, now: dt.datetime) -> None:
    case = make_case(status=Status.NEEDS_EVIDENCE)
    owner = holding(case)
    upload(owner, case, SHARP, kind="damage")
    EvidencePhoto.objects.update(received_at=now - dt.timedelta(days=2))
    case.record(
        Kind.MOVED,
        role=Role.STAFF,
        new_status=Status.NEEDS_EVIDENCE,
        data={"missing": ["damage", "weight", "no-such-shot"]},
        now=now - dt.timedelta(days=1),
    )
    slots = re.findall(r'data-slot="([^"]+)" data-done="(\w+)"', owner.get(f"/cases/{case.reference}/evidence/").text)
    # What a reviewer waits for leads, also where a photo of it is there already.
    assert {slug for slug, _done in slots[:2]} == {"damage", "weight"}
    assert ("damage", "true") in slots[:2]
    page = f"/cases/{case.reference}/move/in_review/"
    assert {"damage", "weight"} < set(missing(owner.get(page).text))
    assert set(missing(owner.get(page).text)) <= set(SHOTS)
    upload(owner, case, SOFT, kind="damage")
    assert "damage" not in missing(owner.get(page).text) and "weight" in missing(owner.get(page).text)
