"""What one request costs the processor: case pages by where the case stands, and what a browser that holds one sees first.

    uv run python -m tests.bench.cost [--rounds 40] [--tree CHECKOUT] [--metrics]

Each line is the median of all rounds: milliseconds of the process (CPU) from the request of the server to the last byte
of the answer, then how many times that of a view that only returns a string, behind the same middleware. With `--tree`
the code of another checkout is asked in turn with this one, with `--metrics` this one with figures for Prometheus: their
columns say how many times as long they take. Only ratios inside one run mean something.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import IO, Any, cast

from tests.bench.bars import Bar, told
from tests.bench.workers import Worker, ask, heard

ROOT = Path(__file__).resolve().parents[2]
BARE, FIRST = "bare view, all middleware", "first page, with four cases"
# So many times in a row each is asked; of what takes a twentieth of a millisecond, so many more.
TIMES, MORE = 5, 200
# Of a quiet machine with two cores.
MOST_MS = 12


def main(arguments: Sequence[str] | None = None) -> list[Bar]:
    """Measure, print the table, and return what a page of one browser may take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--tree", type=Path, help="another checkout to measure beside this one")
    parser.add_argument("--metrics", action="store_true", help="measure beside it what figures for Prometheus cost")
    parser.add_argument("--work", action="store_true", help="be a process that answers, on DATABASE_URL")
    options = parser.parse_args(arguments)
    if options.work:
        work()
        return []
    with ExitStack() as stack:
        workers = {"": stack.enter_context(worker(ROOT))}
        if options.tree:
            workers["other"] = stack.enter_context(worker(options.tree.resolve()))
        if options.metrics:
            workers["metrics"] = stack.enter_context(worker(ROOT, METRICS="on"))
        names = {heard(one) for one in workers.values()}.pop().split("\t")
        times: dict[str, dict[str, list[float]]] = {name: {which: [] for which in workers} for name in names}
        for round_ in range(options.rounds):
            for name in names:
                # Whoever is asked first pays for a processor that did something else; it is another one each round.
                turn = list(workers.items())
                for which, one in turn if round_ % 2 else reversed(turn):
                    times[name][which].append(float(ask(one, name)))
    taken = {name: {which: median(values) for which, values in by.items()} for name, by in times.items()}
    report(taken)
    of_one_browser = [name for name in taken if name.startswith("case page") or name == FIRST]
    return [Bar(f"{name}, ms", taken[name][""] * 1000, MOST_MS) for name in of_one_browser]


def report(taken: dict[str, dict[str, float]]) -> None:
    others = [which for which in taken[BARE] if which]
    print(f"{'':44}{'ms':>8}{'of bare':>10}" + "".join(f"{which:>10}" for which in others))
    for name, by in taken.items():
        beside = "".join(f"{by[which] / by['']:9.3f}x" for which in others)
        print(f"{name:44}{by[''] * 1000:8.2f}{by[''] / taken[BARE]['']:9.1f}x{beside}")


@contextmanager
def worker(tree: Path, **more: str) -> Iterator[Worker]:
    """Run a process with the code of `tree` and a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.bench.site",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "STORAGE_URL": f"file://{folder}/evidence",
            "PYTHONPATH": str(tree),
            "METRICS": "",
            **more,
        }
        command = [sys.executable, "-P", __file__, "--work"]
        process = subprocess.Popen(command, cwd=tree, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            yield process
        finally:
            cast(IO[str], process.stdin).close()
            process.wait()


def work() -> None:
    """Make the cases, say the names of what can be measured, and measure what is asked for, in seconds."""
    import django
    from django.conf import settings

    # Nobody asks for style sheets here.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    pages = made()
    from refundguide.wsgi import application

    for path, cookie, _times in pages.values():
        for _warm in range(3):
            answered(application, path, cookie)
    print("\t".join(pages), flush=True)
    for line in sys.stdin:
        path, cookie, times = pages[line.rstrip("\n")]
        began = time.process_time()
        for _time in range(times):
            answered(application, path, cookie)
        print((time.process_time() - began) / times, flush=True)


def made() -> dict[str, tuple[str, str, int]]:
    """Make a case of each kind; return path, cookie, and how many times in a row by the name of each page."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.utils import timezone

    from cases.casefile.access import SESSION_KEY
    from cases.casefile.models import Case
    from cases.demo.install import install
    from cases.photos.files import evidence_storage

    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("seed_reference", stdout=nowhere)
    evidence_storage().claim()
    install("")
    new, _key = Case.open(
        now=timezone.now(), intake_id=uuid.uuid4(), problem="damaged", item="유리 티포트", payment="card"
    )
    kinds = {
        "new": new,
        "in review": Case.objects.get(reference="RG-DEM0-0001"),
        "return due": Case.objects.get(reference="RG-DEM0-0002"),
        "closed": Case.objects.get(reference="RG-DEM0-0003"),
    }
    session = SessionStore()
    session[SESSION_KEY] = [case.pk for case in kinds.values()]
    session.save()
    cookie = f"sessionid={session.session_key}"
    return {
        BARE: ("/bare", cookie, MORE),
        **{f"case page: {kind}": (case.get_absolute_url(), cookie, TIMES) for kind, case in kinds.items()},
        "first page, without a case": ("/", "", MORE),
        FIRST: ("/", cookie, TIMES),
        "guide": ("/guide/", "", MORE),
    }


def answered(application: Any, path: str, cookie: str) -> bytes:
    """Ask as a browser does, of the application as a server knows it."""
    told = ""

    def start(status: str, _headers: Any, _failed: Any = None) -> None:
        nonlocal told
        told = status

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT": "text/html",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        **({"HTTP_COOKIE": cookie} if cookie else {}),
    }
    answer = application(environ, start)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    if not told.startswith("200"):
        raise AssertionError(f"{path} answers {told}")
    return body


if __name__ == "__main__":
    sys.exit(told(main()))
