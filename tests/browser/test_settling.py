"""A page that is painted stands still: what our script shows has its place before the script comes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route

from tests.support.browser_site import Demo, Holding

STYLED = "() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 10)"
SCRIPTED = "() => document.documentElement.classList.contains('js')"


@pytest.mark.parametrize(
    "at", ["/deadlines/", "/problems/damaged/", "/cases/new/photos/?problem=damaged", "messages/", "return/kit/"]
)
def test_nothing_moves_when_the_script_comes(phone: Page, site: str, demo: Demo, hold: Holding, at: str) -> None:
    case = demo.cases[1]
    hold(phone, case)
    held: list[Route] = []
    phone.route(re.compile(r"/static/js/(?!trusted)"), lambda route: held.append(route))
    phone.goto(site + at if at.startswith("/") else case.url + at, wait_until="commit")
    foot = phone.locator("footer")
    foot.wait_for(state="attached")
    phone.wait_for_function(STYLED)
    phone.wait_for_function("() => document.readyState !== 'loading'")
    before = foot.evaluate("element => element.getBoundingClientRect().top + scrollY")
    assert not phone.evaluate(SCRIPTED)
    for route in held:
        route.continue_()
    phone.wait_for_function(SCRIPTED)
    phone.wait_for_load_state()
    assert foot.evaluate("element => element.getBoundingClientRect().top + scrollY") == before
