"""The database as a file, as it was at one moment while others went on writing, and that file as a database again."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# What the part of a backup is called, by engine.
PARTS = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}


class CannotCopy(RuntimeError):
    """A tool of the engine failed. The text is one sentence for the operator."""


def dump(target: Path) -> set[str]:
    """Write the database to `target`; return the names of the stored files that its rows name at that moment."""
    return _dump_sqlite(target) if connection.vendor == "sqlite" else _dump_postgresql(target)


def newest_migrations() -> dict[str, str]:
    """Return the newest migration that was applied, by app."""
    return dict(sorted(MigrationRecorder(connection).applied_migrations()))


def unknown_migrations(migrations: dict[str, str]) -> list[str]:
    """Return those that this version does not have: the backup comes from a later one."""
    known = MigrationLoader(None).disk_migrations
    return [f"{app}.{name}" for app, name in migrations.items() if (app, name) not in known]


def is_empty() -> bool:
    """Say whether there is no database yet. Asks PostgreSQL; SQLite's file is not touched."""
    if connection.vendor == "sqlite":
        return not _file().exists()
    return not connection.introspection.table_names()


def load(source: Path) -> None:
    """Make the copy the database, which must be empty."""
    if connection.vendor == "sqlite":
        _load_sqlite(source)
    else:
        _load_postgresql(source)


def _stored_names(rows_of: Callable[[str], Iterator[tuple[Any, ...]]]) -> set[str]:
    names: set[str] = set()
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                column, table = map(connection.ops.quote_name, (str(field.column), model._meta.db_table))
                names |= {name for (name,) in rows_of(f"SELECT {column} FROM {table} WHERE {column} <> ''")}  # noqa: S608
    return names


def _file() -> Path:
    return Path(str(connection.settings_dict["NAME"])).absolute()


def _dump_sqlite(target: Path) -> set[str]:
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(target)) as copy:
        # In one step: in several it begins anew whenever somebody writes.
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        return _stored_names(copy.execute)


def _load_sqlite(source: Path) -> None:
    target = _file()
    target.parent.mkdir(parents=True, exist_ok=True)
    for left_over in ("-wal", "-shm"):  # Of a database that is gone; SQLite would take it for ours.
        Path(f"{target}{left_over}").unlink(missing_ok=True)
    draft = target.with_name(f"{target.name}.restoring")
    shutil.copyfile(source, draft)
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.rename(target)


def _dump_postgresql(target: Path) -> set[str]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}")

        def rows_of(sql: str) -> Iterator[tuple[Any, ...]]:
            cursor.execute(sql)
            return iter(cursor.fetchall())

        return _stored_names(rows_of)


def _load_postgresql(source: Path) -> None:
    _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(source))


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL on our database; the password goes by the environment."""
    settings = connection.settings_dict
    reached = {"host": settings["HOST"], "port": settings["PORT"], "username": settings["USER"]}
    options = [f"--{name}={value}" for name, value in reached.items() if value]
    password = {"PGPASSWORD": settings["PASSWORD"]} if settings["PASSWORD"] else {}
    try:
        subprocess.run(  # noqa: S603
            [program, *options, f"--dbname={settings['NAME']}", *arguments],
            env=os.environ | password,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
        )
    except FileNotFoundError:
        raise CannotCopy(f"{program} is missing: install the client of PostgreSQL.") from None
    except subprocess.CalledProcessError as error:
        raise CannotCopy(f"{program} failed: {error.stderr.strip()}") from None
