"""Addresses that are secrets: whatever page they lead to hands them on to nobody, also when it fails."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test import Client
from django.urls import get_resolver

from cases.calendars.models import CalendarFeed
from cases.casefile.models import Case
from cases.core.checks import addresses
from cases.core.policy import TOKEN
from cases.staff.invitations import invite
from tests.support.clients import holding, logged_in
from tests.support.factories import KEY
from tests.support.mail_rows import TOKENS, mail_about

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.fixture
def secret(case: Case, now: dt.datetime) -> dict[str, str]:
    """The address of each page that a token opens, by its name, with a token that opens it."""
    mail_about(case, now)
    tokens = {**TOKENS, "calendar-feed": CalendarFeed.make(case, now=now)}
    found = {
        str(pattern.name): "/" + re.sub(r"<[^>]*token>", tokens[str(pattern.name)], route)
        for route, pattern in addresses(get_resolver().url_patterns)
        if getattr(pattern.callback, "policy", "") == TOKEN
    }
    assert found.keys() == tokens.keys()  # A new kind of secret address joins these tests.
    return found


def token_in(path: str) -> str:
    return max(re.split(r"[/.]", path), key=len)


def test_no_link_of_its_page_tells_others_where_it_stood(secret: dict[str, str]) -> None:
    for name, path in secret.items():
        answer = Client().get(path)
        assert answer.status_code == 200, name
        # What its page needs from us is asked for without the path: a proxy writes down where a question came from.
        assert answer["Referrer-Policy"] == "strict-origin", name
        assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"], name
        for link in re.findall(r"<a [^>]*href=\"https?://[^>]*>", answer.text):
            assert "noreferrer" in link, (name, link)
        assert 'rel="canonical"' not in answer.text, name
        assert not re.search(rf'(og:\w+|href|src)="[^"]*{token_in(path)}', answer.text), name


@pytest.mark.parametrize("error", [ValueError("no"), OperationalError("database is locked"), OperationalError("gone")])
def test_a_page_that_fails_says_nothing_of_its_address(secret: dict[str, str], error: Exception) -> None:
    def fail(*args: Any) -> None:
        raise error

    client = Client(raise_request_exception=False)
    for name, path in secret.items():
        for method in ("get", "post"):
            with connection.execute_wrapper(fail):
                answer = getattr(client, method)(path)
            assert answer.status_code >= 400, name
            assert answer["Referrer-Policy"] == "strict-origin", name
            assert token_in(path) not in answer.text, (name, method, answer.status_code)
            assert token_in(path) not in str(answer.headers), (name, method)


@pytest.mark.parametrize("guide", ["docs/operations.md", "compose.yaml"])
def test_no_log_of_the_proxy_keeps_a_secret_address(secret: dict[str, str], guide: str) -> None:
    text = Path(settings.ROOT, guide).read_text().replace("$$", "$")
    redirecting, answering = re.findall(r"^ *server \{\n.*?(?=^ *server \{\n|\Z)", text, re.MULTILINE | re.DOTALL)
    assert "access_log off;" in redirecting and "location" not in redirecting
    [(pattern, rules)] = re.findall(r"location ~ (\S+) \{(.*?)\}", answering, re.DOTALL)
    assert "access_log off;" in rules and re.search(r"error_log \S+ crit;", rules)
    user = User.objects.create_user("kim", is_staff=True)
    for path in (*secret.values(), urlsplit(invite(user, by=user)).path):
        assert re.search(pattern, path), path


def test_an_address_that_opens_nothing_is_not_repeated(secret: dict[str, str]) -> None:
    for path in secret.values():
        wrong = path.replace(token_in(path), "w" * 31 + "1")
        assert "w" * 31 not in Client().get(wrong).text


def test_neither_the_log_of_the_admin_nor_a_session_holds_a_key_or_a_token(secret: dict[str, str], case: Case) -> None:
    browser = holding(case)
    new_key = browser.post(f"/cases/{case.reference}/key/").cookies["case_key"].value
    Client().post("/cases/open/", {"reference": case.reference, "key": KEY})
    browser.post(f"/cases/{case.reference}/calendar/address/")
    superuser = logged_in(User.objects.create_superuser("lee", password="그릇 넷 그리고 자전거"))
    page = superuser.get(f"/admin/casefile/case/{case.pk}/change/").text
    other = User.objects.create_user("kim", password="x", is_staff=True)
    link = superuser.post(f"/admin/auth/user/{other.pk}/password/").context["link"]
    invited = Client()
    chosen = {"new_password1": "버스 정류장 옆의 감나무 셋", "new_password2": "버스 정류장 옆의 감나무 셋"}
    assert invited.post(invited.get(link).url, chosen).status_code == 302
    assert LogEntry.objects.exists()
    log = " ".join(f"{line.object_repr} {line.change_message}" for line in LogEntry.objects.all())
    sessions = " ".join(str(session.get_decoded()) for session in Session.objects.all())
    for hidden in (*TOKENS.values(), KEY, new_key, link.split("/")[-2], "감나무"):
        assert hidden not in log + sessions + page
    assert "buyer@example.org" not in page + log
