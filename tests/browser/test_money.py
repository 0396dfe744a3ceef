"""Money that comes in parts, on a phone: how few taps lead from the case to the words that ask for the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser_site import Site, tab_to, too_wide
from tests.support.processes import ROOT

# Made in the database of the running site, by the functions that make a real case.
MAKE = """
import datetime as dt, uuid
from decimal import Decimal
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from cases.casefile.access import SESSION_KEY
from cases.casefile.models import Case
from cases.core.days import SEOUL
from cases.process.states import Role, Status

now = timezone.now()
ago = lambda days: now.astimezone(SEOUL).date() - dt.timedelta(days=days)
case, _key = Case.open(
    now=now, intake_id=uuid.uuid4(), problem="damaged", payment="card", paid_on=ago(30), received_on=ago(20),
    amount=Decimal(32900), currency="KRW", order_number="8190000000000001",
)
for status, on in ((Status.FILED, ago(15)), (STATUS, ago(4))):
    case.move(status, by=None, role=Role.OWNER, on=on, now=now)
session = SessionStore()
session[SESSION_KEY] = [case.pk]
session.save()
print(session.session_key, case.get_absolute_url())
"""


def made(running: Site, status: str) -> tuple[str, str]:
    """Return the session that holds a new case in `status`, and its address."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", MAKE.replace("STATUS", status)]
    done = subprocess.run(command, cwd=ROOT, env=running.environment, check=True, capture_output=True, text=True)
    session, address = done.stdout.split()
    return session, address


def begin(page: Page, running: Site, status: str = "Status.APPROVED") -> str:
    session, address = made(running, status)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": running.url}])
    page.goto(address)
    return address


class Taps:
    """Counts what a thumb does."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def on(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).first.tap()  # type: ignore[arg-type]
        self.count += 1


def test_from_a_part_to_the_copied_chase_in_five_taps(phone: Page, running: Site) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(phone, running)
    taps = Taps(phone)
    taps.on("link", "일부만 들어왔어요")
    taps.on("textbox", "금액")
    phone.keyboard.type("10,000")
    taps.on("button", "적어 두기")
    expect(phone.locator('[data-money="left"]')).to_have_attribute("data-value", "22900")
    taps.on("link", "보낼 말 보기")
    taps.on("button", "영어로 복사")
    expect(phone.locator("body")).to_contain_text("복사했어요")
    assert "KRW 22,900" in phone.evaluate("navigator.clipboard.readText()")
    assert taps.count <= 5


def test_the_same_without_scripts(phone_without_js: Page, running: Site) -> None:
    page = phone_without_js
    begin(page, running)
    page.get_by_role("button", name="아직이에요").tap()
    expect(page.get_by_role("heading", name="언제 들어오는지 물어보세요")).to_be_visible()
    page.get_by_role("link", name="보낼 말 보기").tap()
    expect(page.locator('[data-message="refund-late"][lang="ko"]')).to_be_visible()


def test_the_keyboard_reaches_the_next_rung_and_writes_an_application_down(desktop: Page, running: Site) -> None:
    address = begin(desktop, running, "Status.REJECTED")
    desktop.goto(f"{address}ladder/")
    tab_to(desktop, "[data-primary]")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/ladder/appeal/")
    desktop.goto(f"{address}ladder/counselling/")
    desktop.get_by_label("접수 번호").focus()
    desktop.keyboard.type("2026-77")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/ladder/")
    expect(desktop.locator('[data-rung="counselling"]')).to_have_attribute("data-state", "used")
    expect(desktop.locator('[data-rung="relief"]')).to_have_attribute("data-state", "open")


@pytest.mark.parametrize(
    "path", ["money/", "money/new/offered/", "ladder/", "ladder/counselling/", "ladder/chargeback/"]
)
def test_nothing_is_wider_than_a_small_phone_with_large_text(open_page, running: Site, path: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    address = begin(page, running, "Status.REJECTED")
    page.goto(f"{address}{path}")
    assert too_wide(page) == 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert too_wide(page) == 0
