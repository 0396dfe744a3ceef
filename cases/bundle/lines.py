"""Which lines of a timeline stand in the papers, and with what of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from cases.bundle.choice import Choice
from cases.casefile.models import Case, CaseEvent
from cases.casefile.models.event import CaseEventQuerySet
from cases.casefile.timeline import Line, lines_of
from cases.core.leaving import Paper, only
from cases.process.events import EVENTS, Audience, Kind
from cases.process.states import REVIEWED, Role, Status

# As many notes as can be ticked, the newest.
MOST_CHOOSABLE = 200

OF_REVIEWERS = Q(role=Role.STAFF)
# Lines that tell of our own review, whoever made them.
_OF_REVIEW = OF_REVIEWERS | Q(new_status__in=REVIEWED) | Q(old_status__in=REVIEWED, new_status=Status.PREPARING)


def told(case: Case, choice: Choice) -> CaseEventQuerySet:
    """Return the lines that `choice` takes along."""
    # A note alone says nothing without its words, nor a move into our own review.
    wanted = (~Q(kind=Kind.NOTED) & ~_OF_REVIEW) | noted(choice)
    return _told_outside(case).filter(wanted | _OF_REVIEW if choice.reviewers else wanted)


def noted(choice: Choice) -> Q:
    """Say which lines bring their notes along: those of the buyer that are ticked, and those of reviewers if they are."""
    ticked = Q(role=Role.OWNER, number__in=choice.notes)
    return ticked | OF_REVIEWERS if choice.reviewers else ticked


def leaving(events: Iterable[CaseEvent], choice: Choice, paper: Paper) -> list[CaseEvent]:
    """Return the lines made of nothing but what may leave in `paper`."""
    return [_leaving(event, choice, paper) for event in events]


def _leaving(event: CaseEvent, choice: Choice, paper: Paper) -> CaseEvent:
    keys = {key: event.data[key] for key in EVENTS[event.kind].told if key in event.data}
    ticked = event.role == Role.OWNER and event.number in choice.notes
    of_a_reviewer = event.role == Role.STAFF and choice.reviewers
    note = event.note if ticked or of_a_reviewer else ""
    line = only(event, paper, number=event.number, data=keys, note=note)
    line.old_status = outside(line.old_status, choice)
    return line


def lines_for(case: Case, choice: Choice, paper: Paper) -> list[Line]:
    """Return all lines that `choice` takes along, in their order."""
    return lines_of(leaving(told(case, choice).order_by("created_at", "id"), choice, paper), formally=True)


def choosable(case: Case) -> tuple[list[Line], list[Line]]:
    """Return the newest lines whose notes the buyer can tick, and of reviewers, which come and go together."""
    events = _told_outside(case).order_by("-number")
    mine = events.filter(role=Role.OWNER).exclude(note="")[:MOST_CHOOSABLE]
    reviewers = events.filter(OF_REVIEWERS)[:MOST_CHOOSABLE]
    return lines_of(reversed(mine)), lines_of(reversed(reviewers))


def outside(status: str, choice: Choice) -> str:
    """Return the status of a case as those outside know it: that we look at a case is nobody else's business."""
    return status if choice.reviewers or status not in REVIEWED else Status.PREPARING


def _told_outside(case: Case) -> CaseEventQuerySet:
    # A wrong tap happened to nobody: whoever reads papers would take it for something that the platform did.
    return case.events.not_taken_back().for_audience(Audience.PAPERS)
