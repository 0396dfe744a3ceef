"""Do slow phones starve everybody else? Trickling uploads on one side, twenty short requests on the other.

    uv run python -m tests.bench.slow_uploads             # starts `manage.py serve` on a free port, with fresh data
    uv run python -m tests.bench.slow_uploads --port 8000 # measures a site that runs already

Each upload sends the headers of a 3 MB photo and then 1 KiB a second. Meanwhile twenty pages are fetched on fresh
connections, three seconds allowed for each. Ends with 1 unless all of them are served.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST, PROBES, ALLOWED = "127.0.0.1", 20, 3.0


def main() -> int:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, help="measure the site on this port instead of starting one")
    parser.add_argument("--slow", type=int, default=12, help="trickling uploads (default: %(default)s)")
    parser.add_argument("--probe", default="/contact/", help="the page that others want (default: %(default)s)")
    options = parser.parse_args()
    with contextlib.nullcontext((options.port, {}, 0)) if options.port else serving() as (port, _env, _pid):
        stop = threading.Event()
        slow = [
            threading.Thread(target=trickle, args=[port, stop, f"127.0.0.{n + 2}"], daemon=True)
            for n in range(options.slow)
        ]
        for thread in slow:
            thread.start()
        time.sleep(2)
        took = [probe(port, options.probe) for _ in range(PROBES)]
        alive = sum(thread.is_alive() for thread in slow)
        stop.set()
    served = [seconds for seconds in took if seconds is not None]
    print(
        f"{alive} of {options.slow} slow uploads going on: {len(served)} of {PROBES} served,"
        f" median {statistics.median(served or [0]) * 1000:.0f} ms, longest {max(served or [0]) * 1000:.0f} ms"
    )
    return len(served) < PROBES or alive < options.slow


def trickle(port: int, stop: threading.Event, address: str) -> None:
    """Send one photo as a phone in an elevator does, from an address of its own: one client has few places."""
    head = (
        "POST /cases/RG-7K3M-9QXT/evidence/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n"
        f"Cookie: csrftoken={'a' * 32}\r\nContent-Type: multipart/form-data; boundary=xBOUNDx\r\n\r\n"
        '--xBOUNDx\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n'
    )
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), ALLOWED, (address, 0)) as connection:
        connection.sendall(head.encode())
        while not stop.wait(1):
            connection.sendall(b"x" * 1024)


def probe(port: int, path: str) -> float | None:
    """Return how many seconds a page took; None where it did not come."""
    start = time.perf_counter()
    try:
        with socket.create_connection((HOST, port), ALLOWED) as connection:
            connection.settimeout(ALLOWED)
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            if b" 200 " not in connection.recv(64):
                return None
    except OSError:
        return None
    return time.perf_counter() - start


@contextlib.contextmanager
def serving() -> Iterator[tuple[int, dict[str, str], int]]:
    """Run `manage.py serve` with its own data; yield port, environment and process id, and stop it as an operator does."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
        free.close()
        env = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "STORAGE_URL": f"file://{folder}/evidence",
        }
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL) as server:
            try:
                while probe(port, "/readyz") is None and server.poll() is None:
                    time.sleep(0.2)
                yield port, env, server.pid
            finally:
                server.send_signal(signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
