"""System checks that keep our own conventions; a broken one stops the start."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import models
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from cases import problems, states, status_texts, steps
from cases.shots import SHOTS

POLICIES = frozenset({"public", "session", "owner", "reader", "feed", "letter"})


@register
def every_address_has_a_policy(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E001: a view without an access decorator would be a leak."""
    from cases import urls

    return [
        Error(f"The address {pattern.pattern} has no access policy.", id="cases.E001")
        for pattern in urls.urlpatterns
        if getattr(pattern.callback, "access", None) not in POLICIES
    ]


@register
def guide_is_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E002: every step and problem has its prose, and names only photos that exist."""
    names = [f"guide/steps/{step.slug}.html" for step in steps.STEPS]
    names += [f"guide/problems/{problem.slug}.html" for problem in problems.PROBLEMS]
    errors: list[CheckMessage] = [
        Error(f"The template {name} is missing.", id="cases.E002") for name in names if not _exists(name)
    ]
    errors += [
        Error(f"The problem {problem.slug} names the unknown photo {slug}.", id="cases.E002")
        for problem in problems.PROBLEMS
        for slug in problem.shots
        if slug not in SHOTS
    ]
    return errors


@register
def states_are_whole(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E003: every status has its row of moves, its description and its verb, and can be reached and left."""
    reached = {states.Status.PREPARING} | {target for row in states.MOVES.values() for target in row}
    return [
        Error(f"The status {status} is not whole in cases.states.", id="cases.E003")
        for status in states.Status
        if not states.MOVES.get(status)
        or status not in status_texts.DESCRIPTIONS
        or status not in status_texts.VERBS
        or status not in reached
    ]


@register
def dates_are_named(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """W001: days end in `on`, moments in `_at`, so that nobody takes one for the other."""
    return [
        Warning(f"{field} must end in {end!r}.", id="cases.W001")
        for field, end in _dated_fields()
        if not field.name.endswith(end)
    ]


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def _dated_fields() -> Iterator[tuple["models.Field[Any, Any]", str]]:
    for model in apps.get_app_config("cases").get_models():
        for field in model._meta.local_fields:
            if isinstance(field, models.DateTimeField):
                yield field, "_at"
            elif isinstance(field, models.DateField):
                yield field, "on"
