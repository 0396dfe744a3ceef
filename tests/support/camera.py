"""Pictures of whole pages that look the same on every machine: the shipped font, a stopped clock, nothing that moves.

Pages and photos are answered by Django's test client before the browser asks for them, so that the browser needs no
server, and the test keeps its database, its clock and its settings. The browser lives in a thread of its own: Django
refuses its database where an event loop runs, which Playwright leaves behind.
"""

from __future__ import annotations

import datetime as dt
import io
import mimetypes
import re
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, Self

from django.contrib.staticfiles.finders import find
from django.test import Client
from PIL import Image
from playwright.sync_api import Page, Route, sync_playwright

from refundguide import assets
from tests.support.browser_site import DESKTOP, FLAGS, PATIENCE, PHONE
from tests.support.moments import NOW
from tests.support.processes import ROOT

SITE = "http://testserver"
STATIC = "/static/"
FONTS = Path(ROOT) / "cases" / "bundle" / "fonts"
FONT = "/shipped-font/"
# What a page is set in: the fonts of the papers, which are shipped, in place of those that a device has.
STYLE = f"""
@font-face {{ font-family: Shipped; font-weight: 100 500; src: url({FONT}NotoSansCJKkr-Regular.otf); }}
@font-face {{ font-family: Shipped; font-weight: 501 900; src: url({FONT}NotoSansCJKkr-Bold.otf); }}
/* The face of numbers is left out where it comes late, and on a busy machine it may. */
@font-face {{ font-family: Numbers; font-weight: 600 900; font-display: block; src: url({STATIC}fonts/numbers.woff2); }}
:root {{ --font: Shipped; --mono: Shipped; scrollbar-width: none; }}
/* Browsers write a day as the language of the machine has it, and leave the sign beside it as it was when night falls. */
::-webkit-datetime-edit, ::-webkit-calendar-picker-indicator {{ visibility: hidden; }}
"""
SOURCE = re.compile(r'\ssrc="(/[^"]+)"')
SIZES: dict[str, Any] = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES = ("light", "dark")
NAMES = tuple(f"{size}-{scheme}" for size in SIZES for scheme in SCHEMES)


@dataclass(frozen=True)
class Answer:
    """What the site answers to one address."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def answers_of(client: Client, path: str) -> dict[str, Answer]:
    """Return what the site answers for a page and for the photos in it, by address; the page comes first."""
    page = client.get(path, follow=True)
    assert page.status_code == 200, f"{path}: {page.status_code}"
    address = page.redirect_chain[-1][0] if page.redirect_chain else path
    found = {address: Answer(200, dict(page.headers), page.content)}
    for source in map(unescape, SOURCE.findall(page.text)):
        if not source.startswith(STATIC):
            photo = client.get(source)
            found[source] = Answer(photo.status_code, dict(photo.headers), photo.getvalue())
    return found


class Camera:
    """A browser that takes pictures."""

    def __init__(self, executable: str) -> None:
        self.executable = executable
        self._thread = ThreadPoolExecutor(max_workers=1)

    def __enter__(self) -> Self:
        self._thread.submit(self._open).result()
        return self

    def __exit__(self, *error: object) -> None:
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def pictures(
        self, answers: Mapping[str, Answer], change: str = "", names: Collection[str] = NAMES
    ) -> dict[str, Image.Image]:
        """Return the pictures of a page by size and scheme; `change` is a style sheet to add before."""
        return self._thread.submit(self._pictures, answers, change, names).result()

    def _open(self) -> None:
        self._playwright = sync_playwright().start()
        flags = [*FLAGS, "--font-render-hinting=none", "--disable-lcd-text"]
        self._browser = self._playwright.chromium.launch(executable_path=self.executable, args=flags)
        self._context = self._browser.new_context(
            base_url=SITE, locale="ko-KR", timezone_id="Asia/Seoul", reduced_motion="reduce", bypass_csp=True
        )
        self._context.set_default_timeout(PATIENCE)
        self._context.clock.set_fixed_time(NOW.astimezone(dt.UTC))
        self._page = self._context.new_page()

    def _close(self) -> None:
        self._browser.close()
        self._playwright.stop()

    def _pictures(self, answers: Mapping[str, Answer], change: str, names: Collection[str]) -> dict[str, Image.Image]:
        unknown: list[str] = []
        page = self._page
        page.route("**/*", lambda route: _answer(route, answers, unknown))
        page.goto(next(iter(answers)))
        page.add_style_tag(content=f"{STYLE}{change}")
        page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach(image => { image.loading = 'eager' })")
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready.then(() => null)")
        taken = {name: _shot(page, *name.split("-")) for name in names}
        page.unroute_all()
        assert not unknown, f"nobody answers {unknown}"
        return taken


def _answer(route: Route, answers: Mapping[str, Answer], unknown: list[str]) -> None:
    address = route.request.url.removeprefix(SITE)
    if answer := answers.get(address):
        headers = {name: value for name, value in answer.headers.items() if name.lower() != "set-cookie"}
        route.fulfill(status=answer.status, headers=headers, body=answer.body)
    elif address.startswith(FONT):
        route.fulfill(path=FONTS / Path(address).name, content_type="font/otf")
    elif address.startswith(STATIC) and (path := find(address.removeprefix(STATIC).partition("?")[0])):
        sheet = Path(path).name in assets.SHEETS
        body: Any = {"body": assets.join(path)} if sheet else {"path": path}
        route.fulfill(content_type=mimetypes.guess_type(path)[0] or "text/plain", **body)
    else:
        if not address.endswith((".webmanifest", ".ico")):
            unknown.append(address)
        route.fulfill(status=404)


def _shot(page: Page, size: str, scheme: Any) -> Image.Image:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(SIZES[size])
    data = page.screenshot(full_page=True, animations="disabled", caret="hide")
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB")
