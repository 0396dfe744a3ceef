"""`manage.py serve`: the whole set-up on an empty folder, the server, and what ends it."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from refundguide import assets, server
from refundguide.isolation import decoder_isolation
from tests.support.processes import ROOT, children, environment, free_port, python


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def start(tmp_path: Path, port: int) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start `serve` on a free port with its own data; whatever still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def start_one(*arguments: str, **variables: str) -> subprocess.Popen[str]:
        places = {
            "DATABASE_URL": f"sqlite:///{tmp_path / 'new' / 'site.sqlite3'}",
            "STORAGE_URL": f"file://{tmp_path / 'evidence'}",
        }
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", f"--port={port}", *arguments],
            cwd=ROOT,
            env=environment(**{**places, **variables}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield start_one
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def printed_until_ready(process: subprocess.Popen[str]) -> list[str]:
    lines = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith("refundguide is ready"):
            return lines
    raise AssertionError(process.communicate()[1])


def fetch(url: str, *, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, method=method, headers=names)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers, answer.read()


def test_it_sets_everything_up_serves_and_stops(start, port: int, tmp_path: Path) -> None:
    process = start()
    site = f"http://127.0.0.1:{port}"

    assert printed_until_ready(process) == [decoder_isolation(), f"refundguide is ready: {site}/ (Ctrl-C stops it)"]
    made = [tmp_path / "new", tmp_path / "new" / "site.sqlite3", tmp_path / "evidence"]
    assert [path.stat().st_mode & 0o077 for path in made] == [0, 0, 0]  # Their user's alone.
    assert fetch(f"{site}/readyz")[0] == 200

    status, headers, page = fetch(f"{site}/")
    assert status == 200
    assert fetch(f"{site}/", method="HEAD")[::2] == (200, b"")
    assert fetch(f"{site}/", If_None_Match=headers["ETag"])[::2] == (304, b"")
    assert fetch(f"{site}/", Accept_Encoding="gzip")[1]["Content-Encoding"] == "gzip"

    [stylesheet] = re.findall(r'href="(/static/app\.[0-9a-f]{12}\.css)"', page.decode())
    _status, headers, _body = fetch(site + stylesheet, Accept_Encoding="gzip, br")
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert headers["Content-Encoding"] == "br"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")

    process.send_signal(signal.SIGTERM)
    out, errors = process.communicate(timeout=120)
    assert (process.returncode, out, errors) == (0, "", "")


def test_ctrl_c_stops_it_without_complaint(start) -> None:
    process = start()
    printed_until_ready(process)

    os.killpg(process.pid, signal.SIGINT)  # As a terminal does: to everybody.
    _out, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")


def test_it_does_the_regular_work_by_itself_and_stops_in_order(start, port: int) -> None:
    process = start()
    printed_until_ready(process)
    [working] = children(process.pid, "work")
    assert f"SITE_URL=http://127.0.0.1:{port}" in Path(f"/proc/{working}/environ").read_text().split("\0")

    os.killpg(process.pid, signal.SIGINT)  # As a terminal does: to everybody.
    _out, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")
    assert not Path(f"/proc/{working}").exists()


def test_the_one_that_works_is_replaced_when_it_dies_and_the_log_says_so(start, port: int) -> None:
    process = start()
    printed_until_ready(process)
    [working] = children(process.pid, "work")

    os.kill(working, signal.SIGKILL)
    wait_for(lambda: set(children(process.pid, "work")) - {working})
    wait_for(lambda: b'"worker": "ok"' in fetch(f"http://127.0.0.1:{port}/readyz")[2])
    process.send_signal(signal.SIGTERM)
    _out, errors = process.communicate(timeout=120)
    assert process.returncode == 0
    [died] = [line for line in errors.splitlines() if "worker-died" in line]
    assert "was killed by signal 9" in died


def test_a_public_site_says_where_it_listens_as_it_was_told(start, port: int) -> None:
    process = start("--host=0.0.0.0", ALLOWED_HOSTS="refund.example.org")
    ready = printed_until_ready(process)[-1]
    assert ready.startswith("refundguide is ready: https://refund.example.org/, ")
    assert f"listening on http://0.0.0.0:{port} " in ready


def test_a_kill_takes_the_one_that_works_along(start) -> None:
    process = start()
    printed_until_ready(process)
    working = [os.pidfd_open(pid) for pid in children(process.pid, "work")]

    process.kill()
    process.wait()
    assert len(working) == 1
    assert_they_end(working)


def test_a_kill_leaves_nobody_on_the_port(start, port: int) -> None:
    process = start()
    printed_until_ready(process)
    wait_for(lambda: len(children(process.pid, "serve")) == server.PROCESSES)
    workers = [os.pidfd_open(pid) for pid in children(process.pid, "serve")]

    process.kill()
    process.wait()
    # Each listens by itself, and they do not end in the same moment: one that hangs up says nothing about the other.
    assert_they_end(workers)
    assert not answers(port)


def assert_they_end(processes: list[int]) -> None:
    """Wait for the end of processes of which descriptors are given; those that go on are killed."""
    on = []
    for process in processes:
        ended, _, _ = select.select([process], [], [], 60)
        if not ended:
            signal.pidfd_send_signal(process, signal.SIGKILL)
            on.append(process)
        os.close(process)
    assert not on, "They went on alone."


def test_a_worker_whose_parent_is_gone_before_it_begins_does_not_begin() -> None:
    begin = "from refundguide import server; server._load_site(-1); print('began')"
    worker = subprocess.run([sys.executable, "-c", begin], capture_output=True, text=True, cwd=ROOT)
    assert (worker.returncode, worker.stdout) == (1, "")


def answers(port: int) -> bool:
    with contextlib.closing(socket.socket()) as probe:
        # Whoever asks often enough is given the very port that it asks, and answers itself.
        return probe.connect_ex(("127.0.0.1", port)) == 0 and probe.getsockname()[1] != port


def test_a_worker_that_dies_again_and_again_does_not_end_the_site(start, port: int) -> None:
    process = start()
    printed_until_ready(process)
    dead: set[int] = set()
    for _death in range(3):
        victim = min(wait_for(lambda: set(children(process.pid, "serve")) - dead))
        os.kill(victim, signal.SIGKILL)
        dead.add(victim)
        # The one that takes its place, so that it is the same worker that dies.
        wait_for(lambda: len(set(children(process.pid, "serve")) - dead) == server.PROCESSES)
    assert process.poll() is None
    wait_for(lambda: answers(port))  # A worker that has begun is not one that listens.
    assert fetch(f"http://127.0.0.1:{port}/healthz")[0] == 200

    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)
    assert process.returncode == 0


def wait_for[T](ask: Callable[[], T]) -> T:
    """Return the answer as soon as it is not empty."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if answer := ask():
            return answer
    raise AssertionError("It did not come.")


