"""A real site and a real Chromium for the tests in this folder.

`manage.py serve --demo` runs once, on its own database, evidence folder and port, and is stopped as an
operator stops it. A page fails its test when the console shows an error (a refused inline script is one) or when
anything is asked of another host.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.post_office import PostOffice, post_office

ROOT = Path(__file__).resolve().parent.parent.parent
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


# About half of the time that all of them take.
OWNERS = {"test_blackout", "test_bundle", "test_calendar", "test_coach", "test_journey", "test_mail"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a browser test, in one of two groups, each with a browser and a site of its own."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
            group = "browser of owners" if item.path.stem in OWNERS else "browser"
            item.add_marker(pytest.mark.xdist_group(group))


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
    office: PostOffice
    environment: dict[str, str]

    def manage(self, *arguments: str) -> None:
        """Run another command beside the running site."""
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the test is skipped, or fails where REFUNDGUIDE_REQUIRE_BROWSER=1."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not executable:
        reason = "no Chromium found (install chromium, or name one in CHROMIUM)"
        if os.environ.get("REFUNDGUIDE_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def office() -> Iterator[PostOffice]:
    """Where the mails of the site arrive."""
    with post_office() as office:
        yield office


@pytest.fixture(scope="package")
def running(browser: Browser, office: PostOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`manage.py serve --demo` on a free port, stopped by SIGTERM at the end."""
    folder = tmp_path_factory.mktemp("site")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"ALLOWED_HOSTS", "DEBUG"}},
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "STORAGE_URL": f"file://{folder / 'evidence'}",
        "EMAIL_URL": office.url,
        "DECODE_SECONDS": "20",
        "PYTHONUNBUFFERED": "1",
    }
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with (folder / "errors").open("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--demo", f"--port={port}"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            yield Site(url, _started(process, errors.name), office, {**environment, "SITE_URL": url})
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)
        assert process.returncode == 0, Path(errors.name).read_text()


def _started(process: subprocess.Popen[str], errors: str) -> Demo:
    """Read what the server prints until it says that it is ready."""
    demo = Demo()
    assert process.stdout is not None
    for line in process.stdout:
        demo.read(line)
        if line.startswith("refundguide is ready"):
            return demo
    raise AssertionError(f"The server ended before it was ready:\n{Path(errors).read_text()}")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def site(running: Site) -> str:
    """The address of the running site, without a slash at the end."""
    return running.url


@pytest.fixture
def demo(running: Site) -> Demo:
    """The sample cases and the staff user."""
    return running.demo


@pytest.fixture(scope="package")
def _cookies(browser: Browser, running: Site) -> Any:
    """Cookies of a browser that has opened the sample cases, once for all: the eleventh try for a case is refused."""
    context = browser.new_context(base_url=running.url)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    for case in running.demo.cases:
        page.goto("/cases/open/")
        page.get_by_label("사건 번호").fill(case.reference)
        page.get_by_label("열쇠").fill(case.key)
        page.locator("main form button[type=submit]").click()
        page.wait_for_url(case.url)
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def hold(_cookies: Any) -> Holding:
    """Go to a sample case, in a browser that holds it."""

    def hold_one(page: Page, case: DemoCase) -> None:
        page.context.add_cookies(_cookies)
        page.goto(case.url)

    return hold_one


@pytest.fixture
def open_page(browser: Browser, running: Site) -> Iterator[Callable[..., Page]]:
    """Open a page of a fresh browser profile; any problem that it reports fails the test at its end.

    `expected` are parts of messages that are no problem, because the test itself makes what they complain about.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_one(*, expected: tuple[str, ...] = (), **options: Any) -> Page:
        context = browser.new_context(base_url=running.url, locale="ko-KR", timezone_id="Asia/Seoul", **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: problems.extend(_foreign(request, running.url)))
        page = context.new_page()
        watch(page, problems, expected)
        context.on("page", lambda other: watch(other, problems, expected))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert problems == []


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


def _foreign(request: Request, url: str) -> list[str]:
    known = request.url.startswith((f"{url}/", "data:", "blob:"))
    return [] if known else [f"foreign request: {request.url}"]


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """A phone with JavaScript."""
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)


@pytest.fixture
def phone_without_js(open_page: Callable[..., Page]) -> Page:
    """The same phone with JavaScript switched off."""
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2, java_script_enabled=False)


@pytest.fixture
def desktop(open_page: Callable[..., Page]) -> Page:
    """A desktop browser."""
    return open_page(viewport=DESKTOP)
