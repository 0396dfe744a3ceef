"""From the case to its papers, with the keyboard, with and without JavaScript."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Demo
from tests.browser.test_pages import too_wide


@pytest.mark.parametrize("javascript", [True, False])
def test_a_buyer_takes_the_papers_along(open_page: Callable[..., Page], demo: Demo, javascript: bool) -> None:
    page = open_page(viewport={"width": 360, "height": 780}, java_script_enabled=javascript)
    page.goto("/cases/open/")
    page.get_by_label("사건 번호").fill(demo.cases[0].reference)
    page.get_by_label("열쇠").fill(demo.cases[0].key)
    page.locator("main form button[type=submit]").click()
    page.get_by_role("link", name="증거 모음 받기", exact=True).click()
    assert too_wide(page) <= 0

    page.get_by_role("link", name="PDF 받기 (5MB 이하)").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
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
