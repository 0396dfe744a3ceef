"""Two hundred buyers at once for two minutes: what do they get, is all kept, and how does django-helpdesk bear them?

    uv run python -m tests.bench.crowd                       # `manage.py serve`: SQLite, a folder of photos
    .ci/with-postgresql uv run python -m tests.bench.crowd   # two machines, a worker, PostgreSQL, an object store
    python3.13 -m venv HD && HD/bin/pip install django-helpdesk packaging setuptools 'psycopg[binary]' granian==VERSION
    uv run python -m tests.bench.crowd --helpdesk HD/bin/python

Each buyer of `tests.bench.buyers` reads the guide, opens a case, uploads a photo of some hundred kilobytes, adds a note and
reads the case, with some seconds to think before each page. They come one after the other, and are measured once the last
one has come; with `--wave` all of them come, and therefore upload, at the same time. With `--helpdesk`, a Python that has
django-helpdesk, half of the time before ours and half of it after, as many come to its form, on the same engine of
databases and as many Granian processes and threads. Before they come both sites have as many cases, which staff list
meanwhile.
The load is told beside each figure: only what was measured in one run can be compared, and of that the processor time of a
request is the steadiest. What is used on average says little of a wave, so the ten seconds in which the site did most are
told apart; and of the time of an upload, how long a photo waited for a decoder, of which there is one a core.
Ends with 1 where an answer was 5xx or did not come, or something acknowledged is missing.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

from refundguide.server import BACKLOG, CONNECTIONS, PROCESSES, THREADS
from tests.bench import buyers
from tests.bench.slow_uploads import serving
from tests.support.kept import is_whole, kept
from tests.support.mail_server import running_mail_server
from tests.support.processes import ROOT, environment, family, free_port, python

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refundguide.settings")

CASES = 1000
WINDOW = 10.0  # Seconds that are told apart.
TICKS = os.sysconf("SC_CLK_TCK")
GRANIAN = f"--workers {PROCESSES} --blocking-threads {THREADS} --backlog {BACKLOG} --backpressure {CONNECTIONS}"

# A member of staff, and cases for the list.
FILLED = f"""
from django.contrib.auth.models import User
from django.utils import timezone
from cases.demo.install import STAFF, install
from cases.demo.many import generate
from tests.support.clients import logged_in
install("")
generate({CASES}, waiting={CASES} // 50, now=timezone.now())
print(logged_in(User.objects.get(username=STAFF)).cookies["sessionid"].value)
"""
FILLED_HELPDESK = f"""
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from helpdesk.models import Queue, Ticket
queue = Queue.objects.create(id=1, slug="pub", title="Public", allow_public_submission=True)
Ticket.objects.bulk_create([
    Ticket(title=f"Parcel {{n}}", queue=queue, submitter_email=f"a{{n}}@example.org", created=timezone.now(), description="Crushed")
    for n in range({CASES})
])
client = Client(headers={{"host": "localhost"}})
client.force_login(User.objects.create_superuser("staff", "staff@example.org", "x"))
print(client.cookies["sessionid"].value)
"""
TICKETS = """
import json
from pathlib import Path
from helpdesk.models import FollowUpAttachment, Ticket
there = [a.followup.ticket.title for a in FollowUpAttachment.objects.all() if Path(a.file.path).stat().st_size > 100_000]
print(json.dumps({"cases": list(Ticket.objects.filter(title__in=there).values_list("title", flat=True))}))
"""


@dataclass
class Site:
    """A running site that buyers can come to."""

    name: str
    port: int
    staff: str
    processes: Callable[[], list[int]]
    kept: Callable[[], dict[str, list[str]]]
    measures: bool = False


@dataclass
class Stretch:
    """What was seen for a while: by buyers, and in seconds of the processor by whoever used it."""

    seen: dict[str, Any]
    took: float
    site: float
    buyers: float
    proxy: float
    all: float
    load: float
    samples: list[tuple[float, float, float]]
    decoding: list[float]


def main() -> int:
    """Let the buyers come, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--buyers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, default=4, help="seconds before each page, on average")
    parser.add_argument("--wave", action="store_true", help="all come at once, and upload at once")
    parser.add_argument("--helpdesk", help="a Python that has django-helpdesk; without it ours is measured alone")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    os.environ["METRICS"] = "1"
    django.setup()  # For helpers of tests that know the site's models; nothing here asks a database.
    server = os.environ.get("DATABASE_URL", "")
    server = server if server.startswith("postgres") else ""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        site = stack.enter_context(_machines(Path(folder), server) if server else _alone())
        peer = None
        if options.helpdesk:
            peer = stack.enter_context(_helpdesk(options.helpdesk, Path(folder), server))
        engine = "PostgreSQL and an object store, two machines and a worker" if server else "SQLite, one machine"
        coming = "all at once" if options.wave else "one after the other"
        print(f"{engine}; {options.buyers} buyers, {coming}, thinking for {options.think:g} s; {buyers.STAFF} of staff")
        before = [_let_come(peer, options, options.seconds / 2)] if peer else []
        ours = [_let_come(site, options, options.seconds)]
        after = [_let_come(peer, options, options.seconds / 2)] if peer else []
        good = _report(site, ours)
        if peer:
            _report(peer, before + after)
            _compare(ours, before + after)
        else:
            print("django-helpdesk was not measured: --helpdesk names a Python that has it.")
    return not good


