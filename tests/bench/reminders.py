"""What the regular look for reminders costs with few and with very many addresses, and a mail of a long queue.

    uv run python -m tests.bench.reminders [--addresses 100 100000] [--rounds 15] [--due 1000]
    .ci/with-postgresql uv run python -m tests.bench.reminders

One process and one database for each number of addresses; they are asked in turn, so that a noisy machine is noisy for
all of them, and only ratios inside one run mean something. Each line is the median of all rounds: milliseconds of the
process with the fewest addresses, then how many times as long the others take. The time is that of the processor, in
this process and in the one by which PostgreSQL works for it (`tests.bench.workers.clock`).
`nothing is due` is what happens every five minutes; before `one case has changed` somebody tells a case another day.
At the end the process with the most addresses sends `--due` mails that wait, to a mail server of this machine, and looks
once more: what one costs of the first and of the last tenth, how many queries, and how many arrived, and how often twice.
The first thousand cases are of every problem, stage and way of payment, the others copies of their rows, each with the
next look that was counted for one of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median
from typing import Any

from tests.bench.bars import Bar, told
from tests.bench.copies import multiply
from tests.bench.deadlines import made_up
from tests.bench.workers import ask, clock, heard, worker
from tests.support.mail_server import running_mail_server

MADE = 1_000
NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)
MOST_OF_FEW = 1.25
LOOKS = ("nothing is due", "one case has changed")


def main(arguments: Sequence[str] | None = None) -> list[Bar]:
    """Measure, print the table, and return what a look may take where nothing is due."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--addresses", type=int, nargs="+", default=[100, 100_000])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--due", type=int, default=1_000, help="how many mails wait at the end")
    parser.add_argument("--work", type=int, help="be the process with so many addresses, on DATABASE_URL")
    options = parser.parse_args(arguments)
    if options.work:
        work(options.work)
        return []
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack, running_mail_server() as mail_server:
        os.environ["EMAIL_URL"] = mail_server.url
        workers = [stack.enter_context(worker(count, folder, "tests.bench.reminders")) for count in options.addresses]
        counted = [heard(one) for one in workers]
        print(f"counted anew: {counted[-1]} ms an address")
        print(
            f"{'':24}{options.addresses[0]:>9,}" + "".join(f"{count:>11,}" for count in options.addresses[1:]), end=""
        )
        print(f"{'queries':>10}")
        for name in LOOKS:
            answers: list[list[list[str]]] = [[] for _ in workers]
            for _round in range(options.rounds):
                for place, one in enumerate(workers):
                    answers[place].append(ask(one, name).split())
            first, *others = (median(float(seconds) for seconds, _queries in of_one) for of_one in answers)
            ratios = "".join(f"{other / first:10.2f}x" for other in others)
            bars += [
                Bar(f"reminders, {name}: {count:,} addresses, of {options.addresses[0]:,}", other / first, MOST_OF_FEW)
                for count, other in zip(options.addresses[1:], others, strict=True)
            ]
            print(f"{name:24}{first * 1000:6.1f} ms{ratios}{answers[-1][-1][1]:>10}", flush=True)
        mail_server.mails.clear()
        begun, ended, queries, seconds, sent, again = ask(workers[-1], f"due {options.due}").split()
        times = Counter(to for to, _mail in mail_server.mails)
        print(
            f"{sent} mails that wait: {begun} ms each at first, {ended} ms at the end, {queries} queries each; {seconds}"
            f" seconds by the clock, {again} with the next look; {len(times)} arrived,"
            f" {sum(count > 1 for count in times.values())} of them twice"
        )
    return bars


def work(count: int) -> None:
    """Fill the database, say what it costs to count an address, and do what is asked for."""
    import django

    django.setup()
    print(f"{filled(count) * 1000:.2f}", flush=True)
    minutes = 0
    for line in sys.stdin:
        if line.startswith("due"):
            print(*send_many(int(line.split()[1])), flush=True)
            continue
        minutes += 1
        if line.rstrip("\n") == LOOKS[1]:
            change_a_case(minutes)
        print(*look(NOW + dt.timedelta(minutes=minutes)), flush=True)


