"""The admin in Chromium: under the strict CSP, at both sizes, with its date and time helpers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser_site import DESKTOP, PHONE, Site

MODELS = ("casefile/case", "contact/contactchannel", "facts/holiday", "facts/policyfact", "deadlines/deadlinerule")


@pytest.fixture(scope="module")
def staff(browser: Browser, running: Site) -> Any:
    """Cookies of the sample staff user. One login for all: more than a few in five minutes are refused."""
    context = browser.new_context(base_url=running.url)
    page = context.new_page()
    page.goto(running.demo.admin_url)
    page.get_by_label("사용자 이름").fill(running.demo.username)
    page.get_by_label("비밀번호").fill(running.demo.password)
    page.get_by_role("button", name="로그인").click()
    expect(page.get_by_role("heading", name="할 일")).to_be_visible()
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def desktop(open_page: Callable[..., Page], staff: Any) -> Page:
    """A desktop browser in which staff are logged in."""
    return open_page(viewport=DESKTOP, storage_state=staff)


def first_row(page: Page) -> None:
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator("#content-main")).to_be_visible()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_keeps_the_policy_and_the_width(
    open_page: Callable[..., Page], staff: Any, size: dict[str, int]
) -> None:
    page = open_page(viewport=size, storage_state=staff)
    for model in MODELS:
        assert page.goto(f"/admin/{model}/").ok
        assert fits(page), model
        first_row(page)
        assert fits(page), model


def test_the_helpers_for_dates_and_times_fill_their_fields(desktop: Page) -> None:
    desktop.goto("/admin/contact/contactchannel/")
    first_row(desktop)
    desktop.locator("#calendarlink0").click()
    desktop.locator(".calendarbox:visible td").get_by_text("15", exact=True).click()
    assert desktop.locator("#id_checked_on").input_value().endswith("-15")
    hours = desktop.locator("#periods-group tr.dynamic-periods").count()
    desktop.get_by_text("운영 시간 더 추가").click()
    expect(desktop.locator("#periods-group tr.dynamic-periods")).to_have_count(hours + 1)


def test_what_is_missing_is_asked_only_where_more_is_asked_for(desktop: Page) -> None:
    desktop.goto("/admin/casefile/case/?todo=review")
    first_row(desktop)
    missing = desktop.get_by_role("group", name="무엇이 더 필요한가요")
    desktop.get_by_label("증거 충분").check()
    expect(missing).to_be_hidden()
    desktop.get_by_label("증거 보완 요청").check()
    expect(missing).to_be_visible()
    for box in missing.get_by_role("checkbox").all():
        box.uncheck()
    desktop.get_by_role("button", name="결정 저장").click()
    expect(desktop.get_by_text("왜 더 필요한지 적으세요.")).to_be_visible()
    expect(desktop.get_by_label("증거 보완 요청")).to_be_checked()


def test_the_decision_is_a_tap_away_on_a_phone_wherever_one_reads_what_is_before_it(
    open_page: Callable[..., Page], staff: Any
) -> None:
    page = open_page(viewport=PHONE, storage_state=staff)
    page.goto("/admin/casefile/case/?todo=review")
    first_row(page)
    jump, decision = page.get_by_role("link", name="결정으로"), page.get_by_role("heading", name="검토 결정")
    for _ in range(3):
        expect(jump).to_be_in_viewport(ratio=1)
        page.mouse.wheel(0, 500)
    jump.click()
    expect(decision).to_be_in_viewport(ratio=1)
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    expect(jump).to_be_hidden()


def test_a_message_is_shown_of_a_sample_case_while_it_is_written(desktop: Page) -> None:
    desktop.goto("/admin/ready_messages/messagetemplate/")
    first_row(desktop)
    expect(desktop.get_by_role("heading", name="견본 사건의")).to_have_count(3)
    for language, text in (
        ("korean", "{item|을} 돌려보낼게요."),
        ("english", "I return {item}."),
        ("chinese", "我退{item}。"),
    ):
        desktop.locator(f"#id_{language}").fill(text)
    korean = desktop.locator("#said-korean blockquote")
    expect(korean).to_have_text("유리 티포트를 돌려보낼게요.")
    desktop.locator("#id_english").fill("I return {thing}.")
    expect(desktop.locator("#said-english")).to_contain_text("‘thing’라는 칸은 없어요")
    expect(korean).to_have_text("유리 티포트를 돌려보낼게요.")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_a_letter_says_stands_next_to_it_in_full(
    open_page: Callable[..., Page], staff: Any, size: dict[str, int]
) -> None:
    page = open_page(viewport=size, storage_state=staff)
    page.goto("/admin/ready_messages/messagetemplate/")
    first_row(page)
    for name in ("korean", "english", "chinese"):
        said = page.locator(f"#said-{name}")
        expect(said.locator("blockquote")).to_be_visible()
        letter = page.locator(f"#id_{name}")
        for box in (letter, said):
            assert box.evaluate("node => node.scrollHeight <= node.clientHeight + 1"), name
        written, shown = letter.bounding_box(), said.bounding_box()
        assert written and shown
        if size == PHONE:
            assert 0 <= shown["y"] - written["y"] - written["height"] < 40
        else:
            assert written["x"] + written["width"] < shown["x"]
            assert abs(written["y"] - shown["y"]) < 60


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_can_be_done_with_rows_is_offered_once_one_is_ticked_and_stays_in_sight(
    open_page: Callable[..., Page], staff: Any, size: dict[str, int]
) -> None:
    page = open_page(viewport=size, storage_state=staff, java_script_enabled=False)
    page.goto("/admin/deadlines/deadlinerule/")
    offer = page.get_by_label("고른 것에")
    expect(offer).to_be_hidden()
    page.locator(".action-select").first.check()
    expect(offer).to_be_in_viewport()
    page.locator(".action-select").first.uncheck()
    expect(offer).to_be_hidden()


def test_what_is_behind_the_own_name_opens_without_a_script(open_page: Callable[..., Page], staff: Any) -> None:
    page = open_page(viewport=PHONE, storage_state=staff, java_script_enabled=False)
    page.goto("/admin/")
    leave = page.get_by_role("button", name="로그아웃")
    expect(leave).to_be_hidden()
    page.locator("#header summary").click()
    expect(leave).to_be_visible()
    assert fits(page)
