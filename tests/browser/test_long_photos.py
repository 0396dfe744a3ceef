"""Long photos and turned ones in Chromium: on a phone, with the keyboard alone, and without JavaScript."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.support.browser_site import DESKTOP, PHONE, Demo, Holding, tab_to, too_wide
from tests.support.pictures import chat_screen, encoded, still_life

TALL, WIDE = (1080, 12_000), (12_000, 1080)


def add(page: Page, demo: Demo, hold: Holding, im: Image.Image, caption: str, kind: str = "conversation") -> None:
    """Give a sample case one more photo by the plain form, and go to its page."""
    case = demo.cases[0]
    hold(page, case)
    at = f"{case.url}evidence/"
    page.goto(at)
    if not page.locator(".photo-row", has_text=caption).count():
        token = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
        file = {"name": "a.png", "mimeType": "image/png", "buffer": encoded(im, "PNG")}
        form = {"csrfmiddlewaretoken": str(token), "kind": kind, "caption": caption, "photos": file}
        assert page.request.post(at, multipart=form, headers={"Referer": page.url}).status == 200
        page.goto(at)
    page.locator(".photo-row", has_text=caption).get_by_role("link", name=re.compile("^설명 고치기")).click()
    expect(page.locator("#picture img")).to_be_visible()


def frame(page: Page) -> Locator:
    return page.get_by_role("region", name=re.compile("^긴 사진"))


def box(goal: Locator) -> dict[str, float]:
    area = goal.bounding_box()
    assert area is not None
    return dict(area)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_long_capture_is_legible_and_moves_in_its_frame(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, size: dict[str, int]
) -> None:
    page = open_page(viewport=size)
    add(page, demo, hold, chat_screen(size=TALL), "긴 대화")
    shown, held = box(frame(page).locator("img")), box(frame(page))
    assert shown["width"] >= 300 and shown["height"] > 5 * held["height"]
    assert held["height"] <= 0.8 * size["height"] and too_wide(page) == 0
    tab_to(page, ".long")
    page.keyboard.press("End")
    page.wait_for_function("() => document.querySelector('.long').scrollTop > 2000")
    expect(frame(page)).to_be_in_viewport()


def test_a_panorama_is_legible_and_moves_in_its_frame(phone: Page, demo: Demo, hold: Holding) -> None:
    add(phone, demo, hold, chat_screen("wide", size=TALL).transpose(Image.Transpose.ROTATE_90), "창고 전체", "damage")
    shown, held = box(frame(phone).locator("img")), box(frame(phone))
    assert shown["height"] >= 300 and shown["width"] > 5 * held["width"] and too_wide(phone) == 0
    tab_to(phone, ".long")
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.querySelector('.long').scrollLeft > 0")


def test_a_part_of_a_long_photo_stands_in_the_list(phone: Page, demo: Demo, hold: Holding) -> None:
    add(phone, demo, hold, chat_screen(size=TALL), "긴 대화")
    phone.goto(f"{demo.cases[0].url}evidence/")
    expect(phone.get_by_alt_text("긴 대화 (윗부분)")).to_be_visible()
    assert too_wide(phone) == 0


def shared(page: Page) -> Image.Image:
    image = page.get_by_alt_text(re.compile("^가린 사진")).last
    return Image.open(io.BytesIO(page.request.get(str(image.get_attribute("src"))).body())).convert("L")


def typed(page: Page) -> list[float]:
    fields = page.locator("[data-boxes] [data-box]").first.locator("input").all()
    return [float(field.input_value()) for field in fields]


def clear(page: Page) -> None:
    """Take back what an earlier test left."""
    if page.get_by_role("button", name="가린 곳 모두 되돌리기").count():
        page.get_by_role("button", name="가린 곳 모두 되돌리기").click()
    expect(page.get_by_text("가리지 않았어요", exact=True)).to_be_visible()
    page.wait_for_load_state()  # Without its styles the frame has no height yet, and nothing to scroll.


def test_a_line_far_down_is_covered_with_a_finger(phone: Page, demo: Demo, hold: Holding) -> None:
    page = phone
    add(page, demo, hold, chat_screen(size=TALL), "긴 대화")
    page.get_by_role("link", name="이름·전화번호 가리기").or_(page.get_by_role("link", name="가린 곳 고치기")).click()
    clear(page)
    mode = page.get_by_role("button", name="손가락으로 그리기")
    expect(mode).to_have_attribute("aria-pressed", "false")
    frame(page).scroll_into_view_if_needed()
    frame(page).evaluate("element => { element.scrollTop = 2000 }")
    mode.click()
    frame(page).scroll_into_view_if_needed()
    held, stage = box(frame(page)), box(page.locator("[data-blackout-stage] > svg"))
    at = [(held["x"] + x, held["y"] + 100 + y) for x, y in ((20, 0), (120, 8), (320, 16))]
    session = page.context.new_cdp_session(page)
    for number, (x, y) in enumerate(at):
        kind = "touchMove" if number else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("[data-boxes] [data-box]")).to_have_count(1)
    _left, top, width, height = typed(page)
    assert abs(top - (at[0][1] - stage["y"]) / stage["height"] * 100) < 0.05
    assert 0.2 < height < 1 and 60 < width < 95
    page.get_by_role("button", name="가리고 저장하기").first.click()
    expect(page.get_by_text("가린 사진을 저장했어요.")).to_be_visible()
    copy = shared(page)
    middle = round((top + height / 2) / 100 * copy.height)
    assert copy.size == (900, 10_000) and copy.getpixel((450, middle)) == 0
    assert too_wide(page) == 0


def test_a_box_by_button_begins_where_the_frame_stands(
    open_page: Callable[..., Page], demo: Demo, hold: Holding
) -> None:
    page = open_page(viewport=DESKTOP)
    add(page, demo, hold, chat_screen(size=TALL), "긴 대화")
    page.get_by_role("link", name="이름·전화번호 가리기").or_(page.get_by_role("link", name="가린 곳 고치기")).click()
    clear(page)
    frame(page).evaluate("element => { element.scrollTop = element.scrollHeight / 2 }")
    page.get_by_text("숫자로 적기", exact=True).click()
    page.get_by_role("button", name="칸 더 만들기").click()
    _left, top, _width, height = typed(page)
    assert 50 < top < 58 and height < 2
    frame(page).evaluate("element => { element.scrollTop = 0 }")
    page.get_by_label("위에서 (%)").first.focus()
    page.wait_for_function("() => document.querySelector('.long').scrollTop > 2000")


def test_two_taps_cover_a_line_of_a_photo_that_a_finger_moves(phone: Page, demo: Demo, hold: Holding) -> None:
    page = phone
    add(page, demo, hold, chat_screen(size=TALL), "긴 대화")
    page.get_by_role("link", name="이름·전화번호 가리기").or_(page.get_by_role("link", name="가린 곳 고치기")).click()
    clear(page)
    frame(page).scroll_into_view_if_needed()
    frame(page).evaluate("element => { element.scrollTop = 2000 }")
    held = box(frame(page))
    for x, y in ((20, 100), (300, 130)):
        page.touchscreen.tap(held["x"] + x, held["y"] + y)
    expect(page.locator("[data-boxes] [data-box]")).to_have_count(1)
    _left, _top, width, height = typed(page)
    assert width > 50 and 0.1 < height < 2


def proportions(page: Page) -> float:
    """Return width over height of the photo as it is shown, once it has come."""
    page.wait_for_function("() => document.querySelector('#picture img').complete")
    area = box(page.locator("#picture img"))
    return area["width"] / area["height"]


def test_a_photo_is_turned_with_the_keyboard_and_the_focus_stays(
    open_page: Callable[..., Page], demo: Demo, hold: Holding
) -> None:
    page = open_page(viewport=DESKTOP)
    add(page, demo, hold, still_life("turned"), "누운 상자", "outer-box")
    page.get_by_label("설명").fill("아직 저장하지 않은 글")
    before = proportions(page)
    assert before > 1
    tab_to(page, "#picture button[value=right]")
    for wanted in (1 / before, before):
        page.keyboard.press("Enter")
        page.wait_for_function(
            "wanted => { const im = document.querySelector('#picture img');"
            " return Math.abs(im.naturalWidth / im.naturalHeight - wanted) < 0.01 }",
            arg=wanted,
        )
        button = page.get_by_role("button", name=re.compile("오른쪽으로 돌리기.*누운 상자"))
        expect(button).to_be_focused()
        expect(page.locator("#live")).to_have_text("사진을 오른쪽으로 돌렸어요.")
    expect(page.get_by_label("설명")).to_have_value("아직 저장하지 않은 글")


def test_a_photo_is_turned_without_javascript(phone_without_js: Page, demo: Demo, hold: Holding) -> None:
    page = phone_without_js
    add(page, demo, hold, still_life("plain"), "누운 송장", "label")
    sizes = [page.locator("#picture img").get_attribute(name) for name in ("width", "height")]
    page.get_by_role("button", name="왼쪽으로 돌리기").click()
    expect(page.get_by_text("사진을 왼쪽으로 돌렸어요.")).to_be_visible()
    assert [page.locator("#picture img").get_attribute(name) for name in ("height", "width")] == sizes
    assert too_wide(page) == 0
