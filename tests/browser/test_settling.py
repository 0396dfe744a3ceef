"""A page that is painted stands still: what our script shows has its place before the script comes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route

from tests.support.browser_site import Demo, Holding

STYLED = "() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 10)"
SCRIPTED = "() => document.documentElement.classList.contains('js')"


@pytest.mark.parametrize(
    "at",
    [
        "/deadlines/",
        "/problems/damaged/",
        "/cases/new/photos/?problem=damaged",
        "evidence/?kind=label",
        "messages/",
        "return/kit/",
    ],
)
def test_nothing_moves_when_the_script_comes(phone: Page, site: str, demo: Demo, hold: Holding, at: str) -> None:
    case = demo.cases[1]
    hold(phone, case)
    stands_still(phone, site + at if at.startswith("/") else case.url + at)


def test_the_buttons_for_photos_have_their_place_on_a_wide_page(desktop: Page, demo: Demo, hold: Holding) -> None:
    hold(desktop, demo.cases[1])
    stands_still(desktop, f"{demo.cases[1].url}evidence/")


def stands_still(page: Page, address: str) -> None:
    """See that the end of a page stays where it is while the scripts come."""
    held: list[Route] = []
    page.route(re.compile(r"/static/js/(?!trusted)"), lambda route: held.append(route))
    page.goto(address, wait_until="commit")
    foot = page.locator("footer")
    foot.wait_for(state="attached")
    page.wait_for_function(STYLED)
    page.wait_for_function("() => document.readyState !== 'loading'")
    before = foot.evaluate("element => element.getBoundingClientRect().top + scrollY")
    assert not page.evaluate(SCRIPTED)
    for route in held:
        route.continue_()
    page.wait_for_function(SCRIPTED)
    page.wait_for_load_state()
    assert foot.evaluate("element => element.getBoundingClientRect().top + scrollY") == before
