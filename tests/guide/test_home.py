import gzip

import pytest
from django.test import Client
from django.urls import reverse

from cases.facts.sourced import Confidence
from cases.guide import steps
from cases.guide.articles import ARTICLES
from cases.process import problems

PAGES = [
    "/",
    "/guide/",
    *[f"/guide/{step.slug}/" for step in steps.STEPS],
    *[f"/guide/{article.slug}/" for article in ARTICLES],
    "/problems/",
    *[f"/problems/{problem.slug}/" for problem in problems.PROBLEMS],
    "/about/",
    *[f"/about/{mark}/" for mark in Confidence],
    "/privacy/",
]


@pytest.fixture
def client(reference_data: None, now: object) -> Client:
    return Client()


def test_offers_every_problem_and_the_way_back_to_a_case(client: Client) -> None:
    page = client.get("/").text
    for problem in problems.PROBLEMS:
        assert f'href="{reverse("guide:problem", args=[problem.slug])}"' in page
        assert str(problem.title) in page
    assert 'href="/cases/"' in page
    assert 'href="/cases/open/"' in page


def test_shows_the_channel_that_fits_now(client: Client) -> None:
    page = client.get("/").text
    assert 'data-rank="1"' in page
    assert 'data-open="true"' in page
    assert 'href="#now"' in page


def test_works_before_any_reference_data_is_there(db: None) -> None:
    response = Client().get("/")
    assert response.status_code == 200
    assert 'href="#now"' not in response.text


def test_asks_the_database_five_times_and_then_once(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(5):  # version of the reference data, holidays, channels, periods, exceptions
        client.get("/")
    with django_assert_num_queries(1):
        client.get("/")


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_are_light_and_leave_no_trace(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert len(gzip.compress(response.content, 6)) < 14 * 1024
    page = response.text
    assert page.count("<h1") == 1
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick" not in page
    assert 'src="http' not in page


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_take_no_form(db: None, path: str) -> None:
    assert Client().post(path).status_code == 405


def test_the_table_of_problems_compares_cause_and_remedy(client: Client) -> None:
    page = client.get("/problems/").text
    for problem in problems.PROBLEMS:
        assert str(problem.cause) in page
        assert str(problem.remedy) in page
    assert page.count('<th scope="row"') == len(problems.PROBLEMS)
