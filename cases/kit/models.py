"""What goes back: the parts of an order that belong into the parcel."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.core.db_fields import LineColumn
from cases.core.text import MOST_STORED

# More than a parcel of one order holds; it keeps the page and the note in the parcel short.
MOST_PARTS = 30


class Part(models.Model):
    """One thing that has to be in the parcel, and when its owner put it there."""

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="return_parts")
    name = LineColumn(_("보낼 것"), max_length=MOST_STORED * 80)
    packed_at = models.DateTimeField(_("넣은 때"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("보낼 것")
        verbose_name_plural = _("보낼 것")

    def __str__(self) -> str:
        return str(self.name)

    def pack(self, packed: bool, *, now: dt.datetime) -> None:
        """Write down that it is in the parcel, or is not."""
        self.packed_at = now if packed else None
        self.save(update_fields=["packed_at"])
