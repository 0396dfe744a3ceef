"""The cast of the tests, the moment at which they stop the time, and the data that a site begins with."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from cases.casefile.models import Case
from cases.casefile.tasks import REVIEWERS
from cases.facts.page_cache import cache as pages
from cases.facts.sourced import ReferenceVersion
from cases.photos.storage.folder import FolderStorage
from cases.photos.storage.objects import ObjectStorage
from tests.support import object_store, reference_rows
from tests.support.clients import holding, staff
from tests.support.factories import make_case
from tests.support.moments import NOW
from tests.support.object_store import ObjectServer
from tests.support.reminders import case_to_post_back
from tests.support.tampering import case_with_five_events

# A busy machine is no failure: no property depends on how long an example takes.
hypothesis_settings.register_profile(
    "calm",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get("REFUNDGUIDE_EXAMPLES", "100")),
)
hypothesis_settings.load_profile("calm")


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled modules, outside of the tree, where the surroundings forbid it.

    Tests start more than a hundred processes, and one that compiles all of Django anew takes four times as long.
    """
    if sys.dont_write_bytecode and hasattr(config, "cache"):
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(config.cache.mkdir("bytecode"))


@pytest.fixture(autouse=True)
def _frame(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test has its own evidence folder, fast passwords, unhashed static files and an empty page cache.

    Pages say in one piece what a reader reads in one; that joints change nothing else: tests/core/test_joints.py.
    """
    monkeypatch.setattr("refundguide.middleware.with_joints", str)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "tests.support.tasks.AtCommit"}}
    settings.STORAGES = {
        **settings.STORAGES,
        "evidence": {"BACKEND": "cases.photos.storage.folder.FolderStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    FolderStorage(settings.EVIDENCE_ROOT).claim()
    settings.VAR = tmp_path / "var"  # What processes of one machine count together, tests do not.
    settings.DECODE_SECONDS = 20  # A slow machine fails no test of something else than this clock.
    # Not the folder of the site that runs in this tree, if one ever did.
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    cache.clear()
    pages.clear()
    ReferenceVersion.forget()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def object_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    """A real S3 server; for tests of the group `object_store.GROUP`."""
    with object_store.running(tmp_path_factory.mktemp("objects")) as server:
        yield server


@pytest.fixture
def object_storage(object_server: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStorage]:
    """An empty store of objects that is marked as ours."""
    with (
        object_store.patient(monkeypatch),
        closing(ObjectStorage(**object_server.options(object_store.fresh_prefix()))) as storage,
    ):
        storage.claim()
        yield storage


@pytest.fixture
def stop_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.datetime], None]:
    """Stop the time that every request reads at a moment, and later at another."""

    def stop_at(moment: dt.datetime) -> None:
        monkeypatch.setattr("refundguide.middleware.timezone.now", lambda: moment)

    return stop_at


@pytest.fixture
def now(stop_time: Callable[[dt.datetime], None]) -> dt.datetime:
    """Stop the time at Tuesday 2026-11-24 10:00 in Seoul."""
    stop_time(NOW)
    return NOW


@pytest.fixture
def reference_data(db: None) -> None:
    """Channels, holidays, facts, rules and groups of staff, as a new site has them."""
    reference_rows.put_in()


@pytest.fixture
def mailing_site(settings: Settings, reference_data: None) -> None:
    """A site that can send mails, and its address."""
    settings.CAN_SEND_MAIL = True
    settings.SITE_URL = "https://refund.example.org"


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
def due(reference_data: None) -> Case:
    """A case that is to be posted back by Friday 2026-12-04, about which a mail is due three days and a day before."""
    return case_to_post_back()


@pytest.fixture
def clerk(db: None) -> User:
    """A member of staff without any rights."""
    return User.objects.create_user("clerk")


@pytest.fixture
def timeline_case(case: Case, clerk: User) -> Case:
    """`case` with five lines in its timeline, the last by `clerk`."""
    return case_with_five_events(case, clerk)


# A staff session is short, so that it must begin by the stopped time.
@pytest.fixture
def reviewer(reference_data: None, now: dt.datetime) -> Client:
    """A browser of a member of staff in the reviewers' group."""
    return staff("reviewer", REVIEWERS)


@pytest.fixture
def saved_pdf(tmp_path: Path) -> Callable[[bytes], Path]:
    """Write a PDF into a file that other programs can read."""

    def save(data: bytes) -> Path:
        path = tmp_path / "bundle.pdf"
        path.write_bytes(data)
        return path

    return save
