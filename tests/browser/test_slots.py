"""Photos by what they show: a slot takes its own, and many at once are sorted afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.browser_photos import choose, photo
from tests.support.browser_site import Demo, Holding


def test_a_slot_takes_its_photos_and_shows_them_below_its_drawing(gather: Callable[..., Page]) -> None:
    page = gather()
    slot = page.locator("[data-slot]").last
    expect(slot.locator("svg.shot")).to_be_visible()
    with page.expect_file_chooser() as chooser:
        slot.locator("svg.shot").click(force=True)  # The button reaches over the drawing.
    assert chooser.value.is_multiple()
    assert chooser.value.element.evaluate("input => input.isConnected"), "An iPhone may not tell what was chosen."
    chooser.value.set_files([photo("shot.jpg"), {"name": "none.txt", "mimeType": "", "buffer": b"none"}])
    expect(slot.locator(".results [data-upload=accepted]")).to_contain_text("shot.jpg")
    expect(slot.locator(".results [data-upload=refused]")).to_contain_text("none.txt")
    expect(page.locator("#queue li")).to_have_count(0)
    expect(slot).to_have_attribute("data-done", "true")
    expect(slot.locator(".photo-row img")).to_have_count(1)
    expect(slot.locator(".slot__act")).to_contain_text("1장 있어요")
    expect(page.locator("#sort")).to_be_hidden()
    with page.expect_file_chooser() as chooser:
        slot.get_by_role("button", name=re.compile("^더 올리기")).press("Enter")
    chooser.value.set_files([photo("more.jpg")])
    expect(slot.locator(".photo-row img")).to_have_count(2)
    expect(slot.get_by_role("button", name=re.compile("^더 올리기"))).to_be_focused()


def test_many_at_once_are_sorted_by_a_tap_below_each(gather: Callable[..., Page]) -> None:
    page = gather()
    choose(page, photo("one.jpg"), photo("two.jpg"))
    asked = [page.get_by_role("group", name=f"무엇을 찍었나요? {name}.jpg") for name in ("one", "two")]
    asked[0].get_by_role("radio", name="겉 상자").tap()
    expect(asked[0].get_by_text("담았어요.")).to_be_visible()
    expect(page.locator("#live")).to_have_text("‘겉 상자’에 담았어요.")
    expect(page.locator("#photos-outer-box .photo-row")).to_have_count(1)

    # With the keyboard, each arrow is an answer of its own, and the last one counts.
    first = asked[1].get_by_role("radio").first
    first.focus()
    for key in ("Space", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(asked[1].get_by_role("radio").nth(2)).to_be_checked()
    expect(asked[1].get_by_role("radio").nth(2)).to_be_focused()
    expect(page.locator("#photos-inner-packing .photo-row")).to_have_count(1)
    expect(page.locator("#photos-outer-box .photo-row")).to_have_count(1)
    page.reload()
    expect(page.locator("#sort")).to_be_hidden()
    expect(page.locator("#photos-inner-packing .photo-row")).to_have_count(1)


def test_without_javascript_a_slot_has_its_form_and_one_button_sorts_all(gather: Callable[..., Page]) -> None:
    page = gather(java_script_enabled=False)
    page.get_by_role("link", name=re.compile("^(사진|더) 올리기 ?: 운송장 라벨")).click()
    slot = page.locator("#shot-label")
    slot.get_by_label("사진 고르기").set_input_files([photo("label.jpg")])
    slot.get_by_role("button", name="올리기", exact=True).click()
    expect(slot.locator("[data-upload=accepted]")).to_contain_text("label.jpg")
    expect(slot).to_be_in_viewport()
    page.get_by_role("link", name="여러 장 한꺼번에 올리기").click()
    choose(page, photo("plain one.jpg"), photo("plain two.jpg"))
    page.get_by_role("button", name="올리기", exact=True).click()
    for name in ("one", "two"):
        page.get_by_role("group", name=f"무엇을 찍었나요? plain {name}.jpg").get_by_role(
            "radio", name="운송장 라벨"
        ).tap()
    page.get_by_role("button", name="고른 대로 저장하기").click()
    expect(page.get_by_text("사진 2장을 담았어요.")).to_be_visible()
    expect(page.get_by_role("group", name="무엇을 찍었나요? plain")).to_have_count(0)


def test_a_slot_keeps_its_words_whole_in_large_letters(phone: Page, demo: Demo, hold: Holding) -> None:
    hold(phone, demo.cases[0])
    phone.goto(f"{demo.cases[0].url}evidence/")
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    tall = "all => all.map(one => one.clientHeight / parseFloat(getComputedStyle(one).fontSize))"
    assert max(phone.locator(".slots h3").evaluate_all(tall)) < 3
    assert max(phone.locator(".slots .photo-row__actions > *").evaluate_all(tall)) < 4
