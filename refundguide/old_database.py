"""A database of the format before the present one: said in one sentence, instead of a failed migration.

Once the product was one app called `cases`; no app has this label any more. A database that names a migration of it has
tables that no migration of this version can bring up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

LABEL = "cases"


def old_database(alias: str = "default") -> str:
    """Return what is wrong and what to do, where the database has the old format; else "". Changes nothing."""
    connection = connections[alias]
    applied = {name for label, name in MigrationRecorder(connection).applied_migrations() if label == LABEL}
    if not applied:
        return ""
    if connection.vendor == "sqlite":
        named, away = f"The database {Path(str(connection.settings_dict['NAME'])).resolve()}", "Move this file"
    else:
        named, away = f"The database {connection.settings_dict['NAME']}", "Name an empty database in DATABASE_URL"
    return (
        f"{named} was made by an earlier version of refundguide, whose format this version cannot read (it names the"
        f" migration {LABEL}.{min(applied)}). Nothing was changed. {away} and move the evidence folder"
        f" {settings.EVIDENCE_ROOT} away to begin anew, or stay on the earlier version."
    )


@register(Tags.database)
def database_has_our_format(
    app_configs: Sequence[AppConfig] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """E001: what the database holds can be brought up to date."""
    return [Error(sentence, id="refundguide.E001") for alias in databases or () if (sentence := old_database(alias))]
