"""Trusted Types: what scripts write as HTML goes through one policy (`static/js/trusted.js`), on the site and in the admin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser_site import PHONE

WRITES = """html => {
  try { document.createElement("div").innerHTML = html; return true; } catch { return false; }
}"""
LOADS = """address => {
  try { document.createElement("script").src = address; return true; } catch { return false; }
}"""
PARSES = """html => {
  try { new DOMParser().parseFromString(html, "text/html"); return true; } catch { return false; }
}"""


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page(viewport=PHONE, expected=("Trusted",))


@pytest.mark.parametrize("path", ["/deadlines/", "/contact/", "/admin/login/"])
def test_no_script_writes_what_could_run(page: Page, path: str) -> None:
    page.goto(path)
    for doing in (WRITES, PARSES):
        assert page.evaluate(doing, "<p title='a onclick=b'>onclick=c</p>")
        assert not page.evaluate(doing, "<img src=x onerror=alert(1)>")
        assert not page.evaluate(doing, "<iframe srcdoc='&lt;script src=/static/js/app.js>'></iframe>")
    assert not page.evaluate(LOADS, "/static/js/app.js")


def test_a_whole_page_of_the_site_passes(page: Page) -> None:
    page.goto("/")
    for path in ("/", "/problems/damaged/", "/guide/request/", "/deadlines/", "/cases/new/", "/admin/login/"):
        html = page.evaluate("async path => (await fetch(path)).text()", path)
        assert "<script" in html
        assert page.evaluate(PARSES, html), path


def test_without_the_policy_a_form_sends_itself(open_page: Callable[..., Page]) -> None:
    """A swap would be refused; so htmx leaves the page alone, and it works as without scripts."""
    page = open_page(viewport=PHONE, expected=("ERR_FAILED",))
    page.route("**/static/js/trusted.*", lambda route: route.abort())
    page.goto("/deadlines/")
    kinds: list[str] = []
    page.on("request", lambda request: kinds.append(request.resource_type))
    with page.expect_navigation():
        page.locator("#calculate").click()
    expect(page.locator("h1")).to_be_visible()
    assert "document" in kinds
    assert not {"xhr", "fetch"} & set(kinds)
