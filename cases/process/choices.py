"""Choices whose labels are no part of a migration: a field takes `choices=Status.pairs`, a callable. Pure."""

from typing import Any

from django.db.models import IntegerChoices as DjangoIntegerChoices
from django.db.models import TextChoices as DjangoTextChoices


class TextChoices(DjangoTextChoices):
    """Choices that are stored as text."""

    @classmethod
    def pairs(cls) -> list[tuple[str, Any]]:
        """Return each value with its label."""
        return cls.choices


class IntegerChoices(DjangoIntegerChoices):
    """Choices that are stored as numbers."""

    @classmethod
    def pairs(cls) -> list[tuple[int, Any]]:
        """Return each value with its label."""
        return cls.choices
