"""Fill a database of sample cases with very many more, to see how the site bears them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.demo.many import NoSamples, generate


class Command(BaseCommand):
    help = "Add many made-up cases to the sample cases of `serve --demo`; never on a public host."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int, help="how many cases")
        parser.add_argument("--waiting", type=int, help="how many of them wait for a review (default: about 2 of 100)")

    def handle(self, *, count: int, waiting: int | None, **options: Any) -> None:
        if settings.PUBLIC:
            raise CommandError("Made-up cases would stand among those of people: not on a public host.")
        if count < 1 or not 0 <= (waiting or 0) <= count:
            raise CommandError("Give a number of cases, and no more that wait than there are.")
        try:
            key = generate(count, waiting=waiting, now=timezone.now(), progress=self._say)
        except NoSamples:
            raise CommandError("The sample cases are missing: run `manage.py serve --demo` with it first.") from None
        self.stdout.write(f"\r{count} cases, all with the key {key}")

    def _say(self, done: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done} ", ending="")
            self.stdout.flush()
