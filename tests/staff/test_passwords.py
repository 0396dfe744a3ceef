"""Passwords of staff: long, whatever they are made of, kept as they were typed; and how they are changed."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable

import pytest
from django.conf import global_settings, settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.module_loading import import_string

from cases.core import limits
from cases.staff import tries
from tests.support.clients import logged_in
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LOGIN, CHANGE = "/admin/login/", "/admin/password_change/"
OLD, NEW = "그릇 넷 그리고 파란 자전거", "버스 정류장 옆의 감나무 둘"


@pytest.mark.parametrize(
    "password",
    [
        "Kd7!vB2#mZq?xL",
        "passwordpassword",
        "p@ssw0rdp@ssw0rd",
        "qwertyuiopasdfgh",
        "1qaz2wsx3edc4rfv",
        "iloveyouiloveyou",
        "Summer2026Summer2026",
        "123456789012345",
        "a" * 64,
        "qlalfqjsghqlalfqjsgh",
        "refundguide2026!",
        "Refund-Guide-1234",
        "환불길잡이관리자2026",
        "aliexpress123456",
        "kim.geomto@example",
    ],
)
def test_what_is_easily_guessed_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, User(username="kim.geomto", email="kim.geomto@example.org"))


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        NEW,
        "x9$Kq!vB2#mZ7wP",
        "no digits and no capitals at all",
        "my aliexpress parcel fell off a blue tractor",
        "🦊🚲🌊🍇🪁🎈🧭🪴🧊🪵🥁🎲🐢🧦🪑",
        "words that nobody puts into one row " + "as long as this " * 20,
    ],
)
def test_whatever_is_long_enough_is_taken_whatever_it_is_made_of(password: str) -> None:
    validate_password(password, User(username="kim"))


@pytest.mark.parametrize("password", ["Große  Straße\t7 über", "x" * 200 + "A", " leading and trailing "])
def test_a_password_is_checked_exactly_as_it_was_typed(password: str) -> None:
    User.objects.create_user("kim", password=password, is_staff=True)
    for other in (password.casefold(), password.strip(), password[:72], password + " "):
        if other != password:
            assert Client().post(LOGIN, {"username": "kim", "password": other}).status_code == 200
    assert Client().post(LOGIN, {"username": "kim", "password": password}).status_code == 302


def test_changing_it_asks_for_the_present_one_and_ends_every_other_session() -> None:
    kim = User.objects.create_user("kim", password=OLD, is_staff=True)
    here, elsewhere = logged_in(kim), logged_in(kim)
    asked = {"new_password1": NEW, "new_password2": NEW}
    here.post(CHANGE, {"old_password": "falsch", **asked})
    assert elsewhere.get("/admin/").status_code == 200
    assert here.post(CHANGE, {"old_password": OLD, **asked}).status_code == 302
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302
    kim.refresh_from_db()
    assert kim.check_password(NEW)


def test_a_weak_new_one_is_refused() -> None:
    kim = User.objects.create_user("kim", password=OLD, is_staff=True)
    weak = {"old_password": OLD, "new_password1": "refundguide2026!", "new_password2": "refundguide2026!"}
    assert logged_in(kim).post(CHANGE, weak).status_code == 200
    kim.refresh_from_db()
    assert kim.check_password(OLD)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, None])
def test_whoever_is_let_go_is_out_at_once(change: dict[str, bool] | None) -> None:
    kim = User.objects.create_user("kim", password=OLD, is_staff=True)
    browser = logged_in(kim)
    assert browser.get("/admin/").status_code == 200
    if change:
        User.objects.filter(pk=kim.pk).update(**change)
    else:
        kim.delete()
    assert browser.get("/admin/").status_code == 302


def test_logging_out_ends_the_session_on_the_server_and_is_one_press_away() -> None:
    kim = User.objects.create_user("kim", password=OLD, is_staff=True)
    browser, copied = logged_in(kim), Client()
    copied.cookies["sessionid"] = browser.cookies["sessionid"].value
    assert 'action="/admin/logout/"' in browser.get("/admin/").text
    left = browser.post("/admin/logout/")
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    assert copied.get("/admin/").status_code == 302


def test_no_password_grows_old(stop_time: Callable[[dt.datetime], None]) -> None:
    User.objects.create_user("kim", password=OLD, is_staff=True)
    for years in range(1, 10, 4):
        stop_time(NOW + years * dt.timedelta(days=365))
        browser = Client()
        assert browser.post(LOGIN, {"username": "kim", "password": OLD}).url == "/admin/"
        assert browser.get("/admin/").status_code == 200


def test_managers_of_passwords_may_fill_it_and_nobody_reads_it() -> None:
    page = Client().get(LOGIN).text
    field = page.partition('name="password"')
    tag = field[0].rpartition("<")[2] + field[2].partition(">")[0]
    assert 'type="password"' in tag
    assert 'autocomplete="current-password"' in tag
    assert "onpaste" not in page
    assert User.objects.count() == 0  # A new site has nobody who could log in.


def test_the_mark_of_a_browser_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.create_user("kim", password=OLD, is_staff=True)
    browser = Client()
    browser.post(LOGIN, {"username": "kim", "password": OLD})
    browser.post("/admin/logout/")
    monkeypatch.setattr(limits.Limit, "allows_whoever", lambda *args, **kwargs: False)
    later = time.time() + tries.BROWSER_IS_KNOWN.total_seconds() + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert browser.post(LOGIN, {"username": "kim", "password": OLD}).status_code == 429


def test_passwords_lie_as_slow_hashes() -> None:
    """The tests have a fast one; what a site has is Django's first, whose rounds grow with each version."""
    own = re.search(r"^PASSWORD_HASHERS", (settings.ROOT / "refundguide/settings.py").read_text(), re.MULTILINE)
    first = import_string(global_settings.PASSWORD_HASHERS[0])
    assert own is None
    assert first.algorithm == "pbkdf2_sha256"
    assert first.iterations >= 600_000  # OWASP, Password Storage Cheat Sheet.