def filled(count: int) -> float:
    """Make `count` cases that may be reminded, none of them due; return how many seconds an address took to count."""
    from django.core.management import call_command
    from django.db import connection

    from cases.casefile.models import Case
    from cases.reminders.models import MailAddress

    call_command("migrate", verbosity=0)
    call_command("seed_reference", stdout=open(os.devnull, "w"))  # noqa: SIM115
    made = min(count, MADE)
    Case.objects.bulk_create([made_up(number) for number in range(made)])
    give_addresses()
    look(NOW)  # And what is due goes out.
    MailAddress.objects.look_again()
    seconds, _queries = look(NOW)
    multiply(count // made)
    give_addresses()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reminders_mailaddress SET look_on = (SELECT counted.look_on FROM reminders_mailaddress AS counted"
            " WHERE counted.id = 1 + reminders_mailaddress.id %% %s) WHERE id > %s",
            [made, made],
        )
        # Whose case was closed, or told of today, is no less put off.
        cursor.execute(
            "UPDATE reminders_mailaddress SET look_on = %s WHERE look_on <= %s", ["2026-11-25", "2026-11-24"]
        )
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")  # Which its autovacuum does in time.
    return seconds / made


def give_addresses() -> None:
    """Give each case without one an address that was confirmed."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reminders_mailaddress (case_id, address, token_hash, asks, consented_at, confirmed_at)"
            " SELECT id, 'buyer' || id || '@example.org', 'x' || id, 1, created_at, created_at FROM casefile_case"
            " WHERE id NOT IN (SELECT case_id FROM reminders_mailaddress) ORDER BY id"
        )


def look(at: dt.datetime) -> tuple[float, int]:
    """Return how many seconds a look takes, and how many queries."""
    from django.db import connection

    from cases.reminders.sending import Run

    queries = Queries()
    with connection.execute_wrapper(queries):
        began = clock()
        Run(lambda: at).go()
        return clock() - began, queries.count


class Queries:
    """Counts queries as they are made, and keeps none."""

    count = 0

    def __call__(self, execute: Any, *args: Any) -> Any:
        self.count += 1
        return execute(*args)


def change_a_case(number: int) -> None:
    from cases.casefile.models import Case

    case = Case.objects.filter(closed_at=None, reminder_mails=None).order_by("pk")[0]
    case.change({"noticed_on": dt.date(2026, 10, 1) + dt.timedelta(days=number)}, now=NOW)


def send_many(count: int) -> tuple[str, str, str, str, int, int]:
    """Let `count` cases choose the next day, and look twice.

    Return milliseconds a mail at first and at the end, queries, seconds of the clock, and how many were sent by each look.
    """
    from django.db import connection

    from cases.reminders.models import ChosenDay, MailAddress
    from cases.reminders.sending import Run

    tomorrow = NOW + dt.timedelta(days=1)
    addresses = list(MailAddress.objects.filter(case__closed_at=None).order_by("-pk")[:count])
    ChosenDay.objects.bulk_create(
        ChosenDay(case_id=one.case_id, on=tomorrow.date(), note="전화", created_at=NOW) for one in addresses
    )
    MailAddress.objects.exclude(pk__in=[one.pk for one in addresses]).update(look_on=dt.date(2027, 1, 1))
    MailAddress.objects.filter(pk__in=[one.pk for one in addresses]).look_again()
    marks: list[float] = []
    queries = Queries()

    def ticking() -> bool:  # Asked before each address.
        marks.append(clock())
        return False

    run, again = Run(lambda: tomorrow, ticking), Run(lambda: tomorrow)
    began = time.perf_counter()
    with connection.execute_wrapper(queries):
        run.go()
    seconds = f"{time.perf_counter() - began:.0f}"
    again.go()
    tenth = max(1, len(marks) // 10)
    first, last = (marks[tenth] - marks[0]) / tenth, (marks[-1] - marks[-1 - tenth]) / tenth
    each = f"{queries.count / max(run.sent, 1):.1f}"
    return f"{first * 1000:.1f}", f"{last * 1000:.1f}", each, seconds, run.sent, again.sent


if __name__ == "__main__":
    sys.exit(told(main()))
