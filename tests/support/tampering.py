"""Somebody who can write to the database and to the disk, past all of our code; and what `verify_chain` says."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from cases.casefile.models import Case
from cases.process.events import Kind
from cases.process.states import Role, Status
from tests.support.factories import jpeg, receive_photo
from tests.support.moments import NOW


def sql(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def overwrite(table: str, column: str, value: Any, *, number: int | None = None) -> None:
    """Write `value` into one column, of one event where a number is given."""
    where = "" if number is None else f" WHERE number = {number}"
    sql(f"UPDATE {table} SET {column} = %s{where}", value)  # noqa: S608 (the tests' own words)


def verify(*references: str, **options: bool) -> tuple[int, str, list[str]]:
    """Return exit code, summary and the problems."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("verify_chain", *references, stdout=out, stderr=err, **options)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, out.getvalue(), err.getvalue().splitlines()


def case_with_five_events(case: Case, staff: User) -> Case:
    """Give `case` a timeline: a photo, a move, another photo and its removal, and a note of staff."""
    receive_photo(case, jpeg(color="red"))
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 24), now=NOW)
    receive_photo(case, jpeg(color="blue")).remove(now=NOW, role=Role.OWNER)
    case.record(Kind.NOTED, role=Role.STAFF, by=staff, note="전화함", data={"a": 1}, now=NOW)
    return case
