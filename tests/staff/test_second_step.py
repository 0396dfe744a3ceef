"""Coming in by two steps: who owes a code gets nowhere, and the code leads to where one wanted."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.casefile.models import Case
from cases.photos.models import EvidencePhoto
from cases.staff import second_step, tries
from tests.support.admin import QUEUE, change_url
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case, receive_photo
from tests.support.second_step import APP, CODE, LOGIN, TYPED, after_password, code_of, inside, key_in

pytestmark = pytest.mark.usefixtures("code_required")

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
