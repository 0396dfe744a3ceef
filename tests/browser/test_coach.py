"""A blurred photo is taken, remarked, and used as it is: with and without JavaScript, with the keyboard."""

from __future__ import annotations

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
    plain.locator("#upload input[type=file]").set_input_files([photo])
    plain.locator("#upload button[type=submit]").click()
    expect(plain.locator(".results [data-coach=blur]")).to_contain_text("글자가 흐려 보입니다")

    page = open_page(viewport=PHONE, java_script_enabled=javascript)
    evidence(page, demo, hold)
    cards = page.locator(".photo:has([data-coach=blur])")
    expect(cards).to_have_count(1)
    assert too_wide(page) <= 0
    again = f"/cases/{demo.cases[1].reference}/evidence/?kind=weight#upload"
    expect(cards.get_by_role("link", name="다시 찍기")).to_have_attribute("href", again)
    cards.get_by_role("button", name="그대로 쓰기").focus()
    page.keyboard.press("Enter")
    expect(cards).to_have_count(0)
    expect(page.locator("body")).to_contain_text("사진을 그대로 쓰기로 했습니다.")
    if javascript:
        expect(page.locator(".photo [data-focus]")).to_be_focused()


def test_a_remark_in_the_queue_is_answered_without_leaving_the_page(
    open_page: Callable[..., Page], demo: Demo, hold: Holding
) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    evidence(page, demo, hold)
    pictures_loaded: list[str] = []
    page.on("request", lambda request: pictures_loaded.extend([request.url] * request.url.endswith("/thumb/")))
    page.evaluate("window.stays = true")
    blurred = pictures.still_life("queue").filter(ImageFilter.GaussianBlur(4))
    for name, im in (("first.jpg", blurred), ("second.jpg", pictures.still_life("clear"))):
        photo = {"name": name, "mimeType": "image/jpeg", "buffer": pictures.encoded(im, "JPEG")}
        page.locator("#id_photos").set_input_files([photo])
        expect(page.locator("#queue li", has_text=name)).to_have_attribute("data-upload", "accepted")
    first = page.locator("#queue li", has_text="first.jpg")
    page.locator("#id_kind").select_option("receipt")
    with page.expect_file_chooser() as chooser:
        first.get_by_role("link", name="다시 찍기").click()
    assert chooser.value.element.get_attribute("capture") == "environment"
    expect(page.locator("#id_kind")).to_have_value("weight")
    first.get_by_role("button", name="그대로 쓰기").click()
    expect(first).to_contain_text("사진을 그대로 쓰기로 했습니다.")
    assert page.evaluate("window.stays")
    # A card with a form in it is not drawn anew for every answer.
    assert len(pictures_loaded) == len(set(pictures_loaded))
