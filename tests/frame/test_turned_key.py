"""The key of the site is turned: whoever was here stays here, and what was given away still opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.utils.crypto import get_random_string

from cases.calendars.models import CalendarFeed
from cases.casefile.models import Case
from cases.core import limits
from cases.core.keys import hash_token
from cases.reminders.models import MailAddress
from cases.staff import tries
from tests.support.clients import holding
from tests.support.factories import KEY
from tests.support.pages import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LOGIN = "/admin/login/"
TYPED = {"username": "kim", "password": "right"}


@pytest.fixture
def turn() -> Iterator[Any]:
    """A function that turns the key, with or without the one before among those that still count."""

    turned = []

    def turn_key(*, keep: bool = True) -> None:
        older = [settings.SECRET_KEY] if keep else []
        turned.append(override_settings(SECRET_KEY=get_random_string(64), SECRET_KEY_FALLBACKS=older))
        turned[-1].enable()

    yield turn_key
    for one in reversed(turned):
        one.disable()


def test_a_buyer_keeps_the_case_the_open_form_and_the_notice(case: Case, turn: Any) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["sessionid"] = str(holding(case).session.session_key)
    form = fields_of(browser.get(f"/cases/{case.reference}/timeline/").text)
    saved = browser.post(f"/cases/{case.reference}/note/", {**form, "note": "전화했어요"})
    turn()
    assert "메모를 남겼어요." in browser.get(saved["Location"]).text
    assert browser.post(f"/cases/{case.reference}/note/", {**form, "note": "다시 전화했어요"}).status_code == 302
    assert "다시 전화했어요" in browser.get(f"/cases/{case.reference}/timeline/").text


def test_without_the_one_before_the_case_is_opened_with_its_own_key_again(case: Case, turn: Any) -> None:
    browser = holding(case)
    turn(keep=False)
    assert browser.get(case.get_absolute_url()).status_code == 404
    assert Client().post("/cases/open/", {"reference": case.reference, "key": KEY}).status_code == 302


def test_staff_stay_logged_in_and_their_browser_stays_known(turn: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.create_user(**TYPED, is_staff=True)
    browser = Client()
    browser.post(LOGIN, TYPED)
    turn()
    assert browser.get("/admin/").status_code == 200
    browser.post("/admin/logout/")
    # Strangers have used up the tries of this name.
    monkeypatch.setattr(limits.Limit, "allows_whoever", lambda *args, **kwargs: False)
    assert Client().post(LOGIN, TYPED).status_code == 429
    assert browser.post(LOGIN, TYPED).status_code == 302
    assert browser.cookies[tries.BROWSER].value


def test_what_was_given_away_does_not_depend_on_the_key(case: Case, now: dt.datetime, turn: Any) -> None:
    feed = CalendarFeed.make(case, now=now)
    MailAddress.objects.create(
        case=case, address="buyer@example.org", token_hash=hash_token("c" * 32), consented_at=now
    )
    turn(keep=False)
    assert Client().get(f"/calendar/{feed}.ics").status_code == 200
    assert Client().get(f"/mail/confirm/{'c' * 32}/").status_code == 200
