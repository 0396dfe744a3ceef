"""Which lines of a timeline stand in the papers, and with what of them."""

from __future__ import annotations

from collections.abc import Iterator

from cases.bundle.choice import Choice
from cases.casefile.models import Case, CaseEvent
from cases.casefile.timeline import Line, lines_of
from cases.core.leaving import Paper, only
from cases.process.events import EVENTS, Audience, Kind
from cases.process.states import REVIEWED, Role, Status


def lines_for(case: Case, choice: Choice, paper: Paper) -> list[Line]:
    """Return the lines that `choice` takes along, each made of nothing but what may leave in `paper`."""
    return lines_of([*_told(case, choice, paper)], in_short=paper == Paper.PDF)


def choosable(case: Case) -> tuple[list[Line], list[Line]]:
    """Return the lines whose notes the buyer can tick, and those of reviewers, which come and go together."""
    lines = lines_of([event for event in _events(case) if event.note or _is_of_review(event)])
    reviewers = [line for line in lines if line.event.role == Role.STAFF]
    return [line for line in lines if line.event.role == Role.OWNER and line.event.note], reviewers


def outside(status: str, choice: Choice) -> str:
    """Return the status of a case as those outside know it: that we look at a case is nobody else's business."""
    return status if choice.reviewers or status not in REVIEWED else Status.PREPARING


def _events(case: Case) -> Iterator[CaseEvent]:
    yield from case.events.for_audience(Audience.PAPERS).order_by("created_at", "id")


def _told(case: Case, choice: Choice, paper: Paper) -> Iterator[CaseEvent]:
    for event in _events(case):
        if event.role == Role.STAFF:
            taken = noted = choice.reviewers
        else:
            noted = event.role == Role.OWNER and choice.has_note(event)
            # A note alone says nothing without its words, nor a move into our own review.
            taken = noted or not (event.kind == Kind.NOTED or (_is_of_review(event) and not choice.reviewers))
        if taken:
            told = {key: event.data[key] for key in EVENTS[event.kind].told if key in event.data}
            line = only(event, paper, data=told, note=event.note if noted else "")
            line.old_status = outside(line.old_status, choice)
            yield line


def _is_of_review(event: CaseEvent) -> bool:
    return (
        event.role == Role.STAFF
        or event.new_status in REVIEWED
        or (event.old_status in REVIEWED and event.new_status == Status.PREPARING)
    )