def _let_come(site: Site, options: argparse.Namespace, seconds: float) -> Stretch:
    command = [sys.executable, "-m", "tests.bench.buyers", site.name, str(site.port), f"--staff={site.staff}"]
    command += [f"--buyers={options.buyers}", f"--seconds={seconds}", f"--think={options.think}"]
    command += ["--wave"] if options.wave else []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as coming:
        assert coming.stdout and coming.stdout.readline() == buyers.HERE, "The buyers did not come."
        before = _decoding(site)
        ours, mine, every = _seconds_of(site.processes()), _mine(), _everybody()
        with _samples(site) as samples:
            seen = json.loads(coming.stdout.read())
        load = os.getloadavg()[0]
        ours, mine, every = _seconds_of(site.processes()) - ours, _mine() - mine, _everybody() - every
    return Stretch(
        seen=seen,
        took=seen["took"],
        site=ours,
        buyers=seen["processor"],
        proxy=mine,
        all=every,
        load=load,
        samples=samples,
        decoding=[then - earlier for then, earlier in zip(_decoding(site), before, strict=True)],
    )


@contextlib.contextmanager
def _samples(site: Site) -> Iterator[list[tuple[float, float, float]]]:
    """Note each second the moment, and the seconds of the processor of the site and of all."""
    samples: list[tuple[float, float, float]] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(1):
            samples.append((time.monotonic(), _seconds_of(site.processes()), _everybody()))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield samples
    finally:
        over.set()
        thread.join()


def _busiest(samples: list[tuple[float, float, float]]) -> tuple[float, float]:
    """Return how many cores the site and all had of the `WINDOW` in which the site did most."""
    most = (0.0, 0.0)
    for at, (began, site, every) in enumerate(samples):
        end = next((sample for sample in samples[at:] if sample[0] - began >= WINDOW), None)
        if end:
            took = end[0] - began
            most = max(most, ((end[1] - site) / took, (end[2] - every) / took))
    return most


def _decoding(site: Site) -> list[float]:
    """Return how many photos were at a decoder so far, and the seconds that they waited and that they were at it."""
    if not site.measures:
        return [0.0] * 3
    time.sleep(1.5)  # What a process counted is told within a second.
    with urllib.request.urlopen(f"http://127.0.0.1:{site.port}/metrics") as answer:
        lines = [line.rpartition(" ") for line in answer.read().decode().splitlines()]

    def total(name: str) -> float:
        return sum(float(value) for key, _space, value in lines if key.startswith(f"refundguide_{name}"))

    return [total(name) for name in ("decode_seconds_count", "decode_wait_seconds_sum", "decode_seconds_sum")]


def _seconds_of(processes: list[int]) -> float:
    """Return the seconds of the processor that they and their children which ended have used."""
    total = 0
    for pid in processes:
        with contextlib.suppress(OSError):
            total += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return total / TICKS


