"""From the address to the answer: a buyer is reminded, on a phone without JavaScript and, for the mails, without cookies."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.browser_site import PATIENCE, PHONE, Demo, Holding, Site, too_wide


def link(site: Site, to: str, page: str) -> str:
    """Return the link to `page` in the last mail to `to`, which the worker sends in its own time."""
    until = time.monotonic() + PATIENCE / 1000
    while not any(address == to for address, _letter in site.mail_server.mails):
        assert time.monotonic() < until, f"no mail to {to}"
        time.sleep(0.1)
    letter = next(letter for address, letter in reversed(site.mail_server.mails) if address == to)
    found = re.search(rf"{re.escape(site.url)}/mail/{page}/[\w-]+/", letter.get_payload(decode=True).decode())
    assert found
    return found[0]


def press(page: Page, name: str) -> None:
    """Reach a button by keyboard and press it; the page must fit, before and after."""
    assert too_wide(page) <= 0
    button = page.get_by_role("button", name=name)
    assert button.bounding_box()["height"] >= 44  # type: ignore[index]
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert too_wide(page) <= 0


def test_a_buyer_is_reminded_and_answers(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, running: Site
) -> None:
    phone = {"viewport": PHONE, "java_script_enabled": False}
    page, mailbox = open_page(**phone), open_page(**phone)
    hold(page, demo.cases[0])
    page.goto(f"{demo.cases[0].url}deadlines/")
    page.get_by_role("link", name="메일로 알림 받기").click()

    page.get_by_label("이메일 주소", exact=True).fill("buyer@example.org")
    press(page, "확인 메일 받기")
    expect(page.get_by_role("alert")).to_contain_text("동의가 필요해요")
    page.get_by_label("동의해요").check()
    press(page, "확인 메일 받기")
    expect(page.get_by_text(re.compile("확인 메일을 보내고 있어요|확인을 기다리고 있어요"))).to_be_visible()

    mailbox.goto(link(running, "buyer@example.org", "confirm"))
    press(mailbox, "이 주소로 알림 받기")
    expect(mailbox.get_by_role("heading", name="확인했어요")).to_be_visible()

    page.reload()
    expect(page.get_by_text("buyer@example.org 주소로 알림을 보내 드려요")).to_be_visible()
    page.get_by_role("link", name="다시 확인할 날 적기").click()
    day = dt.date.today() + dt.timedelta(days=200)  # noqa: DTZ011 (any day ahead, after all deadlines of the sample)
    page.get_by_label("날짜", exact=True).fill(day.isoformat())
    page.get_by_label("할 일").fill("상담원이 약속한 날")
    press(page, "날짜 적어 두기")
    expect(page.get_by_text("그날 아침 메일로 알려 드려요")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="상담원이 약속한 날")).to_be_visible()

    running.manage("remind", f"--now={day}T09:00+09:00")
    mailbox.goto(link(running, "buyer@example.org", "reminder"))
    expect(mailbox.get_by_role("heading", name="상담원이 약속한 날")).to_be_visible()
    press(mailbox, "했어요")
    expect(mailbox.get_by_text("했다고 적어 두었어요")).to_be_visible()
    page.get_by_role("link", name="사건으로 돌아가기").click()
    expect(page.get_by_text("‘상담원이 약속한 날’: 했다고")).to_be_visible()

    mailbox.goto(link(running, "buyer@example.org", "stop"))
    press(mailbox, "그만 받기")
    expect(mailbox.get_by_role("heading", name="알림을 껐어요")).to_be_visible()
    assert mailbox.context.cookies() == []
    page.goto(f"/cases/{demo.cases[0].reference}/mail/")
    expect(page.get_by_text("buyer@example.org")).to_have_count(0)
