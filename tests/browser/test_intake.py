"""Beginning a case in a browser: five taps to the first photo, one draft, and a receipt that opens the case again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser_site import DESKTOP, PHONE, tab_to, too_wide
from tests.support.calendar_days import days_ago
from tests.support.factories import jpeg

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with-js", "without-js"])

# What goes up takes longer than anybody waits.
HANGING = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 20}
# Notes when the field for photos is disabled and when it is not.
WATCH = """() => {
  globalThis.said = [];
  const field = document.querySelector("main [type=file]");
  const note = () => said.push(field.getAttribute("aria-disabled"));
  new MutationObserver(note).observe(field, { attributeFilter: ["aria-disabled"] });
}"""


def phone(open_page: Callable[..., Page], *, script: bool = True) -> Page:
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=script)


class Thumb:
    """Whoever holds the phone, and how often they have tapped."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, target: Locator) -> None:
        target.tap()
        self.taps += 1

    def choose(self, page: Page, target: Locator, photos: list[Path]) -> None:
        """Tap the control, and in the picker that opens the photos: one tap, however many these are."""
        with page.expect_file_chooser() as picker:
            self.tap(target)
        picker.value.set_files(photos)
        self.taps += 1


@SCRIPT
def test_five_taps_to_the_first_photo(open_page: Callable[..., Page], tmp_path: Path, script: bool) -> None:
    page, thumb = phone(open_page, script=script), Thumb()
    photos = [tmp_path / f"{name}.jpg" for name in ("상자", "손잡이", "전체")]
    for number, photo in enumerate(photos):
        photo.write_bytes(jpeg(size=(1200 + number, 900)))
    page.goto("/")
    thumb.tap(page.get_by_role("link", name=re.compile("부서지거나 고장 났어요")))
    thumb.tap(page.get_by_role("link", name="사진부터 올리기").first)
    thumb.choose(page, page.get_by_label("사진 고르기"), photos)
    if not script:
        thumb.tap(page.get_by_role("button", name="올리기"))
    page.wait_for_url(re.compile("/cases/RG-[^/]+/evidence/"))
    assert thumb.taps == (4 if script else 5)
    expect(page.locator("main img")).to_have_count(3)
    assert too_wide(page) <= 0

    # The key is not lost on the way: the page leads to it until it was seen.
    page.get_by_role("link", name="사건 번호와 열쇠 받기").click()
    expect(page.locator("#case-key")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.locator("[data-key-waits]")).to_have_count(0)


@pytest.mark.parametrize("told", [True, False])
def test_photos_are_chosen_again_after_a_sending_that_was_stopped(
    open_page: Callable[..., Page], tmp_path: Path, told: bool
) -> None:
    page, photo = phone(open_page, script=True), tmp_path / "상자.jpg"
    photo.write_bytes(jpeg(size=(1200, 900)))
    if not told:  # by the browser
        page.add_init_script("delete globalThis.navigation")
        page.clock.install()
    page.goto("/cases/new/photos/?problem=damaged")
    field, network = page.get_by_label("사진 고르기"), page.context.new_cdp_session(page)
    page.evaluate(WATCH)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", HANGING)
    with page.expect_request("**/cases/new/photos/"):
        field.set_input_files(photo)
    network.send("Page.stopLoading")
    if not told:
        assert page.evaluate("said") == ["true"]
        page.clock.fast_forward(60_000)
    expect(field).not_to_have_attribute("aria-disabled", "true")
    assert page.evaluate("said") == ["true", None]
    network.send("Network.emulateNetworkConditions", HANGING | {"uploadThroughput": -1})
    Thumb().choose(page, field, [photo])
    page.wait_for_url(re.compile("/cases/RG-[^/]+/evidence/"))


@SCRIPT
def test_a_draft_is_gone_on_with_or_let_go_of(open_page: Callable[..., Page], script: bool) -> None:
    page = phone(open_page, script=script)
    page.goto("/problems/wrong-item/")
    page.get_by_role("link", name="사건 만들기").first.click()
    page.get_by_label("산 물건").fill("찻잔")
    page.get_by_role("button", name="다음").click()
    page.goto("/")
    expect(page.locator("[data-draft=wrong-item]")).to_be_visible()
    page.get_by_role("link", name="이어서 쓰기").click()
    expect(page).to_have_url(re.compile("/cases/new/dates/$"))
    page.goto("/problems/damaged/")
    page.get_by_role("link", name="사건 만들기").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("쓰던 사건이 있어요")
    page.get_by_role("button", name="지우고 새로 쓰기").click()
    expect(page.get_by_text("부서지거나 고장 났어요")).to_be_visible()
    expect(page.get_by_label("산 물건")).to_have_value("")


def test_the_problem_is_changed_and_a_day_is_one_press(open_page: Callable[..., Page]) -> None:
    yesterday = days_ago(1)
    page = open_page(viewport=DESKTOP)
    page.goto("/cases/new/?problem=damaged")
    page.get_by_role("link", name="바꾸기").click()
    expect(page.get_by_label("부서지거나 고장 났어요", exact=True)).to_be_checked()
    page.get_by_label("다른 물건이 왔어요", exact=True).check()
    page.get_by_role("button", name="다음").click()
    page.get_by_role("button", name="다음").click()
    page.get_by_role("group", name="며칠 전인가요?").get_by_role("button", name="어제").click()
    # The page offers yesterday as of when it was made, and midnight may have passed since.
    expect(page.get_by_label("받은 날")).to_have_value(re.compile(f"{yesterday}|{days_ago(1)}"))
    tab_to(page, "main button[type=submit]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/cases/new/payment/$"))


