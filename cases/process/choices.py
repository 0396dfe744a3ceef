"""Choices whose labels are no part of a migration: a field takes `choices=Status.pairs`, a callable. Pure."""

from typing import Any

from django.db.models import IntegerChoices as DjangoIntegerChoices
from django.db.models import TextChoices as DjangoTextChoices


class TextChoices(DjangoTextChoices):
    @classmethod
    def pairs(cls) -> list[tuple[str, Any]]:
        return cls.choices


class IntegerChoices(DjangoIntegerChoices):
    @classmethod
    def pairs(cls) -> list[tuple[int, Any]]:
        return cls.choices
