"""Our own system checks: clean as the code stands, and each one finds what it is for."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.db import models
from django.test.utils import isolate_apps
from django.urls import path

from cases import checks, problems, states, status_texts, steps, urls


def ids(messages: list[CheckMessage]) -> set[str | None]:
    return {message.id for message in messages}


@pytest.mark.parametrize(
    "check",
    [
        checks.every_address_has_a_policy,
        checks.guide_is_whole,
        checks.states_are_whole,
        checks.dates_are_named,
    ],
)
def test_the_code_keeps_its_own_conventions(check) -> None:
    assert check(None) == []


def test_an_address_without_a_policy_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("leak/", lambda request: None)])
    found = checks.every_address_has_a_policy(None)

    assert ids(found) == {"cases.E001"}
    assert "leak/" in found[0].msg


def test_a_policy_that_nobody_knows_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def view(request) -> None: ...

    view.access = "everybody"
    monkeypatch.setattr(urls, "urlpatterns", [path("leak/", view)])
    assert ids(checks.every_address_has_a_policy(None)) == {"cases.E001"}


def test_a_step_without_prose_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, replace(steps.STEPS[0], slug="nowhere")))
    found = checks.guide_is_whole(None)

    assert ids(found) == {"cases.E002"}
    assert "guide/steps/nowhere.html" in found[0].msg


def test_a_photo_that_nobody_explains_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "PROBLEMS", (replace(problems.PROBLEMS[0], shots=("selfie",)),))
    found = checks.guide_is_whole(None)

    assert ids(found) == {"cases.E002"}
    assert "selfie" in found[0].msg


def test_a_status_that_nothing_leads_to_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    moves = {
        source: {target: roles for target, roles in row.items() if target != states.Status.INSPECTING}
        for source, row in states.MOVES.items()
    }
    monkeypatch.setattr(states, "MOVES", moves)
    found = checks.states_are_whole(None)

    assert ids(found) == {"cases.E003"}
    assert "inspecting" in found[0].msg


@pytest.mark.parametrize(
    ("module", "table"), [(status_texts, "DESCRIPTIONS"), (status_texts, "VERBS"), (states, "MOVES")]
)
def test_a_status_that_is_not_described_is_found(monkeypatch: pytest.MonkeyPatch, module: Any, table: str) -> None:
    rows = {status: row for status, row in getattr(module, table).items() if status != states.Status.READY}
    monkeypatch.setattr(module, table, rows)
    assert ids(checks.states_are_whole(None)) == {"cases.E003"}


@isolate_apps("cases")
def test_a_date_named_like_a_moment_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Parcel(models.Model):  # noqa: DJ008
        sent_at = models.DateField()
        seen_on = models.DateTimeField()
        paid_on = models.DateField()

        class Meta:
            app_label = "cases"

    config = SimpleNamespace(get_models=lambda: [Parcel])
    monkeypatch.setattr(checks.apps, "get_app_config", lambda label: config)
    found = checks.dates_are_named(None)

    assert ids(found) == {"cases.W001"}
    assert [message.msg.split()[0] for message in found] == ["cases.Parcel.sent_at", "cases.Parcel.seen_on"]
