"""Where whoever found a security problem can say so (RFC 9116)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

ADDRESS, POLICY = "/.well-known/security.txt", "/.well-known/security-policy.txt"


@pytest.mark.parametrize("operator", ["", "홍길동 02-123-4567"])
def test_without_a_mail_address_there_is_none(client: Client, settings: Any, operator: str) -> None:
    settings.OPERATOR = operator
    assert client.get(ADDRESS).status_code == client.get(POLICY).status_code == 404


def test_it_names_whom_to_write_to_and_until_when_it_is_good(client: Client, settings: Any, now: dt.datetime) -> None:
    settings.OPERATOR = "홍길동 <security@example.org>"
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    assert fields["Canonical"] == f"http://testserver{ADDRESS}"
    assert fields["Preferred-Languages"] == "ko, en"
    expires = dt.datetime.fromisoformat(fields["Expires"])
    assert dt.timedelta(days=180) < expires - now < dt.timedelta(days=365)
    policy = client.get(fields["Policy"].removeprefix("http://testserver"))
    assert policy.status_code == 200
    assert "security@example.org" in policy.text
    assert "&" not in policy.text
