"""The migrations say what the models say, and nothing that only pages say."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import models

from cases.core.checks import own_models
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
