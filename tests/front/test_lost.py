"""A form whose session, case or cookie is gone: its text is shown again, and a button carries on."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.casefile.models import Case
from cases.returns.models import ReturnAddress
from tests.support.clients import holding
from tests.support.factories import KEY, jpeg, photo_row
from tests.support.intake import ANSWERS
from tests.support.pages import fields_of, plain_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

# Below a case: what somebody may type there, and what of it can be read again.
FORMS: dict[str, tuple[dict[str, str], str]] = {
    "note/": ({"note": "상담원이 금요일까지\n답한다고 함"}, "상담원이 금요일까지"),
    "move/filed/": ({"on": "2026-11-20", "note": "접수 번호 7788"}, "접수 번호 7788"),
    "details/order/": ({"order_number": "8190000000000009", "item": "찻잔 세트"}, "찻잔 세트"),
    "details/story/": ({"story": "손잡이가 <b>깨져</b> 있었습니다."}, "손잡이가 <b>깨져</b> 있었습니다."),
    "details/dates/": ({"paid_on": "2026-11-03"}, "2026-11-03"),
    "deadlines/dispute-closes/": (
        {"deadline_on": "2026-12-24", "deadline_time": "10:00", "read_on": "order-page", "note": "늘려 줌"},
        "2026-12-24",
    ),
    "return/": ({"recipient": "알리 반품센터", "postcode": "04524", "address": "정서진로 410"}, "알리 반품센터"),
    "shipment/": ({"carrier": "epost", "tracking_number": "1234567890123"}, "1234567890123"),
    "mail/address/": ({"address": "buyer@example.org"}, "buyer@example.org"),
    "mail/days/": ({"on": "2026-12-01", "note": "판매자 답변 확인"}, "판매자 답변 확인"),
    "evidence/": ({"kind": "damage", "caption": "왼쪽 손잡이"}, "왼쪽 손잡이"),
    "evidence/{photo}/": ({"kind": "damage", "caption": "모서리가 눌림"}, "모서리가 눌림"),
    "evidence/{photo}/blackout/": ({"boxes-TOTAL_FORMS": "1", "boxes-0-left": "37.5"}, "37.5"),
}
EVERY_FORM = pytest.mark.parametrize(("path", "typed", "read"), [(path, *form) for path, form in FORMS.items()])


@pytest.fixture
def at(case: Case) -> Any:
    photo = photo_row(case)
    return lambda path: f"/cases/{case.reference}/{path.format(photo=photo.pk)}"


def strict(client: Client) -> Client:
    """Let `client` check tokens, as every browser has to have them."""
    client.handler.enforce_csrf_checks = True
    return client


def form_on(response: Any, number: int = -1) -> tuple[str, dict[str, Any]]:
    """Return where a form of the page goes, and its fields."""
    main = response.text.partition("<main")[2]
    found = re.findall(r'<form method="post"(?: action="([^"]*)")?[^>]*>(.*?)</form>', main, re.DOTALL)
    address, inside = found[number]
    return unescape(address), fields_of(inside)


@EVERY_FORM
def test_a_token_that_is_gone_costs_no_text(owner: Client, at: Any, path: str, typed: dict, read: str) -> None:
    response = strict(owner).post(at(path), typed)
    assert response.status_code == 403
    assert read in unescape(response.text.replace("<br>", "\n"))
    assert "no-store" in response["Cache-Control"]
    address, fields = form_on(response)
    assert address == at(path)
    assert {name: fields[name].replace("\r\n", "\n") for name in typed} == typed
    again = owner.post(address, fields)
    assert again.status_code in {200, 302, 422}, again.text


@EVERY_FORM
def test_a_case_that_is_gone_costs_no_text(case: Case, at: Any, path: str, typed: dict, read: str) -> None:
    browser = strict(Client())
    browser.get("/cases/open/")
    typed = {**typed, "csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    lost = browser.post(at(path), typed)
    assert lost.status_code == 404
    assert read in unescape(lost.text)

    address, fields = form_on(lost)
    assert address == "/cases/open/"
    asked = browser.post(address, fields)
    assert read in unescape(asked.text)
    _address, fields = form_on(asked)
    assert fields["reference"] == case.reference

    wrong = browser.post("/cases/open/", {**fields, "key": "0" * 20})
    assert wrong.status_code == 422
    assert read in unescape(wrong.text)
    _address, fields = form_on(wrong)
    opened = browser.post("/cases/open/", {**fields, "key": KEY})
    assert opened.status_code == 200
    assert read in unescape(opened.text)
    assert KEY not in opened.text

    address, fields = form_on(opened)
    assert address == at(path)
    assert browser.post(address, fields).status_code in {200, 302, 422}


def test_what_was_typed_is_saved_in_the_end(case: Case, at: Any) -> None:
    browser = Client()
    lost = browser.post(
        at("return/"), {"country": "KR", "recipient": "알리", "postcode": "04524", "address": "정서진로 410"}
    )
    asked = browser.post(*form_on(lost))
    opened = browser.post("/cases/open/", {**form_on(asked)[1], "key": KEY})
    browser.post(*form_on(opened))
    assert ReturnAddress.objects.get(case=case).recipient == "알리"


@EVERY_FORM
def test_nothing_says_whether_there_is_such_a_case(
    stranger: Client, case: Case, at: Any, path: str, typed: dict, read: str
) -> None:
    real = stranger.post(at(path), typed)
    unknown = stranger.post(at(path).replace(case.reference, "RG-0000-0000"), typed)
    assert real.status_code == unknown.status_code == 404
    token = r'(?<=name="csrfmiddlewaretoken" value=")[^"]*'
    assert re.sub(token, "", real.text).replace(case.reference, "RG-0000-0000") == re.sub(token, "", unknown.text)


@EVERY_FORM
@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_another_site_gets_neither_its_text_nor_a_button(
    owner: Client, at: Any, path: str, typed: dict, read: str, headers: dict[str, str]
) -> None:
    response = strict(owner).post(at(path), typed, headers=headers)
    assert response.status_code == 403
    assert read not in unescape(response.text)
    assert "<form" not in response.text.partition("<main")[2]


@pytest.mark.parametrize(
    ("path", "data"),
    [("forget/", {"understood": "on"}), ("release/", {}), ("key/", {}), ("mail/address/withdraw/", {})],
)
def test_what_nobody_typed_is_not_one_click_away(owner: Client, at: Any, path: str, data: dict[str, str]) -> None:
    for response in (strict(owner).post(at(path), data), Client().post(at(path), data)):
        assert response.status_code in {403, 404}
        assert "<form" not in response.text.partition("<main")[2]


@pytest.mark.parametrize("names", [["손잡이.jpg"], ["1.jpg", "2.jpg", "3.jpg"], ["<b>.jpg"]])
def test_chosen_photos_are_told_about(owner: Client, at: Any, names: list[str]) -> None:
    def chosen() -> dict[str, Any]:
        return {"kind": "damage", "photos": [SimpleUploadedFile(name, jpeg()) for name in names]}

    for response in (Client().post(at("evidence/"), chosen()), strict(owner).post(at("evidence/"), chosen())):
        assert f"고른 사진 {len(names)}장({', '.join(names)})" in unescape(re.sub(r"\s+", " ", response.text))
        assert "다시 골라 주세요" in response.text


def test_a_receipt_that_was_chosen_is_told_about_until_the_end(case: Case, at: Any) -> None:
    browser = Client()
    data = {"carrier": "epost", "tracking_number": "1234567890123", "receipt": SimpleUploadedFile("영수증.jpg", jpeg())}
    lost = browser.post(at("shipment/"), data)
    asked = browser.post(*form_on(lost))
    opened = browser.post("/cases/open/", {**form_on(asked)[1], "key": KEY})
    for page in (lost, asked, opened):
        assert "고른 사진 1장(영수증.jpg)" in plain_text(page)


def test_the_key_is_not_given_back(case: Case) -> None:
    response = Client(enforce_csrf_checks=True).post("/cases/open/", {"reference": case.reference, "key": KEY})
    assert response.status_code == 403
    assert case.reference in response.text
    assert KEY not in response.text
    assert "다시 적어 주세요" in response.text


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nothing_is_carried_out_of_the_site(case: Case, to: str) -> None:
    data = {"reference": case.reference, "key": KEY, "carried_to": to, "carried": "note=x"}
    assert Client().post("/cases/open/", data).url == case.get_absolute_url()


def test_a_move_that_came_too_late_gives_its_note_back(owner: Client, case: Case, at: Any) -> None:
    Case.objects.filter(pk=case.pk).update(status="filed")
    response = owner.post(at("move/filed/"), {"on": "2026-11-20", "note": "접수 번호 7788"})
    assert response.status_code == 409
    assert "접수 번호 7788" in response.text


@pytest.mark.parametrize("slug", [*ANSWERS])
def test_an_intake_without_its_cookies_gives_the_text_back(slug: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    lost = browser.post(f"/cases/new/{slug}/", ANSWERS[slug])
    assert lost.status_code == 403
    address, fields = form_on(lost)
    assert {name: fields[name] for name in ANSWERS[slug]} == ANSWERS[slug]
    again = browser.post(address, fields)
    assert again.status_code == (302 if slug == "problem" else 409)


def answered_until(slug: str) -> Client:
    """Return a browser that has answered all questions before `slug`."""
    browser = Client()
    for before, answers in ANSWERS.items():
        if before == slug:
            break
        browser.post(f"/cases/new/{before}/", answers)
    return browser


@pytest.mark.parametrize("slug", [*ANSWERS][1:])
@pytest.mark.parametrize("reads_the_page", [True, False])
def test_a_draft_that_is_gone_costs_no_answer(slug: str, reads_the_page: bool) -> None:
    browser = answered_until(slug)
    page = fields_of(browser.get(f"/cases/new/{slug}/").text) if reads_the_page else {}
    del browser.cookies["sessionid"]
    lost = browser.post(f"/cases/new/{slug}/", {**page, **ANSWERS[slug]})
    assert lost.status_code == 409
    for name, value in ANSWERS[slug].items():
        if name not in {"payment", "currency", "zone"}:  # A choice is shown by its label.
            assert value in unescape(lost.text)
    # The button leads to the question, or first to the problem where that is not known either.
    button = re.search(r'<a class="button" href="([^"]*)"', lost.text)
    assert button is not None
    assert button[1] == f"/cases/new/{slug if reads_the_page else 'problem'}/"
    if not reads_the_page:
        browser.post("/cases/new/problem/", ANSWERS["problem"])
    kept = fields_of(browser.get(f"/cases/new/{slug}/").text)
    assert {name: kept[name] for name in ANSWERS[slug]} == ANSWERS[slug]


def test_a_draft_that_is_gone_before_the_last_button_is_made_again() -> None:
    browser = answered_until("")
    page = fields_of(browser.get("/cases/new/check/").text)
    browser.cookies.clear()
    lost = browser.post("/cases/new/check/", page)
    assert lost.status_code == 409
    assert ANSWERS["story"]["story"] in lost.text
    assert not Case.objects.exists()
    browser.post("/cases/new/check/", fields_of(browser.get("/cases/new/check/").text))
    case = Case.objects.get()
    assert (case.problem, case.story, str(case.received_on)) == ("damaged", ANSWERS["story"]["story"], "2026-11-20")


def test_a_draft_that_nobody_can_bring_back_is_said_to_be_gone() -> None:
    lost = Client().post("/cases/new/check/")
    assert lost.status_code == 409
    assert "처음부터 다시" in lost.text
    assert not Case.objects.exists()


def test_a_page_that_became_a_case_is_not_called_lost() -> None:
    browser = answered_until("")
    page = fields_of(browser.get("/cases/new/check/").text)
    browser.post("/cases/new/check/", page)
    assert browser.post("/cases/new/check/", page).url == "/cases/"
    assert Case.objects.count() == 1


def test_a_browser_that_lost_one_case_keeps_the_other(case: Case, stranger: Client, at: Any) -> None:
    asked = stranger.post(*form_on(stranger.post(at("note/"), {"note": "글"})))
    opened = stranger.post("/cases/open/", {**form_on(asked)[1], "key": KEY})
    assert stranger.post(*form_on(opened)).status_code == 302
    assert case.events.last().note == "글"
    other = Case.objects.exclude(pk=case.pk).get()
    assert stranger.get(other.get_absolute_url()).status_code == 200
    assert holding(case).get(case.get_absolute_url()).status_code == 200
