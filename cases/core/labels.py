"""The words of choices, found by their value alone: Django's own `get_…_display` hashes the label of every choice each time."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from django.db import models
from django.utils.encoding import force_str
from django.utils.functional import Promise


class Labelled(models.Model):
    """A row whose `get_…_display` costs one look-up. Choices stay the same as long as the process lives."""

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: models.Field[Any, Any]) -> str:
        value = getattr(self, field.attname)
        return cast(str, force_str(_labels(field).get(value, value), strings_only=True))


@cache
def _labels(field: models.Field[Any, Any]) -> dict[Any, str | Promise]:
    return dict(field.flatchoices)
