"""System checks that keep our own conventions; a broken one stops the start. Apps have checks of their own nouns."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.forms import AuthenticationForm
from django.core.checks import CheckMessage, Error, Warning
from django.db import models
from django.forms import BaseForm
from django.urls import URLPattern, URLResolver, get_resolver

from cases.core.incoming import TidyData
from cases.core.policy import POLICIES
from cases.core.retention import EVERY_FIELD, NOT_PERSONAL, RETENTION, SESSION, VALID

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


def every_form_is_tidy(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E007: text that reaches a field as it came carries what nobody sees, and what no database takes."""
    own = {form for form in _subclasses(BaseForm) if form.__module__.partition(".")[0] == PRODUCT}
    for model, model_admin in admin.site._registry.items():
        if model in own_models():
            own |= {model_admin.form, *(inline.form for inline in model_admin.inlines)}
    return [
        Error(f"{form.__module__}.{form.__qualname__} must derive from cases.core.incoming.TidyData.", id="cases.E007")
        for form in sorted(own, key=lambda form: form.__qualname__)
        # A password is what was typed, invisible characters and all.
        if not issubclass(form, TidyData | AuthenticationForm)
    ]


def _subclasses(form: type[Any]) -> Iterator[type[Any]]:
    for below in form.__subclasses__():
        yield below
        yield from _subclasses(below)


def everything_has_its_retention(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E006: every field that is stored has its term, or is said to be nobody's data; every row is about one that is."""
    faults = [fault for model in _stored_models() for fault in _retention_faults(model)]
    models_of = Counter(model.__name__ for model in _stored_models())
    faults += [f"{name}: two models have this name" for name, count in models_of.items() if count > 1]
    faults += [f"{name}: no such model" for name in RETENTION if name not in models_of]
    if dt.timedelta(seconds=settings.SESSION_COOKIE_AGE) > (SESSION.period or dt.timedelta()):
        faults.append("Session: SESSION_COOKIE_AGE is longer than its term")
    return [Error(f"{fault} (cases.core.retention).", id="cases.E006") for fault in faults]


def _retention_faults(model: type[models.Model]) -> Iterator[str]:
    name, row = model.__name__, RETENTION.get(model.__name__)
    if row is None:
        yield f"{name}: nobody says how long it is kept"
        return
    if [*row.values()] == [EVERY_FIELD] and not {*row} - {VALID, NOT_PERSONAL}:
        return
    named = Counter(" ".join(row.values()).split())
    fields = [field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)]
    yield from (f"{name}.{field}: nobody says how long it is kept" for field in fields if field not in named)
    yield from (f"{name}.{field}: no such field" for field in named if field not in fields)
    yield from (f"{name}.{field}: named twice" for field, count in named.items() if count > 1)


def own_models() -> list[type[models.Model]]:
    """Return the models of the product, whichever of its apps they are in."""
    return [model for model in _stored_models() if model.__module__.partition(".")[0] == PRODUCT]


def _stored_models() -> list[type[models.Model]]:
    """Return the models that have rows of their own; another name for one of them has none."""
    return [model for model in apps.get_models() if not model._meta.proxy]


def _dated_fields() -> Iterator[tuple[models.Field[Any, Any], str]]:
    for model in own_models():
        for field in model._meta.local_fields:
            if isinstance(field, models.DateTimeField):
                yield field, "_at"
            elif isinstance(field, models.DateField):
                yield field, "on"
