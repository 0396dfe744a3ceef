"""Every public page, in a real browser, at phone and at desktop size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from cases import guide
from tests.browser.conftest import DESKTOP, PHONE

KILOBYTE = 1024

PAGES = [
    "/",
    "/guide/",
    *(f"/guide/{step.slug}/" for step in guide.STEPS),
    "/problems/",
    *(f"/problems/{problem.slug}/" for problem in guide.PROBLEMS),
    "/contact/",
    "/contact/?problem=damaged",
    "/about/",
    "/privacy/",
    "/cases/",
    "/cases/open/",
]
WITHOUT_COOKIE = [path for path in PAGES if not path.startswith("/cases/")]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_fits_its_window_and_has_one_heading(
    open_page: Callable[..., Page], path: str, viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport)
    answer = page.goto(path)

    assert answer is not None
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert page.title().strip()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{path} is {wide}px wider than a window of {viewport['width']}px"


@pytest.mark.parametrize("path", WITHOUT_COOKIE)
def test_a_public_page_is_light_and_sets_no_cookie(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(viewport=PHONE)
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    answer = page.goto(path, wait_until="networkidle")

    assert answer is not None
    assert answer.headers["content-encoding"] == "gzip"
    assert sizes[answer.url] < 14 * KILOBYTE
    assert sum(sizes.values()) < 60 * KILOBYTE, sizes
    assert page.context.cookies() == []
