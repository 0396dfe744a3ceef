"""Every page of ours is joined, and nothing else that we send."""

from __future__ import annotations

import pytest
from django.test import Client

from cases.core import joints
from cases.core.joints import JOINT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _joined(_frame: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refundguide.middleware.with_joints", joints.with_joints)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "part"])
@pytest.mark.parametrize("path", ["/problems/not-received/", "/contact/", "/deadlines/"])
def test_a_page_is_joined_and_as_long_as_it_says(path: str, headers: dict[str, str]) -> None:
    response = Client().get(path, headers=headers)
    assert JOINT in response.text
    assert int(response.headers["Content-Length"]) == len(response.content)


@pytest.mark.parametrize("path", ["/robots.txt", "/healthz"])
def test_what_is_no_page_is_not(path: str) -> None:
    assert JOINT not in Client().get(path).text
