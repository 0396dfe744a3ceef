"""Deletes made papers whose hour is over, with their files."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.bundle.models import Making


class Command(BaseCommand):
    help = "Delete made papers that are older than an hour (run it every ten minutes)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{Making.drop_old(timezone.now())} files deleted")
