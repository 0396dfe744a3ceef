"""How many requests per second public pages reach, as a ratio to a Django view that only returns a string.

    uv run python -m tests.bench.pages            # three rounds of three seconds per address, about a minute

Starts the server of `manage.py serve` twice on free ports with fresh data: once as it is, with the bare view added
(`bare`: all our middleware), once without any middleware (`bare, no middleware`: nothing but Django). Addresses are measured in
turn, so that a noisy machine is noisy for all of them; only ratios inside one run mean something. Uses wrk where it is
installed, else a small client whose own cost makes every ratio look better than it is.
The floor: a page that is the same for everybody, whatever cookies and queries a browser brings, reaches nine tenths of the
bare view without middleware, and one that a browser has already as much as that view. The first page shows whoever holds a case
that case: it is measured as the page of one browser that it is then (`cost`). A browser whose session has ended loses the cookie
with its answer. A third server, which keeps figures for Prometheus, says what these cost.
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
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.bench.bars import Bar, told

ROOT = Path(__file__).resolve().parents[2]
CONNECTIONS = 16
FLOOR, FLOOR_UNCHANGED = 0.9, 1.0
PAGES = [
    *("/", "/guide/", "/guide/request/", "/problems/damaged/", "/contact/"),
    *("/contact/?problem=damaged", "/guide/?utm_source=kakao&fbclid=1"),
]
BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept": "text/html"}
HOLDER = {**BROWSER, "Cookie": "theme=dark; sessionid=" + "x" * 32}
BARE, SESSION, UNCHANGED, COUNTED = "bare, no middleware", " with a session", " unchanged", " with figures"


def main(arguments: Sequence[str] | None = None) -> list[Bar]:
    """Measure, print the table, and return the floors."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as folder,
        server(folder, "site") as site,
        server(folder, "bare") as nothing,
        server(folder, "site", METRICS="on") as counting,
    ):
        asked = {
            BARE: (f"{nothing}/bare", BROWSER),
            "bare": (f"{site}/bare", BROWSER),
            **{page: (f"{site}{page}", BROWSER) for page in PAGES},
            **{page + SESSION: (f"{site}{page}", HOLDER) for page in ("/guide/", "/contact/")},
            "/guide/" + COUNTED: (f"{counting}/guide/", BROWSER),
            "bare" + COUNTED: (f"{counting}/bare", BROWSER),
            "/guide/" + UNCHANGED: (f"{site}/guide/", {**BROWSER, "If-None-Match": etag(f"{site}/guide/")}),
        }
        rates: dict[str, list[float]] = {name: [] for name in asked}
        for round_ in range(options.rounds):
            # What is compared most closely comes one after the other, and the other way round the next time.
            for name, (url, headers) in list(asked.items())[:: -1 if round_ % 2 else 1]:
                rates[name].append(measure(url, headers, options.seconds))
    return report({name: median(values) for name, values in rates.items()})


def report(rates: dict[str, float]) -> list[Bar]:
    """Print a line per address; return each page's floor."""
    print(f"{'address':40}{'requests/s':>12}{'of bare':>10}{'of no middleware':>18}")
    for name, rate in rates.items():
        print(f"{name:40}{rate:12.0f}{rate / rates['bare']:10.2f}{rate / rates[BARE]:18.2f}")
    for name, rate in rates.items():
        if name.endswith(COUNTED):
            print(f"{name}: {rate / rates[name.removesuffix(COUNTED)]:.3f} of the rate without")
    floors = {**dict.fromkeys([*PAGES, "/guide/" + SESSION, "/contact/" + SESSION], FLOOR)}
    floors["/guide/" + UNCHANGED] = FLOOR_UNCHANGED
    return [Bar(f"{name}, of {BARE}", rates[name] / rates[BARE], floor, least=True) for name, floor in floors.items()]


def etag(url: str) -> str:
    """Return what names the page as it is now; in the next minute it is the same, as long as it says no time."""
    request = urllib.request.Request(url, headers=BROWSER)  # noqa: S310 (our own server)
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return str(answer.headers["ETag"])


@contextlib.contextmanager
def server(folder: str, name: str, **more: str) -> Iterator[str]:
    """Run `serve` with the settings tests.bench.<name> and `more` in its environment; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", f"--port={port}"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": f"tests.bench.{name}",
            "DATABASE_URL": f"sqlite:///{folder}/{port}.sqlite3",
            "STORAGE_URL": f"file://{folder}/{port}",
            "METRICS": "",
            **more,
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


def measure(url: str, headers: dict[str, str], seconds: int) -> float:
    """Return requests per second over 16 connections."""
    if shutil.which("wrk") is None:
        return _measure_slowly(url, headers, seconds)
    given = [f"-H{name}: {value}" for name, value in headers.items()]
    run = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *given, url], capture_output=True, text=True, check=True
    )
    if "Non-2xx" in run.stdout:
        sys.exit(f"{url} answers with an error:\n{run.stdout}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    assert found is not None
    return float(found[1])


def _measure_slowly(url: str, headers: dict[str, str], seconds: int) -> float:
    host, _slash, path = url.removeprefix("http://").partition("/")
    end, counts = time.monotonic() + seconds, []

    def ask() -> None:
        connection, done = http.client.HTTPConnection(host), 0
        while time.monotonic() < end:
            connection.request("GET", f"/{path}", headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status not in {200, 304}:
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
    sys.exit(told(main()))
