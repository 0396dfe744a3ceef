"""A database of the format before the present one: said in one sentence, instead of a failed migration.

Once the product was one app called `cases`; no app has this label any more. A database that names a migration of it has
tables that no migration of this version can bring up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from cases.photos.files import evidence_storage
from cases.photos.storage.folder import FolderStorage

LABEL = "cases"


def database_name(alias: str = "default") -> str:
    """Return how a sentence begins that is about the database."""
    connection = connections[alias]
    name = str(connection.settings_dict["NAME"])
    return f"The database {Path(name).resolve() if connection.vendor == 'sqlite' else name}"


def old_database(alias: str = "default") -> str:
    """Return what is wrong and what to do, where the database has the old format; else "". Changes nothing."""
    connection = connections[alias]
    applied = {name for label, name in MigrationRecorder(connection).applied_migrations() if label == LABEL}
    if not applied:
        return ""
    away = "Move this file" if connection.vendor == "sqlite" else "Name an empty database in DATABASE_URL"
    storage = evidence_storage()
    photos = (
        f"the evidence folder {storage.where}"
        if isinstance(storage, FolderStorage)
        else f"what lies in {storage.where}"
    )
    return (
        f"{database_name(alias)} was made by an earlier version of refundguide, whose format this version cannot read (it names the"
        f" migration {LABEL}.{min(applied)}). Nothing was changed. {away} and move"
        f" {photos} away to begin anew, or stay on the earlier version."
    )


@register(Tags.database)
def database_has_our_format(
    app_configs: Sequence[AppConfig] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """E001: what the database holds can be brought up to date."""
    return [Error(sentence, id="refundguide.E001") for alias in databases or () if (sentence := old_database(alias))]
