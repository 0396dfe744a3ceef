"""Ready messages on a phone: from a refusal to the copied answer, with scripts, without, and by the keyboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser_site import Site, tab_to
from tests.support.made_case import Taps, begin


def test_from_a_refusal_to_the_copied_english_answer_in_five_taps(phone: Page, running: Site) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(phone, running, "Status.REJECTED")
    taps = Taps(phone)
    taps.on("link", "보낼 메시지")
    taps.on("button", "영어로 복사")
    expect(phone.locator("body")).to_contain_text("복사했어요")
    assert "I do not agree with the decision to refuse my refund." in phone.evaluate("navigator.clipboard.readText()")
    assert taps.count <= 5


def test_from_a_sellers_refusal_to_the_copied_english_answer_in_five_taps(phone: Page, running: Site) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(phone, running, "Status.NEGOTIATING")
    taps = Taps(phone)
    taps.on("link", "보낼 메시지")
    taps.on("link", "판매자가 거절했거나")
    taps.on("button", "영어로 복사")
    expect(phone.locator("body")).to_contain_text("복사했어요")
    assert "The seller and I could not agree." in phone.evaluate("navigator.clipboard.readText()")
    assert taps.count <= 5


def test_without_scripts_the_text_can_be_selected_and_what_was_sent_is_kept(
    phone_without_js: Page, running: Site
) -> None:
    page = phone_without_js
    address = begin(page, running, "Status.REJECTED")
    page.goto(f"{address}messages/appeal/")
    page.get_by_role("radio", name="영어").first.tap()
    expect(page.locator('[data-message="appeal"][lang="en"]')).to_be_visible()
    page.locator("summary", has_text="보냈어요").tap()
    page.get_by_role("button", name="기록에 남기기").tap()
    expect(page.locator("main")).to_contain_text("에 보낸 말을 적어 두었어요")


def test_the_keyboard_alone_copies(desktop: Page, running: Site) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = begin(desktop, running, "Status.PLATFORM_REVIEW")
    desktop.goto(f"{address}messages/")
    tab_to(desktop, "[name='shown']:checked")
    desktop.keyboard.press("ArrowRight")
    desktop.keyboard.press("ArrowRight")
    expect(desktop.locator("[data-message][lang='zh-Hans']")).to_be_visible()
    expect(desktop.locator("[data-message][lang='ko']")).to_be_hidden()
    tab_to(desktop, "[data-copy='#said-zh-Hans']")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("body")).to_contain_text("복사했어요")
    assert "纠纷处理到哪一步" in desktop.evaluate("navigator.clipboard.readText()")
