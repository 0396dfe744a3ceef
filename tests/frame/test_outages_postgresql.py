"""What breaks around a running site on PostgreSQL, as `test_outages` has it for SQLite.

The site comes to the server through a door of this test, which can be shut; it has a database of its own.
"""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from refundguide import pooled
from refundguide.server import PROCESSES
from tests.support.factories import jpeg
from tests.support.running_site import Site, running_site

pytestmark = [
    pytest.mark.xdist_group("outages"),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs DATABASE_URL to name PostgreSQL"),
]

NOTE = "판매자가 일부 환불만 해 주겠다고 합니다."


class Door(socketserver.ThreadingTCPServer):
    """Passes connections on to the server; shut, it ends those that there are and takes no other."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, server: tuple[str, int], port: int = 0) -> None:
        self.server_behind, self.open_ones = server, set[socket.socket]()
        super().__init__(("127.0.0.1", port), _Passage)

    def shut(self) -> None:
        self.shutdown()
        self.server_close()
        for one in list(self.open_ones):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class _Passage(socketserver.BaseRequestHandler):
    server: Door

    def handle(self) -> None:
        with socket.create_connection(self.server.server_behind) as behind:
            self.server.open_ones |= {self.request, behind}
            back = threading.Thread(target=_pass_on, args=(behind, self.request), daemon=True)
            back.start()
            _pass_on(self.request, behind)
            back.join()
            self.server.open_ones -= {self.request, behind}


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for one in (source, target):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


class Server:
    """The PostgreSQL behind a site: what can happen to it."""

    def __init__(self) -> None:
        settings = connection.settings_dict
        self._address = (settings["HOST"], int(settings["PORT"] or 5432))
        self._user, self._password = settings["USER"], settings["PASSWORD"]
        self._home = "postgres"
        self.name = f"outages_{uuid.uuid4().hex[:12]}"
        self._door = self._opened()
        self.url = f"postgres://{self._user}:{self._password}@127.0.0.1:{self._door.server_address[1]}/{self.name}"

    def _opened(self, port: int = 0) -> Door:
        door = Door(self._address, port)
        threading.Thread(target=door.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return door

    @contextlib.contextmanager
    def asked(self, database: str = "") -> Iterator[Any]:
        """Give a connection of ours that does not go through the door."""
        import psycopg

        host, port = self._address
        with psycopg.connect(
            host=host,
            port=port,
            user=self._user,
            password=self._password,
            dbname=database or self._home,
            autocommit=True,
        ) as own:
            yield own

    def do(self, *statements: str) -> None:
        with self.asked() as own:
            for statement in statements:
                own.execute(statement)

    def end_connections(self) -> None:
        with self.asked() as own:
            own.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [self.name])

    def connections_of_the_site(self) -> int:
        with self.asked() as own:
            asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND application_name = %s"
            return int(own.execute(asked, [self.name, pooled.NAME]).fetchone()[0])

    @contextlib.contextmanager
    def gone(self) -> Iterator[None]:
        port = self._door.server_address[1]
        self._door.shut()
        try:
            yield
        finally:
            self._door = self._opened(port)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        with self.asked(self.name) as own, own.transaction():
            own.execute("LOCK TABLE casefile_caseevent, facts_referenceversion IN EXCLUSIVE MODE")
            yield

    @contextlib.contextmanager
    def read_only(self) -> Iterator[None]:
        """As a server is that has become the copy of another."""
        self.do(f"ALTER DATABASE {self.name} SET default_transaction_read_only = on")
        self.end_connections()
        try:
            yield
        finally:
            self.do(f"ALTER DATABASE {self.name} RESET default_transaction_read_only")
            self.end_connections()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    server.do(f"CREATE DATABASE {server.name}")
    yield server
    server.end_connections()
    server.do(f"DROP DATABASE {server.name} WITH (FORCE)")


@pytest.fixture(scope="module")
def running(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site"), DATABASE_URL=server.url) as site:
        yield site


@pytest.fixture
def site(running: Site) -> Iterator[Site]:
    """The running site, whole before and after."""
    running.becomes_ready()
    yield running
    running.becomes_ready()


OUTAGES: dict[str, Callable[[Server], contextlib.AbstractContextManager[None]]] = {
    "gone": Server.gone,
    "locked": Server.locked,
    "read-only": Server.read_only,
}


@pytest.mark.parametrize("outage", OUTAGES)
def test_a_note_is_given_back_and_can_be_sent_again(site: Site, server: Server, outage: str) -> None:
    text = f"{NOTE} ({outage})"
    site.notes()
    with OUTAGES[outage](server):
        answer = site.note(text)
        assert answer.status == 503
        assert answer.headers["Retry-After"]
        assert text in answer.text
        site.becomes_ready(but="database")
        assert site.browser.get("/healthz").status == 200
        assert site.browser.get(site.case).status == (503 if outage == "gone" else 200)
    site.becomes_ready()
    assert text not in site.notes()
    assert site.note(text).status == 200
    assert site.notes().count(text) == 1


def test_connections_that_were_ended_cost_one_page_at_most(site: Site, server: Server) -> None:
    for _number in range(20):
        site.notes()
    assert 1 <= server.connections_of_the_site() <= 2 * PROCESSES, "threads share them: nobody asks two things at once"
    server.end_connections()
    assert site.note(NOTE).status == 200
    assert 'data-upload="accepted"' in site.photo(jpeg(color="teal")).text


def test_a_photo_is_not_taken_while_it_could_not_be_noted(site: Site, server: Server, tmp_path: Path) -> None:
    with server.gone():
        refused = site.photo(jpeg(color="navy"))
        assert refused.status == 503 and 'data-upload="accepted"' not in refused.text
    site.becomes_ready()
    assert 'data-upload="accepted"' in site.photo(jpeg(color="navy")).text
