"""What cannot be taken back has a public page, and the guide leads there where the act is named."""

import re

import pytest
from django.test import Client

from cases.process.no_return import POINTS, Point, points_of_problem
from cases.process.problems import PROBLEMS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.mark.parametrize("point", POINTS.values(), ids=lambda point: point.slug)
def test_a_point_says_all_that_its_confirm_page_says(client: Client, point: Point) -> None:
    page = client.get(f"/before/{point.slug}/").text
    for sentence in (point.title, point.ends, point.beware, point.back, *point.ticks.values()):
        assert str(sentence) in page
    for slug in (*point.facts, *point.rules):
        assert f'data-fact="{slug}"' in page


def test_no_other_page_is_there(client: Client) -> None:
    assert client.get("/before/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("page", "slugs"),
    [
        ("/guide/request/", {"confirm-receipt", "cancel-dispute"}),
        ("/guide/evidence/", {"accept-offer", "cancel-dispute"}),
        ("/guide/return/", {"agree-return", "ship-back"}),
        ("/guide/payment/", {"paypal"}),
        ("/guide/return-route/", {"ship-back"}),
        ("/problems/damaged/", {"confirm-receipt", "accept-offer", "cancel-dispute", "agree-return", "ship-back"}),
        ("/problems/not-received/", {"confirm-receipt", "cancel-dispute", "paypal"}),
    ],
)
def test_a_page_leads_to_the_points_of_what_it_speaks_of(client: Client, page: str, slugs: set[str]) -> None:
    assert set(re.findall(r'href="/before/([\w-]+)/"', client.get(page).text)) == slugs


def test_every_point_is_reached_from_some_problem() -> None:
    assert {point.slug for problem in PROBLEMS for point in points_of_problem(problem)} == POINTS.keys()
