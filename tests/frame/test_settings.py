"""The settings as a whole: on this machine, in public, and when something is wrong."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.processes import ROOT

KEY = "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMN"
OURS = (
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "DEBUG",
    "EMAIL_FROM",
    "EMAIL_URL",
    "ERROR_MAIL_TO",
    "METRICS",
    "METRICS_TOKEN",
    "OPERATOR",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "SECRET_KEY_FALLBACKS_FILE",
    "SECRET_KEY_FILE",
    "SITE_URL",
    "STAFF_TWO_FACTOR",
    "SLOW_QUERY_SECONDS",
    "STORAGE_URL",
)

SHOW = """
import django.conf as c
s = c.settings
print(s.PUBLIC, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME)
"""


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with exactly these variables of ours."""
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**inherited, "SECRET_KEY": KEY, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.parametrize("hosts", ["", "refund.example.org"])
def test_the_deployment_checks_find_nothing(hosts: str) -> None:
    operator = "문의 창구 help@example.org"
    run = manage("check", "--deploy", "--fail-level", "WARNING", ALLOWED_HOSTS=hosts, OPERATOR=operator)
    assert run.returncode == 0, run.stderr


def test_a_public_site_asks_staff_for_a_code_unless_that_is_switched_off_by_name() -> None:
    show = "import django.conf as c; print(c.settings.STAFF_TWO_FACTOR)"
    for hosts, said, asks in (
        ("refund.example.org", "", True),
        ("refund.example.org", "off", False),
        ("localhost", "", False),
        ("localhost", "on", True),
    ):
        run = manage("shell", "--no-imports", "-c", show, ALLOWED_HOSTS=hosts, STAFF_TWO_FACTOR=said)
        assert run.stdout.split() == [str(asks)]


def test_the_deployment_checks_say_that_staff_need_no_code() -> None:
    run = manage("check", "--deploy", "--fail-level", "WARNING", ALLOWED_HOSTS="example.org", STAFF_TWO_FACTOR="off")
    assert run.returncode == 1
    assert "refundguide.W001" in run.stderr


def test_the_deployment_check_asks_who_answers_for_a_public_site() -> None:
    run = manage("check", "--deploy", "--fail-level", "WARNING", ALLOWED_HOSTS="refund.example.org")
    assert run.returncode == 1
    assert "OPERATOR is not set" in run.stderr


def test_on_this_machine_nothing_asks_for_tls() -> None:
    run = manage("shell", "--no-imports", "-c", SHOW, ALLOWED_HOSTS="localhost")
    assert run.stdout.split() == ["False", "False", "False", "False", "csrftoken"]


def test_a_public_name_brings_tls_and_its_cookies() -> None:
    run = manage("shell", "--no-imports", "-c", SHOW, ALLOWED_HOSTS="localhost,refund.example.org")
    assert run.stdout.split() == ["True", "True", "True", "True", "__Host-csrf"]


@pytest.mark.parametrize("command", ["check", "serve"])
@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "mysql://user:pa55word@host/name"),
        ("STORAGE_URL", "s3://bucket"),
        ("EMAIL_URL", "pigeon://loft"),
        ("EMAIL_FROM", "refund"),
        ("SITE_URL", "example.org"),
        ("ERROR_MAIL_TO", "ops"),
        ("METRICS_TOKEN", "short"),
        ("SLOW_QUERY_SECONDS", "0"),
        ("ALLOWED_HOSTS", "*"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY_FALLBACKS", "short"),
        ("DEBUG", "perhaps"),
    ],
)
def test_a_wrong_value_ends_the_start_with_one_sentence(command: str, variable: str, value: str) -> None:
    run = manage(command, **{variable: value})

    assert run.returncode == 1
    assert run.stderr.startswith("refundguide cannot start: ")
    assert variable in run.stderr
    assert run.stderr.count("\n") == 1
    assert "pa55word" not in run.stderr


def test_debug_is_refused_in_public() -> None:
    run = manage("check", DEBUG="1", ALLOWED_HOSTS="refund.example.org")
    assert run.returncode == 1
    assert run.stderr.startswith("refundguide cannot start: DEBUG shows")


def test_links_and_mails_name_the_public_host() -> None:
    show = "import django.conf as c; print(c.settings.SITE_URL, c.settings.DEFAULT_FROM_EMAIL)"
    run = manage("shell", "--no-imports", "-c", show, ALLOWED_HOSTS="localhost,.example.org")
    assert run.stdout.split() == ["https://example.org", "refundguide@example.org"]
