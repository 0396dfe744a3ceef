"""What a site does beside answering, again and again: it reminds, sweeps and forgets. `serve` keeps it running."""

from __future__ import annotations

import argparse
import io
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

logger = logging.getLogger(__name__)


class Job(NamedTuple):
    """A command, the seconds between two runs, and whether it takes `stopped`, to end in order in the middle."""

    command: str
    every: float
    takes_stopped: bool = False


# Nothing is due but at nine, and a retry after a quarter of an hour.
REMIND = Job("remind", 300, takes_stopped=True)
DAY = 24 * 3600
JOBS = (Job("sweep_evidence", DAY), Job("forget_expired", DAY))


class Command(BaseCommand):
    help = "Remind (where EMAIL_URL is set), sweep and forget, until SIGTERM; `serve` starts it."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--parent", type=int, metavar="PID", help="end when this parent is gone")

    def handle(self, *args: Any, parent: int | None, **options: Any) -> None:
        stop = threading.Event()
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, lambda *_: stop.set())

        def stopped() -> bool:
            # The parent says who it is: it may be gone before this process could look.
            return stop.is_set() or (parent is not None and os.getppid() != parent)

        jobs = (REMIND, *JOBS) if settings.CAN_SEND_MAIL else JOBS
        due = dict.fromkeys(jobs, 0.0)
        while not stopped():
            for job in jobs:
                if not stopped() and due[job] <= time.monotonic():
                    _run(job, stopped)
                    due[job] = time.monotonic() + job.every
            stop.wait(1)


def _run(job: Job, stopped: Callable[[], bool]) -> None:
    """Run one job; whatever becomes of it, the others have their turn, and it has its own again."""
    more = {"stopped": stopped} if job.takes_stopped else {}
    said = io.StringIO()
    try:
        call_command(job.command, stdout=io.StringIO(), stderr=said, **more)
    except SystemExit:
        logger.error("%s found: %s", job.command, said.getvalue().strip())
    except Exception as error:  # noqa: BLE001 (the database may be back at the next run)
        # Only our own words: those of others may carry an address.
        why = error if isinstance(error, CommandError) else type(error).__name__
        logger.error("%s stopped short: %s", job.command, why)
    finally:
        connections.close_all()
