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
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import Any

from tests.bench.bars import Bar, told
from tests.bench.copies import MANY_PHOTOS, fill
from tests.bench.workers import ask, clock, heard, worker

CASES = [1_000, 100_000, 1_000_000]

FEW, MANY = "evidence page, 4 photos", f"evidence page, {MANY_PHOTOS} photos"
# Times a list with few cases, queries, times a page with few photos.
MOST_OF_FEW, MOST_QUERIES, MOST_OF_FEW_PHOTOS = 1.5, 8, 2.0


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
        workers = [stack.enter_context(worker(count, folder, "tests.bench.private")) for count in options.cases]
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
