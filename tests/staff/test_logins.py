"""A login of staff ends when nobody uses it, and somebody sees where they are logged in and ends what they do not know."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.casefile.models import Case
from cases.core import limits
from cases.staff import logins
from tests.support.clients import holding, logged_in
from tests.support.moments import NOW

LOGIN, LOGINS, QUEUE = "/admin/login/", "/admin/logins/", "/admin/"
PASSWORD = "right  password "
TYPED = {"username": "kim", "password": PASSWORD}
MINUTE = dt.timedelta(minutes=1)
WHALE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/132.0 Whale/4.30 Safari/537.36"

type StopTime = Callable[[dt.datetime], None]


@pytest.fixture(autouse=True)
def kim(db: None, now: dt.datetime) -> User:
    return User.objects.create_user("kim", password=PASSWORD, is_staff=True)


def test_a_login_that_nobody_uses_ends_and_leaves_the_cases_of_the_browser(case: Case, stop_time: StopTime) -> None:
    client = holding(case)
    client.post(LOGIN, TYPED)
    stop_time(NOW + logins.STAFF_IDLE)
    assert client.get(QUEUE).status_code == 200
    later = NOW + 2 * logins.STAFF_IDLE
    stop_time(later)
    assert client.get(QUEUE).status_code == 200, "it counts from the last look"
    stop_time(later + logins.STAFF_IDLE + MINUTE)
    assert client.get("/styleguide/").status_code == 404, "at every door, not only at that of the admin"
    assert client.get(QUEUE).status_code == 302
    assert not {*logins.LOGIN} & {*client.session.keys()}
    assert client.get(f"/cases/{case.reference}/").status_code == 200


def test_looking_at_other_pages_does_not_keep_a_login(case: Case, stop_time: StopTime) -> None:
    client = holding(case)
    client.post(LOGIN, TYPED)
    for minutes in (30, 59):
        stop_time(NOW + minutes * MINUTE)
        client.get(f"/cases/{case.reference}/")
    stop_time(NOW + 61 * MINUTE)
    assert client.get(QUEUE).status_code == 302


def test_whoever_was_away_gives_the_code_again(settings, kim: User, stop_time: StopTime) -> None:
    settings.STAFF_TWO_FACTOR = True
    device = TOTPDevice.objects.create(user=kim)
    client = logged_in(kim)
    session = client.session
    session["otp_device_id"] = device.persistent_id
    session.save()
    assert client.get(QUEUE).status_code == 200
    stop_time(NOW + logins.STAFF_IDLE + MINUTE)
    assert client.post(LOGIN, TYPED).url.startswith("/admin/login/code/")
    assert client.get(QUEUE).status_code == 302


def test_what_was_typed_by_whoever_was_away_waits_for_the_login(stop_time: StopTime) -> None:
    client = Client()
    client.post(LOGIN, TYPED)
    stop_time(NOW + logins.STAFF_IDLE + MINUTE)
    page = client.post("/admin/casefile/case/1/change/", {"note": "상자가 안 보여요"})
    assert page.status_code == 403
    assert "상자가 안 보여요" in page.text


def test_a_session_of_before_has_to_log_in_anew(kim: User) -> None:
    client = logged_in(kim)
    session = client.session
    del session[logins.SEEN]
    session.save()
    assert client.get(QUEUE).status_code == 302


def test_it_is_noted_once_a_minute(kim: User, stop_time: StopTime) -> None:
    client = logged_in(kim)
    client.get(QUEUE)
    for later, noted in ((NOW + MINUTE / 2, NOW), (NOW + MINUTE, NOW + MINUTE)):
        stop_time(later)
        client.get(QUEUE)
        assert client.session[logins.SEEN] == noted.timestamp()


def test_public_pages_do_not_ask_who_looks(kim: User, reference_data: None) -> None:
    answer = logged_in(kim).get("/contact/")
    assert "Cookie" not in answer.get("Vary", "")


def shown(client: Client) -> list[str]:
    """Return the logins of the page, each as one line."""
    cards = re.findall(r'<li class="rg-card">(.*?)</li>', client.get(LOGINS).text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", card).split()) for card in cards]


def test_one_sees_where_one_is_logged_in(kim: User, stop_time: StopTime) -> None:
    here, elsewhere = logged_in(kim), Client(headers={"User-Agent": WHALE})
    elsewhere.post(LOGIN, TYPED)
    logged_in(User.objects.create_user("lee", is_staff=True))
    stop_time(NOW + 5 * MINUTE)
    assert shown(here) == [
        "어떤 브라우저인지 알 수 없어요 지금 이 브라우저 2026-11-24 (화) 10:00에 로그인했어요.",
        "Whale · Windows 2026-11-24 (화) 10:00에 로그인했고, 10:00에 마지막으로 썼어요. 여기서 로그아웃",
    ]
    text = here.get(LOGINS).text
    assert not any(key in text for key in Session.objects.values_list("session_key", flat=True))


def test_what_has_ended_is_not_shown(kim: User, stop_time: StopTime) -> None:
    here, left = logged_in(kim), logged_in(kim)
    left.post("/admin/logout/")
    logged_in(kim)
    for minutes in (30, 61):
        stop_time(NOW + minutes * MINUTE)
        here.get(QUEUE)
    assert len(shown(here)) == 1
    kim.set_password("another one")
    kim.save()
    assert logins.logins_of(kim, here=None, now=NOW + 61 * MINUTE) == []


def test_whoever_has_only_the_password_is_seen(settings, kim: User) -> None:
    settings.STAFF_TWO_FACTOR = True
    device = TOTPDevice.objects.create(user=kim)
    here, stranger = logged_in(kim), logged_in(kim)
    session = here.session
    session["otp_device_id"] = device.persistent_id
    session.save()
    assert stranger.get(LOGINS).status_code == 302
    assert ["비밀번호만 확인했어요" in line for line in shown(here)].count(True) == 1


def test_others_are_ended_by_the_password(kim: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "refundguide.security")
    here, second, third, other = (
        logged_in(kim),
        logged_in(kim),
        logged_in(kim),
        logged_in(User.objects.create_user("lee", is_staff=True)),
    )
    for wrong in ("", "wrong", PASSWORD.strip()):
        assert here.post(LOGINS, {"ended": "others", "password": wrong}).status_code == 422
    assert second.get(QUEUE).status_code == 200
    one = next(login for login in logins.logins_of(kim, here=None, now=NOW) if login.session_key == _key(second))
    assert here.post(LOGINS, {"ended": one.id, "password": PASSWORD}).url == LOGINS
    assert [client.get(QUEUE).status_code for client in (here, second, third, other)] == [200, 302, 200, 200]
    assert here.post(LOGINS, {"ended": "others", "password": PASSWORD}).url == LOGINS
    assert [client.get(QUEUE).status_code for client in (here, third, other)] == [200, 302, 200]
    assert f"User {kim.pk} ended 1 of their logins" in caplog.messages


def _key(client: Client) -> str:
    return client.cookies["sessionid"].value


def test_neither_this_login_nor_that_of_somebody_else_is_ended_here(kim: User) -> None:
    here, other = logged_in(kim), logged_in(User.objects.create_user("lee", is_staff=True))
    for client in (here, other):
        [login] = [
            login
            for user in User.objects.all()
            for login in logins.logins_of(user, here=None, now=NOW)
            if login.session_key == _key(client)
        ]
        here.post(LOGINS, {"ended": login.id, "password": PASSWORD})
    assert [client.get(QUEUE).status_code for client in (here, other)] == [200, 200]


def test_the_password_is_not_tried_for_ever(kim: User) -> None:
    here = logged_in(kim)
    logged_in(kim)
    for _number in range(limits.STAFF_LOGIN_BY_NAME.most):
        assert here.post(LOGINS, {"ended": "others", "password": "wrong"}).status_code == 422
    answer = here.post(LOGINS, {"ended": "others", "password": PASSWORD})
    assert answer.status_code == 429
    assert "5분 뒤에 다시 시도하세요" in answer.text


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (WHALE, "Whale · Windows"),
        (WHALE.replace(" Whale/4.30", ""), "Chrome · Windows"),
        (WHALE.replace("Whale", "Edg"), "Edge · Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox · macOS"),
        (
            "Mozilla/5.0 (Linux; Android 14; SM-S921N) SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36",
            "Samsung Internet · Android",
        ),
        ("curl/8.1", ""),
        ("", ""),
    ],
)
def test_a_browser_is_named_as_its_user_knows_it(user_agent: str, name: str) -> None:
    assert logins.browser_name(user_agent) == name
