"""What private pages cost: lists of the admin with few and with very many cases, a case page, and its photos.

    uv run python -m tests.bench.private [--cases 1000 100000 1000000] [--rounds 15] [--folder KEPT]
    .ci/with-postgresql uv run python -m tests.bench.private

One process and one database for each number of cases; they are asked in turn, so that a noisy machine is noisy for all
of them, and only ratios inside one run mean something. Each line is the median of all rounds: milliseconds of the
process with the fewest cases, then how many times as long the others take. A list that shows more rows with more cases
(`rows`) has pages of only as many as it shows with the fewest, as far as it shows any: what is compared shows as many.
The time is that of the processor, in this process and in the one by which PostgreSQL works for it, which has no help of
others here (`max_parallel_workers_per_gather`); its server runs on this machine.
Every fifth case waits for a review. The first two thousand are those of `generate_cases`, the others copies of their rows, each some days older:
lists read nothing else of a case that is not on the page. Each case has a look of staff, a task, a mail and a line in the
log of the admin. Lists that do not grow with the cases have one line each, for all their addresses together.
Databases are kept where a `--folder` is named, for the next time: SQLite's in it, PostgreSQL's where they are.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import IO, Any, cast
from urllib.parse import urlsplit

from tests.bench.bars import Bar, told

ROOT = Path(__file__).resolve().parents[2]
MADE, WAITING = 2_000, 5
CASES = [1_000, 100_000, 1_000_000]
MANY_PHOTOS = 30

FEW, MANY = "evidence page, 4 photos", f"evidence page, {MANY_PHOTOS} photos"
# Times a list with few cases, queries, times a page with few photos.
MOST_OF_FEW, MOST_QUERIES, MOST_OF_FEW_PHOTOS = 1.5, 8, 2.0

type Worker = subprocess.Popen[str]


@dataclass(frozen=True)
class Line:
    """What was measured: seconds with the fewest cases, how many times as long the others take, queries, rows."""

    seconds: float
    ratios: Sequence[float]
    queries: int
    rows: str

    @property
    def shows_as_many(self) -> bool:
        """Whether it was measured with as many rows; with more cases, nothing shows as little as a list of none."""
        return "0" not in self.rows.split("-") or self.rows == "0"


def main(arguments: Sequence[str] | None = None) -> list[Bar]:
    """Measure, print the table, and return what lists, a case page and its photos may take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="+", default=CASES)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--folder", help="keep the databases here")
    parser.add_argument("--only", default="", help="measure what has this in its name")
    parser.add_argument("--work", type=int, help="be the process with so many cases, on DATABASE_URL")
    options = parser.parse_args(arguments)
    if options.work:
        work(options.work)
        return []
    lines: dict[str, Line] = {}
    kept = nullcontext(options.folder) if options.folder else tempfile.TemporaryDirectory()
    with kept as folder, ExitStack() as stack:
        workers = [stack.enter_context(worker(count, folder)) for count in options.cases]
        names = [heard(one).split("\t") for one in workers][-1]
        print(f"{'':56}{options.cases[0]:>9,}" + "".join(f"{count:>11,}" for count in options.cases[1:]), end="")
        print(f"{'queries':>10}{'rows':>10}")
        for name in (name for name in names if options.only in name):
            times: list[list[float]] = [[] for _ in workers]
            for one in workers:
                ask(one, f"seconds\t{name}\t0")  # What is cold reads the facts first.
            asked = [ask(one, f"counts\t{name}\t0").split() for one in workers]
            rows = "-".join(counted := [*dict.fromkeys(one[1] for one in asked)])
            alike = min(map(int, counted)) if len(counted) > 1 else 0
            for _round in range(options.rounds):
                for place, one in enumerate(workers):
                    times[place].append(float(ask(one, f"seconds\t{name}\t{alike}")))
            first, *others = (median(values) for values in times)
            line = lines[name] = Line(first, [other / first for other in others], int(asked[-1][0]), rows)
            ratios = "".join(f"{ratio:10.2f}x" for ratio in line.ratios)
            print(f"{name:56}{first * 1000:6.1f} ms{ratios}{line.queries:>10}{rows:>10}", flush=True)
    return list(bars(lines, options.cases))


