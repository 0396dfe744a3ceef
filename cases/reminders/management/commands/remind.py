"""Sends the reminders that are due now. Harmless to run often, and twice at once."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cases.reminders.sending import Run


class Command(BaseCommand):
    # Asked between two mails: who runs this again and again says by it that the site stops.
    stealth_options = ("stopped",)
    help = "Send the reminders that are due now, between 9:00 and 20:00 in Seoul (run it every few minutes)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--now", type=_moment, help="act as if it were this moment (2026-11-24T09:00+09:00)")

    def handle(
        self, *args: Any, now: dt.datetime | None, stopped: Callable[[], bool] = lambda: False, **options: Any
    ) -> None:
        if not settings.CAN_SEND_MAIL:
            raise CommandError("No mail server: set EMAIL_URL.")
        run = Run((lambda: now) if now else timezone.now, stopped)
        run.go()
        self.stdout.write(f"{run.sent} mails sent, {run.failed} failed")
        if run.failed:
            raise CommandError("Some reminders failed; the next run tries again.")


def _moment(text: str) -> dt.datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError("must look like 2026-11-24T09:00+09:00")
    return moment
