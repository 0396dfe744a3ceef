"""The page that gathers the photos of a case: what is missing, what is there, and where the form stands."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from cases.casefile.models import Case
from cases.imaging import sanitise
from cases.process.events import Kind
from cases.process.shots import RETURN_SHOTS, SHOTS
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case, photo_row
from tests.support.moments import NOW
from tests.support.photo_uploads import file, fill, results, upload

HTMX = {"headers": {"HX-Request": "true"}}


def test_the_page_says_the_limits_and_what_is_missing_before_anybody_chooses(owner: Client, case: Case) -> None:
    fill(case, 3)
    text = owner.get(f"/cases/{case.reference}/evidence/").text
    assert "27장 더 올릴 수 있어요. 한 장에 25MB까지예요." in text
    assert "30장" in text and "25MB" in text and sanitise.TYPES in text
    assert "6400만 화소" in text and "HEIC 5000만 화소" in text and "WebP 2500만 화소" in text
    assert "환불길잡이에서 정한 한도" in text
    form = text[text.index('<form method="post" enctype="multipart/form-data"') :]
    queue = text[text.index('id="queue"') :]
    assert re.search(r'<input type="file" name="photos"[^>]* multiple', form)
    assert "csrfmiddlewaretoken" in form and 'for="id_photos"' in form
    assert len(re.findall(r'<input type="file"', text)) == 1
    assert f'data-max-bytes="{sanitise.MAX_BYTES}"' in queue
    assert f'data-too-big="{sanitise.ImageRejected("too-big").sentence}"' in queue
    assert f'data-too-many="{sanitise.ImageRejected("too-many").sentence}"' in queue
    assert text.count('data-done="false"') == len(case.guide_problem.shots)


def slots(text: str) -> dict[str, str]:
    """Return the HTML of each slot of the page, by its shot."""
    listed = text[text.index('id="shots"') :]
    parts = re.split(r'<li class="slot" id="shot-([\w-]+)"', listed)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_what_there_is_nothing_to_take_of_counts_as_gathered_until_it_is_wanted_after_all(
    owner: Client, case: Case
) -> None:
    upload(owner, case, file())
    at = f"/cases/{case.reference}/evidence/waive/"
    for _twice in range(2):
        response = owner.post(at, {"kind": "outer-box"})
        assert response.url == f"/cases/{case.reference}/evidence/#shot-outer-box"
    text = owner.get(f"/cases/{case.reference}/evidence/").text
    assert "가지 중 2가지를 모았어요." in text
    assert 'data-done="true"' in slots(text)["outer-box"] and "해당 없어요" in slots(text)["outer-box"]
    assert "2가지를 모았어요" in owner.get(case.get_absolute_url()).text
    assert str(SHOTS["outer-box"].label) not in lacked(owner, case)
    owner.post(at, {"kind": "outer-box", "wanted": "1"})
    assert 'data-done="false"' in slots(owner.get(f"/cases/{case.reference}/evidence/").text)["outer-box"]
    assert owner.post(at, {"kind": "no-such"}).status_code == 404


def lacked(owner: Client, case: Case) -> str:
    """Return the row of the papers that names what is not among them yet."""
    page = owner.get(f"/cases/{case.reference}/bundle/").text
    return page[page.index("더 올리기</span>") :].partition("</a>")[0]


def test_what_only_some_goods_call_for_is_never_lacking_and_counts_once_it_is_there(owner: Client, case: Case) -> None:
    upload(owner, case, file())
    evidence = f"/cases/{case.reference}/evidence/"
    assert "4가지 중 1가지를" in owner.get(evidence).text
    assert "4가지 중 1가지를" in owner.get(case.get_absolute_url()).text
    page = lacked(owner, case)
    assert str(SHOTS["label"].label) in page and str(SHOTS["fault"].label) not in page
    upload(owner, case, file("b.jpg", jpeg(color="blue")), kind="fault")
    assert "5가지 중 2가지를" in owner.get(evidence).text
    assert "5가지 중 2가지를" in owner.get(case.get_absolute_url()).text


def test_a_shot_that_is_there_shows_its_photos_in_place_of_the_drawing(owner: Client, case: Case) -> None:
    before = slots(owner.get(f"/cases/{case.reference}/evidence/").text)
    assert list(before) == list(case.guide_problem.shots)
    assert all('<svg class="shot' in slot for slot in before.values())
    upload(owner, case, file(), file("b.jpg", jpeg(color="blue")))
    text = owner.get(f"/cases/{case.reference}/evidence/").text
    there = slots(text)["damage"]
    assert 'data-done="true"' in there and "2장 있어요" in there and "더 올리기" in there
    assert '<svg class="shot' not in there and there.count("<img") == 2
    assert list(slots(text))[-2:] == [
        "damage",
        "fault",
    ]  # What is missing comes first, what only some goods call for last.
    assert f"찍어 두면 좋은 사진 {len(case.guide_problem.shots) - 1}가지 중 1가지를 모았어요." in text
    assert 'href="?kind=outer-box#shot-outer-box"' in slots(text)["outer-box"]


def test_the_one_photo_that_is_still_missing_has_the_button_that_stands_out(owner: Client, case: Case) -> None:
    first, *others = case.guide_problem.lacks(())
    loud = r'class="button slot__add" href="\?kind=([\w-]+)#'
    for shot in others[1:]:
        photo_row(case, kind=shot.slug)
    assert not re.findall(loud, owner.get(f"/cases/{case.reference}/evidence/").text)
    photo_row(case, kind=others[0].slug)
    assert re.findall(loud, owner.get(f"/cases/{case.reference}/evidence/").text) == [first.slug]


def test_the_names_of_photos_say_nothing_of_their_buttons(owner: Client, case: Case) -> None:
    upload(owner, case, file(), caption="유리가 깨졌어요")
    [alt] = re.findall(
        r'<img [^>]*alt="([^"]*)"', slots(owner.get(f"/cases/{case.reference}/evidence/").text)["damage"]
    )
    assert alt == "망가진 부분: 유리가 깨졌어요"


@pytest.mark.parametrize("kind", ["outer-box", "packed"])
def test_the_address_opens_the_one_form_in_the_slot_that_it_names(owner: Client, case: Case, kind: str) -> None:
    text = owner.get(f"/cases/{case.reference}/evidence/?kind={kind}").text
    assert len(re.findall(r'<input type="file"', text)) == 1
    form = slots(text)[kind].partition("<form")[2].partition("</form>")[0]
    assert f'<input type="hidden" name="kind" value="{kind}"' in form and 'type="file"' in form
    assert f'action="/cases/{case.reference}/evidence/?kind={kind}#shot-{kind}"' in form


def test_what_is_sent_from_a_slot_is_answered_in_it(owner: Client, case: Case) -> None:
    data = {"kind": "outer-box", "photos": [file(), file("bad.jpg", b"")]}
    response = owner.post(f"/cases/{case.reference}/evidence/?kind=outer-box", data)
    assert results(response) == [("accepted", ""), ("refused", "empty")]
    there = slots(response.text)["outer-box"]
    assert there.count("data-upload=") == 2 and 'type="file"' in there
    assert case.photos.get().kind == "outer-box"


@pytest.mark.parametrize("query", ["?kind=nonsense", ""])
def test_without_a_slot_nobody_says_what_the_photos_show(owner: Client, case: Case, query: str) -> None:
    text = owner.get(f"/cases/{case.reference}/evidence/{query}").text
    assert re.findall(r'<option value="([\w-]*)" selected', text) == [""]


def test_a_reviewer_s_wish_is_the_first_slot(owner: Client, case: Case) -> None:
    case.record(
        Kind.MOVED, role="staff", new_status="needs_evidence", data={"missing": ["weight"]}, now=NOW, note="무게요"
    )
    Case.objects.update(status="needs_evidence")
    first, *rest = slots(owner.get(f"/cases/{case.reference}/evidence/").text).items()
    assert first[0] == "weight" and "검토자가 부탁했어요" in first[1]
    assert not any("검토자가 부탁했어요" in html for _slug, html in rest)


def test_htmx_gets_the_part_and_others_the_page(owner: Client, case: Case) -> None:
    part = upload(owner, case, file(), **HTMX)
    assert "<!doctype html>" not in part.text and 'type="file"' not in part.text
    assert 'id="allowance" data-left="29"' in part.text
    assert 'name="csrfmiddlewaretoken"' in part.text
    photo = case.photos.get()
    assert f'id="photo-{photo.pk}"' in part.text
    assert f'data-undo="/cases/{case.reference}/evidence/{photo.pk}/remove/"' in part.text
    assert 'id="shot-damage" data-slot="damage" data-done="true"' in part.text
    assert "HX-Request" in part.headers["Vary"]
    assert results(part) == [("accepted", "")]
    again = upload(owner, case, file(), **HTMX)
    assert (again.status_code, results(again)) == (422, [("refused", "duplicate")])
    assert "<!doctype html>" in upload(owner, case, file()).text


def test_the_part_without_an_upload_says_what_is_there(owner: Client, case: Case) -> None:
    fill(case, sanitise.MAX_PHOTOS)
    part = owner.get(f"/cases/{case.reference}/evidence/", **HTMX)
    assert "<!doctype html>" not in part.text and results(part) == []
    assert 'id="allowance" data-left="0"' in part.text and part.text.count('class="photo-row"') == sanitise.MAX_PHOTOS


def test_texts_of_buyers_are_escaped(owner: Client, case: Case) -> None:
    upload(owner, case, file(), caption='"><img src=x onerror=alert(1)>')
    assert "<img src=x" not in owner.get(f"/cases/{case.reference}/evidence/").text


def test_the_gallery_costs_the_same_however_many_photos(
    owner: Client, case: Case, django_assert_max_num_queries: Any
) -> None:
    fill(case, sanitise.MAX_PHOTOS)
    with django_assert_max_num_queries(6):
        owner.get(f"/cases/{case.reference}/evidence/")


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "reference_data")
def test_a_return_that_is_due_asks_first_for_the_photos_of_its_parcel() -> None:
    case = make_case(status="return_due", approved_on=NOW.date())
    owner = holding(case)
    at = f"/cases/{case.reference}/evidence/"
    text = owner.get(at).text
    assert "반품 사진 6장 중 0장을 모았어요." in text
    assert text.index("포장하면서 찍을 사진 4장") < text.index("접수하면서 찍을 사진 2장") < text.index('id="shots"')
    first = text[text.index('id="return-1"') : text.index('id="shots"')]
    assert re.findall(r'data-slot="([\w-]+)"', first) == [shot.slug for shot in RETURN_SHOTS]
    assert re.findall(r"해당 없어요<span[^>]*>: ([^<]+)", first) == ["무게"]  # not everybody has scales
    wanted = len(case.guide_problem.lacks(()))
    assert f"문제를 보여 주는 사진 {wanted}가지 중 0가지" in text
    overview = owner.get(case.get_absolute_url()).text
    assert f'반품 사진 6장 중 0장 · <span class="nowrap">문제 사진 {wanted}가지 중 0가지' in overview
    assert set(slots(text)) == set(case.guide_problem.shots) - {shot.slug for shot in RETURN_SHOTS}
    guide = owner.get("/guide/return/").text
    assert guide.index("포장하면서 찍을 사진 4장") < guide.index("접수하면서 찍을 사진 2장")
    upload(owner, case, file(), kind="packed")
    owner.post(f"{at}waive/", {"kind": "weight"})
    assert "반품 사진 6장 중 2장을 모았어요." in owner.get(at).text
    assert "반품 사진 6장 중 2장 ·" in owner.get(case.get_absolute_url()).text
    Case.objects.filter(pk=case.pk).update(status="returning")
    assert "포장하면서 찍을" not in owner.get(at).text


@pytest.mark.django_db
@pytest.mark.usefixtures("now", "reference_data")
def test_of_a_parcel_to_send_back_one_photo_stands_out_and_those_of_the_problem_are_one_row() -> None:
    case = make_case(status="return_due", approved_on=NOW.date())
    owner, at = holding(case), f"/cases/{case.reference}/evidence/"
    text = owner.get(at).text
    buttons = re.findall(r'<a class="(button[^"]*) slot__add" href="\?kind=([^#]+)#', text)
    assert [kind for classes, kind in buttons if "secondary" not in classes] == [buttons[0][1]]
    assert '<details class="folds folds__more">' in text[: text.index('id="shots"')]
    problem = next(kind for _, kind in buttons if text.index(f'id="shot-{kind}"') > text.index('id="shots"'))
    asked = owner.get(f"{at}?kind={problem}").text
    assert '<details class="folds folds__more" open>' in asked[: asked.index('id="shots"')]
