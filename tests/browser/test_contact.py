"""The contact page, left open: it follows the server's clock and disturbs nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Response, Route, expect

LOOK = "document.dispatchEvent(new Event('visibilitychange'))"


def asks_again(response: Response) -> bool:
    return "has" in parse_qs(urlsplit(response.url).query)


def pretend_everything_changed(page: Page) -> None:
    """Let the page ask as one that shows an old list in another order."""

    def ask_as_old(route: Route) -> None:
        route.continue_(url=re.sub(r"has=[^&]*", "has=0_0_x", route.request.url))

    page.route(re.compile(r"/contact/\?.*has="), ask_as_old)


def test_it_asks_again_each_minute_and_nothing_moves_while_nothing_changed(phone: Page) -> None:
    phone.clock.install()
    phone.goto("/contact/")
    phone.evaluate("window.list = document.getElementById('channels')")
    phone.evaluate("document.querySelector('[data-clock]').textContent = ''")
    with phone.expect_response(asks_again) as answer:
        phone.clock.fast_forward(60_000)
    expect(phone.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    if answer.value.status == 204:  # Else the minute of a change has begun just now.
        assert phone.evaluate("window.list.isConnected")
    assert phone.context.cookies() == []


def test_a_new_list_leaves_focus_and_open_details_alone_and_is_told(phone: Page) -> None:
    phone.goto("/contact/")
    pretend_everything_changed(phone)
    phone.locator("#week-all > summary").click()
    phone.locator("#more-lost > summary").click()
    details = phone.locator("#more-email")
    for slug in ("email", "1372"):  # The number of one that is closed now is folded away.
        phone.locator(f"#more-{slug} > summary").click()
    for place in ("#go-1372", "#more-email > summary", "#week"):
        phone.locator(place).focus()
        phone.evaluate("document.getElementById('channels').dataset.old = ''")
        before = phone.evaluate("scrollY")
        with phone.expect_response(asks_again) as answer:
            phone.evaluate(LOOK)
        assert answer.value.status == 200
        expect(phone.locator("[data-old], .htmx-settling")).to_have_count(0)
        expect(phone.locator(place)).to_be_focused()
        assert phone.evaluate("scrollY") == before
        assert details.evaluate("element => element.open")
    expect(phone.locator("#live")).to_contain_text("연락할 곳의 순서가 바뀌었어요")


def test_nobody_looking_means_no_request(phone: Page) -> None:
    asked: list[str] = []
    phone.goto("/contact/")
    phone.on("request", lambda request: asked.extend([request.url] * ("/contact/" in request.url)))
    phone.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    phone.evaluate(LOOK)
    phone.evaluate("delete document.hidden")
    with phone.expect_response(asks_again):
        phone.evaluate(LOOK)
    assert len(asked) == 1


def test_a_lost_connection_is_no_alarm_where_nobody_sent_anything(phone: Page) -> None:
    phone.goto("/contact/")
    for place, told in (("channels", False), ("planner-submit", True)):
        phone.evaluate(
            """id => {
                const elt = document.getElementById(id);
                elt.dispatchEvent(new CustomEvent("htmx:sendError", { bubbles: true, detail: { elt } }));
                return new Promise(requestAnimationFrame);
            }""",
            place,
        )
        assert bool(phone.locator("#live").inner_text()) is told


def test_another_moment_stays_as_it_is(phone: Page) -> None:
    asked: list[str] = []
    phone.clock.install()
    phone.goto("/contact/?at=2026-12-25T10:00")
    phone.on("request", lambda request: asked.extend([request.url] * ("/contact/" in request.url)))
    phone.clock.fast_forward(180_000)
    phone.evaluate(LOOK)
    expect(phone.locator("#week")).to_contain_text("고른 날")
    assert asked == []


@pytest.mark.parametrize("width", [320, 390])
def test_the_hours_of_the_week_are_whole_on_a_phone(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(viewport={"width": width, "height": 844})
    page.goto("/contact/?at=2026-11-26T10:00")
    table = page.locator(".week")
    hidden = table.evaluate(
        "table => table.getBoundingClientRect().right - table.parentElement.getBoundingClientRect().right"
    )
    assert hidden <= 0
