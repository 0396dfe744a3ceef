"""The two groups of staff: who reviews cases, and who keeps the reference data."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db.models import Model

from cases.models.contact import HoursException, OpeningPeriod
from cases.models.sourced import sourced_models
from cases.tasks import REVIEWERS

KEEPERS = "기준정보 담당자"

_MODELS: list[type[Model]] = [*sourced_models(), OpeningPeriod, HoursException]
_ROWS = [model.__name__.lower() for model in _MODELS]

GROUPS: dict[str, list[str]] = {
    REVIEWERS: [
        "view_case",
        "change_case",
        *(f"view_{name}" for name in ("evidencephoto", "caseevent", "returnaddress", "shipment")),
        *(f"view_{name}" for name in _ROWS),
    ],
    KEEPERS: [f"{verb}_{name}" for name in _ROWS for verb in ("view", "add", "change", "delete")],
}


def seed_groups() -> None:
    """Make both groups, each with exactly its permissions; whoever needs others makes a group of another name."""
    for name, codenames in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(content_type__app_label="cases", codename__in=codenames))
