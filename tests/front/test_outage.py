"""A database that goes away in the middle of a form: the answer is a 503, and the text is in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client

from cases.casefile.models import Case
from tests.support.factories import KEY, jpeg
from tests.support.intake import ANSWERS
from tests.support.pages import fields_of, plain_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@contextmanager
def outage(*, after: int = 0) -> Iterator[None]:
    """Let the database answer so many questions, and then none."""
    asked = 0

    def answer(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked > after:
            raise OperationalError("the database is gone")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(answer):
        yield


def patient(client: Client) -> Client:
    """Let `client` take a 503 as a browser does."""
    client.raise_request_exception = False
    return client


FORMS = [
    ("note/", {"note": "상담원이 금요일까지 답한다고 함"}, "상담원이 금요일까지 답한다고 함"),
    ("move/filed/", {"on": "2026-11-20", "note": "접수 번호 7788"}, "접수 번호 7788"),
    ("details/story/", {"story": "손잡이가 <b>깨져</b> 있었습니다."}, "손잡이가 <b>깨져</b> 있었습니다."),
    ("return/", {"country": "KR", "recipient": "알리", "postcode": "04524", "address": "정서진로 410"}, "정서진로 410"),
    ("mail/days/", {"on": "2026-12-01", "note": "판매자 답변 확인"}, "판매자 답변 확인"),
]


@pytest.mark.parametrize(("path", "typed", "read"), FORMS)
@pytest.mark.parametrize("after", [0, 1, 2, 4])
@pytest.mark.django_db(transaction=True)
def test_the_text_comes_back_and_can_be_sent_again(
    owner: Client, case: Case, path: str, typed: dict[str, str], read: str, after: int
) -> None:
    at = f"{case.get_absolute_url()}{path}"
    with outage(after=after):
        response = patient(owner).post(at, typed)
    if response.status_code == 302:
        pytest.skip("answered before the outage")
    assert response.status_code == 503
    assert read in unescape(response.text)
    assert "no-store" in response["Cache-Control"]
    fields = fields_of(response.text.partition("<main")[2])
    assert {name: fields[name] for name in typed} == typed
    assert f'action="{at}"' in response.text
    assert owner.post(at, fields).status_code == 302


def test_the_token_of_the_page_is_good_afterwards(case: Case) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = fields_of(browser.get("/cases/open/").text)
    browser.post("/cases/open/", {**page, "reference": case.reference, "key": KEY})
    page = fields_of(browser.get(f"{case.get_absolute_url()}details/story/").text)
    with outage():
        lost = patient(browser).post(f"{case.get_absolute_url()}details/story/", {**page, "story": "깨졌습니다"})
    fields = fields_of(lost.text.partition("<main")[2])
    assert browser.post(f"{case.get_absolute_url()}details/story/", fields).status_code == 302
    case.refresh_from_db()
    assert case.story == "깨졌습니다"


@pytest.mark.parametrize("slug", [*ANSWERS])
@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.django_db(transaction=True)
def test_an_answer_of_the_intake_comes_back(client: Client, slug: str, after: int) -> None:
    client.post("/cases/new/problem/", ANSWERS["problem"])
    with outage(after=after):
        response = patient(client).post(f"/cases/new/{slug}/", ANSWERS[slug])
    assert response.status_code in {400, 503}  # 400 where only the session could not be written at the end.
    fields = fields_of(response.text.partition("<main")[2])
    assert {name: fields[name] for name in ANSWERS[slug]} == ANSWERS[slug]
    assert client.post(f"/cases/new/{slug}/", fields).status_code == 302


@pytest.mark.parametrize("after", [0, 3])
def test_the_words_beside_a_photo_come_back_and_the_photo_is_told_about(owner: Client, case: Case, after: int) -> None:
    data = {"kind": "damage", "caption": "왼쪽 손잡이", "photos": SimpleUploadedFile("손잡이.jpg", jpeg())}
    with outage(after=after):
        response = patient(owner).post(f"{case.get_absolute_url()}evidence/", data)
    assert response.status_code == 503
    assert "왼쪽 손잡이" in response.text
    assert "고른 사진 1장(손잡이.jpg)" in plain_text(response)


@pytest.mark.parametrize(
    ("method", "data", "headers"),
    [
        ("get", {}, {}),
        ("post", {"understood": "on"}, {}),
        ("post", {"note": "글"}, {"Sec-Fetch-Site": "cross-site"}),
        ("post", {"note": "글"}, {"Origin": "https://evil.example"}),
    ],
)
def test_without_a_text_of_ours_the_plain_page_stays(
    owner: Client, case: Case, method: str, data: dict[str, str], headers: dict[str, str]
) -> None:
    with outage():
        response = getattr(patient(owner), method)(f"{case.get_absolute_url()}forget/", data, headers=headers)
    assert response.status_code == 503
    assert "저희 쪽에 문제가 생겼어요" in response.text
    assert "<form" not in response.text


def test_a_page_that_fails_itself_leaves_the_plain_one(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("cases.core.typed.Typed.packed", property(fail))
    monkeypatch.setattr("cases.core.typed._text", fail)
    with outage():
        response = patient(owner).post(f"{case.get_absolute_url()}note/", {"note": "글"})
    assert response.status_code == 503
    assert "저희 쪽에 문제가 생겼어요" in response.text
