"""What the log says of the doors: who came in, who was turned away, and nothing of what was typed there."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from cases.casefile.models import Case
from cases.core import limits, watchful
from tests.support.clients import holding, logged_in
from tests.support.log_lines import objects, written_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LOGIN = "/admin/login/"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    monkeypatch.setattr(watchful, "_told_at", {})
    monkeypatch.setattr(watchful, "_untold", {})
    with written_lines() as lines:
        yield lines


def told(lines: io.StringIO) -> list[tuple[str, str]]:
    return [(line["event"], line["message"]) for line in objects(lines) if line["logger"] == "refundguide.security"]


def test_each_way_in_and_out_of_staff_is_told_by_number(lines: io.StringIO) -> None:
    kim = User.objects.create_user("kim.geomto", password="right", is_staff=True)
    browser = Client()
    browser.post(LOGIN, {"username": "kim.geomto", "password": "typed-by-mistake"})
    browser.post(LOGIN, {"username": "typed-by-mistake", "password": "right"})
    browser.post(LOGIN, {"username": "kim.geomto", "password": "right"})
    browser.post("/admin/logout/")
    assert told(lines) == [
        ("login-failed", "A login failed"),
        ("login", f"User {kim.pk} gave the right password"),
        ("logout", f"User {kim.pk} logged out"),
    ]
    assert "kim.geomto" not in lines.getvalue()
    assert "typed-by-mistake" not in lines.getvalue()


def test_who_is_turned_away_is_told(lines: io.StringIO, case: Case) -> None:
    clerk = logged_in(User.objects.create_user("clerk", is_staff=True))
    stranger = holding()
    stranger.get(case.get_absolute_url())
    stranger.post("/cases/open/", {"reference": case.reference, "key": "11111-11111-11111-11111"})
    clerk.get("/admin/casefile/case/")
    Client(enforce_csrf_checks=True).post("/cases/open/", {"reference": case.reference})
    assert [event for event, _sentence in told(lines)][1:] == ["case-refused", "key-refused", "refused", "csrf-refused"]
    assert f"User {User.objects.get().pk} was refused a page" in lines.getvalue()
    assert case.reference not in lines.getvalue()


def test_a_limit_that_is_reached_is_told_once_a_minute(lines: io.StringIO, rf: Any, now: Any) -> None:
    request = rf.get("/")
    request.now = now
    few = limits.Limit("try", 1, limits.OPENING.window)
    assert [few.allows(request) for _ in range(5)] == [True, False, False, False, False]
    assert told(lines) == [("limit-try", "The limit of 'try' was reached")]


def test_a_crowd_at_a_door_writes_one_line_a_second(lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(watchful.time, "monotonic", lambda: clock[0])
    for second in range(3):
        clock[0] = 100.0 + second
        for _ in range(50):
            watchful.tell_of_strangers("case-refused", "A case was asked for")
    assert [sentence for _event, sentence in told(lines)] == [
        "A case was asked for",
        "A case was asked for (49 more before this)",
        "A case was asked for (49 more before this)",
    ]


def test_a_line_tells_its_moment_in_utc(lines: io.StringIO) -> None:
    watchful.tell("login", "User %s gave the right password", 1)
    [line] = objects(lines)
    assert line["at"].endswith("+00:00")


def test_nobody_writes_a_line_of_their_own(lines: io.StringIO) -> None:
    forged = "x\r\n2026-11-27 INFO refundguide.security User 1 gave the right password\u2028\x1b[31m"
    logging.getLogger("django.request").error("Internal Server Error: %s", forged)
    logging.getLogger("cases.reminders").warning(forged)
    written = lines.getvalue()
    assert written.count("\n") == 4  # Two lines, each as JSON and as text.
    assert "\r" not in written and "\x1b" not in written


def test_nothing_else_writes_a_log() -> None:
    """Handlers of the settings write to standard error and to the mail of errors; no module adds one, or prints."""
    handlers = {handler["class"] for handler in settings.LOGGING["handlers"].values()}
    assert handlers <= {
        "logging.StreamHandler",
        "refundguide.error_mail.ErrorMail",
        "refundguide.metrics.sources.CountLines",
    }
    for path in sorted((settings.ROOT / "cases").rglob("*.py")):
        text = path.read_text()
        assert not re.search(r"addHandler|FileHandler|SysLogHandler|basicConfig", text), path
