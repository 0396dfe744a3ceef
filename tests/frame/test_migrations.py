"""The migrations say what the models say, and nothing that only pages say."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from cases.core.checks import own_models
from cases.core.indexes import AddIndexAlone
from cases.process.states import Status

CHOSEN = [
    field
    for model in own_models()
    for field in model._meta.local_fields
    if field.choices  # type: ignore[union-attr]
]


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_a_new_label_needs_no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Status.FILED, "_label_", "다른 말")
    assert ("filed", "다른 말") in Status.pairs()
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("field", CHOSEN, ids=str)
def test_no_label_of_a_choice_is_part_of_a_migration(field: models.Field[Any, Any]) -> None:
    assert callable(field.deconstruct()[3]["choices"])


# The newest migration of each app in 0.3.0, before which nobody ran an old version beside a new one.
SINCE = {
    "bundle": 1, "calendars": 1, "casefile": 7, "contact": 2, "conversations": 1, "core": 1, "deadlines": 2,
    "escalation": 3, "facts": 2, "kit": 1, "money": 1, "paste": 1, "photos": 5, "ready_messages": 1,
    "reminders": 6, "replies": 2, "returns": 5, "work": 2,
}  # fmt: skip
GONE = (migrations.RemoveField, migrations.RenameField, migrations.DeleteModel, migrations.RenameModel)


def stops(operation: Any, before: ProjectState, app: str) -> bool:
    """Say whether the version before could not go on, reading and writing, once this is done."""
    if isinstance(operation, migrations.AddField):
        field = operation.field
        return not (field.null or field.many_to_many or field.has_db_default())
    if isinstance(operation, migrations.AlterField):
        old = before.models[app, operation.model_name_lower].fields[operation.name]
        return bool(old.null) and not (operation.field.null or operation.field.has_db_default())
    return isinstance(operation, (*GONE, migrations.AlterModelTable))


def test_the_version_before_goes_on_beside_every_migration() -> None:
    """Whoever needs more does it in two releases: the second lets go in `SeparateDatabaseAndState`."""
    loader = MigrationLoader(None)
    found = [
        f"{app}.{name}: {operation.describe()}"
        for (app, name), migration in loader.disk_migrations.items()
        if migration.__module__.startswith("cases.") and int(name[:4]) > SINCE.get(app, 0)
        for operation in migration.operations
        if stops(operation, loader.project_state((app, name), at_end=False), app)
    ]
    assert not found


def test_what_stops_the_version_before_is_known() -> None:
    text = models.TextField()
    state = ProjectState()
    state.add_model(ModelState("facts", "Note", [("words", models.TextField(null=True))]))
    fine = [
        migrations.AddField("note", "more", models.TextField(null=True)),
        migrations.AddField("note", "more", models.TextField(db_default="")),
        migrations.CreateModel("other", [("words", text)]),
        migrations.AlterField("note", "words", models.CharField(max_length=9, null=True)),
    ]
    bad = [
        migrations.AddField("note", "more", models.TextField(default="")),
        migrations.AlterField("note", "words", text),
        migrations.RemoveField("note", "words"),
    ]
    assert not any(stops(operation, state, "facts") for operation in fine)
    assert all(stops(operation, state, "facts") for operation in bad)


# Of before this was asked; its fields would not come twice.
AT_ONCE = {"reminders.0007_next_look"}


def test_nobody_who_writes_waits_for_more_than_one_index() -> None:
    found = [
        f"{app}.{name}"
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if migration.__module__.startswith("cases.") and int(name[:4]) > SINCE.get(app, 0)
        if migration.atomic and sum(isinstance(one, migrations.AddIndex) for one in migration.operations) > 1
    ]
    assert {*found} <= AT_ONCE
    begun_anew = [
        one
        for migration in MigrationLoader(None).disk_migrations.values()
        if migration.__module__.startswith("cases.") and not migration.atomic
        for one in migration.operations
        if isinstance(one, migrations.AddIndex)
    ]
    assert {type(one) for one in begun_anew} == {AddIndexAlone}


@pytest.mark.django_db(transaction=True)
def test_an_index_of_a_start_that_was_ended_halfway_is_found_by_the_next() -> None:
    before = MigrationLoader(None).project_state()
    add = AddIndexAlone("round", models.Index(fields=["next_at"], name="round_next_at"))
    after = before.clone()
    add.state_forwards("work", after)
    for _start in range(2):
        with connection.schema_editor(atomic=False) as editor:
            add.database_forwards("work", editor, before, after)
    with connection.cursor() as cursor:
        assert "round_next_at" in connection.introspection.get_constraints(cursor, "work_round")
    with connection.schema_editor(atomic=False) as editor:
        add.database_backwards("work", editor, after, before)
