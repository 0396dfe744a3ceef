"""What axe finds on each kind of page: nothing. Narrow, usual and wide, by day and by night, for buyers and for staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import WCAG, WIDTHS, findings
from tests.support.browser_site import Demo, Holding

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
    "messages/instalment-objection/",
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
    "mail/days/",
    "forget/",
]
OF_STAFF = [
    "/admin/",
    "/admin/second-step/",
    "/admin/login/app/",
    "/admin/casefile/case/",
    "/admin/contact/contactchannel/",
    "/admin/deadlines/deadlinerule/",
]


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Iterator[tuple[Page, tuple[int, ...]]]:
    """Return a page by day or by night, and the widths at which to look at it."""
    night = request.param == "dark"
    yield open_page(viewport={"width": 390, "height": 844}, color_scheme=request.param), (390,) if night else WIDTHS


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
    tab.goto("/admin/contact/contactchannel/")
    tab.locator(".action-select").first.check()
    found += findings(tab, axe, widths, WCAG)
    tab.goto("/admin/ready_messages/messagetemplate/")
    tab.locator("#result_list tbody th a").first.click()
    tab.locator(".rg-letters summary").click()
    expect(tab.locator("#said-chinese blockquote")).to_be_visible()
    found += findings(tab, axe, widths, WCAG)
    tab.goto("/styleguide/")
    found += findings(tab, axe, widths)
    tab.goto("/admin/casefile/case/")
    tab.get_by_role("link", name=demo.cases[0].reference).click()
    found += findings(tab, axe, widths, WCAG)
    assert not found, "\n".join(found)
