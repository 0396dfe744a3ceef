"""A database on which no command can work yet, or any more: said in one sentence, instead of what the first query met."""

from __future__ import annotations

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from refundguide.old_database import database_name, old_database


def unready_database(alias: str = "default") -> str:
    """Return what is wrong and what to do, where it is the database as a whole; else ""."""
    try:
        if sentence := old_database(alias):
            return sentence
        executor = MigrationExecutor(connections[alias])
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        return f"{database_name(alias)} does not answer: {first_line(error)}"
    if not missing:
        return ""
    return (
        f"{database_name(alias)} lacks {missing} migrations of this version. Run `manage.py migrate` first; `manage.py serve`"
        " does it by itself."
    )


def first_line(error: Exception) -> str:
    """Return what happened; PostgreSQL asks a question in the second one."""
    return str(error).strip().partition("\n")[0]