def _mine() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _everybody() -> float:
    """Return the seconds in which any processor of this machine was at work."""
    user, nice, system, _idle, _wait, hard, soft = map(int, Path("/proc/stat").read_text().split()[1:8])
    return (user + nice + system + hard + soft) / TICKS


def _report(site: Site, stretches: list[Stretch]) -> bool:
    """Print what buyers were told; say whether all were answered, and all that was acknowledged is there."""
    every, rows = [row for stretch in stretches for row in stretch.seen["requests"]], _rows(stretches)
    took = sum(stretch.took for stretch in stretches)
    print(f"\n{site.name}: {len(rows)} requests in {took:.0f} s, {len(rows) / took:.1f} a second")
    failed = [row for row in every if row[3] == 0 or row[3] >= 500]
    others = Counter(row[3] for row in every if 400 <= row[3] < 500)
    busy = Counter(f"{what} at {at // 10 * 10:.0f} s" for what, at, _seconds, status in failed if status == buyers.BUSY)
    print(f"  5xx {sum(row[3] >= 500 for row in every)}, of them busy (503) {busy.total()} {dict(busy) or ''}")
    print(f"  without an answer {sum(row[3] == 0 for row in every)}, 4xx {dict(others) or 0}")
    there, lost = site.kept(), 0
    for what in ("cases", "photos", "notes"):
        told = {item for stretch in stretches for item in stretch.seen[what]}
        if told:
            missing = len(told - set(there[what]))
            lost += missing
            print(f"  {what}: {len(told)} acknowledged, {missing} lost")
    cores, used = os.cpu_count() or 1, sum(stretch.all for stretch in stretches)
    shares = {
        "the site": sum(stretch.site for stretch in stretches),
        "buyers": sum(stretch.buyers for stretch in stretches),
        "proxy and mail": sum(stretch.proxy for stretch in stretches),
    }
    shares["others on this machine"] = used - sum(shares.values())
    parts = ", ".join(f"{name} {seconds / took / cores:.0%}" for name, seconds in shares.items())
    loads = ", ".join(f"{stretch.load:.1f}" for stretch in stretches)
    print(f"  of {cores} cores: {parts}; load at the end {loads}")
    for mine, all_of_us in (_busiest(stretch.samples) for stretch in stretches):
        print(f"  ... in the busiest {WINDOW:.0f} s: the site {mine / cores:.0%}, all {all_of_us / cores:.0%}")
    print(f"  {shares['the site'] / len(rows) * 1000:.1f} ms of the processor for a request")
    photos, waited, at_it = (sum(parts) for parts in zip(*(stretch.decoding for stretch in stretches), strict=True))
    if photos:
        waits, is_at_it = waited / photos * 1000, at_it / photos * 1000
        print(f"  a photo waits {waits:.0f} ms for a decoder and is {is_at_it:.0f} ms at it")
    print(f"  {'':20}{'a minute':>9}{'p50 ms':>9}{'p95 ms':>9}{'most':>9}")
    for what, times in _times(stretches).items():
        rate, middle = len(times) / took * 60, statistics.median(times)
        print(f"  {what:20}{rate:9.0f}{middle:9.0f}{_p95(times):9.0f}{max(times):9.0f}")
    return not failed and not lost


def _rows(stretches: list[Stretch]) -> list[Any]:
    """Return the requests since the last buyer came."""
    return [row for stretch in stretches for row in stretch.seen["requests"] if row[1] >= 0]


