"""Sends the reminders that are due now. Harmless to run often, and twice at once."""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import os
import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cases.reminders.sending import Run

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send the reminders that are due now, between 9:00 and 20:00 in Seoul (run it every few minutes)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--now", type=_moment, help="act as if it were this moment (2026-11-24T09:00+09:00)")
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on until SIGTERM, as `serve` does")
        parser.add_argument("--parent", type=int, metavar="PID", help="with --every: end when this parent is gone")

    def handle(
        self, *args: Any, now: dt.datetime | None, every: int | None, parent: int | None, **options: Any
    ) -> None:
        if not settings.CAN_SEND_MAIL:
            raise CommandError("No mail server: set EMAIL_URL.")
        clock = (lambda: now) if now else timezone.now
        if every:
            _go_on(every, parent)
            return
        run = Run(clock)
        run.go()
        self.stdout.write(f"{run.sent} mails sent, {run.failed} failed")
        if run.failed:
            raise CommandError("Some reminders failed; the next run tries again.")


def _go_on(every: int, parent: int | None) -> None:
    """Look again and again until a signal says stop or the parent is gone; a stop waits for the mail in hand only."""
    stop = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.set())

    def stopped() -> bool:
        # The parent says who it is: it may be gone before this process could look.
        return stop.is_set() or (parent is not None and os.getppid() != parent)

    while not stopped():
        try:
            Run(timezone.now, stopped).go()
        except Exception as error:  # noqa: BLE001 (the database may be back at the next look)
            logger.error("Reminders stopped short: %s", type(error).__name__)
        connections.close_all()
        for _second in range(every):
            if stopped() or stop.wait(1):
                break


def _moment(text: str) -> dt.datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError("must look like 2026-11-24T09:00+09:00")
    return moment
