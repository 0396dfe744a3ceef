"""A session that a stranger has planted in somebody's browser: whatever comes into it later, the stranger never gets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cases.casefile.access import SESSION_KEY
from cases.casefile.models import Case
from tests.support.clients import holding
from tests.support.factories import KEY, make_case
from tests.support.intake import ANSWERS
from tests.support.pages import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def empty() -> Client:
    return holding()


def with_a_case() -> Client:
    return holding(make_case(key="11111-11111-11111-11111"))


def with_a_draft() -> Client:
    stranger = Client()
    for slug in ("problem", "order", "dates"):
        stranger.post(f"/cases/new/{slug}/", ANSWERS[slug])
    return stranger


def with_all_answers() -> Client:
    stranger = Client()
    for slug, answers in ANSWERS.items():
        stranger.post(f"/cases/new/{slug}/", answers)
    return stranger


def planted(stranger: Client) -> Client:
    """Return the browser of somebody else, with every cookie of `stranger`."""
    browser = Client()
    for name, morsel in stranger.cookies.items():
        browser.cookies[name] = morsel.value
    return browser


def make(browser: Client, *, begin: str = "problem") -> Case:
    """Go through the questions from `begin`, as a browser does."""
    slugs = [*ANSWERS]
    for slug in slugs[slugs.index(begin) :]:
        page = fields_of(browser.get(f"/cases/new/{slug}/").text)
        browser.post(f"/cases/new/{slug}/", {**page, **ANSWERS[slug], "story": "내 이야기"})
    page = fields_of(browser.get("/cases/new/check/").text)
    return Case.objects.get(reference=browser.post("/cases/new/check/", page).url.split("/")[2])


@pytest.mark.parametrize(
    ("fixed", "begin"),
    [
        (empty, "problem"),
        (with_a_case, "problem"),
        (with_a_draft, "problem"),
        (with_all_answers, "problem"),
        (with_a_draft, "payment"),
        (with_all_answers, "story"),
    ],
)
def test_a_case_that_is_made_in_it(fixed: Callable[[], Client], begin: str) -> None:
    stranger = fixed()
    case = make(planted(stranger), begin=begin)
    holds_nothing_of(stranger, case)


@pytest.mark.parametrize("fixed", [with_a_draft, with_all_answers])
def test_a_case_that_is_made_of_a_draft_of_the_stranger(fixed: Callable[[], Client]) -> None:
    stranger = fixed()
    page = fields_of(stranger.get("/cases/new/check/").text)
    browser = planted(stranger)
    own = fields_of(browser.get("/cases/new/check/").text)
    case = Case.objects.get(reference=browser.post("/cases/new/check/", own).url.split("/")[2])
    holds_nothing_of(stranger, case)
    stranger.post("/cases/new/check/", page)
    holds_nothing_of(stranger, case)


@pytest.mark.parametrize("fixed", [empty, with_a_case, with_a_draft])
def test_a_case_that_is_opened_in_it(fixed: Callable[[], Client], case: Case) -> None:
    stranger = fixed()
    browser = planted(stranger)
    browser.post("/cases/open/", {"reference": case.reference, "key": KEY})
    assert browser.get(case.get_absolute_url()).status_code == 200
    holds_nothing_of(stranger, case)


@pytest.mark.parametrize("fixed", [empty, with_a_case, with_a_draft])
def test_a_draft_that_is_begun_in_it(fixed: Callable[[], Client]) -> None:
    stranger = fixed()
    browser = planted(stranger)
    browser.post("/cases/new/problem/", {"problem": "counterfeit"})
    browser.post("/cases/new/story/", {"story": "내 이야기"})
    assert "내 이야기" in browser.get("/cases/new/story/").text
    assert "내 이야기" not in stranger.get("/cases/new/story/", follow=True).text


def test_a_text_that_is_typed_in_it_without_a_draft() -> None:
    stranger = empty()
    browser = planted(stranger)
    assert browser.post("/cases/new/story/", {"story": "내 이야기"}).status_code == 409
    stranger.post("/cases/new/problem/", {"problem": "damaged"})
    assert "내 이야기" not in stranger.get("/cases/new/story/").text


def test_what_the_browser_held_before_stays_there(case: Case) -> None:
    browser = holding(case)
    made = make(browser)
    assert browser.session[SESSION_KEY] == [case.pk, made.pk]


def holds_nothing_of(stranger: Client, case: Case) -> None:
    assert stranger.get(case.get_absolute_url()).status_code == 404
    again = stranger.post("/cases/new/check/")
    assert case.reference not in again.get("Location", "")
    assert stranger.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in stranger.get("/cases/").text