def _times(stretches: list[Stretch]) -> dict[str, list[float]]:
    """Return the milliseconds of what was answered well, by what was done."""
    times: dict[str, list[float]] = {}
    for what, _at, seconds, status in _rows(stretches):
        if 200 <= status < 400:
            times.setdefault(what, []).append(seconds * 1000)
    return times


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _compare(ours: list[Stretch], theirs: list[Stretch]) -> None:
    mine, others = _times(ours), _times(theirs)
    print(f"\n  {'ours to theirs':20}{'p50':>9}{'p95':>9}")
    for what in (
        what for what in (buyers.FORM, buyers.SEND, buyers.READ, buyers.LIST) if what in mine and what in others
    ):
        middle = statistics.median(mine[what]) / statistics.median(others[what])
        print(f"  {what:20}{middle:8.2f}x{_p95(mine[what]) / _p95(others[what]):8.2f}x")
    cost = [sum(stretch.site for stretch in stretches) / len(_rows(stretches)) for stretches in (ours, theirs)]
    print(f"  {'processor, a request':20}{cost[0] / cost[1]:8.2f}x")


@contextlib.contextmanager
def _alone() -> Iterator[Site]:
    with serving() as (port, env, pid):
        yield _of_ours(port, env, lambda: family(pid))


@contextlib.contextmanager
def _machines(folder: Path, server: str) -> Iterator[Site]:
    from tests.support.machines import several

    with running_mail_server() as mail, several(folder, server, mail) as machines:
        port = machines.proxy.server_address[1]
        yield _of_ours(port, machines.variables, lambda: [pid for one in machines.all for pid in one.processes()])


def _of_ours(port: int, variables: dict[str, str], processes: Callable[[], list[int]]) -> Site:
    env = os.environ | variables
    session = python("manage.py", "shell", "--no-imports", "-c", FILLED, env=env).split()[-1]

    def there() -> dict[str, list[str]]:
        assert is_whole(variables), "Something stored is not as it was written."
        return kept(variables)

    return Site("ours", port, session, processes, there, measures=True)


@contextlib.contextmanager
def _helpdesk(interpreter: str, folder: Path, server: str) -> Iterator[Site]:
    """Run django-helpdesk as ours runs: with one server on SQLite, with two and a proxy on PostgreSQL."""
    from tests.support.machines import database

    with contextlib.ExitStack() as stack:
        address = stack.enter_context(database(server)) if server else f"sqlite:///{folder}/helpdesk.sqlite3"
        (folder / "attachments").mkdir()
        env = environment(
            DATABASE_URL=address,
            FOLDER=f"{folder}/attachments",
            DJANGO_SETTINGS_MODULE="tests.bench.helpdesk.settings",
            PYTHONWARNINGS="ignore",
        )

        def manage(*arguments: str) -> str:
            command = [interpreter, "-m", "django", *arguments]
            return subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True).stdout

        manage("migrate", "--verbosity=0")
        manage("loaddata", "emailtemplate.json", "--verbosity=0")
        session = manage("shell", "--no-imports", "-c", FILLED_HELPDESK).split()[-1]
        ports = [free_port() for _machine in range(2 if server else 1)]
        started = [stack.enter_context(_granian(interpreter, port, env)) for port in ports]
        port = stack.enter_context(_proxy(ports)) if server else ports[0]
        yield Site(
            "helpdesk",
            port,
            session,
            lambda: [pid for one in started for pid in family(one.pid)],
            lambda: dict(json.loads(manage("shell", "--no-imports", "-c", TICKETS))),
        )


@contextlib.contextmanager
def _granian(interpreter: str, port: int, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    command = [interpreter, "-m", "granian", "--interface=wsgi", "--factory", "django.core.wsgi:get_wsgi_application"]
    command += [*GRANIAN.split(), f"--port={port}", "--no-log"]
    with subprocess.Popen(command, cwd=ROOT, env=env) as server:
        try:
            until = time.monotonic() + 60
            one = buyers.Browser(port, "127.0.0.1", buyers.Seen(), 0, until)
            while one._ask("GET", "/", b"", {}).status != 200:
                assert server.poll() is None and not one.is_over, "django-helpdesk does not answer."
                time.sleep(0.2)
            yield server
        finally:
            server.send_signal(signal.SIGTERM)


@contextlib.contextmanager
def _proxy(ports: list[int]) -> Iterator[int]:
    from tests.support.machines import Proxy

    with Proxy(ports) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield int(proxy.server_address[1])
        finally:
            proxy.shutdown()
            thread.join()


if __name__ == "__main__":
    sys.exit(main())
