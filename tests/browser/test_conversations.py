"""What was said on the phone, on a phone: from the case to the promise as a clock, with scripts and without."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser_site import Site, tab_to, too_wide
from tests.support.made_case import Taps, begin


def _promise(page: Page, running: Site) -> int:
    """Write down a call that promised something within three days; return how many taps that took."""
    begin(page, running, "Status.NEGOTIATING")
    taps = Taps(page)
    taps.on("link", "연락 적기")
    taps.on("radio", "3일")
    taps.on("button", "적어 두기")
    expect(page.locator("main [data-deadline=promise]")).to_be_visible()
    return taps.count


def test_a_call_becomes_a_clock_in_five_taps(phone: Page, running: Site) -> None:
    assert _promise(phone, running) <= 5
    assert too_wide(phone) <= 0


def test_without_scripts_too(phone_without_js: Page, running: Site) -> None:
    assert _promise(phone_without_js, running) <= 5


def test_the_keyboard_alone_writes_it_down(desktop: Page, running: Site) -> None:
    address = begin(desktop, running, "Status.NEGOTIATING")
    desktop.goto(f"{address}contacts/new/")
    tab_to(desktop, "[name=promised_within]")
    desktop.keyboard.press("ArrowRight")
    tab_to(desktop, "main form button[type=submit]")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("main [data-deadline=promise]")).to_be_visible()
