"""Our own system checks: clean as the code stands, and each one finds what it is for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.core.checks import CheckMessage, registry
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.test.utils import isolate_apps
from django.urls import get_resolver, include, path, re_path
from django.views.i18n import JavaScriptCatalog

from cases.casefile import event_checks, state_checks
from cases.core import checks
from cases.core.policy import public
from cases.guide import articles, steps
from cases.guide import checks as guide_checks
from cases.process import events, move_texts, problems, states, status_texts
from cases.seed import checks as seed_checks


def ids(messages: list[CheckMessage]) -> set[str | None]:
    return {message.id for message in messages}


@pytest.mark.parametrize(
    "check",
    [
        checks.every_address_has_a_policy,
        guide_checks.guide_is_whole,
        seed_checks.seed_has_what_the_guide_names,
        state_checks.states_are_whole,
        event_checks.events_are_whole,
        checks.dates_are_named,
        checks.every_form_is_tidy,
    ],
)
def test_the_code_keeps_its_own_conventions(check) -> None:
    assert check(None) == []
    assert check in registry.registry.get_checks()


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def everybody(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


everybody.policy = "everybody"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("patterns", "address"),
    [
        ((path("leak/", view),), "leak/"),
        ((path("", view),), "/"),
        ((path("leak/", everybody),), "leak/"),
        ((path("a/", include([path("b/", include([path("leak/", view)]))])),), "a/b/leak/"),
        ((path("a/", include(([path("leak/", view)], "other"), namespace="admin")),), "a/leak/"),
        ((path("text/", JavaScriptCatalog.as_view()),), "text/"),
        ((path("", include("refundguide.urls")), path("", include([re_path("^leak/$", view)]))), "^leak/$"),
    ],
    ids=["flat", "root", "unknown policy", "nested", "in a namespace of its name", "of Django", "beside ours"],
)
def test_an_address_without_a_policy_is_found(settings, patterns, address: str) -> None:
    settings.ROOT_URLCONF = patterns
    found = checks.every_address_has_a_policy(None)

    assert ids(found) == {"cases.E001"}
    assert [message.msg for message in found] == [f"The address {address} has no access policy."]


def test_the_admin_asks_by_itself_and_what_is_marked_is_fine(settings) -> None:
    settings.ROOT_URLCONF = (
        path("staff/", admin.site.urls),
        path("a/", include([path("b/", public(view)), path("text/", public(JavaScriptCatalog.as_view()))])),
    )
    assert checks.every_address_has_a_policy(None) == []


def test_every_address_of_the_site_is_looked_at() -> None:
    routes = [route for route, _pattern in checks.addresses(get_resolver().url_patterns)]
    assert {"", "cases/<str:reference>/", "calendar/<str:token>.ics", "mail/stop/<str:token>/"} <= {*routes}
    assert not [route for route in routes if route.startswith("admin/")]


def test_a_step_without_prose_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, replace(steps.STEPS[0], slug="nowhere")))
    found = guide_checks.guide_is_whole(None)

    assert ids(found) == {"cases.E002"}
    assert "guide/steps/nowhere.html" in found[0].msg


def test_a_photo_that_nobody_explains_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "PROBLEMS", (replace(problems.PROBLEMS[0], shots=("selfie",)),))
    found = guide_checks.guide_is_whole(None)

    assert ids(found) == {"cases.E002"}
    assert "selfie" in found[0].msg


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"slug": "nowhere"}, "The template guide/topics/nowhere.html is missing."),
        ({"slug": "request"}, "The article request has the address of a step."),
        ({"problems": ("boredom",)}, "names the unknown problem boredom."),
    ],
)
def test_an_article_that_is_not_whole_is_found(monkeypatch: pytest.MonkeyPatch, changes: Any, told: str) -> None:
    monkeypatch.setattr(articles, "ARTICLES", (replace(articles.ARTICLES[0], **changes),))
    found = guide_checks.guide_is_whole(None)

    assert ids(found) == {"cases.E002"}
    assert any(message.msg.endswith(told) for message in found)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"facts": ("hearsay",)}, "names the unknown fact hearsay."),
        ({"rules": ("someday",)}, "names the unknown rule someday."),
    ],
)
@pytest.mark.parametrize(("module", "table"), [(articles, "ARTICLES"), (problems, "PROBLEMS")])
def test_a_row_that_nobody_seeds_is_found(
    monkeypatch: pytest.MonkeyPatch, module: Any, table: str, changes: Any, told: str
) -> None:
    first = getattr(module, table)[0]
    monkeypatch.setattr(module, table, (replace(first, **changes),))
    (found,) = seed_checks.seed_has_what_the_guide_names(None)

    assert (found.id, found.msg) == ("cases.E002", f"{first.slug} {told}")


def test_a_status_that_nothing_leads_to_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    moves = {
        source: {target: roles for target, roles in row.items() if target != states.Status.INSPECTING}
        for source, row in states.MOVES.items()
    }
    monkeypatch.setattr(states, "MOVES", moves)
    found = state_checks.states_are_whole(None)

    assert ids(found) == {"cases.E003"}
    assert "inspecting" in found[0].msg


@pytest.mark.parametrize(
    ("module", "table"), [(status_texts, "DESCRIPTIONS"), (status_texts, "VERBS"), (states, "MOVES")]
)
def test_a_status_that_is_not_described_is_found(monkeypatch: pytest.MonkeyPatch, module: Any, table: str) -> None:
    rows = {status: row for status, row in getattr(module, table).items() if status != states.Status.READY}
    monkeypatch.setattr(module, table, rows)
    assert ids(state_checks.states_are_whole(None)) == {"cases.E003"}


@pytest.mark.parametrize(
    ("table", "row"), [("BEFORE", states.Status.FILED), ("AFTER", states.Status.FILED), ("AFTER_CLOSING", "refunded")]
)
def test_a_move_of_a_buyer_without_its_words_is_found(monkeypatch: pytest.MonkeyPatch, table: str, row: str) -> None:
    words = dict(getattr(move_texts, table))
    del words[row]
    monkeypatch.setattr(move_texts, table, words)
    assert ids(state_checks.states_are_whole(None)) == {"cases.E003"}


def test_a_kind_of_event_without_a_row_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(events.EVENTS, events.Kind.NOTED)
    found = event_checks.events_are_whole(None)

    assert ids(found) == {"cases.E004"}
    assert "noted has no row" in found[0].msg


def test_a_kind_of_event_that_papers_cannot_name_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(events.EVENTS, events.Kind.NOTED, events.EventKind("메모", papers=True))
    found = event_checks.events_are_whole(None)

    assert ids(found) == {"cases.E004"}
    assert "noted may leave in papers" in found[0].msg


@isolate_apps("cases.core")
def test_a_date_named_like_a_moment_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Parcel(models.Model):  # noqa: DJ008
        sent_at = models.DateField()
        seen_on = models.DateTimeField()
        paid_on = models.DateField()

        class Meta:
            app_label = "core"

    monkeypatch.setattr(checks, "own_models", lambda: [Parcel])
    found = checks.dates_are_named(None)

    assert ids(found) == {"cases.W001"}
    assert [message.msg.split()[0] for message in found] == ["core.Parcel.sent_at", "core.Parcel.seen_on"]


def test_a_form_that_takes_text_as_it_comes_is_found() -> None:
    class ClaimForm(forms.Form):
        order = forms.CharField()

    ClaimForm.__module__ = "cases.claims.forms"
    try:
        assert [message.msg for message in checks.every_form_is_tidy(None) if "ClaimForm" in message.msg]
    finally:
        ClaimForm.__module__ = __name__
    assert checks.every_form_is_tidy(None) == []


def test_the_admin_of_a_row_of_ours_tidies_too(monkeypatch: pytest.MonkeyPatch) -> None:
    row_admin = next(found for model, found in admin.site._registry.items() if model in checks.own_models())
    monkeypatch.setattr(row_admin, "form", forms.ModelForm)
    assert ids(checks.every_form_is_tidy(None)) == {"cases.E007"}
