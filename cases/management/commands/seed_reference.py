"""Write the reference data: channels, hours, holidays, policy facts, deadline rules and the staff groups."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models.retell import retell_open_cases
from cases.seed.apply import apply_all


class Command(BaseCommand):
    help = "Create and update the reference data; rows that staff have edited are left alone. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = apply_all(timezone.localdate())
        if any(count.created or count.updated for count in counts):
            retell_open_cases(because=_("공휴일과 기한 규칙 자료를 새로 받았습니다"), now=timezone.now())
        for count in counts:
            if options["verbosity"]:
                self.stdout.write(
                    f"{count.label}: {count.created} created, {count.updated} updated,"
                    f" {count.left_alone} left as staff edited them"
                )
