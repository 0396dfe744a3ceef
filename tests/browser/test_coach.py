"""A blurred photo is taken, remarked, and used as it is: with and without JavaScript, with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PIL import ImageFilter
from playwright.sync_api import Page, expect

from tests.support import pictures
from tests.support.browser_site import PHONE, Demo, Holding, too_wide


def evidence(page: Page, demo: Demo, hold: Holding) -> None:
    hold(page, demo.cases[1])
    page.goto(f"/cases/{demo.cases[1].reference}/evidence/?kind=weight")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_remark_is_answered_with_the_keyboard(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, javascript: bool
) -> None:
    blurred = pictures.still_life(f"javascript {javascript}").filter(ImageFilter.GaussianBlur(4))
    plain = open_page(viewport=PHONE, java_script_enabled=False)
    evidence(plain, demo, hold)
    photo = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": pictures.encoded(blurred, "JPEG")}
    plain.locator("#shot-weight input[type=file]").set_input_files([photo])
    plain.locator("#shot-weight button[type=submit]", has_text="올리기").click()
    expect(plain.locator("#shot-weight [data-upload=accepted]")).to_have_count(1)

    page = open_page(viewport=PHONE, java_script_enabled=javascript)
    evidence(page, demo, hold)
    cards = page.locator(".photo-row:has([data-coach=blur])")
    expect(cards).to_have_count(1)
    expect(cards.locator("summary")).to_have_text("글자가 흐려 보여요.")  # One line, and the rest below it.
    expect(cards.locator("details")).not_to_have_attribute("open", "")
    assert too_wide(page) <= 0
    cards.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(cards.locator("details")).to_have_attribute("open", "")
    if javascript:
        expect(cards.get_by_role("button", name="다시 찍기")).to_be_visible()
    else:
        again = "?kind=weight#shot-weight"
        expect(cards.get_by_role("link", name="다시 찍기")).to_have_attribute("href", re.compile(re.escape(again)))
    cards.get_by_role("button", name="그대로 쓰기").focus()
    page.keyboard.press("Enter")
    expect(cards).to_have_count(0)
    expect(page.locator("body")).to_contain_text("이 사진을 그대로 쓸게요.")
    if javascript:
        expect(page.locator(".photo-row [data-focus]")).to_be_focused()


def test_a_remark_on_a_card_is_answered_without_leaving_the_page(
    open_page: Callable[..., Page], demo: Demo, hold: Holding
) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    evidence(page, demo, hold)
    pictures_loaded: list[str] = []
    page.on("request", lambda request: pictures_loaded.extend([request.url] * ("-thumb/" in request.url)))
    slot = page.locator("#shot-weight")
    page.evaluate("window.stays = true")
    blurred = pictures.still_life("queue").filter(ImageFilter.GaussianBlur(4))
    for name, im in (("first.jpg", blurred), ("second.jpg", pictures.still_life("clear"))):
        photo = {"name": name, "mimeType": "image/jpeg", "buffer": pictures.encoded(im, "JPEG")}
        page.locator("#id_photos").set_input_files([photo])
        expect(slot.locator(".results li", has_text=name)).to_have_attribute("data-upload", "accepted")
    card = slot.locator(".photo-row:has([data-coach])")
    card.locator("summary").click()
    with page.expect_file_chooser() as chooser:
        card.get_by_role("button", name="다시 찍기").click()
    assert chooser.value.element.get_attribute("capture") == "environment"
    card.get_by_role("button", name="그대로 쓰기").click()
    expect(slot).to_contain_text("이 사진을 그대로 쓸게요.")
    assert page.evaluate("window.stays")
    # A card with a form in it is not drawn anew for every answer.
    assert len(pictures_loaded) == len(set(pictures_loaded))
