"""From the case to its papers, with the keyboard, with and without JavaScript."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.support.browser_site import Demo, Holding, too_wide


@pytest.mark.parametrize("javascript", [True, False])
def test_a_buyer_takes_the_papers_along(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, javascript: bool
) -> None:
    page = open_page(viewport={"width": 360, "height": 780}, java_script_enabled=javascript)
    hold(page, demo.cases[0])
    page.get_by_role("link", name="증거 모음 받기", exact=True).click()
    assert too_wide(page) <= 0

    link = page.get_by_role("link", name="PDF 받기 (5MB 이하)")
    link.focus()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
        if javascript:
            # A second, impatient press makes nothing a second time.
            page.keyboard.press("Enter")
            assert link.get_attribute("aria-disabled") == "true"
            assert "만들고 있습니다" in page.locator("#live").inner_text()
    assert len([url for url in asked if url.endswith(".pdf")]) == 1
    other = page.get_by_role("link", name="PDF 받기 (10MB 이하)")
    assert other.get_attribute("aria-disabled") is None
    assert download.value.suggested_filename == f"refundguide-{demo.cases[0].reference}.pdf"
    reader = PdfReader(Path(download.value.path()))
    text = "".join(sheet.extract_text() for sheet in reader.pages)
    assert "유리 티포트 600ml" in text
    assert "Photo 3 of 3" in text

    with page.expect_download() as download:
        page.get_by_role("link", name="ZIP 받기").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == 9
