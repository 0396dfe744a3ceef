"""The first page shows the case of this browser in which it is the turn of its owner, of these the nearest to its day."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils.safestring import SafeString

from cases.guide.views import guide
from cases.process.states import Status
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data", "now")]


def held(client: Client) -> list[str]:
    return re.findall(r'data-held="([^"]+)"', client.get("/").text)


def test_a_visitor_without_a_case_sees_none() -> None:
    assert held(Client()) == []


def test_the_case_that_is_nearest_to_its_day_stands_on_the_first_page() -> None:
    later = make_case(paid_on=dt.date(2026, 11, 20))
    sooner = make_case(paid_on=dt.date(2026, 10, 1), received_on=dt.date(2026, 11, 18))
    client = holding(later, sooner)
    page = client.get("/").text
    assert held(client) == [sooner.reference]
    assert "진행 중인 다른 사건 1개 보기" in page


def test_a_day_before_the_one_that_leads_stands_there_too() -> None:
    case = make_case(paid_on=dt.date(2026, 11, 1), received_on=dt.date(2026, 11, 19), problem="damaged")
    page = holding(case).get("/").text.partition("data-held=")[2].partition("</section>")[0]
    said = " ".join(re.sub(r"<[^>]*>", " ", page).split())
    assert said.index("그 전에 D-2") < said.index("D-10"), said


def test_whose_turn_it_is_comes_before_whose_day_is_nearer_as_in_the_list() -> None:
    waits = make_case(status="in_review", paid_on=dt.date(2026, 11, 1), received_on=dt.date(2026, 11, 21))
    mine = make_case(paid_on=dt.date(2026, 11, 1), received_on=dt.date(2026, 11, 24))
    client = holding(waits, mine)
    assert held(client) == [mine.reference]
    listed = client.get("/cases/").text
    assert listed.index(mine.reference) < listed.index(waits.reference)


def test_a_closed_case_asks_for_nothing_on_the_first_page() -> None:
    client = holding(make_case(status=Status.CLOSED))
    assert held(client) == []


@pytest.mark.django_db(transaction=True)  # What is kept of a page is not asked inside of one.
def test_nobody_sees_anything_of_another_browser_on_the_first_page(monkeypatch: pytest.MonkeyPatch) -> None:
    made = 0

    def choices(now: dt.datetime) -> SafeString:
        nonlocal made
        made += 1
        return kept_choices(now)

    kept_choices = guide._choices
    monkeypatch.setattr(guide, "_choices", choices)
    one, other = make_case(item="첫째 티포트"), make_case(item="둘째 의자")
    browsers = {one: holding(one), other: holding(other), None: Client()}
    for _time in range(2):
        pages = {case: browser.get("/") for case, browser in browsers.items()}
        for case, page in pages.items():
            assert re.findall(r'data-held="([^"]+)"', page.text) == ([case.reference] if case else [])
            for stranger in {one, other} - {case}:
                assert stranger.reference not in page.text and stranger.item not in page.text
        assert {page.text.partition('<section aria-labelledby="first">')[2] for page in pages.values()} == {
            pages[None].text.partition('<section aria-labelledby="first">')[2]
        }
        assert "Cookie" in pages[one]["Vary"] and "Cookie" in pages[other]["Vary"]
    assert made == 1
