"""The two groups of staff: who reviews cases, and who keeps the reference data."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db.models import Model, Q

from cases.casefile.models import Case, CaseEvent
from cases.casefile.tasks import REVIEWERS
from cases.contact.models import HoursException, OpeningPeriod
from cases.facts.sourced import seeded_models
from cases.photos.models import EvidencePhoto
from cases.returns.models import ReturnAddress, Shipment
from cases.work.models import Dispatch, Task

KEEPERS = "기준정보 담당자"

type Rights = Iterable[tuple[type[Model], tuple[str, ...]]]

_ROWS: list[type[Model]] = [*seeded_models(), OpeningPeriod, HoursException]

_SEEN: list[type[Model]] = [EvidencePhoto, CaseEvent, ReturnAddress, Shipment, *_ROWS]

GROUPS: dict[str, Rights] = {
    REVIEWERS: [
        (Case, ("view", "change")),
        *[(model, ("view",)) for model in _SEEN],
    ],
    KEEPERS: [
        *[(model, ("view", "add", "change", "delete")) for model in _ROWS],
        (Task, ("view",)),
        (Dispatch, ("view",)),
    ],
}


def seed_groups() -> None:
    """Make both groups, each with exactly its permissions; whoever needs others makes a group of another name."""
    for name, rights in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(_wanted(rights)))


def _wanted(rights: Rights) -> Q:
    wanted = Q()
    for model, verbs in rights:
        names = [f"{verb}_{model._meta.model_name}" for verb in verbs]
        wanted |= Q(content_type__app_label=model._meta.app_label, codename__in=names)
    return wanted
