"""The list of the cases that this browser holds."""

import datetime as dt

import pytest

from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db


def test_the_list_shows_only_what_this_browser_holds(owner, case, stranger):
    page = owner.get("/cases/").text
    assert case.reference in page
    assert case.reference not in stranger.get("/cases/").text


def test_the_list_costs_the_same_for_many_cases(client, django_assert_num_queries):
    browser = holding(*[make_case() for _number in range(12)])
    with django_assert_num_queries(5):
        browser.get("/cases/")


def test_an_empty_list_says_what_to_do(client):
    page = client.get("/cases/").text
    assert "아직 만든 사건이 없어요" in page
    assert "다음에 할 일을 알려 드려요" in page
    assert 'href="/cases/open/"' in page


def test_the_list_says_how_each_case_stands(reference_data, now):
    late = make_case(status="filed", requested_on=dt.date(2026, 11, 3))
    fine = make_case(status="filed", requested_on=dt.date(2026, 11, 20))
    page = holding(late, fine).get("/cases/").text
    assert 'data-turn="buyer" data-situation="overdue" data-days="-16"' in page
    assert "‘판매자 답변 기한’에서 16일 지났어요." in page
    assert 'data-turn="seller" data-situation="due-soon" data-days="1"' in page
