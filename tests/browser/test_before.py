"""The page before what cannot be taken back, on a phone: read, ticked without scripts, and by the keyboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from cases.process.no_return import POINTS
from tests.support.browser_site import Site, tab_to, too_wide
from tests.support.made_case import begin


def test_each_name_stands_in_one_line_beside_what_it_names(phone: Page, running: Site) -> None:
    address = begin(phone, running, "Status.NEGOTIATING")
    for slug in POINTS:
        phone.goto(f"{address}before/{slug}/")
        lines = phone.locator("main dt").evaluate_all(
            "names => names.map(name => name.offsetHeight / parseFloat(getComputedStyle(name).lineHeight))"
        )
        # What is broken is not to be confirmed: that page says so instead.
        assert [round(number) for number in lines] == ([] if slug == "confirm-receipt" else [1, 1]), slug
        assert too_wide(phone) <= 0


def test_without_scripts_the_ticks_are_asked_for_and_kept(phone_without_js: Page, running: Site) -> None:
    page = phone_without_js
    address = begin(page, running, "Status.NEGOTIATING")
    page.goto(f"{address}before/accept-offer/")
    page.get_by_role("button", name="모두 확인했어요").tap()
    expect(page.locator(".field__error")).to_be_visible()
    for tick in POINTS["accept-offer"].ticks.values():
        page.get_by_label(str(tick)).check()
    page.get_by_role("button", name="모두 확인했어요").tap()
    page.wait_for_url("**/move/approved/")
    page.goto(f"{address}timeline/")
    expect(page.locator("#timeline")).to_contain_text("제안을 수락하기 전에 확인했어요")


def test_the_keyboard_alone_ticks(desktop: Page, running: Site) -> None:
    address = begin(desktop, running, "Status.NEGOTIATING")
    desktop.goto(f"{address}before/cancel-dispute/")
    for number in range(len(POINTS["cancel-dispute"].ticks)):
        tab_to(desktop, f"#id_ticks_{number}")
        desktop.keyboard.press("Space")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("main")).to_contain_text("확인한 것을 기록에 남겼어요")
