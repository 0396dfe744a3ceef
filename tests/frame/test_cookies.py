"""Every cookie of a public site: over TLS only, for this host only, out of reach of scripts and of other sites."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from cases.casefile.models import Case
from tests.support.clients import holding
from tests.support.factories import KEY
from tests.support.intake import answer_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data", "now")]


@pytest.fixture
def public(settings: Any) -> None:
    """The settings of cookies as they are under a public name."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"


def in_public(client: Client) -> Client:
    client.defaults |= {"wsgi.url_scheme": "https"}
    if "sessionid" in client.cookies:
        client.cookies["__Host-session"] = client.cookies.pop("sessionid").value
    return client


def test_every_cookie_says_by_its_name_that_it_came_over_tls(public: None, case: Case) -> None:
    """The prefixes are held by browsers: `__Host-` also keeps neighbours below one domain from setting it."""
    User.objects.create_user("kim", password="right", is_staff=True)
    browser, made = in_public(holding(case)), in_public(Client())
    answer_all(made)
    answers: list[HttpResponse] = [
        browser.get(f"/cases/{case.reference}/timeline/"),
        browser.post(f"/cases/{case.reference}/key/"),
        browser.post(f"/cases/{case.reference}/note/", {"note": "전화했어요"}),
        browser.post(f"/cases/{case.reference}/calendar/address/"),
        made.post("/cases/new/check/"),
        in_public(Client()).post("/cases/open/", {"reference": case.reference, "key": KEY}),
        in_public(Client()).post("/admin/login/", {"username": "kim", "password": "right"}),
    ]
    cookies = [(answer.cookies[name], name) for answer in answers for name in answer.cookies]
    kinds = {name for _cookie, name in cookies}
    assert kinds >= {
        "__Host-session",
        "__Host-csrf",
        "__Host-messages",
        "__Secure-case_key",
        "__Secure-calendar_address",
        "__Secure-staff_browser",
    }
    for cookie, name in cookies:
        assert name.startswith("__Secure-" if cookie["path"] != "/" else "__Host-"), name
        assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] in {"Lax", "Strict"}, name
        assert not cookie["domain"], name


def test_what_is_shown_once_arrives_and_is_taken_away(public: None, case: Case) -> None:
    browser = in_public(holding(case))
    page = browser.get(browser.post(f"/cases/{case.reference}/key/").url)
    assert 'id="case-key"' in page.text
    gone = page.cookies["__Secure-case_key"]
    assert (gone.value, gone["secure"], gone["max-age"]) == ("", True, 0)
    assert 'id="case-key"' not in browser.get(f"/cases/{case.reference}/created/").text
