"""A photo that may be left out: chosen with a button of ours, and named once it is chosen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.support.browser_site import Demo, Holding
from tests.support.factories import jpeg


def seen(field: Locator) -> bool:
    """Say whether the field itself shows: unseen, it lies over the button."""
    return field.evaluate("field => getComputedStyle(field).opacity") == "1"


def test_what_was_chosen_is_named_in_place_of_the_button(
    phone: Page, demo: Demo, hold: Holding, tmp_path: Path
) -> None:
    hold(phone, demo.cases[1])
    phone.goto(f"/cases/{demo.cases[1].reference}/shipment/")
    field, button = phone.locator("#id_receipt"), phone.locator(".pick > .button")
    expect(button).to_be_visible()
    assert not seen(field)
    photo = tmp_path / "receipt.jpg"
    photo.write_bytes(jpeg())
    field.set_input_files(photo)
    expect(button).to_be_hidden()
    assert seen(field)
    field.set_input_files([])
    expect(button).to_be_visible()


def test_without_scripts_the_field_is_as_the_browser_has_it(phone_without_js: Page, demo: Demo, hold: Holding) -> None:
    page = phone_without_js
    hold(page, demo.cases[1])
    page.goto(f"/cases/{demo.cases[1].reference}/shipment/")
    assert seen(page.locator("#id_receipt"))
    expect(page.locator(".pick > .button")).to_be_hidden()
