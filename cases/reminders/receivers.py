"""What happens elsewhere and makes nobody sure any more when the next reminder of a case is due."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.db.models import QuerySet
from django.dispatch import receiver

from cases.casefile.changes import counted_from_changed
from cases.reminders.models import Basis, MailAddress


@receiver(counted_from_changed)
def look_again(cases: QuerySet[Any], **kwargs: Any) -> None:
    """Count the next reminder of these cases anew."""
    MailAddress.objects.filter(case__in=cases).look_again()


def count_all_anew(sender: AppConfig, apps: Apps = apps, **kwargs: Any) -> None:
    """Count everything anew after a migration, which every new version of the code begins with and which tells no case."""
    if "basis" in apps.all_models["reminders"]:  # Not where the migration took the table away.
        Basis.objects.all().delete()
