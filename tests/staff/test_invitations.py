"""A password is chosen by its owner alone: behind a link that opens once, for three days, and lets nobody in by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Permission, User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.staff.invitations import invite
from refundguide.logs import scrubbed
from tests.support.clients import logged_in

SITE, LOGIN = "https://refund.example.org", "/admin/login/"
OLD, NEW = "그릇 넷 그리고 파란 자전거", "버스 정류장 옆의 감나무 둘"
TYPED = {"new_password1": NEW, "new_password2": NEW}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture(autouse=True)
def site(settings) -> None:
    settings.SITE_URL = SITE
    settings.STAFF_TWO_FACTOR = False


@pytest.fixture
def chief() -> User:
    return User.objects.create_superuser("chief", password=OLD)


@pytest.fixture
def kim() -> User:
    return User.objects.create_user("kim", password=OLD, is_staff=True)


def path_of(link: str) -> str:
    assert link.startswith(f"{SITE}/admin/invitation/")
    return link.removeprefix(SITE)


def test_a_new_member_of_staff_chooses_the_first_password(chief: User) -> None:
    superuser = logged_in(chief)
    page = superuser.get("/admin/auth/user/add/").text
    assert "password" not in page.partition('<form method="post" id="logout')[0].partition("<main")[2]
    assert superuser.post("/admin/auth/user/add/", {"username": "kim", "email": ""}).status_code == 302
    kim = User.objects.get(username="kim")
    assert not kim.has_usable_password()
    User.objects.update(is_staff=True)
    at = f"/admin/auth/user/{kim.pk}/password/"
    assert "링크 만들기" in superuser.get(at).text
    page = superuser.post(at)
    assert "no-store" in page["Cache-Control"]
    link = page.context["link"]
    assert f'<code class="rg-key">{link}</code>' in page.text
    new = Client()
    asked = new.get(path_of(link), follow=True)
    assert "아이디 <strong>kim</strong>의 비밀번호를 정해 주세요." in asked.text
    form_at = asked.redirect_chain[-1][0]
    assert form_at.endswith("/set-password/") and "no-store" in asked["Cache-Control"]
    assert new.post(form_at, TYPED).url == LOGIN
    assert SESSION_KEY not in new.session, "the link lets nobody in"
    assert "비밀번호를 정했어요." in new.get(LOGIN).text
    assert new.post(LOGIN, {"username": "kim", "password": NEW}).url == "/admin/"


def test_a_link_opens_once_and_for_three_days(chief: User, kim: User, monkeypatch: pytest.MonkeyPatch) -> None:
    path = path_of(invite(kim, by=chief))
    late = PasswordResetTokenGenerator()._now() + dt.timedelta(days=3, minutes=1)
    with monkeypatch.context() as later:
        later.setattr(PasswordResetTokenGenerator, "_now", lambda self: late)
        assert "이 링크는 더 쓸 수 없어요." in Client().get(path).text
    first, second = Client(), Client()
    form_at = first.get(path).url
    assert second.get(path).url == form_at
    assert first.post(form_at, TYPED).status_code == 302
    other = {"new_password1": f"{NEW} 셋", "new_password2": f"{NEW} 셋"}
    assert "이 링크는 더 쓸 수 없어요." in second.post(form_at, other).text
    assert "이 링크는 더 쓸 수 없어요." in Client().get(path).text
    kim.refresh_from_db()
    assert kim.check_password(NEW)


def test_a_new_link_ends_the_one_before(chief: User, kim: User) -> None:
    before, now = path_of(invite(kim, by=chief)), path_of(invite(kim, by=chief))
    assert Client().get(before).status_code == 200
    assert Client().get(now).status_code == 302


def test_a_link_ends_the_password_and_every_session_and_no_second_step(
    chief: User, kim: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "refundguide.security")
    device = TOTPDevice.objects.create(user=kim)
    browser, superuser = logged_in(kim), logged_in(chief)
    at = f"/admin/auth/user/{kim.pk}/password/"
    superuser.get(at)
    kim.refresh_from_db()
    assert kim.check_password(OLD), "a look ends nothing"
    link = superuser.post(at).context["link"]
    assert browser.get("/admin/login/code/").status_code == 302
    assert SESSION_KEY not in browser.session
    assert Client().post(LOGIN, {"username": "kim", "password": OLD}).status_code == 200
    assert TOTPDevice.objects.get() == device
    entry = LogEntry.objects.get(object_id=str(kim.pk))
    assert (entry.user, entry.change_message) == (chief, "비밀번호를 정하는 링크를 만들었어요.")
    assert f"User {chief.pk} made a link for the password of user {kim.pk}" in caplog.messages
    assert path_of(link).split("/")[-2] not in caplog.text


def test_a_weak_password_is_refused_behind_the_link_too(chief: User, kim: User) -> None:
    client = Client()
    form_at = client.get(path_of(invite(kim, by=chief))).url
    for weak in ("short", "refundguide2026!", "qwertyuiopasdfgh"):
        assert client.post(form_at, {"new_password1": weak, "new_password2": weak}).status_code == 200
    kim.refresh_from_db()
    assert not kim.has_usable_password()


def test_nobody_makes_a_link_for_oneself_or_without_the_right(chief: User, kim: User) -> None:
    assert logged_in(chief).post(f"/admin/auth/user/{chief.pk}/password/").url == "/admin/password_change/"
    assert logged_in(kim).post(f"/admin/auth/user/{chief.pk}/password/").status_code == 403
    assert Client().post(f"/admin/auth/user/{chief.pk}/password/").status_code == 302
    kim.user_permissions.add(Permission.objects.get(codename="change_user"))
    assert logged_in(kim).get(f"/admin/auth/user/{chief.pk}/password/").status_code == 403
    assert logged_in(chief).post("/admin/auth/user/999/password/").status_code == 404
    chief.refresh_from_db()
    assert chief.check_password(OLD)


@pytest.mark.parametrize("path", ["/admin/invitation/MQ/x-y/", "/admin/invitation/!!/set-password/"])
def test_a_made_up_link_opens_nothing(path: str) -> None:
    answer = Client().get(path)
    assert "이 링크는 더 쓸 수 없어요." in answer.text
    assert not answer.cookies


def test_no_log_holds_a_link(chief: User, kim: User) -> None:
    link = invite(kim, by=chief)
    assert path_of(link).split("/")[-2] not in scrubbed(f"Not Found: {path_of(link)}")
