"""The door for staff: tries are counted before a password is hashed, and a login ends the same day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from cases.casefile.access import SESSION_KEY
from cases.casefile.models import Case
from cases.core import limits
from cases.core.http import client_address
from cases.staff import logins, tries
from tests.support.clients import holding
from tests.support.moments import NOW

URL = "/admin/login/"
TOO_MANY = "로그인을 너무 여러 번 시도했어요. 5분 뒤에 다시 시도하세요."
WRONG = "아이디나 비밀번호가 맞지 않아요. 다시 확인하고 입력하세요."

WRONG_PASSWORD = "wrong"


@pytest.fixture(autouse=True)
def user(db: None, now: dt.datetime) -> User:
    return User.objects.create_user("kim", password="right", is_staff=True)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect every password that is hashed."""
    seen: list[str] = []
    encode = MD5PasswordHasher.encode

    def spy(self: MD5PasswordHasher, password: str, salt: str) -> str:
        seen.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", spy)
    return seen


def attempt(name: str = "kim", password: str = WRONG_PASSWORD, address: str = "192.0.2.1"):
    return Client(REMOTE_ADDR=address).post(URL, {"username": name, "password": password})


def test_the_sixth_try_for_a_name_is_refused_unhashed_even_with_the_right_password(hashed: list[str]) -> None:
    for _number in range(limits.STAFF_LOGIN_BY_NAME.most):
        assert attempt().status_code == 200
    hashed.clear()
    response = attempt(password="right")
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "300"
    assert TOO_MANY in response.text
    assert hashed == []


def test_writing_the_name_differently_gives_no_more_tries() -> None:
    for _number in range(limits.STAFF_LOGIN_BY_NAME.most):
        attempt("kim")
    assert attempt("KIM").status_code == 429


def test_an_address_has_a_limit_over_all_names(hashed: list[str]) -> None:
    for number in range(limits.STAFF_LOGIN.most):
        assert attempt(f"name{number}").status_code == 200
    hashed.clear()
    assert attempt("another").status_code == 429
    assert hashed == []


def test_nobody_is_locked_out_by_somebody_elses_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(limits.STAFF_LOGIN_BY_NAME.most + 1):
        attempt(address="198.51.100.7")
    assert attempt(password="right", address="192.0.2.1").status_code == 302


def test_the_limit_ends_with_its_window(stop_time: Callable[[dt.datetime], None]) -> None:
    for _number in range(limits.STAFF_LOGIN_BY_NAME.most + 1):
        attempt()
    stop_time(NOW + limits.STAFF_LOGIN.window)
    assert attempt(password="right").status_code == 302


