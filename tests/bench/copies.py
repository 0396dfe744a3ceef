"""A database with very many cases: some made one by one, the others copies of their rows, written by the database itself."""

from __future__ import annotations

import os
import uuid
from typing import Any

MADE, WAITING = 2_000, 5
MANY_PHOTOS = 30


def fill(count: int) -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from cases.casefile.models import Case
    from cases.demo.install import install
    from cases.demo.many import generate
    from cases.photos.files import evidence_storage
    from cases.photos.models import EvidencePhoto

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -1000000")  # KiB: the indexes stay in memory while they are filled.
    call_command("seed_reference", stdout=open(os.devnull, "w"))  # noqa: SIM115
    evidence_storage().claim()
    install("")
    User.objects.create_superuser("chief")
    made = min(count, MADE)
    generate(made, waiting=made // WAITING, now=timezone.now())
    multiply(count // made)
    look_and_send()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # Which its autovacuum does in time.
    few, many = Case.objects.get(reference="RG-DEM0-0001"), Case.objects.get(reference="RG-DEM0-0002")
    sample = few.photos.first()
    assert sample is not None
    for number in range(MANY_PHOTOS):
        values = {field.attname: getattr(sample, field.attname) for field in EvidencePhoto._meta.concrete_fields}
        values["measures"] = {}  # The coach has nothing to say of them.
        EvidencePhoto.objects.create(**values | {"id": uuid.uuid4(), "case_id": many.pk, "sha256": f"{number:064}"})
    values |= {"id": uuid.uuid4(), "sha256": "4" * 64}
    EvidencePhoto.objects.create(**values)


def multiply(times: int) -> None:
    """Copy the rows of all cases until there are `times` as many."""
    from django.db import connection, transaction

    from cases.casefile.models import Case

    names = [str(field.column) for field in Case._meta.concrete_fields if field.column != "id"]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM casefile_case")
        [most] = cursor.fetchone()
        for copy in range(1, times):
            number = f"(id + {copy * most})"
            instead = {
                "reference": f"'X' || {number}",
                "intake_id": padded(number),
                "order_number": f"'9' || {number}",
                **{
                    name: earlier(name, copy * 7919 % 1_000_003)
                    for name in ("review_asked_at", "created_at", "updated_at")
                },
            }
            values = ", ".join(instead.get(name, name) for name in names)
            columns = ", ".join(names)
            cursor.execute(
                f"INSERT INTO casefile_case ({columns}) SELECT {values} FROM casefile_case WHERE id <= {most}"  # noqa: S608
            )


def look_and_send() -> None:
    """Give each case a look of staff, a task that is done or has failed, a mail that was sent or was not, and a decision."""
    from django.contrib.admin.models import CHANGE, LogEntry
    from django.contrib.auth.models import User
    from django.contrib.contenttypes.models import ContentType
    from django.tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult, get_date_max

    from cases.casefile.models import Case, StaffRead
    from cases.demo.install import STAFF
    from cases.work.models import Dispatch

    case, by = Case.objects.order_by("pk")[0], User.objects.get(username=STAFF)
    at, number = case.created_at, "casefile_case.id"
    rare = f"CASE WHEN {number} % 50 = 0 THEN"
    look = StaffRead.objects.create(case=case, by=by, name="x", what="case", read_at=at)
    names = f"CASE {number} % 3 WHEN 0 THEN 'case' WHEN 1 THEN 'photos' ELSE 'address' END"
    copy(look, {"case_id": number, "name": f"'staff' || ({number} % 10)", "what": names, "read_at": "created_at"})
    done = TaskResultStatus.SUCCESSFUL
    for model in (DBTaskResult, Dispatch, LogEntry):
        model.objects.all().delete()  # Of the sample cases: each row is to be copied once.
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="cases.x",
        run_after=get_date_max(),
        finished_at=at,
        status=done,
    )
    copy(task, {"id": padded(number), "enqueued_at": "created_at", "status": f"{rare} 'FAILED' ELSE '{done}' END"})
    sent = Dispatch.objects.create(key="x", outcome="sent", begun_at=at)
    outcome = f"{rare} 'failed' ELSE 'sent' END"
    copy(sent, {"key": f"'review-' || {number}", "begun_at": "created_at", "outcome": outcome})
    kind = ContentType.objects.get_for_model(Case)
    line = LogEntry.objects.create(user=by, content_type=kind, object_id="0", object_repr="x", action_flag=CHANGE)
    copy(line, {"object_id": f"CAST({number} AS varchar)", "action_time": "created_at"})


def padded(number: str) -> str:
    """Return SQL that makes a number a UUID."""
    from django.db import connection

    sql = "lpad(to_hex({}), 32, '0')::uuid" if connection.vendor == "postgresql" else "printf('%032x', {})"
    return sql.format(number)


def earlier(name: str, seconds: int) -> str:
    """Return SQL for the moment of a column, so many seconds before."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"{name} - interval '{seconds} seconds'"
    return f"strftime('%Y-%m-%d %H:%M:%f', {name}, '-{seconds} seconds')"


def copy(row: Any, instead: dict[str, str]) -> None:
    """Write a copy of `row` for each case, with SQL `instead` of some columns."""
    from django.db import connection

    table = row._meta.db_table
    names = [str(field.column) for field in row._meta.concrete_fields if field.column != "id" or "id" in instead]
    values = ", ".join(instead.get(name, f"{table}.{name}") for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM casefile_case, {table}"  # noqa: S608
        )
