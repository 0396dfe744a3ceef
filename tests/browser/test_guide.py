"""The guide in a real browser: what somebody ticks while reading stays, and the answer of the planner takes the focus."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from cases.process.problems import PROBLEMS, Problem


def test_what_is_ticked_stays_in_this_browser_and_belongs_to_its_problem(phone: Page) -> None:
    phone.goto("/problems/damaged/")
    box = phone.locator('[data-ticks="damaged"] input').first
    phone.locator('[data-ticks="damaged"] label').first.click()
    expect(box).to_be_checked()
    phone.goto("/problems/wrong-item/")
    assert phone.locator("[data-ticks] input:checked").count() == 0
    phone.goto("/problems/damaged/")
    expect(box).to_be_checked()
    expect(phone.locator("[data-ticks] input:checked")).to_have_count(1)
    box.press("Space")
    phone.reload()
    expect(box).not_to_be_checked()
    assert phone.context.cookies() == []


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
def test_a_problem_is_read_in_a_few_screens_of_a_phone(phone: Page, problem: Problem) -> None:
    phone.goto(f"/problems/{problem.slug}/")
    button = phone.locator(".hero .button").first.bounding_box()
    assert button and button["y"] + button["height"] < 844
    assert phone.evaluate("document.documentElement.scrollHeight") <= 3300


def test_the_boxes_of_a_step_that_was_swapped_in_are_remembered_too(phone: Page) -> None:
    phone.goto("/guide/evidence/")
    phone.locator('nav[aria-label="환불·반품 단계"] a').first.click()
    expect(phone.locator("h1")).to_be_focused()
    phone.locator('[data-ticks="step-request"] label').first.click()
    phone.reload()
    expect(phone.locator('[data-ticks="step-request"] input').first).to_be_checked()


def test_another_moment_is_answered_where_the_focus_goes(phone: Page) -> None:
    phone.goto("/contact/")
    phone.locator("#other-time > summary").click()
    phone.locator("#id_at").fill("2026-12-25T10:00")
    phone.locator("#planner-submit").press("Enter")
    expect(phone.locator("#as-of")).to_contain_text("12월 25일(금) 오전 10시 기준")
    expect(phone.locator("#as-of")).to_be_focused()
    expect(phone.locator("#as-of")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/guide/return/", "/contact/"])
def test_stepper_and_planner_work_without_scripts(phone_without_js: Page, path: str) -> None:
    page = phone_without_js
    page.goto(path)
    if path == "/contact/":
        page.locator("#other-time > summary").click()
        page.locator("#id_at").fill("2026-12-25T10:00")
        page.locator("#planner-submit").click()
        expect(page.locator("#as-of")).to_be_in_viewport()
        expect(page.locator("#as-of")).to_contain_text("오전 10시 기준")
    else:
        page.locator('nav[aria-label="환불·반품 단계"] a').first.click()
        expect(page.locator("h1")).to_contain_text("1단계")
