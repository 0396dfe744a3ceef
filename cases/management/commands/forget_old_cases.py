"""Delete cases and half-made ones that nobody touched for as long as the privacy page promises; run it once a day."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.retention import forget_old


class Command(BaseCommand):
    help = "Delete the cases, with their photos, that nobody has changed for a year, and expired sessions."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{forget_old(timezone.now())} case(s) deleted")
        call_command("clearsessions")
