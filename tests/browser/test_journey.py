"""The whole way of one buyer, as a person would go it: on a phone, with JavaScript, without it, with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser_site import DESKTOP, PHONE, Demo, tab_to
from tests.support.calendar_days import days_ago
from tests.support.factories import jpeg


def go_on(page: Page) -> None:
    page.get_by_role("button", name="다음").click()


def triage(page: Page) -> None:
    """From the question of the first page to the first question of the intake."""
    page.goto("/")
    expect(page.locator("[data-channel][data-rank='1']")).to_be_visible()
    page.get_by_role("link", name=re.compile("부서지거나 고장 났어요")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("부서지거나 고장 났어요")
    page.get_by_role("link", name="사건 만들기").first.click()


def intake(page: Page) -> tuple[str, str]:
    """Answer the questions, one of them wrong first; return the case's address and key."""
    expect(page.get_by_text("부서지거나 고장 났어요")).to_be_visible()
    page.get_by_label("주문번호").fill("12")
    page.get_by_label("산 물건").fill("유리 티포트")
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("주문번호는 숫자 12~20자리예요.")
    expect(page.get_by_label("산 물건")).to_have_value("유리 티포트")
    page.get_by_label("주문번호").fill("8190 0000-0000 0001")
    go_on(page)
    page.get_by_label("결제한 날").fill(days_ago(20))
    received = days_ago(2)
    page.get_by_label("받은 날").fill(received)
    page.get_by_role("button", name="이전").click()
    go_on(page)
    expect(page.get_by_label("받은 날")).to_have_value(received)
    go_on(page)
    page.get_by_label("신용·체크카드").check()
    page.get_by_label("결제 금액").fill("12,900")
    go_on(page)
    go_on(page)
    page.get_by_label("있었던 일").fill("손잡이가 깨져 있었습니다.")
    go_on(page)
    expect(page.get_by_text("12,900원")).to_be_visible()
    page.get_by_role("button", name="사건 만들기").click()
    key = page.locator("#case-key").inner_text()
    page.get_by_role("link", name="사건 보기").click()
    return page.url, key


def upload(page: Page, case: str, folder: Path, *, script: bool) -> None:
    """Send a good photo and a broken file: the good one stays, each has its own answer. A script sends by itself."""
    good, broken = folder / "손잡이.jpg", folder / "깨진 파일.jpg"
    good.write_bytes(jpeg(size=(1600, 1200)))
    broken.write_bytes(b"this is not a photo")
    page.goto(f"{case}evidence/?kind=damage")
    page.locator("main input[type=file]").set_input_files([good, broken])
    if not script:
        page.get_by_role("button", name="올리기", exact=True).click()
    expect(page.locator("[data-upload=accepted]")).to_have_count(1)
    expect(page.locator("[data-upload=refused]")).to_have_count(1)
    expect(page.locator("[data-upload=refused]")).to_contain_text("깨진 파일.jpg")


def ask_for_review(page: Page, case: str) -> None:
    page.goto(case)
    page.get_by_text("다른 일이 있었나요?").click()
    page.get_by_role("link", name="사진 검토 부탁하기").first.click()
    page.get_by_role("button", name="검토 부탁하기").click()
    expect(page.locator("main")).to_have_attribute("data-status", "in_review")


def decide(staff: Page, demo: Demo, reference: str) -> None:
    """The reviewer logs in, finds the case, and asks for the label."""
    staff.goto(demo.admin_url)
    staff.get_by_label("사용자 이름").fill(demo.username)
    staff.get_by_label("비밀번호").fill(demo.password)
    staff.get_by_role("button", name="로그인").click()
    staff.goto(f"/admin/casefile/case/?q={reference}")
    staff.get_by_role("link", name=reference).click()
    expect(staff.get_by_role("img", name=re.compile("망가진 부분"))).to_be_visible()
    staff.get_by_label("증거 보완 요청").check()
    staff.get_by_label("운송장 라벨").check()
    staff.get_by_label("구매자에게 남길 말").fill("송장 번호가 보이는 사진이 필요합니다.")
    staff.get_by_role("button", name=re.compile("결정")).first.click()
    expect(staff.locator(".messagelist .success")).to_be_visible()


