"""Slots: each shot of a case as the place where its photos are shown and put."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cases.casefile.models import Case
from cases.core.rows import of_case
from cases.photos.models import EvidencePhoto, WaivedShot
from cases.photos.receiving import Receipt
from cases.process.problems import Problem
from cases.process.shots import RETURN_SHOTS, SHOTS, Shot
from cases.process.states import Status


@dataclass(frozen=True)
class Slot:
    """A shot with its photos; `is_asked` if a reviewer waits for it, `is_open` if the plain form stands in it.

    `is_waived`: there is nothing to take, says the buyer, as long as there is no photo. `is_extra`: it is neither there nor lacking.
    """

    shot: Shot
    photos: Sequence[EvidencePhoto]
    is_asked: bool = False
    is_open: bool = False
    receipts: Sequence[Receipt] = ()
    is_waived: bool = False
    is_extra: bool = False


@dataclass(frozen=True)
class Progress:
    """Of how many of the photos that are `wanted` there is one, or nothing to take."""

    there: int
    wanted: int

    @property
    def is_whole(self) -> bool:
        return self.there == self.wanted

    @property
    def lacks_one(self) -> bool:
        """Whether all but the last are there, which then stands out."""
        return 0 < self.there == self.wanted - 1


def waived(case: Case) -> frozenset[str]:
    """Return the kinds of photos that the buyer says there is nothing to take of."""
    return frozenset(row.kind for row in of_case(WaivedShot, case))


def lacking(case: Case, kinds: Iterable[str]) -> list[Shot]:
    """Return the photos that help with the problem of the case and are neither among its `kinds` nor waived by its buyer."""
    return case.guide_problem.lacks({*kinds, *waived(case)})


def lacking_of_return(case: Case, kinds: Iterable[str]) -> list[Shot]:
    """Return the photos that a parcel still to be sent back lacks, none once it is on its way or where there is none."""
    if case.status != Status.RETURN_DUE:
        return []
    there = {*kinds, *waived(case)}
    return [shot for shot in RETURN_SHOTS if shot.slug not in there]


def progress(problem: Problem, kinds: Iterable[str], left_out: Iterable[str]) -> Progress:
    """Return how far a case with photos of these `kinds` is, of which its buyer waived some (`left_out`).

    Each page that tells so counts here.
    """
    there = {*kinds, *left_out}
    done = sum(shot.slug in there for shot in problem.shot_list)
    return Progress(done, done + len(problem.lacks(there)))


def progress_of_return(kinds: Iterable[str], left_out: Iterable[str]) -> Progress:
    """Return how many of the photos of a parcel that goes back are there, counted as `progress` does."""
    there = {*kinds, *left_out}
    return Progress(sum(shot.slug in there for shot in RETURN_SHOTS), len(RETURN_SHOTS))


def slots_of(
    photos: Iterable[EvidencePhoto],
    wanted: Sequence[Shot],
    *,
    asked: Collection[Shot] = (),
    opened: str = "",
    receipts: Sequence[Receipt] = (),
    left_out: Collection[str] = (),
    extra: Collection[str] = (),
) -> list[Slot]:
    """Return what a reviewer `asked` for, what the problem `wanted`, and whatever else there are photos of.

    What is waited for stands first, then what is missing, each in the order of what it tells; what only some goods call
    for (`extra`) and what the buyer waived (`left_out`) stand last, unless a reviewer waits for them.

    Photos that nobody has sorted yet are in none. `opened` is the slug of the slot whose form was asked for; the
    `receipts` are of what was sent with it.
    """
    by_kind: dict[str, list[EvidencePhoto]] = {}
    for photo in photos:
        if photo.is_sorted:
            by_kind.setdefault(photo.kind, []).append(photo)
    more = [shot for slug, shot in SHOTS.items() if slug in by_kind or slug == opened]
    slots = [
        Slot(
            shot,
            by_kind.get(shot.slug, []),
            is_asked=shot in asked,
            is_open=shot.slug == opened,
            receipts=receipts if shot.slug == opened else (),
            is_waived=shot.slug in left_out and shot.slug not in by_kind and shot not in asked,
            is_extra=shot.slug in extra and shot.slug not in by_kind and shot not in asked,
        )
        for shot in dict.fromkeys([*asked, *wanted, *more])
    ]
    return sorted(slots, key=lambda slot: (not slot.is_asked, slot.is_waived, slot.is_extra, bool(slot.photos)))
