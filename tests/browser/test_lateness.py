"""The day before, the day itself and days after, of four cases that went late, as a phone shows them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser_site import PHONE, Site, too_wide
from tests.support.processes import ROOT

# Made in the database of the running site, by the functions that make a real case, with days beside the site's own today.
MAKE = """
import datetime as dt, uuid
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from cases.casefile.access import SESSION_KEY
from cases.casefile.models import Case
from cases.core.days import SEOUL
from cases.deadlines.rulebook import deadlines_of
from cases.process.situation import Countdown
from cases.process.states import Role, Status

now = timezone.now()
today = now.astimezone(SEOUL).date()
ago = lambda days: today - dt.timedelta(days=days)
made = []
for name, problem, slug, moves, days in (
    ("silent", "damaged", "seller-answers", [(Status.FILED, ago(25))], {}),
    ("unsent", "wrong-item", "return-posted-by", [(Status.FILED, ago(25)), (Status.RETURN_DUE, ago(20))], {}),
    ("unpaid", "damaged", "refund-booked-by", [(Status.FILED, ago(25)), (Status.APPROVED, ago(22))], {}),
    ("closed", "damaged", "dispute-closes", [], {"received_on": ago(40), "noticed_on": ago(40)}),
):
    for left in (1, 0, -4):
        case, _key = Case.open(
            now=now, intake_id=uuid.uuid4(), problem=problem, payment="card", paid_on=ago(60), **days
        )
        for status, on in moves:
            case.move(status, by=None, role=Role.OWNER, on=on, now=now)
        at = dt.datetime.combine(today + dt.timedelta(days=left), dt.time(23, 59), tzinfo=SEOUL)
        case.read_countdown(slug, Countdown(at), now=now)
        made.append(case.pk)
        print("case", name, left, case.get_absolute_url())
session = SessionStore()
session[SESSION_KEY] = made
session.save()
print("session", session.session_key)
"""


@pytest.fixture(scope="module")
def late_cases(running: Site) -> tuple[str, dict[tuple[str, int], str]]:
    """Return the session that holds the cases, and their addresses by what went wrong and the days left."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", MAKE]
    made = subprocess.run(command, cwd=ROOT, env=running.environment, check=True, capture_output=True, text=True)
    session, addresses = "", {}
    for line in made.stdout.splitlines():
        match line.split():
            case ["case", name, left, address]:
                addresses[name, int(left)] = address
            case ["session", key]:
                session = key
    return session, addresses


BEFORE_AND_AFTER = {
    "silent": ("seller due-soon", "seller due-today", "buyer overdue"),
    "unsent": ("buyer due-soon", "buyer due-today", "buyer overdue"),
    "unpaid": ("platform due-soon", "platform due-today", "buyer overdue"),
    "closed": ("buyer due-soon", "buyer due-today", "buyer route-closed"),
}
PRIMARY = {
    "silent": ("", "", "지금 물어볼 곳 보기"),  # Whoever waits is pressed to nothing.
    "unsent": ("반품을 보냈어요", "반품을 보냈어요", "지금 물어볼 곳 보기"),
    "unpaid": ("", "", "돈이 안 들어올 때 물어볼 곳 보기"),
    "closed": ("환불을 신청하는 방법 보기", "환불을 신청하는 방법 보기", "도움받을 곳 보기"),
}


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("name", BEFORE_AND_AFTER)
def test_a_page_says_the_same_as_its_day(
    open_page: Callable[..., Page],
    running: Site,
    late_cases: tuple[str, dict[tuple[str, int], str]],
    name: str,
    javascript: bool,
) -> None:
    session, addresses = late_cases
    page = open_page(viewport=PHONE, java_script_enabled=javascript)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": running.url}])
    for at, left in enumerate((1, 0, -4)):
        page.goto(addresses[name, left])
        assert too_wide(page) <= 0
        main = page.locator("main")
        turn, situation = BEFORE_AND_AFTER[name][at].split()
        expect(main).to_have_attribute("data-turn", turn)
        expect(main).to_have_attribute("data-situation", situation)
        expect(main).to_have_attribute("data-days", str(left))
        primary = page.locator("[data-primary]")
        expect(primary).to_have_count(1 if PRIMARY[name][at] else 0)
        if PRIMARY[name][at]:
            expect(primary).to_contain_text(PRIMARY[name][at])
        headline = page.locator("#now-title")
        expect(headline).to_contain_text({1: "1일 남았어요", 0: "오늘이에요", -4: "4일 지났어요"}[left])
        # What to say word for word is there as soon as somebody has to be asked, and not before.
        expect(page.locator("[data-say]")).to_have_count(1 if left < 0 else 0)
    route = page.locator("[data-route]")
    if name == "closed":  # The next way that is open, and its own day.
        expect(route).to_have_attribute("data-route", "chargeback-120d")
        expect(route).to_contain_text("까지")
    primary.press("Enter")  # With the keyboard alone.
    # Whose window has closed is led to those who can still be asked.
    expect(page.locator("[data-rung]" if name == "closed" else "[data-channel]").first).to_be_visible()
