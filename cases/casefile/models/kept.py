"""Texts that a buyer pasted into a case: kept byte for byte, each once."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.casefile.models.case import Case
from cases.core.db_fields import VerbatimColumn, verbatim
from cases.core.masking import mask
from cases.process.events import Kind
from cases.process.states import Role


class KeptText(models.Model):
    """A text as it was pasted. What it says is read anew each time; the timeline has its hash."""

    kept_kind: ClassVar[Kind]
    removed_kind: ClassVar[Kind]

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="%(class)s_texts")
    original = VerbatimColumn(_("붙여 넣은 글"))
    sha256 = models.CharField(max_length=64, editable=False)
    received_at = models.DateTimeField(_("붙여 넣은 때"), editable=False)

    class Meta:
        abstract = True
        ordering = ["-received_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["case", "sha256"], name="%(class)s_once_in_a_case")]

    def __str__(self) -> str:
        return f"{self.received_at:%Y-%m-%d %H:%M}"

    @classmethod
    def keep(cls, case: Case, text: str, *, now: dt.datetime) -> Self:
        """Keep `text` with a line of the timeline; the same text twice is one row. Raises `CaseFull`."""
        text = mask(text)  # Once: the column does not read it again.
        sha256 = hashlib.sha256(verbatim(text)).hexdigest()
        with transaction.atomic():
            case.lock()
            fields: dict[str, Any] = {"original": text, "received_at": now}
            row, is_new = cls._default_manager.get_or_create(case=case, sha256=sha256, defaults=fields)
            if is_new:
                case.record(cls.kept_kind, role=Role.OWNER, data={"sha256": sha256}, now=now)
        return row

    def remove(self, *, now: dt.datetime) -> None:
        """Delete the text; the timeline keeps that it was there."""
        with transaction.atomic():
            self.case.lock()
            self.delete()
            self.case.record(self.removed_kind, role=Role.OWNER, data={"sha256": self.sha256}, now=now)