@pytest.mark.parametrize("path", ["/cases/new/dates/?problem=damaged", "/deadlines/"])
def test_a_usual_day_of_a_page_left_open_moves_on_with_midnight(open_page: Callable[..., Page], path: str) -> None:
    page, came_at = open_page(viewport=DESKTOP), dt.datetime(2026, 11, 27, 14, 50, tzinfo=dt.UTC)  # 23:50 in Korea
    page.clock.install(time=came_at)
    page.goto(path)
    button = page.get_by_role("button", name="어제")
    offered = dt.date.fromisoformat(button.get_attribute("value") or "")
    button.click()
    expect(page.get_by_label("받은 날")).to_have_value(f"{offered}")
    page.clock.set_system_time(came_at + dt.timedelta(minutes=20))
    button.click()
    expect(page.get_by_label("받은 날")).to_have_value(f"{offered + dt.timedelta(days=1)}")
    button.click()
    expect(page.get_by_label("받은 날")).to_have_value(f"{offered + dt.timedelta(days=1)}")


def make_case(page: Page, order_number: str) -> None:
    page.goto("/cases/new/?problem=damaged")
    page.get_by_label("주문번호").fill(order_number)
    for _question in range(5):
        page.get_by_role("button", name="다음").click()
    page.get_by_role("button", name="사건 만들기").click()
    expect(page.locator("#case-key")).to_be_visible()


@SCRIPT
def test_a_case_of_the_same_order_is_told_before_the_next_question(
    open_page: Callable[..., Page], script: bool
) -> None:
    page, number = phone(open_page, script=script), "8190123412341234"
    make_case(page, number)
    page.goto("/cases/new/?problem=damaged")
    page.get_by_label("주문번호").press_sequentially(number)
    if not script:
        page.get_by_role("button", name="다음").click()
    told = page.locator("[data-same-order]")
    expect(told).to_contain_text("이 주문의 사건이 이미 있어요")
    expect(page).to_have_url(re.compile("/cases/new/order/"))
    told.get_by_label("그래도 새로 만들기").check()
    page.get_by_role("button", name="다음").click()
    expect(page).to_have_url(re.compile("/cases/new/dates/$"))


@SCRIPT
def test_the_receipt_is_taken_back_in_one_paste(open_page: Callable[..., Page], script: bool) -> None:
    page = phone(open_page, script=script)
    make_case(page, "8190999911112222")
    reference = page.locator("#case-reference").inner_text()
    page.get_by_text("복사할 글 보기").click()
    text = page.get_by_label("사건 번호, 열쇠와 링크").input_value()
    assert too_wide(page) <= 0
    other = phone(open_page, script=script)
    other.goto("/cases/open/")
    other.get_by_label("복사해 둔 글").fill(text)
    other.get_by_role("button", name="사건 열기").click()
    expect(other).to_have_url(re.compile(f"/cases/{reference}/$"))


def test_the_link_of_the_receipt_fills_the_form_and_leaves_no_key_behind(open_page: Callable[..., Page]) -> None:
    page = phone(open_page)
    make_case(page, "8190999911113333")
    link = page.locator("#case-card").input_value().splitlines()[-1].partition(": ")[2]
    other = phone(open_page)
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    expect(other.get_by_label("사건 열쇠")).to_have_value(re.compile("[0-9A-Z-]{23}"))
    key = other.get_by_label("사건 열쇠").input_value()
    expect(other).to_have_url(re.compile("/cases/open/$"))
    expect(other.get_by_role("button", name="사건 열기")).to_be_focused()
    other.keyboard.press("Enter")
    expect(other.locator("main")).to_have_attribute("data-status", "preparing")
    assert not [address for address in asked if key in address.partition("#")[0]]


def test_the_receipt_is_saved_as_a_picture(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = phone(open_page)
    make_case(page, "8190999911114444")
    with page.expect_download() as saved:
        page.get_by_role("button", name="사진으로 저장").click()
    picture = tmp_path / "card.png"
    saved.value.save_as(picture)
    assert saved.value.suggested_filename.startswith("RG-")
    assert picture.read_bytes().startswith(b"\x89PNG")
    # This browser has no share sheet, and so no button for it.
    expect(page.get_by_role("button", name="나에게 보내기")).to_have_count(0)


def test_a_share_sheet_gets_the_text_where_there_is_one(open_page: Callable[..., Page]) -> None:
    page = phone(open_page)
    page.add_init_script(
        "navigator.canShare = () => true; navigator.share = async ({ text }) => { window.shared = text; };"
    )
    make_case(page, "8190999911115555")
    page.get_by_role("button", name="나에게 보내기").click()
    page.wait_for_function("window.shared?.includes('사건 열쇠')")
