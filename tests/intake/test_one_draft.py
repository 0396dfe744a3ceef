"""One browser writes one draft at a time: it is offered, never mixed with another, and what changes is told at once."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client

from cases.casefile.models import Case
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.intake import answer_all
from tests.support.pages import fields_of, plain_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data", "now")]
DAMAGED, WRONG = "부서지거나 고장 났어요", "다른 물건이 왔어요"


@pytest.fixture
def writing(client: Client) -> Client:
    """A browser that has begun to write about something damaged."""
    client.post("/cases/new/problem/", {"problem": "damaged"})
    client.post("/cases/new/order/", {"item": "유리 티포트"})
    return client


@pytest.mark.parametrize("page", ["/", "/cases/"])
def test_a_draft_is_offered_with_its_problem(writing: Client, page: str) -> None:
    shown = writing.get(page).text
    assert 'data-draft="damaged"' in shown
    assert 'href="/cases/new/dates/"' in shown
    writing.post("/cases/new/restart/")
    assert "data-draft" not in writing.get(page).text


def test_a_draft_is_shown_to_its_own_browser_only(writing: Client, django_assert_num_queries) -> None:
    cache.clear()
    assert "data-draft" in writing.get("/").text
    stranger = Client()
    first = stranger.get("/")
    assert "data-draft" not in first.text
    assert "Cookie" not in first.get("Vary", "")
    # What is cached for everybody is neither shown to the writer nor made of the writer's page.
    assert "data-draft" in writing.get("/").text
    assert "Cookie" in writing.get("/")["Vary"]
    with django_assert_num_queries(1):
        assert stranger.get("/").content == first.content


def test_another_problem_asks_which_of_the_two_it_shall_be(writing: Client) -> None:
    asked = writing.get("/cases/new/?problem=wrong-item")
    assert DAMAGED in asked.text and WRONG in asked.text
    assert DAMAGED in writing.get("/cases/new/order/?problem=wrong-item").text
    assert writing.session["intake"]["typed"]["order"]["item"] == "유리 티포트"
    anew = writing.post("/cases/new/restart/", {"problem": "wrong-item"}, follow=True)
    assert WRONG in anew.text and "유리 티포트" not in anew.text


def test_the_same_problem_goes_on_where_it_was(writing: Client) -> None:
    assert writing.get("/cases/new/?problem=damaged").url == "/cases/new/dates/"


def test_a_draft_about_nothing_asks_nothing(client: Client) -> None:
    client.post("/cases/new/problem/", {})
    assert "data-draft" not in client.get("/").text
    page = client.get("/cases/new/?problem=wrong-item", follow=True).text
    assert WRONG in page
    assert client.post("/cases/new/order/", fields_of(page) | {"item": "찻잔"}).url == "/cases/new/dates/"
    assert client.session["intake"]["typed"]["problem"] == {"problem": "wrong-item"}


def test_what_the_calculator_knows_comes_into_the_draft_of_the_same_problem(writing: Client) -> None:
    page = writing.get("/cases/new/?problem=damaged&paid_on=2026-11-01", follow=True).text
    assert 'value="유리 티포트"' in page
    writing.post("/cases/new/order/", fields_of(page))
    assert 'name="paid_on" value="2026-11-01"' in writing.get("/cases/new/dates/").text


def test_a_page_of_another_draft_is_told_at_once_and_loses_nothing(writing: Client) -> None:
    left_open = fields_of(writing.get("/cases/new/dates/").text)
    writing.post("/cases/new/restart/", {"problem": "wrong-item"})
    writing.post("/cases/new/order/", {"begin": "wrong-item", "item": "찻잔"})
    told = writing.post("/cases/new/dates/", left_open | {"received_on": "2026-11-20"})
    assert told.status_code == 409
    assert "다른 창에서 새로 쓰고 있어요" in told.text and WRONG in told.text and "2026-11-20" in told.text
    assert "dates" not in writing.session["intake"]["typed"]
    # The writer may also want what stands here.
    form = told.text.partition('action="/cases/new/dates/"')[2].partition("</form>")[0]
    assert writing.post("/cases/new/dates/", fields_of(form) | {"replace": "1"}).url == "/cases/new/payment/"
    assert writing.session["intake"]["typed"]["problem"] == {"problem": "damaged"}
    assert writing.session["intake"]["typed"]["order"]["item"] == "유리 티포트"
    assert writing.session["intake"]["typed"]["dates"]["received_on"] == "2026-11-20"


def test_a_first_page_of_another_problem_is_told_at_once(writing: Client) -> None:
    told = writing.post("/cases/new/order/", {"begin": "wrong-item", "item": "찻잔"})
    assert told.status_code == 409
    assert writing.session["intake"]["typed"]["order"]["item"] == "유리 티포트"


def test_an_answer_changed_in_another_window_is_told_on_the_next_page(writing: Client) -> None:
    left_open = fields_of(writing.get("/cases/new/dates/").text)
    writing.post("/cases/new/order/", {"item": "찻잔"})
    told = writing.post("/cases/new/dates/", left_open, follow=True)
    assert re.search(r'data-tone="warn"><p>다른 창에서 답을 고쳤어요: 주문', told.text)
    assert writing.session["intake"]["typed"]["order"]["item"] == "찻잔"


def test_nothing_is_told_where_nothing_changed(writing: Client) -> None:
    story = {"story": "첫 줄\r\n둘째 줄"}
    writing.post("/cases/new/story/", story)
    fields = fields_of(writing.get("/cases/new/dates/").text)
    assert "다른 창에서" not in writing.post("/cases/new/dates/", fields, follow=True).text


def test_a_check_shown_before_a_change_makes_no_case(client: Client) -> None:
    answer_all(client)
    shown = fields_of(client.get("/cases/new/check/").text)
    client.post("/cases/new/order/", {"item": "찻잔"})
    told = client.post("/cases/new/check/", shown)
    assert told.status_code == 409
    assert "다른 창에서 답을 고쳤어요: 주문" in told.text
    assert not Case.objects.exists()
    assert client.post("/cases/new/check/", fields_of(told.text)).status_code == 302


HTMX = {"HX-Request": "true"}
NUMBER = "8190000000000001"


@pytest.mark.parametrize("typed", [NUMBER, "8190-0000 0000-0001", f"주문번호: {NUMBER}"])
def test_a_case_of_the_same_order_is_told_while_the_number_is_typed(case: Case, typed: str) -> None:
    browser = holding(case)
    said = browser.post("/cases/new/same-order/", {"order_number": typed}, headers=HTMX)
    assert "<html" not in said.text
    assert f'href="/cases/{case.reference}/"' in said.text
    for other in ("819000000000", "", "9999999999999999"):
        assert plain_text(browser.post("/cases/new/same-order/", {"order_number": other}, headers=HTMX)).strip() == ""


def test_nobody_learns_of_a_case_of_somebody_else(case: Case) -> None:
    stranger = holding(make_case(order_number="7777777777777777"))
    unknown = stranger.post("/cases/new/same-order/", {"order_number": "9999999999999999"}, headers=HTMX)
    known = stranger.post("/cases/new/same-order/", {"order_number": case.order_number}, headers=HTMX)
    assert known.content == unknown.content
    stranger.post("/cases/new/problem/", {"problem": "damaged"})
    assert stranger.post("/cases/new/order/", {"order_number": case.order_number}).status_code == 302


def test_without_a_script_the_same_order_is_told_on_its_own_page(case: Case) -> None:
    browser = holding(case, make_case(order_number="7777777777777777"))
    browser.post("/cases/new/problem/", {"problem": "damaged"})
    told = browser.post("/cases/new/order/", {"order_number": NUMBER, "item": "컵"})
    assert told.status_code == 409
    assert told.text.count("data-same-order") == 1 and f'href="/cases/{case.reference}/"' in told.text
    assert 'value="컵"' in told.text
    # Said once, it is not asked again; another number is.
    anyway = fields_of(told.text) | {"anyway": "1"}
    assert browser.post("/cases/new/order/", anyway).url == "/cases/new/dates/"
    assert browser.post("/cases/new/order/", fields_of(browser.get("/cases/new/order/").text)).status_code == 302
    assert browser.post("/cases/new/order/", {"order_number": "7777777777777777"}).status_code == 409
