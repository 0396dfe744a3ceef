"""Coming in by two steps, as one does it in a browser; the user is `kim` of tests/staff/conftest.py."""

from __future__ import annotations

import re
from binascii import unhexlify

from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.staff import second_step

LOGIN, CODE, APP, OWN = "/admin/login/", "/admin/login/code/", "/admin/login/app/", "/admin/second-step/"
TYPED = {"username": "kim", "password": "right"}


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
