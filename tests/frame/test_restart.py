"""A restart under load drops no request: new workers listen before old ones stop, and a stop answers what has begun."""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from refundguide import draining
from tests.support.processes import ROOT, children
from tests.support.running_site import Site, running_site

pytestmark = pytest.mark.xdist_group("outages")


class Load:
    """Threads that ask for pages on new connections and write notes, and what became of each request."""

    def __init__(self, site: Site) -> None:
        self.answers: list[int] = []
        self.failures: list[str] = []
        self.kept: list[str] = []
        self._site = site
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._look) for _ in range(6)] + [threading.Thread(target=self._write)]

    def _look(self) -> None:
        while not self._over.is_set():
            connection = http.client.HTTPConnection(self._site.browser.site.removeprefix("http://"), timeout=60)
            try:
                connection.connect()
                self._over.wait(0.02)  # As a proxy some way off, which is let in before its first word arrives.
                connection.request("GET", "/cases/open/", headers={"Connection": "close"})
                answer = connection.getresponse()
                answer.read()
                self.answers.append(answer.status)
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(repr(error))
                if isinstance(error, ConnectionRefusedError):
                    return
            finally:
                connection.close()

    def _write(self) -> None:
        while not self._over.is_set():
            text = f"메모 {len(self.kept)}번"
            try:
                answer = self._site.note(text)
            except OSError as error:
                self.failures.append(repr(getattr(error, "reason", error)))
                return
            self.answers.append(answer.status)
            if answer.status == 200:
                self.kept.append(text)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        for thread in self._threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in self._threads:
                thread.join()

    def goes_on(self) -> None:
        """Wait until twenty more requests were answered."""
        enough, deadline = len(self.answers) + 20, time.monotonic() + 60
        while len(self.answers) < enough:
            assert time.monotonic() < deadline and not self.failures, self.failures
            time.sleep(0.01)


def test_workers_are_replaced_and_the_site_stopped_without_a_request_that_is_lost(tmp_path: Path) -> None:
    with running_site(tmp_path) as site:
        _restart_and_stop(site.process, Load(site))


def _restart_and_stop(process: subprocess.Popen[str], load: Load) -> None:
    def workers() -> set[int]:
        return {*children(process.pid, "serve")}

    before = workers()
    with load.running():
        load.goes_on()
        process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + 120
        while workers() & before or len(workers()) != len(before):
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.05)
        load.goes_on()
        assert load.failures == []
        assert set(load.answers) == {200}
        # Nothing that was said to be saved is missing.
        kept, told = list(load.kept), load._site.notes()
        assert kept and all(note in told for note in kept)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    # Whoever comes too late is refused, which a proxy notices before it has sent anything; nobody is cut off.
    assert load.failures and all("Connection refused" in failure for failure in load.failures)
    assert set(load.answers) == {200}


def test_the_system_says_who_listens_where() -> None:
    begin = (
        "import os, sys\n"
        "from refundguide import server\n"
        "print(server._listens(os.getpid(), 1), flush=True)\n"
        "import socket\n"
        "with socket.create_server(('127.0.0.1', 0)) as listening:\n"
        "    print(server._listens(os.getpid(), listening.getsockname()[1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", begin], cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"]


def test_who_is_drained_takes_no_newcomer_and_hears_those_who_were_let_in() -> None:
    begin = (
        "import contextlib, socket, threading\n"
        "from refundguide import draining\n"
        "draining.SECONDS = 60\n"
        "listening = socket.create_server(('127.0.0.1', 0))\n"
        "port = listening.getsockname()[1]\n"
        "waiting = socket.create_connection(('127.0.0.1', port))\n"
        "left = threading.Event()\n"
        "threading.Thread(target=draining.drain, args=(port, left.set), daemon=True).start()\n"
        "with contextlib.suppress(TimeoutError):\n"
        "    while True:\n"
        "        socket.create_connection(('127.0.0.1', port), timeout=0.5).close()\n"
        "print('nobody comes in', left.is_set(), flush=True)\n"
        "let_in = listening.accept()[0]\n"
        "while let_in.getpeername() != waiting.getsockname():\n"
        "    let_in = listening.accept()[0]\n"
        "waiting.sendall(b'a word')\n"
        "print(let_in.recv(6), flush=True)\n"
        "waiting.close(), let_in.close()\n"
        "left.wait(30)\n"
        "print(left.is_set())\n"
    )
    done = subprocess.run([sys.executable, "-c", begin], cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert done.stdout.split("\n") == ["nobody comes in False", "b'a word'", "True", ""], done.stderr


def test_who_cannot_look_who_is_there_stops_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_port: int) -> list[int]:
        raise OSError(errno.EMFILE, "Too many open files")

    stopped = []
    monkeypatch.setattr(draining, "_sockets", fail)
    with pytest.raises(OSError, match="Too many"):
        draining.drain(1, lambda: stopped.append(True))
    assert stopped


def test_only_sockets_are_looked_at_for_listeners(tmp_path: Path) -> None:
    """A copy of the file of the database that is closed would take SQLite's locks along."""
    with (tmp_path / "file").open("w") as file, socket.create_server(("127.0.0.1", 0)) as listening:
        found = draining._sockets()
        assert listening.fileno() in found and file.fileno() not in found


def test_the_proxy_of_the_guide_leaves_no_machine_out_that_is_back() -> None:
    """As nginx does for ten seconds by default, in which the next one is renewed: then it has nobody to ask."""
    [machines] = re.findall(r"upstream site \{(.*?)\n\}", (ROOT / "docs/operations.md").read_text(), re.DOTALL)
    lines = re.findall(r"^ *server .*?;", machines, re.MULTILINE)
    assert lines and all(line.endswith(" max_fails=0;") for line in lines)
