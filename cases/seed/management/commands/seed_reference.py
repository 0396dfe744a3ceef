"""Write the reference data: channels, hours, holidays, policy facts, deadline rules and the staff groups."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.casefile.deadline_changes import recount_all
from cases.casefile.models import Case
from cases.core import reasons
from cases.seed.apply import apply_all


class Command(BaseCommand):
    help = "Create and update the reference data; rows that staff have edited are left alone. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = apply_all(timezone.localdate())
        if any(count.created or count.updated for count in counts):
            recount_all(Case.objects.not_closed(), reason=reasons.reference_updated(), now=timezone.now())
        for count in counts:
            if options["verbosity"]:
                self.stdout.write(
                    f"{count.label}: {count.created} created, {count.updated} updated,"
                    f" {count.left_alone} left as staff edited them"
                )