def test_demo_data_is_made_once_and_its_secrets_are_new_each_time(start, port: int) -> None:
    first, second = [], []
    for lines in (first, second):
        process = start("--demo")
        lines += printed_until_ready(process)
        process.terminate()
        assert process.wait(timeout=120) == 0

    line = re.compile(rf"demo case (RG-DEM0-000[123]) ([0-9A-Z-]{{23}}) http://127.0.0.1:{port}/cases/\1/")
    cases = [[line.fullmatch(text) for text in lines[:3]] for lines in (first, second)]
    assert all(match for matches in cases for match in matches), (first, second)
    assert {match[2] for match in cases[0]}.isdisjoint(match[2] for match in cases[1])
    assert re.fullmatch(rf"demo staff demo-staff \S{{16}} http://127.0.0.1:{port}/admin/", first[3])
    assert first[3] != second[3]


def test_a_port_in_use_gets_one_sentence(start, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        process = start()
        _out, errors = process.communicate(timeout=120)

    assert process.returncode == 1
    assert errors == (f"CommandError: Cannot listen on 127.0.0.1:{port}: Address already in use. Try another --port.\n")


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("DATABASE_URL", "sqlite:////proc/refunds/site.sqlite3", "Cannot write to /proc/refunds: "),
        ("DATABASE_URL", "sqlite:////proc", "Cannot use the database: unable to open database file. See DATABASE_URL."),
        ("STORAGE_URL", "file:///proc/refunds", "Cannot write photos to /proc/refunds: "),
    ],
)
def test_a_place_that_cannot_be_written_gets_one_sentence(start, variable: str, value: str, sentence: str) -> None:
    process = start(**{variable: value})
    _out, errors = process.communicate(timeout=120)

    assert process.returncode == 1
    assert errors.startswith(f"CommandError: {sentence}")
    assert errors.count("\n") == 1


def test_demo_data_stays_away_from_a_public_site(settings) -> None:
    settings.PUBLIC = True
    with pytest.raises(CommandError, match="on a public host it also needs --demo-in-public"):
        call_command("serve", "--demo")


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_what_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(CommandError, match="a number from 1 to 65535"):
        call_command("serve", f"--port={port}")


def test_static_files_are_collected_again_only_when_they_changed(settings, tmp_path: Path, monkeypatch) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (source / "a.css").write_text("a {}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], target
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    from django.contrib.staticfiles import finders

    finders.get_finder.cache_clear()
    assert [assets.collect(), assets.collect()] == [True, False]
    assert (target / "a.css").read_text() == "a {}"

    (source / "a.css").write_text("b {}")
    assert assets.collect() is True
    finders.get_finder.cache_clear()


ARENAS = """
import ctypes, os, sys, threading
{first}
library, together = ctypes.CDLL(None), threading.Barrier(9)
def use():
    together.wait(); kept = [bytes(1000 + 8 * n) for n in range(500)]; together.wait()
threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads: thread.start()
together.wait(); together.wait()
library.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(library.fopen(b"/dev/stdout", b"w"))
library.malloc_info(0, file); library.fclose(file)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks glibc")
def test_many_threads_keep_few_pools_of_memory() -> None:
    """Each pool keeps what a crowd once needed."""
    pools = {
        first: python("-c", ARENAS.format(first=first), env=environment(DJANGO_SETTINGS_MODULE="refundguide.settings"))
        for first in ("", "from refundguide import server; server._give_memory_back()")
    }
    before, after = (said.count("<heap nr=") for said in pools.values())
    assert before > 2 >= after
