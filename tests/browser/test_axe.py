"""What axe finds on each kind of page: nothing. Narrow, usual and wide, by day and by night, for buyers and for staff."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.browser_site import Demo, Holding, too_wide
from tests.support.processes import ROOT

AXE = Path(ROOT) / "node_modules" / "axe-core" / "axe.min.js"
# Widths that are laid out differently; colours do not depend on them, so that the night is looked at once.
WIDTHS = (320, 390, 1280)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# What is good practice beside the standard holds for our own pages; those of the admin are mostly Django's.
OURS = (*WCAG, "best-practice")
PUBLIC = [
    "/",
    "/guide/",
    "/guide/request/",
    "/guide/payment/",
    "/problems/",
    "/problems/damaged/",
    "/contact/",
    "/contact/?at=2026-12-25T10:00",
    "/deadlines/",
    "/deadlines/?problem=damaged&payment=card&paid_on=2026-11-01&received_on=2026-11-10",
    "/verify/",
    "/about/",
    "/privacy/",
    "/sitemap/",
    "/accessibility/",
    "/cases/open/",
    "/cases/new/",
    "/cases/new/dates/?problem=damaged",
    "/cases/new/photos/?problem=damaged",
    "/no-such-page/",
]
OF_A_CASE = [
    "",
    "deadlines/",
    "evidence/",
    "messages/",
    "paste/",
    "replies/",
    "paste/",
    "call/",
    "contacts/",
    "contacts/new/",
    "before/confirm-receipt/",
    "messages/to-card-issuer/",
    "return/",
    "return/kit/",
    "return/label/",
    "return/worth/",
    "replies/",
    "shipment/",
    "money/",
    "money/new/offered/",
    "ladder/",
    "ladder/counselling/",
    "timeline/",
    "manage/",
    "created/",
    "details/dates/",
    "move/filed/",
    "bundle/",
    "calendar/",
    "mail/",
    "forget/",
]
OF_STAFF = ["/admin/", "/admin/casefile/case/", "/admin/contact/contactchannel/", "/admin/deadlines/deadlinerule/"]


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        if os.environ.get("REFUNDGUIDE_REQUIRE_BROWSER") == "1":
            pytest.fail("axe-core is missing (npm install)")
        pytest.skip("axe-core is missing (npm install)")
    return AXE.read_text()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Iterator[tuple[Page, tuple[int, ...]]]:
    """Return a page by day or by night, and the widths at which to look at it."""
    night = request.param == "dark"
    yield open_page(viewport={"width": 390, "height": 844}, color_scheme=request.param), (390,) if night else WIDTHS


def findings(page: Page, axe: str, widths: tuple[int, ...], rules: tuple[str, ...] = OURS) -> list[str]:
    """Return what axe objects to, and where a page is wider than its window."""
    found: list[str] = []
    page.evaluate(axe)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        if too_wide(page) > 0:
            found.append(f"{page.url} {width}: {too_wide(page)} px too wide")
        options = {"runOnly": list(rules)}
        answer: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
        for violation in answer["violations"]:
            for node in violation["nodes"]:
                found.append(f"{page.url} {width} {violation['id']}: {node['target']} {node['html'][:120]}")
    if rules == OURS and (wider := too_wide_in_large_letters(page)) > 0:
        found.append(f"{page.url} with letters twice as large: {wider} px too wide")
    return found


def too_wide_in_large_letters(page: Page) -> int:
    """Return by how much a page, with all that folds unfolded, is wider than a phone whose owner reads large letters."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    return too_wide(page)


def test_public_pages(page: tuple[Page, tuple[int, ...]], axe: str) -> None:
    tab, widths = page
    found = []
    for path in PUBLIC:
        tab.goto(path)
        found += findings(tab, axe, widths)
    assert not found, "\n".join(found)


def test_pages_of_a_case(page: tuple[Page, tuple[int, ...]], axe: str, demo: Demo, hold: Holding) -> None:
    tab, widths = page
    found = []
    hold(tab, demo.cases[0])
    for address in ["/cases/", *(f"{demo.cases[0].url}{path}" for path in OF_A_CASE), demo.cases[2].url]:
        tab.goto(address)
        found += findings(tab, axe, widths)
    assert not found, "\n".join(found)


def test_pages_of_staff(page: tuple[Page, tuple[int, ...]], axe: str, demo: Demo) -> None:
    tab, widths = page
    tab.goto(demo.admin_url)
    found = findings(tab, axe, widths, WCAG)
    tab.get_by_label("사용자 이름").fill(demo.username)
    tab.get_by_label("비밀번호").fill(demo.password)
    tab.get_by_role("button", name="로그인").click()
    for path in OF_STAFF:
        tab.goto(path)
        found += findings(tab, axe, widths, WCAG)
    tab.goto("/styleguide/")
    found += findings(tab, axe, widths)
    tab.goto("/admin/casefile/case/")
    tab.get_by_role("link", name=demo.cases[0].reference).click()
    found += findings(tab, axe, widths, WCAG)
    assert not found, "\n".join(found)
