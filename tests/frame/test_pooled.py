"""Threads of a server process share connections to PostgreSQL: as many as are needed, and new ones after an outage."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import OperationalError, close_old_connections, connection, connections
from django.test import RequestFactory

from cases.facts import page_cache
from refundguide import pooled, server
from tests.support.processes import ROOT

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs DATABASE_URL to name PostgreSQL")


@pytest.fixture
def database() -> Iterator[dict[str, Any]]:
    """The settings of the database, to be changed; a pool that was made of them is gone afterwards."""
    ours = site_settings.DATABASES["default"]
    before = {name: deepcopy(ours[name]) for name in ("CONN_MAX_AGE", "OPTIONS", "PORT")}
    yield ours
    if connection.vendor == "postgresql":
        connections["default"].close_pool()
    ours.update(before)


def in_threads[T](count: int, do: Callable[[], T]) -> list[T]:
    """Do something in so many threads at once, each of which ends its request as Django does."""
    together = threading.Barrier(count)

    def one(_number: int) -> T:
        together.wait(timeout=30)
        try:
            return do()
        finally:
            close_old_connections()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(one, range(count)))


def backend() -> int:
    """Return the number of the process of PostgreSQL that answers this thread."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), pg_sleep(0.05)")
        return int(cursor.fetchone()[0])


def test_a_file_has_no_pool(database: dict[str, Any]) -> None:
    file = {"ENGINE": "django.db.backends.sqlite3", "CONN_MAX_AGE": None, "OPTIONS": {}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(site_settings.DATABASES, "default", file)
        pooled.share_connections(2)
    assert file == {"ENGINE": "django.db.backends.sqlite3", "CONN_MAX_AGE": None, "OPTIONS": {}}


def test_every_thread_that_asks_can_have_one_and_operators_are_told_how_many() -> None:
    assert pooled.pool(server.ASKING)["max_size"] == server.ASKING
    told = " ".join((ROOT / "docs/operations.md").read_text().split())
    assert f"(at most {server.ASKING}, one for each that may ask)" in told
    assert f"at most {server.PROCESSES * server.ASKING + 4} of PostgreSQL's 100" in told


@on_postgresql
def test_more_requests_than_connections_are_answered(database: dict[str, Any]) -> None:
    pooled.share_connections(3)
    found = in_threads(12, backend)
    assert len(found) == 12
    assert len({*found}) <= 3


@on_postgresql
def test_connections_that_the_server_ended_are_replaced(database: dict[str, Any]) -> None:
    pooled.share_connections(4)
    before = {*in_threads(4, backend)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM unnest(%s) AS pid", [[*before]])
    after = {*in_threads(4, backend)}
    assert not before & after


@on_postgresql
def test_a_server_that_is_away_is_told_shortly_and_found_again(database: dict[str, Any]) -> None:
    port = database["PORT"]
    pooled.share_connections(2)
    database["OPTIONS"]["pool"] |= {"timeout": 0.3, "reconnect_timeout": 0.3}
    database["PORT"] = "1"

    def fails() -> bool:
        with pytest.raises(OperationalError):
            backend()
        return True

    assert in_threads(3, fails) == [True] * 3
    pool = connections["default"].pool
    pool.kwargs = {**pool.kwargs, "port": port}

    def is_found() -> bool:
        # A busy machine may need longer than one request waits: the next one asks again, as a buyer does.
        for _request in range(100):
            with suppress(OperationalError):
                return backend() > 0
        return False

    assert in_threads(2, is_found) == [True] * 2


@on_postgresql
def test_the_page_cache_keeps_none(database: dict[str, Any]) -> None:
    pooled.share_connections(1)

    def asks() -> bool:
        environ = RequestFactory().get("/").environ
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(page_cache, "_kept", lambda request: backend() and None)
            page_cache._unasked(environ, WSGIRequest)
        return connection.connection is None

    assert in_threads(1, asks) == [True]
