"""Money that comes in parts, on a phone: how few taps lead from the case to the words that ask for the rest."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser_site import Site, tab_to, too_wide
from tests.support.made_case import Taps, begin


def test_from_a_part_to_the_copied_chase_in_five_taps(phone: Page, running: Site) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(phone, running)
    taps = Taps(phone)
    taps.on("link", "일부만 들어왔어요")
    taps.on("textbox", "금액")
    phone.keyboard.type("10,000")
    taps.on("button", "적어 두기")
    expect(phone.locator('[data-money="left"]')).to_have_attribute("data-value", "22900")
    taps.on("link", "보낼 메시지 보기")
    taps.on("button", "영어로 복사")
    expect(phone.locator("body")).to_contain_text("복사했어요")
    assert "KRW 22,900" in phone.evaluate("navigator.clipboard.readText()")
    assert taps.count <= 5


def test_the_same_without_scripts(phone_without_js: Page, running: Site) -> None:
    page = phone_without_js
    begin(page, running)
    page.get_by_role("button", name="아직이에요").tap()
    expect(page.get_by_role("heading", name="언제 들어오는지 물어보세요")).to_be_visible()
    page.get_by_role("link", name="보낼 메시지 보기").tap()
    expect(page.locator('[data-message="refund-when"][lang="ko"]')).to_be_visible()


def test_the_keyboard_reaches_the_next_rung_and_writes_an_application_down(desktop: Page, running: Site) -> None:
    address = begin(desktop, running, "Status.REJECTED")
    desktop.goto(f"{address}ladder/")
    tab_to(desktop, "[data-primary]")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/ladder/appeal/")
    desktop.goto(f"{address}ladder/counselling/")
    tab_to(desktop, "main details:has([name=number]) > summary")
    desktop.keyboard.press("Enter")
    desktop.get_by_role("textbox", name="접수 번호").focus()
    desktop.keyboard.type("2026-77")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/ladder/")
    expect(desktop.locator('[data-rung="counselling"]')).to_have_attribute("data-state", "used")
    expect(desktop.locator('[data-rung="relief"]')).to_have_attribute("data-state", "open")


@pytest.mark.parametrize(
    "path", ["money/", "money/new/offered/", "ladder/", "ladder/counselling/", "ladder/chargeback/"]
)
def test_nothing_is_wider_than_a_small_phone_with_large_text(open_page, running: Site, path: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    address = begin(page, running, "Status.REJECTED")
    page.goto(f"{address}{path}")
    assert too_wide(page) == 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert too_wide(page) == 0
