"""What a buyer pasted, whatever it was."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.casefile.models import KeptText
from cases.process.events import Kind


class Pasted(KeptText):
    """A text as it was pasted. What it holds is looked for anew each time."""

    kept_kind, removed_kind = Kind.PASTED, Kind.PASTED_REMOVED

    class Meta(KeptText.Meta):
        verbose_name = _("붙여 넣은 글")
        verbose_name_plural = _("붙여 넣은 글")
