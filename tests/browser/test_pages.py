"""Every public page, in a real browser, at phone and at desktop size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request

from cases.guide import steps
from cases.guide.articles import ARTICLES
from cases.process import problems
from tests.support.browser_site import DESKTOP, too_wide

KILOBYTE = 1024

KEPT = [
    "/",
    "/guide/",
    *(f"/guide/{step.slug}/" for step in steps.STEPS),
    *(f"/guide/{article.slug}/" for article in ARTICLES),
    "/problems/",
    *(f"/problems/{problem.slug}/" for problem in problems.PROBLEMS),
    "/contact/",
    "/contact/?problem=damaged",
    "/deadlines/",
    "/deadlines/?problem=damaged&payment=card&paid_on=2026-11-01&received_on=2026-11-10&noticed_on=2026-11-12",
    "/verify/",
    f"/verify/?sha256={'0' * 64}",
    "/about/",
    "/about/H/",
    "/privacy/",
    "/sitemap/",
    "/accessibility/",
]
WITH_FORM = [
    "/cases/",
    "/cases/open/",
    "/cases/new/",
    "/cases/new/?problem=damaged",
    "/cases/new/dates/?problem=damaged",
    "/cases/new/deadline/?problem=damaged",
    "/cases/new/photos/?problem=damaged",
]


@pytest.mark.parametrize("path", [*KEPT, *WITH_FORM])
def test_a_page_is_light_and_fits_its_window(phone: Page, path: str) -> None:
    requests: list[Request] = []
    phone.on("requestfinished", lambda request: requests.append(request))
    answer = phone.goto(path)

    assert answer is not None
    assert answer.status == 200
    assert phone.locator("h1").count() == 1
    assert phone.title().strip()
    assert too_wide(phone) <= 0
    phone.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    assert too_wide(phone) <= 0

    sizes = {request.url: request.sizes()["responseBodySize"] for request in requests}
    assert answer.headers["content-encoding"] == "gzip"
    assert sizes[answer.url] < 14 * KILOBYTE
    assert sum(sizes.values()) < 45 * KILOBYTE, sizes
    if path in KEPT:
        assert phone.context.cookies() == []


def test_a_page_reads_the_same_without_javascript(phone: Page, phone_without_js: Page) -> None:
    for page in (phone, phone_without_js):
        page.goto("/problems/damaged/")
        # A word about what only a script remembers has no place where there is none.
        page.evaluate("document.querySelectorAll('.js-only').forEach(element => element.remove())")
    assert phone_without_js.locator("main").inner_text() == phone.locator("main").inner_text()
