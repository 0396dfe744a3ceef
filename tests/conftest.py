"""The cast and the clock of the tests: an owner, a stranger and staff, at a fixed moment."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from cases.access import SESSION_KEY
from cases.models import Case
from tests.factories import make_case

SEOUL = ZoneInfo("Asia/Seoul")
# A busy machine is no failure: no property depends on how long an example takes.
hypothesis_settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("calm")

NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=SEOUL)  # a Tuesday


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled modules, outside of the tree, where the surroundings forbid it.

    Tests start more than a hundred processes, and one that compiles all of Django anew takes four times as long.
    """
    if sys.dont_write_bytecode and hasattr(config, "cache"):
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(config.cache.mkdir("bytecode"))


@pytest.fixture(autouse=True)
def _frame(settings, tmp_path: Path) -> Iterator[None]:
    """Every test has its own evidence folder, fast passwords, unhashed static files and an empty page cache."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    settings.STORAGES = {
        **settings.STORAGES,
        "evidence": {
            "BACKEND": "cases.storage.EvidenceStorage",
            "OPTIONS": {"location": tmp_path / "evidence"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    settings.DECODE_SECONDS = 20  # A slow machine fails no test of something else than this clock.
    # Not the folder of the site that runs in this tree, if one ever did.
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> dt.datetime:
    """Stop the clock that every request reads at Tuesday 2026-11-24 10:00 in Seoul."""
    monkeypatch.setattr("refundguide.middleware.timezone.now", lambda: NOW)
    return NOW


@pytest.fixture
def case(db: None) -> Case:
    """A case about a damaged parcel, held by `owner`."""
    return make_case()


@pytest.fixture
def owner(case: Case) -> Client:
    """The browser that holds `case`."""
    return holding(case)


@pytest.fixture
def stranger(db: None) -> Client:
    """A browser that holds another case."""
    return holding(make_case())


@pytest.fixture
def reviewer(db: None, now: dt.datetime) -> Client:
    """A member of staff in the reviewers' group; a staff session is short, so that it begins by the stopped clock."""
    from django.core.management import call_command

    call_command("seed_reference", verbosity=0)
    from django.contrib.auth.models import Group

    user = User.objects.create_user("reviewer", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name="검토자"))
    return logged_in(user)


def holding(*cases: Case) -> Client:
    """Return a browser that holds `cases`."""
    client = Client()
    session = client.session
    session[SESSION_KEY] = [case.pk for case in cases]
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def logged_in(user: User) -> Client:
    """Return a browser in which `user` is logged in."""
    client = Client()
    client.force_login(user)
    return client
