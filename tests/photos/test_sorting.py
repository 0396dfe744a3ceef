"""Photos that came many at once: nobody has said what they show, until one tap below each says it."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.casefile.models import Case
from cases.photos.models import EvidencePhoto
from cases.photos.receiving import receive_all
from cases.process.states import Role
from tests.support.factories import jpeg, make_case
from tests.support.moments import NOW

HTMX = {"HX-Request": "true"}


@pytest.fixture
def loose(case: Case) -> list[EvidencePhoto]:
    """Two photos that came without a word."""
    files = [SimpleUploadedFile(f"IMG_{color}.jpg", jpeg(color=color)) for color in ("red", "blue")]
    return [receipt.photo for receipt in receive_all(case, files, kind="", now=NOW, role=Role.OWNER)]


def page(case: Case) -> str:
    return f"/cases/{case.reference}/evidence/"


def asked(text: str) -> list[str]:
    """Return the photos that the page asks about."""
    return re.findall(r'<fieldset class="sort__item" id="sort-([\w-]+)"', text)


def kinds(case: Case) -> list[tuple[str, bool]]:
    return [(photo.kind, photo.is_sorted) for photo in case.photos.all()]


def answer(*said: tuple[EvidencePhoto, str]) -> dict[str, str]:
    return {f"kind-{photo.pk.hex}": kind for photo, kind in said}


def test_they_are_asked_about_and_stand_in_no_slot(owner: Client, case: Case, loose: list[EvidencePhoto]) -> None:
    assert kinds(case) == [("other", False)] * 2
    text = owner.get(page(case)).text
    assert asked(text) == [str(photo.pk) for photo in loose]
    assert "무엇을 찍었는지 골라 주세요" in text and 'class="photo-row"' not in text
    assert text.count('value="damage"') >= 2 and "무엇을 찍었나요? IMG_red.jpg" in text
    before = text.partition('id="shots"')[0]
    assert 'id="sort"' in before  # What waits comes first.
    form = before.partition('id="sort"')[2].partition("<form")[2].partition("</form>")[0]
    assert "고른 대로 저장하기" in form and "<form" not in form  # A form in a form would end it.


def test_one_button_saves_what_was_said_of_all(owner: Client, case: Case, loose: list[EvidencePhoto]) -> None:
    response = owner.post(f"{page(case)}kinds/", answer((loose[0], "damage"), (loose[1], "other")))
    assert response.headers["Location"] == page(case)
    assert kinds(case) == [("damage", True), ("other", True)]
    text = owner.get(page(case)).text
    assert "사진 2장을 담았어요." in text and asked(text) == []
    assert re.search(r'id="sort"[^>]* hidden', text)
    assert 'id="shot-other"' in text  # Said to be something else: it has a place as well.


def test_of_which_nothing_is_said_stays(owner: Client, case: Case, loose: list[EvidencePhoto]) -> None:
    owner.post(f"{page(case)}kinds/", answer((loose[1], "label"), (loose[0], "nonsense")))
    assert kinds(case) == [("other", False), ("label", True)]
    assert asked(owner.get(page(case)).text) == [str(loose[0].pk)]


def test_an_empty_answer_says_what_to_do(owner: Client, case: Case, loose: list[EvidencePhoto]) -> None:
    response = owner.post(f"{page(case)}kinds/")
    assert response.headers["Location"] == f"{page(case)}#sort"
    assert "아직 고른 것이 없어요." in owner.get(page(case)).text


def test_htmx_gets_the_parts_and_a_sentence_to_say(owner: Client, case: Case, loose: list[EvidencePhoto]) -> None:
    response = owner.post(f"{page(case)}kinds/", answer((loose[0], "damage")), headers=HTMX)
    assert "<!doctype html>" not in response.text
    assert "\\ub9dd\\uac00\\uc9c4 \\ubd80\\ubd84" in response.headers["HX-Trigger"]
    assert 'id="shot-damage" data-slot="damage" data-done="true"' in response.text
    assert asked(response.text) == [str(loose[1].pk)]
    again = owner.post(f"{page(case)}kinds/", answer((loose[0], "damage")), headers=HTMX)
    assert again.status_code == 200 and kinds(case)[0] == ("damage", True)


def test_what_is_said_of_a_photo_on_its_page_counts(owner: Client, case: Case, loose: list[EvidencePhoto]) -> None:
    owner.post(f"{page(case)}{loose[0].pk}/", {"kind": "other", "caption": "봉투"})
    assert kinds(case)[0] == ("other", True)


def test_another_tab_may_have_removed_one(
    owner: Client, case: Case, loose: list[EvidencePhoto], monkeypatch: pytest.MonkeyPatch
) -> None:
    sort_as = EvidencePhoto.sort_as

    def while_it_is_removed(self: EvidencePhoto, kind: str) -> bool:
        EvidencePhoto.objects.filter(pk=loose[0].pk).delete()
        return sort_as(self, kind)

    monkeypatch.setattr(EvidencePhoto, "sort_as", while_it_is_removed)
    response = owner.post(f"{page(case)}kinds/", answer((loose[0], "damage"), (loose[1], "label")))
    assert response.status_code == 302 and kinds(case) == [("label", True)]


def test_photos_of_somebody_else_are_not_touched(owner: Client, loose: list[EvidencePhoto]) -> None:
    other = make_case()
    assert owner.post(f"{page(other)}kinds/", answer((loose[0], "damage"))).status_code == 404
    assert EvidencePhoto.objects.filter(is_sorted=False).count() == 2
