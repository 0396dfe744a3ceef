"""Columns for what people write: whatever way a text comes in, it is tidy and masked before it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from cases.core.masking import mask
from cases.core.text import tidy

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
    _CharField = models.CharField[str, str]
    _TextField = models.TextField[str, str]
    _BinaryField = models.BinaryField[str, str]
else:
    _Field, _CharField, _TextField = models.Field, models.CharField, models.TextField
    _BinaryField = models.BinaryField


class _Written(_Field):
    """What the columns below share. A database needs to know nothing of it: to migrations they are Django's own.

    Without `bare`, numbers stay that only might be such a code (see `masking.mask`).
    """

    lines = False
    path = ""

    def __init__(self, *args: Any, bare: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bare = bare

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return mask(tidy(value, lines=self.lines), bare=self.bare) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Let the instance know what is stored of its text."""
        value = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, self.path, args, kwargs


class LineColumn(_Written, _CharField):
    """Words of a person, on one line."""

    path = "django.db.models.CharField"


class ProseColumn(_Written, _TextField):
    """Words of a person, on several lines."""

    lines = True
    path = "django.db.models.TextField"


class VerbatimColumn(_BinaryField):
    """Words of somebody else as they were pasted: not a byte of them is changed, except that codes are blacked out.

    A line end, a full-width digit or an invisible character may be what proves something. In Python it is text.
    """

    def get_prep_value(self, value: Any) -> Any:
        return verbatim(value) if isinstance(value, str) else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else bytes(value).decode("utf-8", "surrogatepass")

    def to_python(self, value: Any) -> Any:
        return value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Let the instance know what is stored of its text."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            setattr(model_instance, self.attname, mask(value))
        return value

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs


def verbatim(text: str) -> bytes:
    """Return the bytes that are kept of a pasted text."""
    return mask(text).encode("utf-8", "surrogatepass")
