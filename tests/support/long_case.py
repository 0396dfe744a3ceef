"""A case with a timeline of many lines, as one was before there was a limit."""

from __future__ import annotations

import datetime as dt

from cases.casefile.models import Case, CaseEvent
from cases.process.events import Kind
from cases.process.states import Role


def fill(
    case: Case, count: int, *, kind: Kind = Kind.NOTED, note: str = "메모 {number}", role: Role = Role.OWNER
) -> None:
    """Add `count` lines at once; their hashes are not those of a chain."""
    length = case.chain_length
    CaseEvent.objects.bulk_create(
        CaseEvent(
            case=case,
            kind=kind,
            role=role,
            note=note.format(number=number),
            data={"fields": ["item"]} if kind == Kind.DETAILS_CHANGED else {},
            created_at=case.created_at + dt.timedelta(seconds=number),
            number=number,
            previous_hash="0" * 64,
            hash="0" * 64,
        )
        for number in range(length + 1, length + count + 1)
    )
    Case.objects.filter(pk=case.pk).update(chain_length=length + count, chain_head="0" * 64)
    case.refresh_from_db()
