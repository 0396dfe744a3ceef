"""Counts the deadlines of all open cases anew and writes to each timeline what moved."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.casefile.deadline_changes import CHUNK, recount_all
from cases.casefile.models import Case
from cases.core import reasons


class Command(BaseCommand):
    help = "Count the deadlines of all open cases anew; what moved is written to their timelines."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reason",
            default="",
            dest="text",
            help="the reason that buyers read (default: that holidays or rules changed)",
        )

    def handle(self, *args: Any, text: str, **options: Any) -> None:
        cases = Case.objects.not_closed()
        total = cases.count()

        def progress(done: int) -> None:
            if self.stdout.isatty() and (done % CHUNK == 0 or done == total):
                self.stdout.write(f"\r{done}/{total}", ending="")
                self.stdout.flush()

        reason = reasons.stated(text) if text else reasons.recounted()
        changed = recount_all(cases, reason=reason, now=timezone.now(), progress=progress)
        self.stdout.write(f"{total} open cases, {changed} with a date that moved")
