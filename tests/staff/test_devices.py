"""The app that makes codes and the codes on paper: set up, changed by their owner, reset by others."""

from __future__ import annotations

import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.core.formats.codes import hash_recovery_code
from cases.staff import second_step
from tests.support.admin import QUEUE
from tests.support.clients import logged_in
from tests.support.second_step import APP, CODE, LOGIN, OWN, TYPED, after_password, code_of, inside, key_in, set_up

pytestmark = pytest.mark.usefixtures("code_required")


def test_the_first_sign_in_sets_up_the_app(kim: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "refundguide.security")
    client = Client()
    answer = client.post(LOGIN, {**TYPED, "next": QUEUE}, follow=True)
    assert answer.redirect_chain[-1][0] == f"{APP}?next={QUEUE.replace('/', '%2F')}"
    key = key_in(client)
    assert second_step.app_key(key) in answer.text
    picture = client.get(f"{APP}key.svg")
    assert picture["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert "no-store" in picture["Cache-Control"] and "no-store" in answer["Cache-Control"]
    assert b"style" not in picture.content and b"<script" not in picture.content
    assert client.get(APP).text.count(second_step.app_key(key)) == 1, "a second look shows the same key"
    assert client.post(APP, {"token": "000000" if code_of(key) != "000000" else "111111"}).status_code == 422
    assert not TOTPDevice.objects.exists()
    code = code_of(key)
    answer = client.post(APP, {"token": code, "next": QUEUE})
    codes = re.findall(r"<li><code>([^<]+)</code>", answer.text)
    assert len(set(codes)) == second_step.RECOVERY_CODES
    assert f'href="{QUEUE}"' in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert client.get(QUEUE).status_code == 200
    assert TOTPDevice.objects.get(user=kim).key == key
    assert second_step.NEW_KEY not in client.session
    assert client.get(f"{APP}key.svg").status_code == 404, "the key is shown to nobody any more"
    assert client.get(APP).url == OWN
    assert not any(code in client.get(OWN).text for code in codes)
    assert LogEntry.objects.get(user=kim).change_message == "2단계 로그인을 설정했어요."
    assert f"User {kim.pk} set up an app" in caplog.messages
    assert not any(secret in caplog.text for secret in (key, *codes)), "no log holds what opens the door"
    used = after_password().post(CODE, {"token": code})
    assert used.status_code == 422, "the code of the set-up is used up as well"


def test_the_picture_holds_the_key(kim: User) -> None:
    client = after_password()
    client.get(APP)
    key = key_in(client)
    assert TOTPDevice(user=kim, key=key).config_url.startswith("otpauth://totp/")
    assert second_step.picture(kim, key) == client.get(f"{APP}key.svg").content
    assert second_step.picture(kim, key) != second_step.picture(kim, "00" * 20)


def test_a_key_that_another_browser_has_seen_is_never_set_up(kim: User) -> None:
    spy, own = after_password(), after_password()
    spy.get(APP)
    own.get(APP)
    assert key_in(spy) != key_in(own)
    set_up(own)
    assert spy.get(APP).url == OWN, "there is an app now, and the spy has not its codes"
    assert spy.post(APP, {"token": code_of(key_in(spy))}).url == OWN
    assert spy.get(f"{APP}key.svg").status_code == 404
    assert TOTPDevice.objects.get().key != key_in(spy)


def test_recovery_codes_lie_in_the_database_as_hashes_and_open_once(kim: User) -> None:
    codes = set_up(after_password())
    stored = set(StaticToken.objects.values_list("token", flat=True))
    assert stored == {hash_recovery_code(code) for code in codes}
    assert not any(code.replace("-", "") in token for code in codes for token in stored)
    lost = after_password()
    assert "복구 코드" in lost.get(f"{CODE}?recovery").text
    for what_is_stored in stored:
        assert lost.post(f"{CODE}?recovery", {"token": what_is_stored}).status_code in {422, 429}
    StaticDevice.objects.update(throttling_failure_count=0)
    typed = codes[0].lower().replace("-", " ")
    assert lost.post(f"{CODE}?recovery", {"token": typed, "next": QUEUE}).url == QUEUE
    assert "남은 복구 코드는 9개예요." in lost.get(QUEUE).text
    assert after_password().post(f"{CODE}?recovery", {"token": codes[0]}).status_code == 422


def test_wrong_recovery_codes_make_one_wait_and_leave_the_app_alone(kim: User) -> None:
    client = after_password()
    codes = set_up(client)
    lost = after_password()
    lost.post(f"{CODE}?recovery", {"token": "0000-0000-0000-0000"})
    assert lost.post(f"{CODE}?recovery", {"token": codes[0]}).status_code == 429
    assert lost.post(CODE, {"token": code_of(TOTPDevice.objects.get().key, 1)}).status_code == 302


def test_whatever_is_changed_takes_a_code_first(kim: User) -> None:
    client = after_password()
    old_codes = set_up(client)
    key = TOTPDevice.objects.get().key
    for change in ("codes", "app", "end"):
        assert client.post(OWN, {"change": change}).status_code == 422
    assert client.get(APP).url == OWN
    answer = client.post(OWN, {"change": "codes", "token": code_of(key, 1)})
    new_codes = re.findall(r"<li><code>([^<]+)</code>", answer.text)
    assert len(new_codes) == second_step.RECOVERY_CODES and not {*new_codes} & {*old_codes}
    assert after_password().post(f"{CODE}?recovery", {"token": old_codes[0]}).status_code == 422
    StaticDevice.objects.update(throttling_failure_count=0)
    assert client.post(f"{OWN}?recovery", {"change": "app", "token": new_codes[0]}).url.startswith(APP)
    assert TOTPDevice.objects.get().key == key, "the old app works until the new one does"
    elsewhere = after_password()
    elsewhere.post(f"{CODE}?recovery", {"token": new_codes[1]})
    set_up(client)
    assert TOTPDevice.objects.get().key != key
    assert client.get(OWN).status_code == 200
    assert elsewhere.get(OWN).status_code == 302, "a session that the old codes opened ends"


def test_it_is_not_ended_where_it_is_required(device: TOTPDevice) -> None:
    client = inside(device)
    assert "2단계 로그인 끄기" not in client.get(OWN).text
    client.post(OWN, {"change": "end", "token": code_of(device.key, 1)})
    assert TOTPDevice.objects.exists()


def test_where_it_is_not_required_it_is_offered_and_whoever_has_it_is_asked(settings, kim: User) -> None:
    settings.STAFF_TWO_FACTOR = False
    client = after_password()
    assert client.get(QUEUE).status_code == 200
    assert "2단계 로그인 켜기" in client.get(OWN).text
    other = after_password()
    set_up(client)
    assert client.get(QUEUE).status_code == 200
    assert other.get(QUEUE).status_code == 302, "a session by password alone ends too"
    key = TOTPDevice.objects.get().key
    assert client.post(OWN, {"change": "end", "token": code_of(key, 1)}).url == OWN
    assert not TOTPDevice.objects.exists() and not StaticDevice.objects.exists()
    assert client.get(QUEUE).status_code == 200


def test_another_superuser_resets_it_and_the_log_says_so(
    device: TOTPDevice, kim: User, caplog: pytest.LogCaptureFixture
) -> None:
    StaticDevice.objects.create(user=kim)
    chief = User.objects.create_superuser("chief", password="x")
    of_chief = TOTPDevice.objects.create(user=chief)
    caplog.set_level("INFO", "refundguide.security")
    client = Client()
    client.post(LOGIN, {"username": "chief", "password": "x"})
    client.post(CODE, {"token": code_of(of_chief.key)})
    at = reverse("admin:auth_user_second_step", args=[kim.pk])
    assert at in client.get(reverse("admin:auth_user_change", args=[kim.pk])).text
    assert client.get(at).status_code == 200
    assert TOTPDevice.objects.filter(user=kim).exists(), "a look resets nothing"
    assert client.post(at).status_code == 302
    assert not TOTPDevice.objects.filter(user=kim).exists() and not StaticDevice.objects.filter(user=kim).exists()
    entry = LogEntry.objects.get(object_id=str(kim.pk))
    assert (entry.user, entry.change_message) == (chief, "2단계 로그인을 초기화했어요.")
    assert f"User {chief.pk} reset the second step of user {kim.pk}" in caplog.messages
    assert client.post(reverse("admin:auth_user_second_step", args=[chief.pk])).status_code == 403, "not one's own"
    assert TOTPDevice.objects.filter(user=chief).exists()


def test_a_reset_ends_what_the_lost_app_had_opened(device: TOTPDevice, kim: User) -> None:
    client = inside(device)
    second_step.reset(kim, by=kim, why="")
    assert client.get(QUEUE).status_code == 302
    assert client.get(CODE).url.startswith(APP)


def test_nobody_else_resets_it(device: TOTPDevice, settings) -> None:
    settings.STAFF_TWO_FACTOR = False
    at = reverse("admin:auth_user_second_step", args=[device.user_id])
    helper = User.objects.create_user("helper", is_staff=True)
    for client, status in ((Client(), 302), (logged_in(helper), 403)):
        assert client.post(at).status_code == status
    assert TOTPDevice.objects.exists()


def test_the_command_helps_whom_no_other_superuser_can(device: TOTPDevice, kim: User, capsys) -> None:
    call_command("reset_second_step", "kim")
    assert not TOTPDevice.objects.exists()
    assert LogEntry.objects.get().object_id == str(kim.pk)
    for name in ("kim", "nobody"):
        with pytest.raises(CommandError):
            call_command("reset_second_step", name)


def test_keys_and_codes_have_no_pages_in_the_admin() -> None:
    registered = {model.__name__ for model in admin.site._registry}
    assert not {"TOTPDevice", "StaticDevice", "StaticToken"} & registered
