"""Blacking out a photo in Chromium: with a pointer, with the keyboard alone, and without JavaScript."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.support.browser_site import DESKTOP, PHONE, Demo, Holding


def go(page: Page, demo: Demo, hold: Holding) -> None:
    """Open the sample case with photos, and the boxes of its label."""
    case = demo.cases[0]
    hold(page, case)
    page.goto(f"{case.url}evidence/")
    page.locator("#shot-label").get_by_role("link", name=re.compile("^가리기")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("이름·전화번호 가리기")
    for_a_start(page)


def for_a_start(page: Page) -> None:
    """Take back what an earlier test left."""
    if page.get_by_role("button", name="가린 곳 모두 되돌리기").count():
        page.get_by_role("button", name="가린 곳 모두 되돌리기").click()
    expect(page.get_by_text("가리지 않았어요", exact=True)).to_be_visible()


def save(page: Page) -> None:
    page.get_by_role("button", name="가리고 저장하기").last.click()
    expect(page.get_by_text("가린 사진을 저장했어요.")).to_be_visible()


def numbers(page: Page, box: int = 1) -> list[str]:
    """Return what stands in the four fields of one box."""
    return [
        field.input_value() for field in page.locator("[data-boxes] [data-box]").nth(box - 1).locator("input").all()
    ]


def drag(page: Page, *way: tuple[float, float]) -> None:
    """Press at the first place of the photo, go on to the others, and let go; places are shares of the photo."""
    stage = page.locator("[data-blackout-stage] > svg")
    stage.scroll_into_view_if_needed()
    area = stage.bounding_box()
    assert area is not None
    points = [(area["x"] + area["width"] * x, area["y"] + area["height"] * y) for x, y in way]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=5)
    page.mouse.up()


def near(typed: list[str], *wanted: float) -> bool:
    return all(abs(float(text) - number) <= 0.7 for text, number in zip(typed, wanted, strict=True))


def shared(page: Page) -> Image.Image:
    """Return the copy that others get, as the page shows it."""
    image = page.get_by_alt_text(re.compile("^가린 사진"))
    answer = page.request.get(str(image.get_attribute("src")))
    return Image.open(io.BytesIO(answer.body())).convert("L")


def is_black(im: Image.Image, left: float, top: float, width: float, height: float) -> bool:
    """Say whether the box, in percent, is black all over."""
    x, y, w, h = (round(part * im.size[at % 2] / 100) for at, part in enumerate((left, top, width, height)))
    _low, high = im.crop((x + 1, y + 1, x + w - 1, y + h - 1)).getextrema()
    assert isinstance(high, int | float)
    return high <= 8


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_box_is_drawn_moved_pulled_and_deleted(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, size: dict[str, int]
) -> None:
    page = open_page(viewport=size)
    go(page, demo, hold)
    below = page.get_by_role("button", name="가리고 저장하기").first
    expect(below).to_be_disabled()
    drag(page, (0.1, 0.2), (0.4, 0.5))
    expect(below).to_be_enabled()
    assert near(numbers(page), 10, 20, 30, 30)
    drag(page, (0.9, 0.9), (0.6, 0.7))  # From the lower right, as well.
    assert near(numbers(page, 2), 60, 70, 30, 20)
    drag(page, (0.2, 0.3), (0.3, 0.4))
    assert near(numbers(page), 20, 30, 30, 30)
    drag(page, (0.5, 0.6), (0.55, 0.65))  # Its lower right corner: it is the selected one.
    assert near(numbers(page), 20, 30, 35, 35)
    drag(page, (0.3, 0.4), (1.5, -0.5))  # Out of the photo: it stays at the edge.
    assert near(numbers(page), 65, 0, 35, 35)
    drag(page, (0.05, 0.95), (0.052, 0.951))  # A tap is no box, and lets go of the one that was selected.
    expect(page.get_by_role("button", name="고른 칸 지우기")).to_be_disabled()
    expect(page.locator("[data-boxes] [data-box]")).to_have_count(2)
    page.keyboard.press("Escape")  # And of the corner that it was.
    drag(page, (0.7, 0.8), (0.7, 0.8))
    page.get_by_role("button", name="고른 칸 지우기").click()
    expect(page.locator("[data-boxes] [data-box]")).to_have_count(1)
    save(page)
    box = [float(text) for text in numbers(page)]
    assert is_black(shared(page), *box)
    assert not is_black(shared(page), 0, 40, 60, 60)
    expect(page.locator(".blackout__box")).to_have_count(1)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focus(page: Page, goal: Locator) -> None:
    """Go on with the Tab key until `goal` has the focus."""
    for _ in range(60):
        if goal.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not reach {goal}")


def test_boxes_are_typed_and_deleted_with_the_keyboard_alone(
    open_page: Callable[..., Page], demo: Demo, hold: Holding
) -> None:
    page = open_page(viewport=DESKTOP)
    go(page, demo, hold)
    focus(page, page.locator("[data-blackout-numbers] > summary"))
    page.keyboard.press("Enter")
    more = page.get_by_role("button", name="칸 더 만들기")
    for box in (("5", "10", "20", "15.5"), ("50", "50", "25", "25")):
        focus(page, more)
        page.keyboard.press("Enter")
        for number in box:  # The first field of the new box has the focus.
            press(page, "Control+a")
            page.keyboard.type(number)
            page.keyboard.press("Tab")
    expect(page.locator(".blackout__boxes > svg:has(> rect)").first).to_have_attribute("height", "15.5%")
    remove = page.get_by_role("group", name="칸 2", exact=True).get_by_role("button", name="이 칸 지우기")
    expect(remove).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="칸 1", exact=True).get_by_role("button")).to_be_focused()
    expect(page.locator("[data-blackout-said]")).to_have_text("칸을 지웠어요. 남은 칸: 1")
    focus(page, page.get_by_role("button", name="가리고 저장하기").last)
    page.keyboard.press("Enter")
    expect(page.get_by_text("가린 사진을 저장했어요.")).to_be_visible()
    assert numbers(page) == ["5", "10", "20", "15.5"]
    assert is_black(shared(page), 5, 10, 20, 15.5)


def test_two_taps_make_a_box_without_dragging(open_page: Callable[..., Page], demo: Demo, hold: Holding) -> None:
    page = open_page(viewport=DESKTOP)
    go(page, demo, hold)
    boxes = page.locator("[data-boxes] [data-box]")
    drag(page, (0.1, 0.2))
    expect(page.locator("[data-blackout-said]")).to_have_text("한쪽 모서리를 골랐어요. 이제 반대쪽 모서리를 고르세요.")
    expect(boxes).to_have_count(0)
    drag(page, (0.4, 0.5))
    expect(boxes).to_have_count(1)
    assert near(numbers(page), 10, 20, 30, 30)
    drag(page, (0.8, 0.9))
    drag(page, (0.3, 0.4))  # Also onto a box that is there.
    expect(boxes).to_have_count(2)
    assert near(numbers(page, 2), 30, 40, 50, 50)
    drag(page, (0.9, 0.1))
    drag(page, (0.9, 0.1))  # The same place twice is no box.
    expect(boxes).to_have_count(2)
    expect(page.locator(".blackout__mark")).to_have_count(0)


def test_the_keyboard_covers_a_line_with_few_presses(open_page: Callable[..., Page], demo: Demo, hold: Holding) -> None:
    """From the top of the page to the saved copy: with single steps it took 450 presses."""
    page = open_page(viewport=DESKTOP)
    go(page, demo, hold)
    page.evaluate("presses = 0; addEventListener('keydown', ({ key }) => { presses += key !== 'Shift' })")
    focus(page, page.locator("[data-blackout-stage] > svg"))
    expect(page.locator(".blackout__cursor")).to_be_visible()
    press(page, *["ArrowLeft"] * 8, *["ArrowUp"] * 6, "Enter")
    press(page, *["ArrowRight"] * 6, *["ArrowDown"] * 2, *["Shift+ArrowDown"] * 3, "Enter")
    height = float(numbers(page)[3])
    assert near(numbers(page)[:3], 10, 20, 30) and 10.3 < height < 12
    expect(page.locator("[data-blackout-said]")).to_have_text("칸을 더했어요. 번호: 1")
    focus(page, page.get_by_role("button", name="가리고 저장하기").first)
    assert page.evaluate("presses") <= 60
    page.keyboard.press("Enter")
    expect(page.get_by_text("가린 사진을 저장했어요.")).to_be_visible()
    assert is_black(shared(page), 10, 20, 30, height)


def test_boxes_that_are_not_saved_are_not_lost_by_leaving(
    open_page: Callable[..., Page], demo: Demo, hold: Holding
) -> None:
    page = open_page(viewport=DESKTOP)
    go(page, demo, hold)
    page.get_by_role("link", name="사진으로 돌아가기").click()  # Nothing was drawn: nobody is asked.
    page.wait_for_url(re.compile("/evidence/[0-9a-f-]+/$"))
    page.go_back()
    drag(page, (0.1, 0.2), (0.4, 0.5))
    with page.expect_event("dialog") as leaving:
        page.close(run_before_unload=True)
    assert leaving.value.type == "beforeunload"
    leaving.value.dismiss()
    save(page)  # And what is saved is not asked about.


def test_numbers_alone_do_it_without_javascript(phone_without_js: Page, demo: Demo, hold: Holding) -> None:
    page = phone_without_js
    go(page, demo, hold)
    expect(page.get_by_role("group", name=re.compile("^칸"))).to_have_count(3)
    page.get_by_label("왼쪽에서 (%)").first.fill("10")
    page.get_by_role("button", name="칸 더 만들기").click()
    expect(page.get_by_role("group", name=re.compile("^칸"))).to_have_count(4)
    assert numbers(page) == ["10", "", "", ""]
    page.get_by_role("button", name="가리고 저장하기").last.click()
    expect(page.get_by_role("alert")).to_contain_text("칸 1: ‘위에서’에도 숫자를 적으세요.")
    for label, number in (("위에서 (%)", "20"), ("너비 (%)", "30"), ("높이 (%)", "40")):
        page.get_by_label(label).first.fill(number)
    save(page)
    assert is_black(shared(page), 10, 20, 30, 40)
    expect(page.locator("[data-blackout-stage] rect")).to_have_attribute("width", "30%")


def touch(page: Page, *moments: tuple[tuple[float, float], ...]) -> None:
    """Lay fingers on the photo, moment by moment, then lift them; places are shares of the photo."""
    area = page.locator("[data-blackout-stage] > svg").bounding_box()
    assert area is not None
    session = page.context.new_cdp_session(page)
    down = 0
    for fingers in moments:
        points = [
            {"x": area["x"] + area["width"] * x, "y": area["y"] + area["height"] * y, "id": finger}
            for finger, (x, y) in enumerate(fingers)
        ]
        kind = "touchStart" if len(points) > down else "touchMove"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        down = len(points)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_one_finger_draws_and_two_fingers_zoom(phone: Page, demo: Demo, hold: Holding) -> None:
    go(phone, demo, hold)
    phone.locator("[data-blackout-stage]").scroll_into_view_if_needed()
    boxes = phone.locator("[data-boxes] [data-box]")
    touch(phone, *(((0.2 + step / 20, 0.2 + step / 20),) for step in range(6)))
    expect(boxes).to_have_count(1)
    assert near(numbers(phone), 20, 20, 25, 25)
    spread = [((0.5 - step / 20, 0.8 - step / 20), (0.6 + step / 20, 0.8)) for step in range(8)]
    touch(phone, ((0.45, 0.75),), ((0.5, 0.8),), *spread)
    phone.wait_for_function("visualViewport.scale > 1.2")
    expect(boxes).to_have_count(1)


def test_a_finger_can_be_told_to_scroll_instead(phone: Page, demo: Demo, hold: Holding) -> None:
    go(phone, demo, hold)
    mode = phone.get_by_role("button", name="손가락으로 그리기")
    mode.click()
    expect(mode).to_have_attribute("aria-pressed", "false")
    expect(phone.locator("[data-blackout-stage] > svg")).to_have_css("touch-action", "auto")
    touch(phone, *(((0.2 + step / 10, 0.3),) for step in range(6)))
    expect(phone.locator("[data-boxes] [data-box]")).to_have_count(0)
