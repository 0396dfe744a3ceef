"""From the case to its papers, with the keyboard, with and without JavaScript."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.support.browser_site import Demo, Holding, too_wide


@pytest.mark.parametrize("javascript", [True, False])
def test_a_buyer_takes_the_papers_along(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, javascript: bool
) -> None:
    page = open_page(viewport={"width": 360, "height": 780}, java_script_enabled=javascript)
    hold(page, demo.cases[0])
    page.goto(f"{demo.cases[0].url}bundle/")
    assert too_wide(page) <= 0

    # What the demonstration shows needs no smaller file: there is no size to choose.
    assert page.get_by_role("radio").count() == 0
    chosen = page.get_by_role("checkbox", name="진행 기록")
    if not chosen.is_visible():  # Stands open where this browser has chosen something already.
        page.get_by_text("넣을 것 고르기").click()
    chosen.uncheck()
    button = page.get_by_role("button", name="PDF 받기")
    button.focus()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
        if javascript:
            # A second, impatient press makes nothing a second time.
            page.keyboard.press("Enter")
            expect(page.locator("#live")).to_contain_text("만들고 있어요")
    assert len([url for url in asked if "/papers/" in url]) == 1
    assert download.value.suggested_filename == f"refundguide-{demo.cases[0].reference}.pdf"
    reader = PdfReader(Path(download.value.path()))
    text = "".join(sheet.extract_text() for sheet in reader.pages)
    assert "유리 티포트 600ml" in text
    assert "Photo 3 of 3" in text
    assert "Timeline" not in text

    page.reload()
    assert not page.get_by_role("checkbox", name="진행 기록").is_checked()
    page.get_by_text("원본까지 ZIP으로 받기").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="ZIP 받기").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == 7


IN_KAKAOTALK = (
    "Mozilla/5.0 (Linux; Android 13; SM-X706N Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/115.0.5790.138 Safari/537.36;KAKAOTALK 2410310"
)


def test_a_browser_inside_an_app_gets_a_way_out(open_page: Callable[..., Page], demo: Demo, hold: Holding) -> None:
    page = open_page(viewport={"width": 360, "height": 780}, user_agent=IN_KAKAOTALK)
    hold(page, demo.cases[0])
    page.goto(f"{demo.cases[0].url}bundle/")
    assert too_wide(page) <= 0
    way_out = page.get_by_role("link", name="다른 브라우저로 열기")
    assert str(way_out.get_attribute("href")).startswith("kakaotalk://web/openExternal?url=http")
    address = page.locator("#other-browser-address").inner_text()
    page.goto(address)
    assert page.get_by_label("사건 번호").input_value() == demo.cases[0].reference
