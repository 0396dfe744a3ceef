"""How many requests per second public pages reach, as a ratio to a Django view that only returns a string.

    uv run python -m tests.bench.pages            # three rounds of three seconds per address, about a minute

Starts the server of `manage.py serve` twice on free ports with fresh data: once as it is, with the bare view added
(`bare`: all our middleware), once without any middleware (`bare, no middleware`: nothing but Django). Addresses are measured in
turn, so that a noisy machine is noisy for all of them; only ratios inside one run mean something. Uses wrk where it is
installed, else a small client whose own cost makes every ratio look better than it is.
The floor: a guide page reaches at least a third of the bare view.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
CONNECTIONS = 16
FLOOR = 1 / 3
PAGES = ["/", "/guide/", "/guide/request/", "/problems/damaged/", "/contact/"]
BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept": "text/html"}


def main() -> None:
    """Measure, print the table, and end with 1 where a cached page misses the floor."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, server(folder, "site") as site, server(folder, "bare") as nothing:
        addresses = {
            "bare, no middleware": f"{nothing}/bare",
            "bare": f"{site}/bare",
            **{page: f"{site}{page}" for page in PAGES},
            "/contact/?problem=damaged": f"{site}/contact/?problem=damaged",
        }
        rates: dict[str, list[float]] = {name: [] for name in addresses}
        for _round in range(options.rounds):
            for name, url in addresses.items():
                rates[name].append(measure(url, options.seconds))
    sys.exit(report({name: median(values) for name, values in rates.items()}))


def report(rates: dict[str, float]) -> int:
    """Print a line per address; return 1 where a page misses the floor."""
    print(f"{'address':40}{'requests/s':>12}{'of bare':>10}{'of no middleware':>18}")
    for name, rate in rates.items():
        print(f"{name:40}{rate:12.0f}{rate / rates['bare']:10.2f}{rate / rates['bare, no middleware']:18.2f}")
    return int(any(rates[page] < FLOOR * rates["bare, no middleware"] for page in PAGES))


@contextlib.contextmanager
def server(folder: str, name: str) -> Iterator[str]:
    """Run `serve` with the settings tests.bench.<name>; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", f"--port={port}"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": f"tests.bench.{name}",
            "DATABASE_URL": f"sqlite:///{folder}/{name}.sqlite3",
            "STORAGE_URL": f"file://{folder}/{name}",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        if not any(line.startswith("refundguide is ready") for line in process.stdout):
            sys.exit("The server did not start.")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def measure(url: str, seconds: int) -> float:
    """Return requests per second over 16 connections."""
    if shutil.which("wrk") is None:
        return _measure_slowly(url, seconds)
    headers = [f"-H{name}: {value}" for name, value in BROWSER.items()]
    run = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *headers, url], capture_output=True, text=True, check=True
    )
    if "Non-2xx" in run.stdout:
        sys.exit(f"{url} answers with an error:\n{run.stdout}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    assert found is not None
    return float(found[1])


def _measure_slowly(url: str, seconds: int) -> float:
    host, _slash, path = url.removeprefix("http://").partition("/")
    end, counts = time.monotonic() + seconds, []

    def ask() -> None:
        connection, done = http.client.HTTPConnection(host), 0
        while time.monotonic() < end:
            connection.request("GET", f"/{path}", headers=BROWSER)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise AssertionError(f"{url} answers {answer.status}")
            done += 1
        connection.close()
        counts.append(done)

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


if __name__ == "__main__":
    main()
