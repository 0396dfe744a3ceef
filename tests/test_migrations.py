"""The migrations say what the models say, and carry over what is there."""

import datetime as dt
import sys
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cases import chain
from cases.models import Case, proof

NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def migrate(name: str) -> Any:
    """Go to a migration of `cases`; return the models as they are there."""
    executor = MigrationExecutor(connection)
    executor.migrate([("cases", name)])
    return executor.loader.project_state([("cases", name)]).apps


@pytest.mark.django_db(transaction=True)
def test_timelines_from_before_are_chained_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    known = MigrationExecutor(connection).loader.disk_migrations
    newest = max(name for app, name in known if app == "cases")
    [migration] = [found for (_app, name), found in known.items() if name.endswith("_event_chain")]
    monkeypatch.setattr(sys.modules[migration.__module__], "CHUNK", 2)
    try:
        apps = migrate(migration.dependencies[0][1])
        cases = [
            apps.get_model("cases", "Case").objects.create(
                reference=f"RG-0000-000{number}", problem="damaged", key_hash="x" * 64
            )
            for number in range(3)
        ]
        events = apps.get_model("cases", "CaseEvent").objects
        user = apps.get_model("auth", "User").objects.create(username="reviewer")
        for number, case in enumerate([*cases[:2], cases[0], cases[0], *cases]):
            # The clocks of two processes: what was written later may bear an earlier moment.
            at = NOW - dt.timedelta(seconds=number)
            events.create(
                case=case, kind="noted", role="staff", by=user, note=f"{number}", data={"n": 1}, created_at=at
            )
    finally:
        migrate(newest)
    for case in Case.objects.all():
        assert list(proof.Audit(case).events()) == []
    first = Case.objects.get(reference="RG-0000-0000")
    lines = first.events.order_by("number")
    assert [line.note for line in lines] == ["0", "2", "3", "4"]
    assert (first.chain_length, first.chain_head) == (4, lines[3].hash)
    assert lines[0].previous_hash == chain.genesis("RG-0000-0000")
    assert lines[0].by_recorded == user.pk