def send_back(page: Page, case: str, folder: Path) -> None:
    """File the case, agree on the return, write down the address and the parcel with its receipt."""
    page.goto(f"{case}move/filed/")
    page.get_by_role("button", name="적어 두기").click()
    page.goto(f"{case}move/return_due/")
    page.get_by_label("확인했어요").check()
    page.get_by_role("button", name="적어 두기").click()
    page.get_by_role("link", name="반품 주소 적기").first.click()
    page.get_by_label("받는 사람", exact=True).fill("알리 반품센터")
    page.get_by_label("우편번호").fill("04524")
    page.get_by_label("주소", exact=True).fill("인천광역시 서구 정서진로 410")
    page.get_by_role("button", name="저장").click()
    expect(page.get_by_text("우편번호는 서울특별시인데")).to_be_visible()
    page.get_by_role("link", name="운송장 적기").click()
    receipt = folder / "receipt.jpg"
    receipt.write_bytes(jpeg(color="white"))
    page.get_by_label("우체국 (택배·등기)").check()
    page.get_by_label("운송장 번호").fill("1234 567 890 123")
    page.get_by_label("보낸 날").fill(days_ago(0))
    page.locator("input[type=file]").set_input_files(receipt)
    page.get_by_role("button", name="저장").click()
    expect(page.locator("#tracking-number")).to_have_text("1234567890123")


def finish(page: Page, case: str) -> None:
    for target in ("inspecting", "approved"):
        page.goto(f"{case}move/{target}/")
        page.get_by_role("button", name="적어 두기").click()
    page.get_by_role("link", name=re.compile("돈이 들어왔어요")).click()
    page.get_by_label("전액 돌려받았어요").check()
    page.get_by_label("확인했어요").check()
    page.get_by_role("button", name="적어 두기").click()
    expect(page.locator("main")).to_have_attribute("data-status", "closed")
    expect(page.locator("main")).to_have_attribute("data-outcome", "refunded")


@pytest.mark.parametrize("script", [True, False], ids=["with-js", "without-js"])
def test_from_the_broken_parcel_to_the_money(
    open_page: Callable[..., Page], demo: Demo, tmp_path: Path, script: bool
) -> None:
    buyer = open_page(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=script)
    staff = open_page(viewport=DESKTOP)
    triage(buyer)
    case, key = intake(buyer)
    upload(buyer, case, tmp_path, script=script)
    ask_for_review(buyer, case)
    reference = case.rstrip("/").rsplit("/", 1)[1]
    decide(staff, demo, reference)
    buyer.goto(case)
    expect(buyer.locator("main")).to_have_attribute("data-status", "needs_evidence")
    expect(buyer.get_by_text("송장 번호가 보이는 사진이 필요합니다.").first).to_be_visible()
    send_back(buyer, case, tmp_path)
    finish(buyer, case)

    other = open_page(viewport=PHONE, java_script_enabled=script)
    assert other.goto(case).status == 404
    other.goto("/cases/open/")
    other.get_by_label("사건 번호").fill(reference.lower())
    other.get_by_label("사건 열쇠").fill(key.replace("-", " "))
    other.get_by_role("button", name="사건 열기").click()
    expect(other.locator("main")).to_have_attribute("data-status", "closed")


def test_the_keyboard_alone_gets_a_case_made(desktop: Page) -> None:
    desktop.goto("/")
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="본문으로 건너뛰기")).to_be_focused()
    desktop.keyboard.press("Enter")
    tab_to(desktop, "a[href='/problems/damaged/']")
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(re.compile("/problems/damaged/$"))
    tab_to(desktop, "a[href^='/cases/new/?']")
    desktop.keyboard.press("Enter")
    for question in ("order", "dates", "payment", "deadline", "story"):
        expect(desktop).to_have_url(re.compile(f"/cases/new/{question}/"))
        tab_to(desktop, "main button[type=submit]")
        desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(re.compile("/cases/new/check/$"))
    tab_to(desktop, "main button[type=submit]")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#case-key")).to_be_visible()


def test_the_stepper_moves_the_focus_and_the_address(phone: Page) -> None:
    phone.goto("/guide/request/")
    phone.evaluate("window.kept = true")
    phone.locator("a[href='/guide/evidence/']").last.click()
    expect(phone).to_have_url(re.compile("/guide/evidence/$"))
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    assert phone.evaluate("window.kept") is True
    expect(phone).to_have_title(re.compile("증거"))
    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("신청")


def test_a_note_appears_without_leaving_the_page(phone: Page, demo: Demo) -> None:
    case = demo.cases[0]
    phone.goto("/cases/open/")
    phone.get_by_label("사건 번호").fill(case.reference)
    phone.get_by_label("사건 열쇠").fill(case.key)
    phone.get_by_role("button", name="사건 열기").click()
    expect(phone).to_have_url(case.url)
    phone.get_by_role("link", name="연락과 기록").click()
    phone.evaluate("window.kept = true")
    phone.locator("summary", has_text="메모 남기기").click()
    phone.get_by_label("메모 남기기").fill("상담원이 금요일까지 답한다고 함")
    phone.get_by_role("button", name="기록에 남기기").click()
    expect(phone.locator(".timeline > :not(.timeline__day)").first).to_contain_text("금요일까지")
    assert phone.evaluate("window.kept") is True
