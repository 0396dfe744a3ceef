"""List the facts that nobody has checked for a while."""

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cases.facts.sourced import STALE_AFTER, sourced_models


class Command(BaseCommand):
    help = "List reference rows that nobody has checked for DAYS days, or that were never confirmed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=STALE_AFTER.days, help="default: %(default)s")
        parser.add_argument("--unconfirmed", action="store_true", help="list unconfirmed rows too, however fresh")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        oldest = today - dt.timedelta(days=options["days"])
        found = [
            row
            for model in sourced_models()
            for row in model._default_manager.all()
            if row.checked_on < oldest or (options["unconfirmed"] and not row.is_confirmed)
        ]
        for row in sorted(found, key=lambda row: row.checked_on):
            self.stdout.write(
                f"{row.checked_on}  {row.confidence}  {(today - row.checked_on).days:>4} days"
                f"  {row._meta.model_name}  {row}"
            )
        self.stdout.write(f"{len(found)} rows to check." if found else "Every row is fresh.")
