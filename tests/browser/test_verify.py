"""Checking a file in a real browser: its hash alone is sent, and without JavaScript the file itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

FILE = b"not kept anywhere"


@pytest.fixture
def chosen(tmp_path: Path) -> Path:
    path = tmp_path / "사진.jpg"
    path.write_bytes(FILE)
    return path


def check(page: Page, chosen: Path) -> list[Request]:
    """Choose the file and send it by keyboard; return the requests for pages."""
    page.goto("/verify/")
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.is_navigation_request() else None)
    page.locator("#id_file").set_input_files(chosen)
    page.locator("form[method=post] button").press("Enter")
    page.locator("#answer").wait_for()
    assert "아니요" in page.locator("#answer-title").inner_text()
    assert hashlib.sha256(FILE).hexdigest() in page.locator("#answer").inner_text()
    assert page.context.cookies() == []
    return sent


def test_the_file_stays_on_the_device(phone: Page, chosen: Path) -> None:
    [request] = check(phone, chosen)
    assert (request.method, request.post_data_buffer) == ("GET", None)


def test_without_javascript_the_file_is_sent(phone_without_js: Page, chosen: Path) -> None:
    [request] = check(phone_without_js, chosen)
    assert request.method == "POST"


def test_the_file_is_chosen_with_one_button_of_ours(phone_without_js: Page, chosen: Path) -> None:
    phone_without_js.goto("/verify/")
    field, button = phone_without_js.locator("#id_file"), phone_without_js.locator(".pick > .button")
    expect(button).to_be_visible()
    expect(field).to_have_css("opacity", "0")
    field.set_input_files(chosen)
    expect(button).to_be_hidden()
    expect(field).to_have_css("opacity", "1")
