"""The newest lines of a timeline, as many as papers can carry; the archive has all of them."""

from __future__ import annotations

from dataclasses import dataclass

from cases.bundle.choice import Choice
from cases.bundle.lines import leaving, noted, told
from cases.casefile.models import Case
from cases.casefile.timeline import Line, lines_of
from cases.core.leaving import Paper

# Some pages of each. A line takes a few characters, a note up to two thousand.
MOST_LINES, MOST_NOTE_CHARACTERS = 200, 40_000


@dataclass(frozen=True)
class Latest:
    """What is printed, in the order in which it happened, and how many lines and notes there were before."""

    lines: list[Line]
    notes: list[Line]
    earlier_lines: int
    earlier_notes: int


def latest(case: Case, choice: Choice) -> Latest:
    """Return what `choice` takes along of the timeline; four queries, and no more rows than are printed."""
    events = told(case, choice)
    newest = list(events.order_by("-number")[:MOST_LINES])
    lines = lines_of(leaving(reversed(newest), choice, Paper.PDF), in_short=True, formally=True)
    notes = _within([line for line in lines if line.event.note])
    with_note = events.filter(noted(choice)).exclude(note="").count()
    return Latest(lines, notes, max(0, events.count() - len(newest)), max(0, with_note - len(notes)))


def _within(notes: list[Line]) -> list[Line]:
    """Return as many of the last notes as there is room for."""
    left = MOST_NOTE_CHARACTERS
    for at in range(len(notes) - 1, -1, -1):
        left -= len(notes[at].event.note)
        if left < 0:
            return notes[at + 1 :]
    return notes
