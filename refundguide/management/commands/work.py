"""Does what pages leave for later, and what is done again and again; as many of these as there is work for."""

from __future__ import annotations

import argparse
import logging
import os
import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from refundguide import regular, worker
from refundguide.metrics.sources import share

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do tasks and regular work (remind where EMAIL_URL is set, sweep, forget) until SIGTERM; `serve` starts one."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--parent", type=int, metavar="PID", help="end when this parent is gone")
        parser.add_argument("--instead-of", type=int, metavar="STATUS", help="how the one before ended, to be logged")

    def handle(self, *args: Any, parent: int | None, instead_of: int | None, **options: Any) -> None:
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, lambda *_: regular.stopping.set())

        def stopped() -> bool:
            # The parent says who it is: it may be gone before this process could look.
            return regular.stopping.is_set() or (parent is not None and os.getppid() != parent)

        if settings.METRICS:
            share()
        if instead_of is not None:
            how = f"was killed by signal {-instead_of}" if instead_of < 0 else f"ended with status {instead_of}"
            logger.error("The process that worked before %s", how, extra={"event": "worker-died"})
        if not worker.work(stopped):
            raise CommandError("A thread that works has ended by itself; see the log.")
