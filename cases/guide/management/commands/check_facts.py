"""List the facts that nobody has checked for a while, and fail where rows contradict each other."""

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.deadlines.models import DeadlineRule
from cases.facts.contradictions import Citation, contradictions
from cases.facts.models import PolicyFact
from cases.facts.sourced import STALE_AFTER, Sourced, sourced_models
from cases.guide.corrections import weak_corrections


class Command(BaseCommand):
    help = (
        "List reference rows that nobody has checked for DAYS days, or that were never confirmed. "
        "Fails where rows contradict each other: staff may have edited what the seed says."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=STALE_AFTER.days, help="default: %(default)s")
        parser.add_argument("--unconfirmed", action="store_true", help="list unconfirmed rows too, however fresh")

    def handle(self, *args: Any, **options: Any) -> None:
        rows: list[Sourced] = [row for model in sourced_models() for row in model._default_manager.all()]
        today = timezone.localdate()
        oldest = today - dt.timedelta(days=options["days"])
        found = [row for row in rows if row.checked_on < oldest or (options["unconfirmed"] and not row.is_confirmed)]
        for row in sorted(found, key=lambda row: row.checked_on):
            self.stdout.write(
                f"{row.checked_on}  {row.confidence}  {(today - row.checked_on).days:>4} days"
                f"  {row._meta.model_name}  {row}"
            )
        self.stdout.write(f"{len(found)} rows to check." if found else "Every row is fresh.")
        faults = contradictions(_citation(row) for row in rows)
        faults += weak_corrections(
            {row.slug: row.confidence for row in rows if isinstance(row, PolicyFact | DeadlineRule)}
        )
        if faults:
            raise CommandError("\n".join(faults))


def _citation(row: Sourced) -> Citation:
    label = f"{row._meta.model_name} {getattr(row, 'slug', row)}"
    return Citation(label, row.source, row.source_url, row.checked_on, row.confidence)
