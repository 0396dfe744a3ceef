"""Our own system checks: clean as the code stands, and each one finds what it is for."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.core.checks import CheckMessage
from django.db import models
from django.test.utils import isolate_apps
from django.urls import path

from cases import checks, events, guide, states, urls


def ids(messages: list[CheckMessage]) -> set[str | None]:
    return {message.id for message in messages}


@pytest.mark.parametrize(
    "check",
    [
        checks.every_address_has_a_policy,
        checks.guide_is_whole,
        checks.states_are_whole,
        checks.events_are_whole,
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
    monkeypatch.setattr(guide, "STEPS", (*guide.STEPS, replace(guide.STEPS[0], slug="nowhere")))
    found = checks.guide_is_whole(None)

    assert ids(found) == {"cases.E002"}
    assert "guide/steps/nowhere.html" in found[0].msg


def test_a_photo_that_nobody_explains_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guide, "PROBLEMS", (replace(guide.PROBLEMS[0], shots=("selfie",)),))
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


@pytest.mark.parametrize("table", ["DESCRIPTIONS", "VERBS", "MOVES"])
def test_a_status_that_is_not_described_is_found(monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    rows = {status: row for status, row in getattr(states, table).items() if status != states.Status.READY}
    monkeypatch.setattr(states, table, rows)
    assert ids(checks.states_are_whole(None)) == {"cases.E003"}


def test_a_kind_of_event_without_a_row_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(events.EVENTS, events.Kind.NOTED)
    found = checks.events_are_whole(None)

    assert ids(found) == {"cases.E004"}
    assert "noted has no row" in found[0].msg


def test_a_kind_of_event_that_papers_cannot_name_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(events.EVENTS, events.Kind.NOTED, events.EventKind("메모", papers=True))
    found = checks.events_are_whole(None)

    assert ids(found) == {"cases.E004"}
    assert "noted may leave in papers" in found[0].msg


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
