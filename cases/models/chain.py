"""Writing a line to the timeline of a case: one after the other, each with the hash of the one before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from cases import chain
from cases.models.event import CaseEvent

if TYPE_CHECKING:
    from cases.models.case import Case

HEAD = frozenset({"chain_length", "chain_head"})


class Chained(models.Model):
    """The head of a chain: how many lines there are, and the hash of the newest."""

    chain_length = models.PositiveIntegerField(default=0, editable=False)
    chain_head = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, but leave the head to `append`: this object may be older than the newest line."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            names = [field.name for field in self._meta.concrete_fields if not field.primary_key]
            kwargs["update_fields"] = [name for name in names if name not in HEAD]
        super().save(*args, **kwargs)


def append(case: Case, **fields: Any) -> CaseEvent:
    """Write the next line of `case`, the only way one is written. Raises `Case.DoesNotExist` where the case is gone.

    Whoever else writes to this case waits for the row of the case, so that a chain never forks.
    """
    cases = type(case).objects
    with transaction.atomic(savepoint=False):
        heads = cases.select_for_update().values_list("chain_length", "chain_head")
        length, head = heads.get(pk=case.pk)
        event = CaseEvent(case=case, number=length + 1, previous_hash=head or chain.genesis(case.reference), **fields)
        # As it will be read again: a tuple is a list in JSON, and every key is text.
        event.data = json.loads(json.dumps(event.data))
        event.note = str(event.note)
        event.by_recorded = event.by_id
        event.hash = chain.digest(case.reference, event)
        event.save(force_insert=True)
        cases.filter(pk=case.pk).update(chain_length=event.number, chain_head=event.hash)
    case.chain_length, case.chain_head = event.number, event.hash
    return event
