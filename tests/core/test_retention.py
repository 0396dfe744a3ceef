"""How long everything is kept: no model and no field without a term, and every term with what ends it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands
from django.core.management.base import SystemCheckError
from django.db import models
from django.test.utils import isolate_apps

from cases.core import checks, retention
from cases.core.retention import CASE, EVERY_FIELD, NOT_PERSONAL, RETENTION, VALID


def faults() -> list[str]:
    found = checks.everything_has_its_retention(None)
    assert {message.id for message in found} <= {"cases.E006"}
    return [message.msg.removesuffix(" (cases.core.retention).") for message in found]


def row(monkeypatch: pytest.MonkeyPatch, name: str, fields: dict[retention.Retention, str]) -> None:
    monkeypatch.setattr(checks, "RETENTION", {**RETENTION, name: fields})


def test_everything_that_is_stored_has_its_term() -> None:
    assert faults() == []


@isolate_apps("cases.core")
def test_a_new_model_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    class Diary(models.Model):  # noqa: DJ008
        entry = models.TextField()

        class Meta:
            app_label = "core"

    monkeypatch.setattr(checks.apps, "get_models", lambda: [*apps.app_configs["core"].get_models(), Diary])
    assert "Diary: nobody says how long it is kept" in faults()


def test_a_new_field_stops_the_start(db, monkeypatch: pytest.MonkeyPatch) -> None:
    shorter = {term: names.replace(" recipient ", " ") for term, names in RETENTION["ReturnAddress"].items()}
    row(monkeypatch, "ReturnAddress", shorter)
    assert faults() == ["ReturnAddress.recipient: nobody says how long it is kept"]
    with pytest.raises(SystemCheckError, match=r"cases\.E006"):
        call_command("check")


@pytest.mark.parametrize(
    ("name", "fields", "fault"),
    [
        ("Shipment", {CASE: "carrier tracking_number shipped_on receipt updated_at gone id case"}, "no such field"),
        ("Shipment", {CASE: "carrier tracking_number shipped_on receipt updated_at id case case"}, "named twice"),
        ("Shipment", {CASE: EVERY_FIELD}, "nobody says how long it is kept"),
        ("Shipment", {VALID: EVERY_FIELD, CASE: "carrier"}, "nobody says how long it is kept"),
        ("Parcel", {CASE: "id"}, "no such model"),
    ],
)
def test_a_row_that_says_too_much_or_too_little_is_found(
    monkeypatch: pytest.MonkeyPatch, name: str, fields: dict[retention.Retention, str], fault: str
) -> None:
    row(monkeypatch, name, fields)
    assert any(found.startswith(name) and found.endswith(fault) for found in faults())


def test_a_session_that_outlives_what_the_page_says_is_found(settings) -> None:
    settings.SESSION_COOKIE_AGE += 1
    assert faults() == ["Session: SESSION_COOKIE_AGE is longer than its term"]


def test_every_term_names_what_ends_it() -> None:
    """A command, or a method of a model; nothing ends what is nobody's data."""
    classes = {model.__name__: model for model in apps.get_models()}
    for term in {term for fields in RETENTION.values() for term in fields}:
        assert bool(term.deleted_by) == (term not in {VALID, NOT_PERSONAL})
        for name in term.deleted_by:
            model, _dot, method = name.rpartition(".")
            assert hasattr(classes[model], method) if model else name in get_commands()


def test_the_terms_are_those_of_the_privacy_page(client, db) -> None:
    assert retention.COUNTED_TRY.days == 2
    page = client.get("/privacy/").text
    assert f"{retention.UNTOUCHED_CASE.days}일이 지나면 지워요" in page
    assert "이틀이 지난 기록은 지워요" in page
    assert f"누가 언제 봤는지는 {retention.KEPT_READ.days}일 동안 남겨요" in page
