"""What the days of the next looks were counted with."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Self

from django.db import models, transaction
from django.forms.models import model_to_dict

from cases.deadlines.rulebook import Rulebook
from cases.reminders.models.address import MailAddress


class Basis(models.Model):
    """One row: the rules and holidays with which `MailAddress.look_on` was counted, by a digest, and the day of the newest look.

    It is held against what is true at every look, so that whoever changes a rule need tell nobody: staff, the seed, a
    migration, a backup that is put back, or a clock that was set back.
    """

    digest = models.CharField(max_length=64)
    looked_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.looked_on} {self.digest[:8]}"

    @classmethod
    def hold(cls, rulebook: Rulebook, today: dt.date) -> models.QuerySet[Self]:
        """Have every address counted anew unless all were counted with this rulebook, and none after today.

        Return the row as it is now: none as soon as another run holds another rulebook.
        """
        digest = digest_of(rulebook)
        same = cls.objects.filter(pk=1, digest=digest)
        if same.filter(looked_on=today).exists():
            return same
        with transaction.atomic():
            row, is_new = cls.objects.select_for_update().get_or_create(
                pk=1, defaults={"digest": digest, "looked_on": today}
            )
            if is_new or row.digest != digest or row.looked_on > today:
                MailAddress.objects.filter(confirmed_at__isnull=False).look_again()
            cls.objects.filter(pk=1).update(digest=digest, looked_on=today)
        return same


def digest_of(rulebook: Rulebook) -> str:
    """Return one digest for all that the rules and holidays say."""
    rules = [model_to_dict(row) for row in rulebook.rules]
    said = json.dumps([rules, [*rulebook.holidays.items()]], default=str, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
