"""The second step: nobody gets anywhere by a password alone who owes a code, and no code opens twice."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import get_resolver, reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.casefile.models import Case
from cases.casefile.tasks import REVIEWERS
from cases.core.formats.codes import hash_recovery_code
from cases.photos.models import EvidencePhoto
from cases.seed.groups import seed_groups
from cases.staff import second_step, tries
from tests.support.admin import QUEUE, change_url
from tests.support.clients import holding, logged_in
from tests.support.factories import jpeg, make_case, receive_photo

LOGIN, CODE, APP, OWN = "/admin/login/", "/admin/login/code/", "/admin/login/app/", "/admin/second-step/"
TYPED = {"username": "kim", "password": "right"}


@pytest.fixture(autouse=True)
def required(settings, now: object) -> None:
    settings.STAFF_TWO_FACTOR = True


@pytest.fixture
def kim(db: None) -> User:
    seed_groups()
    user = User.objects.create_user("kim", password="right", is_staff=True)
    user.groups.add(Group.objects.get(name=REVIEWERS))
    return user


@pytest.fixture
def device(kim: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=kim)


def code_of(key: str, later: int = 0) -> str:
    """Return what the app shows now, or some steps later."""
    totp = TOTP(unhexlify(key), drift=later)
    return f"{totp.token():06}"


def after_password(client: Client | None = None) -> Client:
    client = client or Client()
    assert client.post(LOGIN, TYPED).status_code == 302
    return client


def inside(device: TOTPDevice) -> Client:
    """Return a browser that has come in all the way."""
    client = after_password()
    assert client.post(CODE, {"token": code_of(device.key)}).url == "/admin/"
    return client


def key_in(client: Client) -> str:
    return str(client.session[second_step.NEW_KEY])


def set_up(client: Client) -> list[str]:
    """Set up an app in a browser that may; return the recovery codes as its page shows them."""
    client.get(APP)
    answer = client.post(APP, {"token": code_of(key_in(client))})
    assert answer.status_code == 200, answer.text
    return re.findall(r"<li><code>([^<]+)</code>", answer.text)


# The sign-in itself; each of these is tried by name below.
SIGN_IN = {"login", "logout", "code", "app", "app-key", "invitation"}


def pages_of_the_admin() -> list[Any]:
    """Return every address of the admin that has a name and is no part of the sign-in."""
    (resolver,) = [one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "admin"]
    return [leaf for leaf in _leaves(resolver.url_patterns) if leaf.name and leaf.name not in SIGN_IN]


def _leaves(patterns: list[Any]) -> list[Any]:
    return [leaf for one in patterns for leaf in (_leaves(one.url_patterns) if hasattr(one, "url_patterns") else [one])]


def address_of(page: Any, case: Case, photo: EvidencePhoto) -> str:
    known = {"case_id": case.pk, "photo_id": photo.pk, "user_id": 1, "content_type_id": 1, "app_label": "casefile"}
    names = getattr(page.pattern, "converters", None) or page.pattern.regex.groupindex
    return reverse(f"admin:{page.name}", kwargs={name: known.get(name, str(case.pk)) for name in names})


@pytest.fixture
def case(db: None) -> Case:
    return make_case(status="in_review")


@pytest.fixture
def photo(case: Case) -> EvidencePhoto:
    return receive_photo(case, jpeg(), name="a.jpg", kind="damage")


@pytest.fixture
def of_the_admin(case: Case, photo: EvidencePhoto) -> list[str]:
    return [*(address_of(page, case, photo) for page in pages_of_the_admin()), "/admin/nothing-here/"]


@pytest.fixture
def elsewhere(case: Case, photo: EvidencePhoto) -> list[str]:
    """Every other address that shows staff something: pages for staff, and photos of cases."""
    sizes = ("thumb", "large", "shared", "shared-thumb")
    photos = [reverse("photos:evidence-file", args=[case.reference, photo.pk, size]) for size in sizes]
    return ["/styleguide/", *photos]


def test_whoever_owes_a_code_gets_nowhere(
    device: TOTPDevice, kim: User, case: Case, of_the_admin: list[str], elsewhere: list[str]
) -> None:
    kim.is_superuser = True
    kim.save()
    half, full = after_password(), inside(device)
    assert len(of_the_admin) > 60
    for address in of_the_admin:
        answer = half.get(address)
        assert (answer.status_code, answer.headers.get("Location", "").partition("?")[0]) == (302, LOGIN), address
        answer = half.post(address, {"decision": "ready", "note": "x"})
        assert answer.status_code == 403, address
        assert case.reference not in answer.text.replace(address, "")
        assert full.get(address).headers.get("Location", "").partition("?")[0] != LOGIN, address
    for address in elsewhere:
        assert half.get(address).status_code == 404, address
        assert half.get(address, headers={"HX-Request": "true"}).status_code == 404, address
        answer = full.get(address)
        answer.getvalue()
        assert answer.status_code == 200, address
    assert Case.objects.get().status == "in_review"


def test_whoever_has_still_to_set_it_up_gets_nowhere_either(
    kim: User, of_the_admin: list[str], elsewhere: list[str]
) -> None:
    half = after_password()
    for address in of_the_admin:
        assert half.get(address).headers["Location"].startswith(LOGIN), address
    for address in elsewhere:
        assert half.get(address).status_code == 404, address


def test_the_way_in_leads_over_the_code_to_where_one_wanted(device: TOTPDevice, case: Case) -> None:
    client = Client()
    wanted = change_url(case)
    answer = client.get(wanted, follow=True)
    answer = client.post(LOGIN, {**TYPED, "next": wanted}, follow=True)
    assert answer.redirect_chain[-1][0].startswith(CODE)
    assert f'name="next" value="{wanted}"' in answer.text
    assert client.get(LOGIN, {"next": wanted}).url.startswith(CODE)
    answer = client.post(CODE, {"token": code_of(device.key), "next": wanted})
    assert answer.url == wanted
    assert client.get(wanted).status_code == 200
    assert client.get(CODE).url == "/admin/"
    assert client.get(CODE, {"next": "https://evil.example/"}).url == "/admin/"


def test_the_session_has_a_new_name_after_the_code_and_keeps_its_cases(device: TOTPDevice, case: Case) -> None:
    client = after_password(holding(case))
    before = client.session.session_key
    client.post(CODE, {"token": code_of(device.key)})
    assert client.session.session_key != before
    assert client.get(f"/cases/{case.reference}/").status_code == 200


def test_a_browser_is_known_only_after_the_code(device: TOTPDevice) -> None:
    client = after_password()
    client.post(LOGIN, TYPED | {"password": "wrong"})
    assert tries.BROWSER not in client.cookies
    client.post(CODE, {"token": code_of(device.key)})
    assert tries.BROWSER in client.cookies


def test_a_code_opens_once(device: TOTPDevice) -> None:
    code = code_of(device.key)
    assert after_password().post(CODE, {"token": code}).status_code == 302
    again = after_password().post(CODE, {"token": code})
    assert again.status_code == 422
    assert "코드가 맞지 않아요" in again.text


@pytest.mark.parametrize("write", ["{0} {1}", "{0}-{1}", " {0}{1} "])
def test_a_code_is_read_as_apps_show_it(device: TOTPDevice, write: str) -> None:
    code = code_of(device.key)
    assert after_password().post(CODE, {"token": write.format(code[:3], code[3:])}).status_code == 302


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "7K3M-9QXT-2B4H-J8NW"])
def test_what_is_no_code_is_not_counted(device: TOTPDevice, typed: str) -> None:
    answer = after_password().post(CODE, {"token": typed})
    assert answer.status_code == 422
    assert "앱에 보이는 숫자 여섯 자리를 적어 주세요." in answer.text
    device.refresh_from_db()
    assert device.throttling_failure_count == 0


def test_wrong_codes_make_everybody_wait_longer(device: TOTPDevice, now: Any, stop_time: Callable[[Any], None]) -> None:
    wrong = f"{(int(code_of(device.key)) + 1) % 1_000_000:06}"
    if wrong in {code_of(device.key, -1), code_of(device.key, 1)}:
        wrong = "000000"
    client = after_password()
    assert client.post(CODE, {"token": wrong}).status_code == 422
    answer = after_password().post(CODE, {"token": code_of(device.key)})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "1"
    assert "1초 뒤에 다시 적어 주세요." in answer.text
    TOTPDevice.objects.update(throttling_failure_count=9)
    answer = client.post(CODE, {"token": code_of(device.key)})
    assert "5분 뒤에 다시 적어 주세요." in answer.text
    assert int(answer.headers["Retry-After"]) == 256


def test_somebody_elses_code_opens_nothing(device: TOTPDevice) -> None:
    other = User.objects.create_user("lee", password="right", is_staff=True)
    of_lee = TOTPDevice.objects.create(user=other)
    assert after_password().post(CODE, {"token": code_of(of_lee.key)}).status_code == 422


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
    answer = client.post(APP, {"token": code_of(key), "next": QUEUE})
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
    used = after_password().post(CODE, {"token": code_of(key)})
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


def test_one_can_leave_before_the_code(device: TOTPDevice) -> None:
    client = after_password()
    assert "다른 아이디로 로그인하기" in client.get(CODE).text
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session
    assert client.get(CODE, follow=True).redirect_chain[-1][0].startswith(LOGIN)


def test_what_was_typed_when_the_login_ended_comes_through_the_code(device: TOTPDevice, case: Case) -> None:
    client = Client()
    sent = {"decision": "needs_evidence", "missing": ["label"], "note": "상자 바깥이 안 보여요"}
    page = client.post(change_url(case), sent)
    assert page.status_code == 403
    hidden = dict(re.findall(r'name="(carried\w*)" value="([^"]*)"', page.text))
    carried = {name: unescape(value) for name, value in hidden.items()}
    page = client.post(LOGIN, {**TYPED, **carried, "next": change_url(case)})
    assert page.status_code == 200 and "상자 바깥이 안 보여요" in page.text
    assert client.get(QUEUE).status_code == 302, "the password alone has opened nothing"
    wrong = client.post(CODE, {**carried, "token": "12", "next": change_url(case)})
    assert wrong.status_code == 422 and "상자 바깥이 안 보여요" in wrong.text
    page = client.post(CODE, {**carried, "token": code_of(device.key), "next": change_url(case)})
    assert page.status_code == 200 and "이어서 보내기" in page.text
    assert client.post(change_url(case), sent).status_code == 302
    assert Case.objects.get().status == "needs_evidence"


def test_what_was_typed_comes_through_the_set_up_too(kim: User, case: Case) -> None:
    carried = {"carried_to": change_url(case), "carried": "note=%EC%83%81%EC%9E%90"}
    client = Client()
    page = client.post(LOGIN, {**TYPED, **carried})
    assert second_step.app_key(key_in(client)) in page.text and "상자" in page.text
    page = client.post(APP, {**carried, "token": code_of(key_in(client))})
    assert "상자" in page.text and "이어서 보내기" in page.text


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
