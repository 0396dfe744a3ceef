"""The rows of reference data that a new site has: seeded once in each test process, then copied into each test."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db import connection, models, transaction

from cases.contact.models import OpeningPeriod
from cases.facts.sourced import ReferenceVersion, seeded_models
from cases.seed.apply import apply_all
from tests.support.moments import NOW

type Rows = list[tuple[Any, ...]]

MODELS: list[type[models.Model]] = [
    *seeded_models(),
    OpeningPeriod,
    ReferenceVersion,
    Group,
    Group.permissions.through,
]
# By the newest permission: a test that empties all tables at its end leaves the permissions with other numbers.
_seeded: dict[int, dict[str, Rows]] = {}


def put_in() -> None:
    """Leave the database as `apply_all` leaves it, at a twentieth of its cost where the tables are empty."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM auth_permission")
        (newest,) = cursor.fetchone()
        if any(_is_filled(cursor, model) for model in MODELS):
            apply_all(NOW.date())
        elif newest in _seeded:
            for insert, rows in _seeded[newest].items():
                cursor.executemany(insert, rows)
        else:
            apply_all(NOW.date())
            _seeded[newest] = {_insert(model): _rows(model) for model in MODELS}


def _is_filled(cursor: Any, model: type[models.Model]) -> bool:
    cursor.execute(f"SELECT 1 FROM {model._meta.db_table} LIMIT 1")  # noqa: S608 (our own tables)
    return cursor.fetchone() is not None


def _insert(model: type[models.Model]) -> str:
    names = [field.column for field in model._meta.concrete_fields]
    marks = ", ".join(["%s"] * len(names))
    return f'INSERT INTO {model._meta.db_table} ("{'", "'.join(names)}") VALUES ({marks})'  # noqa: S608


def _rows(model: type[models.Model]) -> Rows:
    fields = model._meta.concrete_fields
    return [
        tuple(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields)
        for row in model._default_manager.all()
    ]
