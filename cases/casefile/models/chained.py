"""The timeline of a case: lines that are only ever appended, each with the hash of the one before."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from cases.casefile import hash_chain
from cases.casefile.models.event import CaseEvent, LatestLines
from cases.process import quotas
from cases.process.events import Kind
from cases.process.quotas import CaseFull
from cases.process.states import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

CHAIN_HEAD = frozenset({"chain_length", "chain_head"})


class Chained(models.Model):
    """A case as far as it has a timeline."""

    if TYPE_CHECKING:  # A case brings it along.
        events: Any

    # The head of the hash chain: how many events there are, and the hash of the newest.
    chain_length = models.PositiveIntegerField(default=0, editable=False)
    chain_head = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def own_row(self) -> models.QuerySet[Any]:
        """Return the case as the database has it."""
        return type(self)._default_manager.filter(pk=self.pk)

    def latest_lines(self) -> LatestLines:
        """Read the newest lines of the timeline, for all that a page asks of them; one query."""
        return LatestLines(self)

    def record(
        self,
        kind: Kind,
        *,
        role: Role,
        by: User | None = None,
        note: str = "",
        data: dict[str, Any] | None = None,
        now: dt.datetime,
        **fields: Any,
    ) -> CaseEvent:
        """Write the next line of the timeline; call it in the transaction that makes it true.

        Raises `Case.DoesNotExist` where the case is gone, and `CaseFull` where its buyer has no room for one more.
        """
        # What changed nothing keeps no case from growing old.
        touched = {} if role == Role.SYSTEM or kind == Kind.SEEN_BY_STAFF else {"updated_at": now}
        line = {"kind": kind, "role": role, "by": by, "note": note, "data": data or {}, "created_at": now, **fields}
        return _append(self, line, touched)


def _append(case: Any, fields: dict[str, Any], touched: dict[str, dt.datetime]) -> CaseEvent:
    """Write the next event of `case` with the hash of the one before, and what it has `touched` of the case.

    Whoever else writes to this case waits for the row of the case, so that a chain never forks.
    """
    with transaction.atomic(savepoint=False):
        heads = case.own_row().select_for_update().values_list("chain_length", "chain_head")
        length, head = heads.get()
        _check_room(case, length, fields["kind"], fields["role"], fields.get("new_status", ""))
        event = CaseEvent(
            case=case, number=length + 1, previous_hash=head or hash_chain.genesis(case.reference), **fields
        )
        # As it will be read again: a tuple is a list in JSON, and every key is text.
        event.data = json.loads(json.dumps(event.data))
        event.note = CaseEvent._meta.get_field("note").get_prep_value(str(event.note))
        event.by_recorded = event.by_id
        event.hash = hash_chain.digest(case.reference, event)
        event.save(force_insert=True)
        case.own_row().update(chain_length=event.number, chain_head=event.hash, **touched)
    case.chain_length, case.chain_head = event.number, event.hash
    return event


def _check_room(case: Chained, length: int, kind: Kind, role: Role, new_status: str) -> None:
    """Raise `CaseFull` where the timeline of `length` lines takes no more of this kind; call it with the case locked."""
    if length < quotas.MOST_OF_A_KIND or not quotas.is_counted(kind, role, new_status):
        return  # Most cases, for ever.
    same = case.events.filter(kind=kind, role=Role.OWNER)
    if length >= quotas.MOST_LINES or same.count() >= quotas.MOST_OF_A_KIND:
        raise CaseFull(kind)
