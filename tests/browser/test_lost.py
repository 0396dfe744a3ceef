"""Cookies that are gone between a page and its button: the text is there again, and every button carries on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser_site import DESKTOP, PHONE, Demo, DemoCase, Holding, too_wide
from tests.support.factories import jpeg

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with-js", "without-js"])
KEPT = "적은 내용은 그대로 있어요"


def phone(open_page: Callable[..., Page], *, script: bool) -> Page:
    # htmx writes into the console that its own try was refused.
    refused = ("Response Status Error Code 403",)
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=script, expected=refused)


def go_on(page: Page, button: str) -> None:
    assert too_wide(page) <= 0
    page.get_by_role("button", name=button).click()


def open_again(page: Page, case: DemoCase, text: str) -> None:
    """From the page of a lost case, which shows `text`, to the case, with the text on every page between."""
    for button in ("사건을 열고 이어서 보내기", "사건 열기"):
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(f"{KEPT}|번호와 열쇠로"))
        expect(page.locator("main")).to_contain_text(text)
        if button == "사건 열기":
            expect(page.get_by_label("사건 번호")).to_have_value(case.reference)
            page.get_by_label("사건 열쇠").fill(case.key)
        go_on(page, button)
    expect(page.get_by_role("heading", level=1)).to_have_text("사건을 열었어요")
    expect(page.locator("main")).to_contain_text(text)
    go_on(page, "이어서 보내기")


@SCRIPT
def test_a_note_survives_the_loss_of_all_cookies(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, script: bool
) -> None:
    page, case = phone(open_page, script=script), demo.cases[0]
    note = f"상담원이 금요일까지 답한다고 함 {script}"
    hold(page, case)
    page.goto(f"{case.url}timeline/")
    page.locator("summary", has_text="메모 남기기").click()
    page.get_by_label("메모 남기기").fill(note)
    page.context.clear_cookies()
    go_on(page, "기록에 남기기")
    expect(page.get_by_role("heading", level=1)).to_have_text(KEPT)
    expect(page.locator("main")).to_contain_text(note)
    go_on(page, "이어서 보내기")
    open_again(page, case, note)
    expect(page.locator(".timeline > :not(.timeline__day)").first).to_contain_text(note)


@SCRIPT
def test_an_answer_survives_the_loss_of_the_session(open_page: Callable[..., Page], script: bool) -> None:
    page = phone(open_page, script=script)
    page.goto("/cases/new/problem/")
    page.get_by_label("부서지거나 고장 났어요").check()
    go_on(page, "다음")
    page.get_by_label("산 물건").fill("유리 티포트")
    page.context.clear_cookies(name="sessionid")
    go_on(page, "다음")
    expect(page.get_by_role("heading", level=1)).to_have_text(KEPT)
    expect(page.locator("main")).to_contain_text("유리 티포트")
    expect(page.locator("main")).to_contain_text("부서지거나 고장 났어요")
    page.get_by_role("link", name="이어서 적기").click()
    expect(page.get_by_label("산 물건")).to_have_value("유리 티포트")
    go_on(page, "다음")
    expect(page).to_have_url(re.compile("/cases/new/dates/$"))
    go_on(page, "이전")
    go_on(page, "이전")
    expect(page.get_by_label("부서지거나 고장 났어요")).to_be_checked()


def test_photos_that_were_chosen_without_a_script_are_told_about(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, tmp_path: Path
) -> None:
    page, case = phone(open_page, script=False), demo.cases[0]
    photo = tmp_path / "손잡이.jpg"
    photo.write_bytes(jpeg())
    hold(page, case)
    page.goto(f"{case.url}evidence/")
    page.get_by_text("종류와 설명도 함께 적기").click()
    page.get_by_label("설명").fill("왼쪽 손잡이")
    page.locator("input[type=file]").set_input_files(photo)
    page.context.clear_cookies(name="sessionid")
    go_on(page, "올리기")
    expect(page.get_by_text("고른 사진 1장(손잡이.jpg)")).to_be_visible()
    open_again(page, case, "왼쪽 손잡이")
    expect(page.get_by_label("설명")).to_have_value("왼쪽 손잡이")
    page.locator("input[type=file]").set_input_files(photo)
    go_on(page, "올리기")
    expect(page.locator("[data-upload=accepted]")).to_have_count(1)


def test_a_decision_survives_the_end_of_the_login(open_page: Callable[..., Page], demo: Demo) -> None:
    page = open_page(viewport=DESKTOP)
    page.goto(demo.admin_url)
    log_in(page, demo)
    page.goto("/admin/casefile/case/?todo=review")
    page.get_by_role("link", name=demo.cases[0].reference).click()
    page.get_by_label("증거 보완 요청").check()
    page.get_by_label("구매자에게 남길 말").fill("송장 번호가 보이는 사진이 필요합니다.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="결정 저장").click()
    expect(page.get_by_text("송장 번호가 보이는 사진이 필요합니다.")).to_be_visible()
    log_in(page, demo)
    expect(page.get_by_text("송장 번호가 보이는 사진이 필요합니다.")).to_be_visible()
    # Not pressed: other tests need this case as it is.
    expect(page.get_by_role("button", name="이어서 보내기")).to_be_visible()


def log_in(page: Page, demo: Demo) -> None:
    page.get_by_label("사용자 이름").fill(demo.username)
    page.get_by_label("비밀번호").fill(demo.password)
    page.get_by_role("button", name="로그인").click()
