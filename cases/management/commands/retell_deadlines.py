"""Counts the deadlines of all open cases anew and writes to each timeline what moved."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.models import Case
from cases.models.retell import CHUNK, retell_open_cases
from cases.states import Status


class Command(BaseCommand):
    help = "Count the deadlines of all open cases anew; what moved is written to their timelines."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--because", default="공휴일이나 기한 규칙이 바뀌었습니다", help="the reason that buyers read"
        )

    def handle(self, *args: Any, because: str, **options: Any) -> None:
        total = Case.objects.exclude(status=Status.CLOSED).count()

        def progress(done: int) -> None:
            if self.stdout.isatty() and (done % CHUNK == 0 or done == total):
                self.stdout.write(f"\r{done}/{total}", ending="")
                self.stdout.flush()

        changed = retell_open_cases(because=because, now=timezone.now(), progress=progress)
        self.stdout.write(f"{total} open cases, {changed} with a date that moved")
