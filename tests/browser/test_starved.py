"""A machine too busy to open photos: nobody's photo is blamed, and one tap sends again what is still in the page."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser_site import PATIENCE, PHONE, watch
from tests.support.factories import jpeg
from tests.support.processes import ROOT, environment, free_port

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The address of a site of our own, whose decoders are soon given up, and its process."""
    folder = tmp_path_factory.mktemp("starved")
    variables = environment(
        DATABASE_URL=f"sqlite:///{folder / 'site.sqlite3'}",
        STORAGE_URL=f"file://{folder / 'evidence'}",
        DECODE_SECONDS="0.5",
        PYTHONUNBUFFERED="1",
    )
    port = free_port()
    with (folder / "errors").open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", f"--port={port}"],
            cwd=ROOT,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("refundguide is ready"):
                break
        yield f"http://127.0.0.1:{port}", process.pid
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


@pytest.fixture
def page(browser: Browser, server: tuple[str, int]) -> Iterator[Page]:
    """The photos of a new case on a phone."""
    problems: list[str] = []
    context = browser.new_context(base_url=server[0], locale="ko-KR", viewport=PHONE, has_touch=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch(page, problems)
    page.goto("/problems/damaged/")
    page.get_by_role("link", name="사건 만들기").first.click()
    while "/cases/new/" in (asked := page.url):
        page.locator("main button[type=submit]").first.click()
        page.wait_for_url(lambda url, asked=asked: url != asked)
    page.get_by_role("link", name="사건 보기").click()
    page.wait_for_url("**/cases/RG-*/")
    page.goto(f"{page.url}evidence/")
    yield page
    context.close()
    assert problems == []


def decoders(process: int) -> list[int]:
    """Return the decoders below a process."""
    found = [process]
    for parent in found:
        with contextlib.suppress(OSError):
            for children in Path(f"/proc/{parent}/task").glob("*/children"):
                found += map(int, children.read_text().split())
    return [pid for pid in found if is_decoder(pid)]


def is_decoder(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return b"decoder_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


@contextlib.contextmanager
def starving(process: int) -> Iterator[None]:
    """Give no decoder of a site any time, as a machine does that has too much to do."""
    over = threading.Event()

    def starve() -> None:
        while not over.wait(0.005):
            for pid in decoders(process):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)

    thread = threading.Thread(target=starve)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        for pid in decoders(process):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


def test_a_photo_that_was_put_off_goes_again_with_one_tap(page: Page, server: tuple[str, int]) -> None:
    files = [
        {"name": f"{color}.jpg", "mimeType": "image/jpeg", "buffer": jpeg(size=(40, 40), color=color)}
        for color in ("red", "green")
    ]
    rows = [page.locator("#queue li").filter(has_text=str(file["name"])) for file in files]
    with starving(server[1]):
        page.locator("#id_photos").set_input_files(files)
        for row in rows:
            expect(row).to_have_attribute("data-reason", "busy")
            expect(row).to_contain_text("사진에는 문제가 없어요.")
            expect(row).not_to_contain_text("망가")
            expect(row.get_by_role("button", name="잠시 뒤 다시 올리기")).to_be_visible()
    rows[1].get_by_role("button", name="잠시 뒤 다시 올리기").tap()
    for row in rows:
        expect(row).to_have_attribute("data-upload", "accepted")
    expect(page.locator(".sort__item")).to_have_count(2)
