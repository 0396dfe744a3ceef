"""The second step in Chromium: set up, signed in with and lost, by keyboard, and axe finds nothing on any of its pages."""

from __future__ import annotations

from base64 import b32decode
from collections.abc import Callable

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import Page, expect

from tests.support.axe import WCAG, WIDTHS, findings
from tests.support.browser_site import PHONE, Site, tab_to

NAME, CHIEF, PASSWORD = "second-step", "second-step-chief", "a long password"
MAKE = f"""
from django.contrib.auth.models import User
User.objects.create_user({NAME!r}, password={PASSWORD!r}, is_staff=True)
User.objects.create_superuser({CHIEF!r}, password={PASSWORD!r})
"""
CHOSEN = "버스 정류장 옆의 감나무 둘"


@pytest.fixture(scope="module", autouse=True)
def clerk(running: Site) -> None:
    running.manage("shell", "--no-imports", "-c", MAKE)


def sign_in(page: Page, name: str = NAME) -> None:
    page.goto("/admin/")
    page.get_by_label("사용자 이름").fill(name)
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.keyboard.press("Enter")


def choose(page: Page, password: str) -> None:
    for label in ("새 비밀번호:", "새 비밀번호 확인:"):
        page.get_by_label(label, exact=True).fill(password)
    page.keyboard.press("Enter")


def test_a_new_member_of_staff_chooses_a_password(open_page: Callable[..., Page], axe: str) -> None:
    chief, new = open_page(viewport=PHONE), open_page(viewport=PHONE)
    found: list[str] = []
    sign_in(chief, CHIEF)
    expect(chief.get_by_role("heading", name="할 일")).to_be_visible()
    chief.wait_for_load_state()
    chief.goto("/admin/auth/user/add/")
    chief.get_by_label("사용자 이름").fill("newcomer")
    chief.keyboard.press("Enter")
    chief.wait_for_url("**/change/")
    chief.goto(chief.url.replace("/change/", "/password/"))
    found += findings(chief, axe, WIDTHS, WCAG)
    chief.get_by_role("button", name="링크 만들기").click()
    link = chief.locator(".rg-key").inner_text()
    found += findings(chief, axe, WIDTHS, WCAG)
    new.goto(link[link.index("/admin/") :])
    choose(new, "refundguide2026!")
    expect(new.locator(".errorlist")).to_be_visible()
    found += findings(new, axe, WIDTHS, WCAG)
    choose(new, CHOSEN)
    expect(new.get_by_text("비밀번호를 정했어요. 이제 로그인하세요.")).to_be_visible()
    new.goto(link[link.index("/admin/") :])
    expect(new.get_by_text("이 링크는 더 쓸 수 없어요.")).to_be_visible()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_whole_way(open_page: Callable[..., Page], axe: str, running: Site, scheme: str) -> None:
    page = open_page(viewport=PHONE, color_scheme=scheme)
    found: list[str] = []

    def look() -> None:
        found.extend(findings(page, axe, WIDTHS if scheme == "light" else (390,), WCAG))

    sign_in(page)
    expect(page.get_by_role("heading", name="할 일")).to_be_visible()
    page.locator("#header summary").click()
    page.get_by_role("link", name="2단계 로그인").click()
    expect(page.locator(".rg-go")).to_be_visible()
    look()
    tab_to(page, ".rg-go")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2단계 로그인 설정")).to_be_visible()
    assert page.get_by_alt_text("인증 앱에 등록할 QR 코드").evaluate(
        "image => image.decode().then(() => image.naturalWidth > 100)"
    )
    look()
    key = page.locator(".rg-key").inner_text()
    page.get_by_label("여섯 자리 코드").fill("12")
    page.keyboard.press("Enter")
    expect(page.get_by_text("앱에 보이는 숫자 여섯 자리를 적어 주세요.")).to_be_visible()
    look()
    page.get_by_label("여섯 자리 코드").fill(f"{TOTP(b32decode(key.replace(' ', ''))).token():06}")
    page.keyboard.press("Enter")
    expect(page.locator(".rg-codes li")).to_have_count(10)
    look()
    paper = page.locator(".rg-codes li").first.inner_text()
    tab_to(page, ".rg-go")
    page.keyboard.press("Enter")
    expect(page.get_by_text("남은 복구 코드는 10개예요.")).to_be_visible()
    look()
    page.goto("/admin/logins/")
    expect(page.get_by_text("지금 이 브라우저", exact=True)).to_be_visible()
    look()
    page.locator("#header summary").click()
    page.get_by_role("button", name="로그아웃", exact=True).click()
    sign_in(page)
    expect(page.get_by_label("여섯 자리 코드")).to_be_focused()
    look()
    page.goto("/admin/second-step/")
    expect(page.get_by_label("여섯 자리 코드")).to_be_focused()
    page.get_by_role("link", name="휴대폰이 없어요").click()
    expect(page.get_by_label("복구 코드")).to_be_focused()
    look()
    page.get_by_label("복구 코드").fill(paper)
    page.keyboard.press("Enter")
    expect(page.get_by_text("남은 복구 코드는 9개예요.", exact=True)).to_be_visible()
    running.manage("reset_second_step", NAME)
    assert not found, "\n".join(found)
