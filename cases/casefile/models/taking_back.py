"""Taking back a move: what a case says again, from what its move kept of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Protocol

from django.db import models, transaction

from cases.casefile import deadline_changes
from cases.core import reasons
from cases.process import states
from cases.process.events import Kind
from cases.process.states import CaseChanged, Role, Status

if TYPE_CHECKING:
    from cases.casefile.models.event import CaseEvent


class _Events(Protocol):
    """What is asked of its timeline."""

    def undoable_move(self, now: dt.datetime) -> CaseEvent | None: ...
    def asked_for_review_before(self, number: int) -> dt.datetime | None: ...


class _Case(deadline_changes.Case, Protocol):
    """What a mixed-in case brings along."""

    @property
    def events(self) -> _Events: ...
    def lock(self) -> None: ...
    def refresh_from_db(self) -> None: ...
    def undoable_move(self, now: dt.datetime) -> CaseEvent | None: ...
    def record(
        self, kind: Kind, *, role: Role, note: str = "", data: dict[str, Any] | None, now: dt.datetime, **fields: Any
    ) -> CaseEvent: ...
    def _write(self, source: Status, changes: dict[str, Any]) -> dict[str, str | None]: ...
    def _take_over(self, changes: dict[str, Any]) -> None: ...


class Undoable(models.Model):
    """A case as far as its owner may take back a move of it."""

    class Meta:
        abstract = True

    def undoable_move(self: _Case, now: dt.datetime) -> CaseEvent | None:
        """Return the move that the owner may take back now, if there is one; one query."""
        return self.events.undoable_move(now)

    def take_back(self: _Case, number: int, *, now: dt.datetime) -> CaseEvent:
        """Undo the move that is line `number`, for its owner: the case says again what it said before.

        The move stays in the timeline, with a line of its own that takes it back. Nobody is told by mail. Raises
        `CaseChanged` where it cannot be taken back any more.
        """
        with transaction.atomic():
            self.lock()
            move = self.undoable_move(now)
            if move is None or move.number != number:
                raise CaseChanged
            source, target = Status(move.old_status), Status(move.new_status)
            self.refresh_from_db()
            asked = self.events.asked_for_review_before(number) if source == states.FOR_REVIEW else None
            before = _from_json(type(self), move.data["before"])
            changes = {"status": source, "updated_at": now, "review_asked_at": asked, **before}
            self._write(target, changes)
            event = self.record(
                Kind.MOVE_TAKEN_BACK,
                role=Role.OWNER,
                data={"number": number},
                now=now,
                old_status=target,
                new_status=source,
            )
            self._take_over(changes)
            deadline_changes.recount(self, reason=reasons.taken_back(source, target), now=now)
        return event


def as_json(value: Any) -> str | None:
    """Return the value of a column as a move keeps it, for `Undoable.take_back` to read again."""
    return value.isoformat() if isinstance(value, dt.date) else value


def _from_json(model: Any, values: dict[str, str | None]) -> dict[str, Any]:
    return {name: model._meta.get_field(name).to_python(value) for name, value in values.items()}