def test_unknown_names_buyers_and_wrong_passwords_get_the_same_answer() -> None:
    User.objects.create_user("plain", password="right")
    User.objects.create_user("gone", password="right", is_staff=True, is_active=False)
    answers = [
        attempt("kim", "wrong"),
        attempt("nobody", "wrong"),
        attempt("plain", "right"),
        attempt("gone", "right"),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert all(WRONG in answer.text for answer in answers)


def test_a_login_ends_after_half_a_day_and_keeps_the_cases_of_the_browser(
    case: Case, stop_time: Callable[[dt.datetime], None]
) -> None:
    client = holding(case)
    before = client.cookies["sessionid"].value
    client.post(URL, {"username": "kim", "password": "right"})
    assert client.cookies["sessionid"].value != before
    assert client.session[SESSION_KEY] == [case.pk]
    end = NOW + logins.STAFF_SESSION
    for minutes in range(12 * 60 - 1, 0, -59):
        stop_time(end - dt.timedelta(minutes=minutes))
        assert client.get("/admin/").status_code == 200
    stop_time(end + dt.timedelta(minutes=1))
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("wanted", "lands"),
    [
        ("https://evil.example/", "/admin/"),
        ("http://evil.example", "/admin/"),
        ("//evil.example/", "/admin/"),
        ("///evil.example/", "/admin/"),
        ("/\\evil.example/", "/admin/"),
        ("\\\\evil.example/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("data:text/html,x", "/admin/"),
        ("https:evil.example", "/admin/"),
        ("https://testserver@evil.example/", "/admin/"),
        ("http://[evil", "/admin/"),
        ("\x1f//evil.example/", "/admin/"),
        ("", "/admin/"),
        ("   ", "/admin/"),
        ("/admin/", "/admin/"),
        ("/admin/casefile/case/?todo=review", "/admin/casefile/case/?todo=review"),
        ("/admin/casefile/case/1/change/", "/admin/casefile/case/1/change/"),
        ("/cases/", "/cases/"),
        ("http://testserver/admin/auth/user/", "http://testserver/admin/auth/user/"),
    ],
)
def test_a_login_goes_on_within_the_site_only(wanted: str, lands: str) -> None:
    typed = {"username": "kim", "password": "right"}
    assert Client().post(URL, {**typed, "next": wanted}).url == lands
    assert Client().post(URL, typed, query_params={"next": wanted}).url == lands
    signed_in = Client()
    signed_in.post(URL, typed)
    assert signed_in.get(URL, {"next": wanted}).url == lands


@pytest.mark.parametrize(
    ("public", "forwarded", "expected"),
    [
        (False, None, "192.0.2.1"),
        (False, "203.0.113.9", "192.0.2.1"),
        (True, None, "192.0.2.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "10.0.0.1, 6.6.6.6 , 203.0.113.9 ", "203.0.113.9"),
    ],
)
def test_only_the_proxy_is_believed_about_the_address(
    settings, public: bool, forwarded: str | None, expected: str
) -> None:
    settings.PUBLIC = public
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers=headers)) == expected


def flood(most: int) -> None:
    """Use up the tries of a name, from many addresses."""
    for number in range(most):
        assert attempt(address=f"198.51.100.{number}").status_code == 200


@pytest.fixture
def most(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let few tries of a name from everywhere together be too many."""
    monkeypatch.setattr(limits, "STAFF_LOGIN_ANYWHERE", dataclasses.replace(limits.STAFF_LOGIN_ANYWHERE, most=3))
    return 3


def test_a_name_is_not_tried_for_ever_from_many_places(most: int, hashed: list[str]) -> None:
    flood(most)
    hashed.clear()
    assert attempt(password="right", address="2001:db8::1").status_code == 429
    assert hashed == []


def test_whoever_has_come_in_before_is_not_kept_out_by_strangers(most: int) -> None:
    known = Client(REMOTE_ADDR="192.0.2.1")
    answer = known.post(URL, {"username": "kim", "password": "right"})
    cookie = answer.cookies[tries.BROWSER]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", URL)
    assert "kim" not in cookie.value
    flood(most - 1)
    assert attempt(password="right", address="203.0.113.9").status_code == 429
    known.post("/admin/logout/")
    assert known.post(URL, {"username": "kim", "password": WRONG_PASSWORD}).status_code == 200
    assert known.post(URL, {"username": "kim", "password": "right"}).status_code == 302


def test_a_known_browser_is_known_for_its_own_name_only(most: int) -> None:
    User.objects.create_user("lee", password="right", is_staff=True)
    lee = Client(REMOTE_ADDR="192.0.2.1")
    lee.post(URL, {"username": "lee", "password": "right"})
    lee.post("/admin/logout/")
    flood(most)
    assert lee.post(URL, {"username": "kim", "password": "right"}).status_code == 429


@pytest.mark.parametrize("value", ["", "x", "kim:1:x", "a" * 5000])
def test_a_made_up_mark_of_a_browser_is_worth_nothing(most: int, value: str) -> None:
    flood(most)
    client = Client(REMOTE_ADDR="192.0.2.1")
    client.cookies[tries.BROWSER] = value
    assert client.post(URL, {"username": "kim", "password": "right"}).status_code == 429


def test_a_known_browser_has_no_more_tries_than_others(most: int) -> None:
    known = Client(REMOTE_ADDR="192.0.2.1")
    known.post(URL, {"username": "kim", "password": "right"})
    known.post("/admin/logout/")
    answers = [known.post(URL, {"username": "kim", "password": WRONG_PASSWORD}).status_code for _ in range(6)]
    assert answers[-1] == 429
