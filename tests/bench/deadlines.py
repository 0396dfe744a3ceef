"""What the deadlines of 10,000 open cases cost in one process: seconds, memory and queries.

    uv run python -m tests.bench.deadlines [--cases 10000]

Counts every deadline of every open case twice, each time in a fresh process: `one by one`, as a page asks
(`deadlines_of`), and `together`, with the rules and the holidays read once, as a recount of all cases does. Cases come
from the database in chunks, and only the cost of the loop is reported: memory is the growth of the process's own peak.
Bars: 16 MiB of growth; two queries a case one by one, a handful for all of them together; both find the same dates.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.bench.images import peak

ROOT = Path(__file__).resolve().parents[2]
WAYS = ("one by one", "together")
CHUNK = 500
MAX_GROWTH = 16
NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)


def main() -> int:
    """Measure, print a line per way, and end with 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--do", choices=("fill", *WAYS), help="one part, in this process, on DATABASE_URL")
    options = parser.parse_args()
    if options.do:
        return part(options.do, options.cases)
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "refundguide.settings",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "STORAGE_URL": f"file://{folder}/evidence",
        }
        command = [sys.executable, "-m", "tests.bench.deadlines", f"--cases={options.cases}", "--do"]
        subprocess.run([*command, "fill"], cwd=ROOT, env=env, check=True)
        runs = {}
        for way in WAYS:
            run = subprocess.run([*command, way], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True)
            runs[way] = run.stdout.split()
    return report(runs, options.cases)


def report(runs: dict[str, list[str]], cases: int) -> int:
    """Print what each way costs; return 1 where a bar is missed."""
    missed = len({digest for *_costs, digest in runs.values()}) > 1
    for way, (seconds, worked, growth, queries, deadlines, _digest) in runs.items():
        print(
            f"{way}: {cases} cases, {deadlines} deadlines in {float(seconds):.1f} s ({float(worked):.1f} s of work),"
            f" +{float(growth):.1f} MiB, {int(queries) / cases:.4f} queries a case"
        )
        allowed = 2 * cases + 1 if way == "one by one" else 3
        missed |= float(growth) > MAX_GROWTH or int(queries) > allowed
    return missed


def part(what: str, cases: int) -> int:
    """Fill the database, or print what one way costs."""
    import django

    django.setup()
    if what == "fill":
        fill(cases)
    else:
        print(*measure(together if what == "together" else one_by_one))
    return 0


def fill(cases: int) -> None:
    """Write the reference rows and open cases of every problem, stage and way of payment."""
    from django.core.management import call_command

    from cases.casefile.models import Case

    call_command("migrate", verbosity=0)
    call_command("seed_reference", verbosity=0)
    for numbers in itertools.batched(range(cases), CHUNK):
        Case.objects.bulk_create([made_up(number) for number in numbers])


def made_up(number: int) -> Any:
    """Return an open case of its own: dates spread over a year, every fourth with a countdown of the order page."""
    from cases.casefile.models import Case
    from cases.process import problems
    from cases.process.situation import DISPUTE_CLOSES, Countdown, Zone
    from cases.process.states import FOR_REVIEW, Status

    shown = Countdown(NOW + dt.timedelta(hours=number % 1000), Zone.PACIFIC)
    stages = [status for status in Status if status != Status.CLOSED]
    paid = dt.date(2026, 2, 1) + dt.timedelta(days=number % 290)
    days = {
        name: paid + dt.timedelta(days=after)
        for name, after in (("dispatched_on", 2), ("promised_on", 14), ("received_on", 12), ("noticed_on", 13))
    }
    later = {name: paid + dt.timedelta(days=20 + at) for at, name in enumerate(LATER) if number % 3}
    return Case(
        problem=problems.PROBLEMS[number % len(problems.PROBLEMS)].slug,
        status=(status := stages[number % len(stages)]),
        review_asked_at=NOW if status == FOR_REVIEW else None,
        payment=["card", "paypal", "other", ""][number % 4],
        key_hash=f"{number:064x}",
        paid_on=paid,
        countdowns={} if number % 4 else {DISPUTE_CLOSES: shown.as_stored()},
        created_at=NOW,
        updated_at=NOW,
        **days,
        **later,
    )


LATER = ("requested_on", "offered_on", "approved_on", "shipped_back_on")


def measure(way: Callable[[], Iterator[tuple[Any, Any]]]) -> tuple[float, float, float, int, int, str]:
    """Return seconds, seconds of the processor, MiB, queries, how many deadlines and a digest of their dates."""
    from django.db import connection

    queries = 0

    def counting(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*args)

    for _warm in itertools.islice(way(), 50):  # Translations and time zones load once in the life of a process.
        pass
    digest, deadlines = hashlib.sha256(), 0
    before, start, worked = peak(), time.perf_counter(), time.process_time()
    with connection.execute_wrapper(counting):
        for found, missing in way():
            deadlines += len(found)
            digest.update(repr([(one.slug, one.at.timestamp()) for one in found]).encode())
            digest.update(repr([one.slug for one in missing]).encode())
    took, worked = time.perf_counter() - start, time.process_time() - worked
    return took, worked, peak() - before, queries, deadlines, digest.hexdigest()


def open_cases() -> Iterator[Any]:
    """Yield the open cases, a chunk at a time from the database."""
    from cases.casefile.models import Case

    return Case.objects.filter(closed_at=None).order_by("pk").iterator(chunk_size=CHUNK)


def one_by_one() -> Iterator[tuple[Any, Any]]:
    """Count the deadlines of each case as its page does."""
    from cases.deadlines.rulebook import deadlines_of

    for case in open_cases():
        yield deadlines_of(case.situation, NOW)


def together() -> Iterator[tuple[Any, Any]]:
    """Count them with the rules and the holidays read once."""
    from cases.deadlines import counting
    from cases.deadlines.models import DeadlineRule
    from cases.facts.models import Holiday

    rows = [(row, row.as_rule()) for row in DeadlineRule.objects.all()]
    holidays = Holiday.objects.names_between(dt.date.min, dt.date.max)
    for case in open_cases():
        situation = case.situation
        yield counting.deadlines(situation, [rule for row, rule in rows if row.runs_for(situation)], holidays, NOW)


if __name__ == "__main__":
    sys.exit(main())
