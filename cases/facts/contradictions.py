"""Where rows that age contradict each other: a source that is cited as sure here and unsure there, a row without one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cases.facts.sourced import Confidence


class Citation(NamedTuple):
    """What a row says of its source; `label` names the row for whoever has to mend it."""

    label: str
    source: str
    source_url: str
    checked_on: dt.date | None
    confidence: str


def contradictions(rows: Iterable[Citation]) -> list[str]:
    """Return what is wrong with the rows, a sentence each: first what lacks its source, then what is at odds."""
    rows = list(rows)
    return [*_unfounded(rows), *_at_odds(rows)]


def _unfounded(rows: Iterable[Citation]) -> Iterable[str]:
    for row in rows:
        if not row.source.strip():
            yield f"{row.label} has no source."
        if row.checked_on is None:
            yield f"{row.label} does not say when it was checked."
        if row.confidence not in Confidence.values:
            yield f"{row.label} does not say how sure it is."


def _at_odds(rows: Iterable[Citation]) -> Iterable[str]:
    """One source has one mark. Two rows cite one source where they give the same name, or the same address."""
    marks: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for cited in (row.source.strip(), row.source_url.strip().rstrip("/")):
            if cited:
                marks[cited][row.confidence].append(row.label)
    for cited, by_mark in marks.items():
        if len(by_mark) > 1:
            said = ", ".join(f"{mark} by {' '.join(labels)}" for mark, labels in sorted(by_mark.items()))
            yield f"{cited} is marked {said}."
