"""What a phone pastes: an address becomes a label, a seller's words become the words that answer them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser_site import Site
from tests.support.made_case import Taps, begin

ADDRESS = "알리 반품센터\n(06234) 서울특별시 강남구 테헤란로 123, 4층\n02-1234-5678"


def test_from_the_case_over_a_pasted_address_to_the_label_in_five_taps(phone: Page, running: Site) -> None:
    begin(phone, running, "Status.RETURN_DUE")
    taps = Taps(phone)
    taps.on("link", "번호 붙여넣기")
    # The box has the focus already: nobody has to tap on it.
    expect(phone.get_by_label("복사한 글")).to_be_focused()
    phone.keyboard.insert_text(ADDRESS)
    taps.on("button", "찾아보기")
    expect(phone.locator('[data-pasted="postcode"]')).to_have_attribute("data-value", "06234")
    taps.on("button", "고른 것 적기")
    taps.on("link", "라벨 인쇄하기")
    expect(phone.locator(".return-label")).to_contain_text("테헤란로 123")
    with phone.expect_download():
        taps.on("button", "라벨 PDF 받기")
    assert taps.count <= 5


def test_from_the_case_over_a_pasted_reply_to_the_copied_answer_in_four_taps(phone: Page, running: Site) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(phone, running, "Status.NEGOTIATING")
    taps = Taps(phone)
    taps.on("link", "답장 붙여넣기")
    expect(phone.get_by_label("받은 답장")).to_be_focused()
    phone.keyboard.insert_text("Dear friend, please close the dispute first.")
    taps.on("button", "무슨 뜻인지 보기")
    expect(phone.locator('[data-reply="close-dispute"]')).to_be_visible()
    taps.on("link", "답할 말 보기")
    taps.on("button", "영어로 복사")
    expect(phone.locator("body")).to_contain_text("복사했어요")
    assert "dispute" in phone.evaluate("navigator.clipboard.readText()")
    assert taps.count <= 4


def test_from_a_pasted_refusal_to_the_copied_answer_in_four_taps(phone: Page, running: Site) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(phone, running, "Status.NEGOTIATING")
    taps = Taps(phone)
    taps.on("link", "답장 붙여넣기")
    expect(phone.get_by_label("받은 답장")).to_be_focused()
    phone.keyboard.insert_text("Sorry dear, the product was good when we sent it. We can not refund you.")
    taps.on("button", "무슨 뜻인지 보기")
    taps.on("link", "거절에 답할 말 보기")
    taps.on("button", "영어로 복사")
    expect(phone.locator("body")).to_contain_text("복사했어요")
    assert "The seller and I could not agree." in phone.evaluate("navigator.clipboard.readText()")
    assert taps.count <= 4


def test_a_promise_is_written_down_without_scripts(phone_without_js: Page, running: Site) -> None:
    page = phone_without_js
    address = begin(page, running, "Status.NEGOTIATING")
    page.goto(f"{address}replies/")
    page.get_by_label("받은 답장").fill("5일만 더 기다려 주세요.")
    page.get_by_role("button", name="무슨 뜻인지 보기").tap()
    page.get_by_role("link", name="약속으로 적기").tap()
    expect(page.locator("[name=said]")).to_have_value("5일만 더 기다려 주세요")
    expect(page.locator("[name=promised_until]")).not_to_have_value("")
