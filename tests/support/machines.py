"""A site on several machines, as far as one can play them: processes that share a database, an object store and a proxy.

Each `Machine` is a `manage.py` of its own, started again when it dies, as systemd would.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

import psycopg

from tests.support import object_store
from tests.support.mail_server import MailServer
from tests.support.processes import ROOT, catches, environment, family, free_port

PATIENCE = 90  # Seconds for a machine to be ready, on whatever machine this is.


@contextlib.contextmanager
def database(url: str) -> Iterator[str]:
    """Make a database on the server of `url`; yield its address."""
    name = f"machines_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Machine:
    """A process that is there again soon after it was killed, until it is stopped."""

    def __init__(self, folder: Path, name: str, arguments: Sequence[str], variables: dict[str, str]) -> None:
        self.name, self._arguments = name, arguments
        self._variables = environment(**variables)
        self.log = folder / f"{name}.log"
        self._lock, self._stopped = threading.Lock(), False
        self.process = self._start()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "manage.py", *self._arguments],
                cwd=ROOT,
                env=self._variables,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _keep(self) -> None:
        while True:
            self.process.wait()
            with self._lock:
                if self._stopped:
                    return
                self.process = self._start()

    def processes(self) -> list[int]:
        """Return all that runs on it: the parent, the server's workers, the decoders."""
        return family(self.process.pid)

    def restart(self) -> int:
        """Stop it in order, as for a new version, and let it be started again; return how it ended."""
        process = self.process
        self._ask_to_end()
        return process.wait(timeout=PATIENCE)

    def _ask_to_end(self) -> None:
        """Send the signal once it means an orderly end, which it does not before Python has come so far."""
        until = time.monotonic() + PATIENCE
        while (
            time.monotonic() < until and self.process.poll() is None and not catches(self.process.pid, signal.SIGTERM)
        ):
            time.sleep(0.05)
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> int:
        """Stop it in order; return how it ended."""
        with self._lock:
            self._stopped = True
        self._ask_to_end()
        try:
            code = self.process.wait(timeout=PATIENCE)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self._keeper.join()
        return code


class Proxy(socketserver.ThreadingTCPServer):
    """Gives each connection to the next machine that takes it, from the address that it came from, and knows nothing else.

    A machine tells clients apart by their addresses, of which a test has as many as it likes: 127.0.0.1, 127.0.0.2, …
    """

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 256

    def __init__(self, ports: Sequence[int]) -> None:
        super().__init__(("127.0.0.1", 0), _Through)
        self.ports, self._turns = list(ports), itertools.count()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def next_machine(self, client: str) -> socket.socket | None:
        first = next(self._turns)
        for step in range(len(self.ports)):
            with contextlib.suppress(OSError):
                port = self.ports[(first + step) % len(self.ports)]
                return socket.create_connection(("127.0.0.1", port), timeout=5, source_address=(client, 0))
        return None


class _Through(socketserver.BaseRequestHandler):
    server: Proxy

    def handle(self) -> None:
        machine = self.server.next_machine(self.client_address[0])
        if machine is None:
            return
        machine.settimeout(None)
        with machine:
            back = threading.Thread(target=_pump, args=(machine, self.request), daemon=True)
            back.start()
            _pump(self.request, machine)
            back.join()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            sink.sendall(piece)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


class Machines:
    """Two machines that answer, one that works, and the proxy before them."""

    def __init__(self, folder: Path, variables: dict[str, str], *, demo: bool = False) -> None:
        ports = [free_port(), free_port()]
        self.proxy = Proxy(ports)
        self.variables = {**variables, "SITE_URL": self.proxy.url, "SECRET_KEY": uuid.uuid4().hex * 2}
        serving = [
            ["serve", f"--port={port}", "--no-worker", *(["--demo"] if demo and not at else [])]
            for at, port in enumerate(ports)
        ]
        self.web: list[Machine] = []
        threading.Thread(target=self.proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        for at, (port, arguments) in enumerate(zip(ports, serving, strict=True)):
            self.web.append(Machine(folder, f"web-{at}", arguments, self.variables))
            _wait_for(f"http://127.0.0.1:{port}/readyz")
        self.worker = Machine(folder, "worker", ["work"], self.variables)

    @property
    def url(self) -> str:
        return self.proxy.url

    @property
    def all(self) -> list[Machine]:
        return [*self.web, self.worker]

    def restart_one_by_one(self) -> list[int]:
        """Restart every machine, the next only when the one before is ready again; return how they ended."""
        codes = []
        for machine, port in zip(self.web, self.proxy.ports, strict=True):
            codes.append(machine.restart())
            _wait_for(f"http://127.0.0.1:{port}/readyz")
        return [*codes, self.worker.restart()]

    def stop(self) -> list[int]:
        """Stop all of them in order; return how they ended."""
        codes = [machine.stop() for machine in self.all]
        self.proxy.shutdown()
        self.proxy.server_close()
        return codes


@contextlib.contextmanager
def several(folder: Path, server: str, mail_server: MailServer, *, demo: bool = False) -> Iterator[Machines]:
    """Run the machines with a database of their own on the PostgreSQL `server`, and an object store of their own."""
    (folder / "objects").mkdir()
    with database(server) as address, object_store.running(folder / "objects") as objects:
        variables = {
            "DATABASE_URL": address,
            "STORAGE_URL": objects.url("site"),
            "EMAIL_URL": mail_server.url,
            "DECODE_SECONDS": "20",
            "PYTHONUNBUFFERED": "1",
        }
        machines = Machines(folder, variables, demo=demo)
        try:
            yield machines
        finally:
            codes = machines.stop()
        assert codes == [0, 0, 0], [machine.log.read_text()[-2000:] for machine in machines.all]


def _wait_for(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError, urllib.error.HTTPError), urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"{url} does not answer.")
