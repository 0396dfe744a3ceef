"""The calculator in a real browser: on a small phone, by keyboard, while typing, without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser_site import too_wide

QUERY = "?problem=damaged&payment=card&paid_on=2026-01-10&received_on=2026-02-02&noticed_on=2026-02-03"


@pytest.mark.parametrize("query", ["", QUERY])
def test_it_fits_a_small_phone_and_explains_itself_by_keyboard(phone: Page, query: str) -> None:
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.goto(f"/deadlines/{query}")
    assert too_wide(phone) <= 0
    if not query:
        return
    deadline = phone.locator('[data-deadline="withdrawal-7d"]')
    summary = deadline.locator("summary")
    expect(deadline.locator("ol")).to_be_hidden()
    summary.focus()
    summary.press("Enter")
    # 7 days from Monday 2 February end on Monday the 9th.
    expect(deadline.locator("ol")).to_contain_text("2026년 2월 9일(월)")
    assert too_wide(phone) <= 0
    phone.locator("summary", has_text="고치기").press("Enter")
    expect(phone.get_by_label("승인된 날")).to_be_visible()
    assert too_wide(phone) <= 0


def test_a_changed_day_is_counted_at_once_and_the_focus_stays(phone: Page) -> None:
    phone.goto("/deadlines/")
    field = phone.get_by_label("받은 날")
    field.focus()
    field.fill("2026-02-02")
    field.dispatch_event("change")
    expect(phone.locator('[data-deadline="withdrawal-7d"] time').first).to_have_attribute("datetime", "2026-02-09")
    expect(phone.locator("#said")).to_contain_text("계산했어요")
    expect(field).to_be_focused()
    expect(phone).to_have_url(re.compile(r"/deadlines/\?received_on=2026-02-02$"))
    phone.get_by_role("button", name="기한 계산하기").press("Enter")
    expect(phone.locator("#clocks")).to_be_focused()
    phone.get_by_role("link", name="이 날짜로 사건 만들기").click()
    assert phone.locator('input[type="hidden"][name="received_on"]').get_attribute("value") == "2026-02-02"


def test_the_form_works_without_javascript(phone_without_js: Page) -> None:
    phone_without_js.goto("/deadlines/")
    phone_without_js.get_by_label("결제한 날").fill("2026-01-10")
    phone_without_js.get_by_role("button", name="기한 계산하기").click()
    # 120 days: 21 left in January, 28, 31, 30, and 10 in May.
    found = phone_without_js.locator('[data-deadline="chargeback-120d"] time').first
    expect(found).to_have_attribute("datetime", "2026-05-10")
