"""A real site and a real Chromium for the tests in this folder.

`manage.py serve --demo` runs once, on its own database, evidence folder and port, and is stopped as an
operator stops it. A page fails its test when the console shows an error (a refused inline script is one) or when
anything is asked of another host.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.axe import AXE
from tests.support.browser_site import (
    DESKTOP,
    FLAGS,
    PATIENCE,
    PHONE,
    Demo,
    DemoCase,
    Holding,
    Site,
    chromium,
    foreign,
    watch,
)
from tests.support.machines import several
from tests.support.mail_server import MailServer, running_mail_server
from tests.support.processes import ROOT, environment, free_port

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


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium (`tests.support.browser_site.chromium`)."""
    executable = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="package")
def mail_server() -> Iterator[MailServer]:
    """Where the mails of the site arrive."""
    with running_mail_server() as server:
        yield server


@pytest.fixture(scope="package")
def running(browser: Browser, mail_server: MailServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`manage.py serve --demo` on a free port, stopped by SIGTERM at the end; with REFUNDGUIDE_MACHINES, on several machines."""
    folder = tmp_path_factory.mktemp("site")
    one_or_several = _on_machines if os.environ.get("REFUNDGUIDE_MACHINES") else _on_one
    with contextlib.contextmanager(one_or_several)(folder, mail_server) as site:
        yield site


def _on_machines(folder: Path, mail_server: MailServer) -> Iterator[Site]:
    """Two machines and a worker, which share the PostgreSQL of .ci/with-postgresql and an object store."""
    with several(folder, os.environ["DATABASE_URL"], mail_server, demo=True) as machines:
        demo = Demo()
        for line in machines.web[0].log.read_text().splitlines():
            demo.read(line)
        yield Site(machines.url, demo, mail_server, environment(**machines.variables))


def _on_one(folder: Path, mail_server: MailServer) -> Iterator[Site]:
    variables = environment(
        DATABASE_URL=f"sqlite:///{folder / 'site.sqlite3'}",
        STORAGE_URL=f"file://{folder / 'evidence'}",
        EMAIL_URL=mail_server.url,
        DECODE_SECONDS="20",
        PYTHONUNBUFFERED="1",
    )
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with (folder / "errors").open("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--demo", f"--port={port}"],
            cwd=ROOT,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            yield Site(url, _started(process, errors.name), mail_server, {**variables, "SITE_URL": url})
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
        context.on("request", lambda request: problems.extend(foreign(request, running.url)))
        page = context.new_page()
        watch(page, problems, expected)
        context.on("page", lambda other: watch(other, problems, expected))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert problems == []


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


@pytest.fixture(scope="package")
def axe() -> str:
    if not AXE.is_file():
        if os.environ.get("REFUNDGUIDE_REQUIRE_BROWSER") == "1":
            pytest.fail("axe-core is missing (npm install)")
        pytest.skip("axe-core is missing (npm install)")
    return AXE.read_text()


@pytest.fixture(scope="module")
def holder(browser: Browser, running: Site) -> Iterator[tuple[str, Any]]:
    """The address of a new case's photos, and the cookies of the browser that holds it."""
    context = browser.new_context(base_url=running.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/problems/damaged/")
    page.get_by_role("link", name="사건 만들기").first.click()
    while "/cases/new/" in page.url:
        page.locator("main button[type=submit]").first.click()
    page.get_by_role("link", name="사건 보기").click()
    yield f"{page.url}evidence/", context.storage_state()
    context.close()


@pytest.fixture
def gather(open_page: Callable[..., Page], holder: tuple[str, Any]) -> Callable[..., Page]:
    """Open the page of the photos."""
    address, cookies = holder

    def open_photos(**options: Any) -> Page:
        page = open_page(**{"viewport": PHONE, "has_touch": True, "is_mobile": True, **options}, storage_state=cookies)
        page.on("filechooser", lambda chooser: None)  # From now on, so that no dialog opens before anybody waits.
        page.goto(address)
        return page

    return open_photos
