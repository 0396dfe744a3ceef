"""A decision that was written while the login ended: the note is there after the next one."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from cases.casefile.models import Case
from cases.casefile.tasks import REVIEWERS
from tests.support.factories import make_case
from tests.support.pages import fields_of

pytestmark = pytest.mark.django_db

DECISION = {"decision": "needs_evidence", "missing": ["label"], "note": "송장 번호가 보이는\n사진이 필요합니다."}
LOGIN = {"username": "kim", "password": "right"}


@pytest.fixture
def waiting(reference_data: None, now: dt.datetime) -> Case:
    User.objects.create_user("kim", password="right", is_staff=True).groups.add(Group.objects.get(name=REVIEWERS))
    return make_case(status="in_review")


def form_with(page: str, marker: str) -> tuple[str, dict[str, Any]]:
    """Return where the form around `marker` goes, and its fields with those that belong to it from outside."""
    for start, inside in re.findall(r"<form([^>]*)>(.*?)</form>", page, re.DOTALL):
        if marker in inside and (action := re.search(r'action="([^"]*)"', start)):
            outside = "".join(re.findall(r'<input[^>]*form="login-form">', page))
            return unescape(action[1]), fields_of(inside + outside)
    raise AssertionError(marker)


def test_a_decision_survives_the_end_of_the_login(waiting: Case) -> None:
    browser = Client(enforce_csrf_checks=True)
    at = f"/admin/casefile/case/{waiting.pk}/change/"
    page = fields_of(browser.get("/admin/login/").text)
    lost = browser.post(at, {**DECISION, "csrfmiddlewaretoken": page["csrfmiddlewaretoken"], "_save": "1"})
    assert lost.status_code == 403
    assert "no-store" in lost["Cache-Control"]
    assert "송장 번호가 보이는<br>사진이 필요합니다." in lost.text
    assert waiting.reference not in lost.text

    address, fields = form_with(lost.text, 'name="username"')
    assert address == "/admin/login/"
    wrong = browser.post(address, {**fields, **LOGIN, "password": "wrong"})
    assert "송장 번호가 보이는<br>사진이 필요합니다." in wrong.text
    address, fields = form_with(wrong.text, 'name="username"')
    back = browser.post(address, {**fields, **LOGIN})
    assert back.status_code == 200
    assert "right" not in unescape(back.text).partition("<main")[2]

    address, fields = form_with(back.text, "이어서 보내기")
    assert address == at
    assert browser.post(address, fields).status_code == 302
    waiting.refresh_from_db()
    assert waiting.status == "needs_evidence"
    assert waiting.events.last().note.splitlines() == DECISION["note"].splitlines()


def test_without_a_text_the_login_is_asked_for_as_ever(waiting: Case) -> None:
    at = f"/admin/casefile/case/{waiting.pk}/change/"
    assert Client().post(at, {"_save": "1"}).url == f"/admin/login/?next={at}"
    assert Client().get(at).url == f"/admin/login/?next={at}"
    assert Client().post(at, DECISION, headers={"Origin": "https://evil.example"}).url == f"/admin/login/?next={at}"


def test_who_lost_the_right_reads_the_note_again(waiting: Case) -> None:
    browser = Client()
    browser.post("/admin/login/", LOGIN)
    User.objects.get(username="kim").groups.clear()
    response = browser.post(f"/admin/casefile/case/{waiting.pk}/change/", DECISION)
    assert response.status_code == 403
    assert "송장 번호가 보이는" in response.text


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/"])
def test_a_login_carries_nothing_out_of_the_site(waiting: Case, to: str) -> None:
    response = Client().post("/admin/login/", {**LOGIN, "carried_to": to, "carried": "note=x"})
    assert response.url == "/admin/"
