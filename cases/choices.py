"""Choices whose labels are no part of a migration: a field takes `choices=Status.pairs`, a callable. Pure."""

from typing import Any

from django.db import models


class TextChoices(models.TextChoices):
    """Choices that are stored as text."""

    @classmethod
    def pairs(cls) -> list[tuple[str, Any]]:
        """Return each value with its label."""
        return cls.choices


class IntegerChoices(models.IntegerChoices):
    """Choices that are stored as numbers."""

    @classmethod
    def pairs(cls) -> list[tuple[int, Any]]:
        """Return each value with its label."""
        return cls.choices
