"""System checks that keep our own conventions; a broken one stops the start. Each noun has its own in `<noun>_checks`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Warning
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from cases.policy import POLICIES

PRODUCT = "cases"
# The admin asks who is there by itself; whatever else is included, of ours or of a package, says who it is for.
ADMIN = "admin"


def every_address_has_a_policy(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E001: a view without an access decorator would be a leak."""
    return [
        Error(f"The address {route or '/'} has no access policy.", id="cases.E001")
        for route, pattern in addresses(get_resolver().url_patterns)
        if getattr(pattern.callback, "policy", None) not in POLICIES
    ]


def addresses(patterns: Iterable[URLPattern | URLResolver], above: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address outside the admin with its route, however deep it is included."""
    for pattern in patterns:
        route = f"{above}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route, pattern
        elif not pattern.app_name == pattern.namespace == ADMIN:
            yield from addresses(pattern.url_patterns, route)


def dates_are_named(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """W001: days end in `on`, moments in `_at`, so that nobody takes one for the other."""
    return [
        Warning(f"{field} must end in {end!r}.", id="cases.W001")
        for field, end in _dated_fields()
        if not field.name.endswith(end)
    ]


def own_models() -> list[type[models.Model]]:
    """Return the models of the product, whichever of its apps they are in."""
    return [model for model in apps.get_models() if model.__module__.partition(".")[0] == PRODUCT]


def _dated_fields() -> Iterator[tuple[models.Field[Any, Any], str]]:
    for model in own_models():
        for field in model._meta.local_fields:
            if isinstance(field, models.DateTimeField):
                yield field, "_at"
            elif isinstance(field, models.DateField):
                yield field, "on"
