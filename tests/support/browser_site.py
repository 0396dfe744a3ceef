"""A running site with a browser, and what tests do in its pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.support.mail_server import MailServer
from tests.support.processes import ROOT

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Milliseconds that a state may take on a slow or busy machine; whoever sees it sooner goes on at once.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


def chromium() -> str:
    """Return where Chromium is; without one the test is skipped, or fails where REFUNDGUIDE_REQUIRE_BROWSER=1."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if executable:
        return executable
    reason = "no Chromium found (install chromium, or name one in CHROMIUM)"
    if os.environ.get("REFUNDGUIDE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(frozen=True)
class DemoCase:
    """One sample case as `serve --demo` prints it."""

    reference: str
    key: str
    url: str


Holding = Callable[[Page, DemoCase], None]


@dataclass
class Demo:
    """What `serve --demo` prints: three cases (in review, return due, closed) and a staff user."""

    cases: list[DemoCase] = field(default_factory=list)
    username: str = ""
    password: str = ""
    admin_url: str = ""

    def read(self, line: str) -> None:
        """Take in one printed line."""
        match line.split():
            case ["demo", "case", reference, key, url]:
                self.cases.append(DemoCase(reference, key, url))
            case ["demo", "staff", username, password, url]:
                self.username, self.password, self.admin_url = username, password, url


@dataclass
class Site:
    """The running site."""

    url: str
    demo: Demo
    mail_server: MailServer
    environment: dict[str, str]

    def manage(self, *arguments: str) -> None:
        """Run another command beside the running site."""
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)


def watch(page: Page, problems: list[str], expected: tuple[str, ...] = ()) -> None:
    """Collect what goes wrong on `page`: errors of the console (CSP reports are some) and of scripts."""
    page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: (
            problems.append(f"console: {message.text} ({page.url})")
            if _is_fault(message) and not any(part in message.text for part in expected)
            else None
        ),
    )


def _is_fault(message: Any) -> bool:
    # Chromium logs every answer of 4xx as an error; a form that is sent back with its mistakes (422) is none.
    return message.type in {"error", "warning"} and "the server responded with a status of 4" not in message.text


def foreign(request: Request, url: str) -> list[str]:
    known = request.url.startswith((f"{url}/", "data:", "blob:"))
    return [] if known else [f"foreign request: {request.url}"]


def too_wide(page: Page) -> int:
    """Return by how many pixels the page is wider than its window; a page that is still to come is waited for."""
    page.locator("body").wait_for()
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on the first element that `selector` finds."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement === document.querySelector(selector)", selector):
            return
    raise AssertionError(f"The keyboard does not reach {selector}.")
