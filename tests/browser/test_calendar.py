"""From the case into a calendar, with the keyboard, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.support.browser_site import Demo, Holding, too_wide


@pytest.mark.parametrize("javascript", [True, False])
def test_a_buyer_subscribes_and_ends_it(
    open_page: Callable[..., Page], demo: Demo, hold: Holding, site: str, javascript: bool
) -> None:
    page = open_page(viewport={"width": 360, "height": 780}, java_script_enabled=javascript)
    hold(page, demo.cases[0])
    page.goto(f"{demo.cases[0].url}deadlines/")
    page.get_by_role("link", name="달력에 넣기").click()

    page.get_by_role("button", name="내 달력에 넣기").focus()
    page.keyboard.press("Enter")
    shown = page.locator("#calendar-address")
    expect(shown).to_contain_text(f"{site}/calendar/")
    assert too_wide(page) <= 0
    address = shown.inner_text()
    tap = page.get_by_role("link", name="내 달력에 넣기")
    assert tap.get_attribute("href") == address.replace("http:", "webcal:")

    answer = page.request.get(address)
    page.locator("summary", has_text="파일로 넣기").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="달력 파일 받기").click()
    assert download.value.suggested_filename == f"refundguide-{demo.cases[0].reference}.ics"
    assert Path(download.value.path()).read_bytes() == answer.body()
    events = Calendar.from_ical(answer.body()).walk("VEVENT")
    safe = [event for event in events if "이날까지면 안전" in event["summary"]]
    # This sample case has copied no countdown: all its deadlines are days.
    days = {str(event.decoded("dtstart")) for event in events if event not in safe}
    assert days == {day.get_attribute("datetime") for day in page.locator("li[data-deadline] time").all()}
    (chargeback,) = [event.decoded("dtstart") for event in safe]
    said = page.locator('li[data-deadline="chargeback-120d"]')
    expect(said).to_contain_text(f"{chargeback.month}월 {chargeback.day}일")

    page.get_by_role("button", name="주소 없애기").click()
    expect(page.get_by_role("status").filter(has_text="달력 주소를 없앴어요")).to_be_visible()
    assert page.request.get(address).status == 404