def bars(lines: Mapping[str, Line], cases: Sequence[int]) -> Iterator[Bar]:
    """Return what was asked: of the dearest list for each number of cases, and of the pages of a case."""
    lists = {name: line for name, line in lines.items() if line.shows_as_many}
    for place, count in enumerate(cases[1:]):
        if lists:
            name, line = max(lists.items(), key=lambda one: one[1].ratios[place])
            yield Bar(f"{count:,} cases to {cases[0]:,}, at most: {name}", line.ratios[place], MOST_OF_FEW)
    if page := lines.get("case page"):
        yield Bar("case page, queries", page.queries, MOST_QUERIES)
    few, many = lines.get(FEW), lines.get(MANY)
    if few and many:
        yield Bar(f"{MANY} of {FEW}", many.seconds / few.seconds, MOST_OF_FEW_PHOTOS)


@contextmanager
def worker(count: int, folder: str, module: str = "tests.bench.private") -> Iterator[Worker]:
    """Run a process of `module` with a database of `count` cases of its own."""
    given = os.environ.get("DATABASE_URL", "")
    address = f"sqlite:///{folder}/{count}.sqlite3"
    if given.startswith("postgres"):
        address = urlsplit(given)._replace(path=f"/{created(given, folder, count)}").geturl()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "refundguide.settings",
        "DATABASE_URL": address,
        "STORAGE_URL": f"file://{folder}/{count}",
    }
    command = [sys.executable, "-m", module, f"--work={count}"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        cast(IO[str], process.stdin).close()
        process.wait()


def created(server: str, folder: str, count: int) -> str:
    """Return the name of the database that belongs to a folder and a number, of PostgreSQL."""
    import psycopg

    name = f"bench_{hashlib.sha256(str(Path(folder).resolve()).encode()).hexdigest()[:8]}_{count}"
    with psycopg.connect(server, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {name}".encode())
            connection.execute(f"ALTER DATABASE {name} SET max_parallel_workers_per_gather = 0".encode())
    return name


def ask(process: Worker, what: str) -> str:
    stdin = cast(IO[str], process.stdin)
    stdin.write(f"{what}\n")
    stdin.flush()
    return heard(process)


def heard(process: Worker) -> str:
    line = cast(IO[str], process.stdout).readline()
    if not line:
        sys.exit("A process has ended.")
    return line.rstrip("\n")


def work(count: int) -> None:
    """Fill the database, say the names of what can be measured, and measure what is asked for: seconds, or counts."""
    import django
    from django.conf import settings

    # Nobody asks for style sheets here.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    pages = filled(count)
    print("\t".join(pages), flush=True)
    for line in sys.stdin:
        what, name, most = line.rstrip("\n").split("\t")
        with pages_of(int(most)):
            taken, queries, rows = measured(*pages[name], counting=what == "counts")
        print(f"{queries} {rows}" if what == "counts" else taken, flush=True)


@contextmanager
def pages_of(most: int) -> Iterator[None]:
    """Let each list of the admin show so many rows at once; as many as it does, where that is none."""
    from django.contrib.admin import site

    usual = {admin: admin.list_per_page for admin in site._registry.values()}
    for admin, rows in usual.items():
        admin.list_per_page = most or rows
    yield
    for admin, rows in usual.items():
        admin.list_per_page = rows


def filled(count: int) -> dict[str, tuple[Any, list[str]]]:
    """Make `count` cases; return the browser and the addresses of each page by its name."""
    from django.core.management import call_command

    from cases.casefile.models import Case

    call_command("migrate", verbosity=0)
    if not Case.objects.exists():
        fill(count)
    return addresses(*(Case.objects.get(reference=f"RG-DEM0-000{number}") for number in (1, 2)))


def fill(count: int) -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from cases.casefile.models import Case
    from cases.demo.install import install
    from cases.demo.many import generate
    from cases.photos.files import evidence_storage
    from cases.photos.models import EvidencePhoto

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -1000000")  # KiB: the indexes stay in memory while they are filled.
    call_command("seed_reference", stdout=open(os.devnull, "w"))  # noqa: SIM115
    evidence_storage().claim()
    install("")
    User.objects.create_superuser("chief")
    made = min(count, MADE)
    generate(made, waiting=made // WAITING, now=timezone.now())
    multiply(count // made)
    look_and_send()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # Which its autovacuum does in time.
    few, many = Case.objects.get(reference="RG-DEM0-0001"), Case.objects.get(reference="RG-DEM0-0002")
    sample = few.photos.first()
    assert sample is not None
    for number in range(MANY_PHOTOS):
        values = {field.attname: getattr(sample, field.attname) for field in EvidencePhoto._meta.concrete_fields}
        values["measures"] = {}  # The coach has nothing to say of them.
        EvidencePhoto.objects.create(**values | {"id": uuid.uuid4(), "case_id": many.pk, "sha256": f"{number:064}"})
    values |= {"id": uuid.uuid4(), "sha256": "4" * 64}
    EvidencePhoto.objects.create(**values)


def multiply(times: int) -> None:
    """Copy the rows of all cases until there are `times` as many."""
    from django.db import connection, transaction

    from cases.casefile.models import Case

    names = [str(field.column) for field in Case._meta.concrete_fields if field.column != "id"]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM casefile_case")
        [most] = cursor.fetchone()
        for copy in range(1, times):
            number = f"(id + {copy * most})"
            instead = {
                "reference": f"'X' || {number}",
                "intake_id": padded(number),
                "order_number": f"'9' || {number}",
                **{
                    name: earlier(name, copy * 7919 % 1_000_003)
                    for name in ("review_asked_at", "created_at", "updated_at")
                },
            }
            values = ", ".join(instead.get(name, name) for name in names)
            columns = ", ".join(names)
            cursor.execute(
                f"INSERT INTO casefile_case ({columns}) SELECT {values} FROM casefile_case WHERE id <= {most}"  # noqa: S608
            )


def look_and_send() -> None:
    """Give each case a look of staff, a task that is done or has failed, a mail that was sent or was not, and a decision."""
    from django.contrib.admin.models import CHANGE, LogEntry
    from django.contrib.auth.models import User
    from django.contrib.contenttypes.models import ContentType
    from django.tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult, get_date_max

    from cases.casefile.models import Case, StaffRead
    from cases.demo.install import STAFF
    from cases.work.models import Dispatch

    case, by = Case.objects.order_by("pk")[0], User.objects.get(username=STAFF)
    at, number = case.created_at, "casefile_case.id"
    rare = f"CASE WHEN {number} % 50 = 0 THEN"
    look = StaffRead.objects.create(case=case, by=by, name="x", what="case", read_at=at)
    names = f"CASE {number} % 3 WHEN 0 THEN 'case' WHEN 1 THEN 'photos' ELSE 'address' END"
    copy(look, {"case_id": number, "name": f"'staff' || ({number} % 10)", "what": names, "read_at": "created_at"})
    done = TaskResultStatus.SUCCESSFUL
    for model in (DBTaskResult, Dispatch, LogEntry):
        model.objects.all().delete()  # Of the sample cases: each row is to be copied once.
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="cases.x",
        run_after=get_date_max(),
        finished_at=at,
        status=done,
    )
    copy(task, {"id": padded(number), "enqueued_at": "created_at", "status": f"{rare} 'FAILED' ELSE '{done}' END"})
    sent = Dispatch.objects.create(key="x", outcome="sent", begun_at=at)
    outcome = f"{rare} 'failed' ELSE 'sent' END"
    copy(sent, {"key": f"'review-' || {number}", "begun_at": "created_at", "outcome": outcome})
    kind = ContentType.objects.get_for_model(Case)
    line = LogEntry.objects.create(user=by, content_type=kind, object_id="0", object_repr="x", action_flag=CHANGE)
    copy(line, {"object_id": f"CAST({number} AS varchar)", "action_time": "created_at"})


def padded(number: str) -> str:
    """Return SQL that makes a number a UUID."""
    from django.db import connection

    sql = "lpad(to_hex({}), 32, '0')::uuid" if connection.vendor == "postgresql" else "printf('%032x', {})"
    return sql.format(number)


def earlier(name: str, seconds: int) -> str:
    """Return SQL for the moment of a column, so many seconds before."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"{name} - interval '{seconds} seconds'"
    return f"strftime('%Y-%m-%d %H:%M:%f', {name}, '-{seconds} seconds')"


def copy(row: Any, instead: dict[str, str]) -> None:
    """Write a copy of `row` for each case, with SQL `instead` of some columns."""
    from django.db import connection

    table = row._meta.db_table
    names = [str(field.column) for field in row._meta.concrete_fields if field.column != "id" or "id" in instead]
    values = ", ".join(instead.get(name, f"{table}.{name}") for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM casefile_case, {table}"  # noqa: S608
        )


def lists_of(admin: Any, client: Any) -> dict[str, str]:
    """Return the addresses of a list of the admin, as it offers them: first choices of filters, columns, days, the last page."""
    from django.contrib.admin.templatetags.admin_list import result_headers
    from django.urls import reverse

    at = reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist")
    changes = client.get(at, headers={"host": "127.0.0.1"}).context_data["cl"]
    found = {"": at, "last page that is full": f"{at}?p={max(changes.result_count // changes.list_per_page, 1)}"}
    for spec in changes.filter_specs:
        for choice in list(spec.choices(changes))[1:3]:
            found[f"filter: {spec.title} {choice['display']}"] = at + choice["query_string"]
    for place, head in enumerate(result_headers(changes)):
        if head["sortable"]:
            found[f"sort: {head['text']}"] = f"{at}?o={place}"
            found[f"sort: {head['text']}, downwards"] = f"{at}?o=-{place}"
    if admin.search_fields:
        found |= {f"search: {words}": f"{at}?q={words}" for words in ("nothing", "staff3", "review-77", "RG-DEM0-0001")}
    if admin.date_hierarchy:
        found["days"] = f"{at}?{admin.date_hierarchy}__year=2026"
    return found


def addresses(few: Any, many: Any) -> dict[str, tuple[Any, list[str]]]:
    from django.contrib.admin import site
    from django.contrib.auth.models import User
    from django.db.models import Count
    from django.urls import reverse
    from django.utils import timezone

    from cases.casefile.models import Case, StaffRead
    from cases.staff.queue import QUEUE_ORDER
    from cases.work.models import Dispatch, Task
    from tests.support.clients import holding, logged_in

    staff, owner = logged_in(User.objects.get(is_superuser=True)), holding(few, many)
    queue, known = reverse("admin:casefile_case_changelist"), Case.objects.filter(reference__startswith="RG-")
    some = known.exclude(pk__in=[few.pk, many.pk]).annotate(photo_count=Count("photos")).filter(photo_count=3).first()
    assert some is not None
    # What is looked for is there, among the first: those are the same few over and over, where most are copies.
    first, first_filed = (
        cases.order_by(*QUEUE_ORDER)[0] for cases in (Case.objects, Case.objects.filter(status="filed"))
    )
    today = timezone.now().date()
    last = f"?p={min(100, Case.objects.count() // 25)}"
    filters = {
        "for review": "todo=review",
        "status": "status__exact=filed",
        "rare status": "status__exact=escalated",
        "problem": "problem__exact=damaged",
        "outcome": "outcome__exact=refunded",
        "rare outcome": "outcome__exact=withdrawn",
        "this week": f"created_at__gte={today - dt.timedelta(days=7)} 00:00:00%2B09:00",
        "this year": f"created_at__gte={today - dt.timedelta(days=365)} 00:00:00%2B09:00",
    }
    columns = {"reference": "o=0", "amount": "o=7", "amount, downwards": "o=-7"}
    two = [pair for pair in combinations(filters, 2) if pair != ("this week", "this year")]
    two = [pair for pair in two if pair not in {("status", "rare status"), ("outcome", "rare outcome")}]
    queries = {
        "queue": "",
        "queue, page 100 (or the last that is full)": last,
        "filter: nearest deadline": "?todo=urgent",
        **{f"filter: {name}": f"?{filter_}" for name, filter_ in filters.items()},
        "filter: for review, page 8": "?todo=review&p=8",
        **{f"filters: {one} and {other}": f"?{filters[one]}&{filters[other]}" for one, other in two},
        "filters: status, problem and this year": "&".join(
            ["?", *(filters[x] for x in ("status", "problem", "this year"))]
        ),
        **{f"sort: {name}": f"?{column}" for name, column in columns.items()},
        "sort: reference, downwards": "?o=-0",
        **{f"sort: {name}, of {of}": f"?{columns[name]}&{filters[of]}" for name in columns for of in filters},
        "search: reference": f"?q={some.reference}",
        "search: order number": f"?q={some.order_number}",
        "search: part of an order number": f"?q={first.order_number[-5:]}",
        "search: part of an item": f"?q={first.item[:2]}",
        "search: one digit": "?q=1",
        "search: nothing": "?q=nothing",
        "search: part of an item, of status": f"?q={first_filed.item[:2]}&{filters['status']}",
    }
    shown = {model: lists_of(row, staff) for model, row in site._registry.items() if model is not Case}
    growing = (StaffRead, Task, Dispatch)
    change = reverse("admin:casefile_case_change", args=[some.pk])
    return {
        **{f"cases, {name}": (staff, [queue + query]) for name, query in queries.items()},
        **{f"{one.__name__}, {name}": (staff, [at]) for one in growing for name, at in shown[one].items()},
        **{
            f"{model.__name__}, all {len(found)} addresses": (staff, [*found.values()])
            for model, found in shown.items()
            if model not in growing
        },
        "admin: index": (staff, [reverse("admin:index")]),
        "admin: a case": (staff, [change]),
        "admin: history of a case": (staff, [change.replace("change", "history")]),
        "case page": (owner, [few.get_absolute_url()]),
        FEW: (owner, [reverse("photos:evidence", args=[few.reference])]),
        MANY: (owner, [reverse("photos:evidence", args=[many.reference])]),
    }


def clock() -> float:
    """Return how many seconds this process has had of the processor, and that of PostgreSQL which works for it."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    of_server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return time.process_time() + int(of_server.split()[0]) / 1e9


def measured(client: Any, addresses: list[str], *, counting: bool) -> tuple[float, int, int]:
    """Return how many seconds requests of all `addresses` take; `counting`, how many queries they make and rows they list."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked: Any = CaptureQueriesContext(connection) if counting else nullcontext([])
    with asked as queries:
        began = clock()
        answers = [client.get(address, headers={"host": "127.0.0.1"}) for address in addresses]
        taken = clock() - began
    if {answer.status_code for answer in answers} != {200}:
        raise AssertionError(f"{addresses} answer {answers}")
    lists = [(getattr(answer, "context_data", None) or {}).get("cl") for answer in answers]
    return taken, len(queries), sum(len(one.result_list) for one in lists if one)


if __name__ == "__main__":
    sys.exit(told(main()))
