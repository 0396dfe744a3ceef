"""Slots: each shot of a case as the place where its photos are shown and put."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cases.casefile.models import Case
from cases.core.rows import of_case
from cases.photos.models import EvidencePhoto, WaivedShot
from cases.photos.receiving import Receipt
from cases.process.shots import SHOTS, Shot


@dataclass(frozen=True)
class Slot:
    """A shot with its photos; `is_asked` if a reviewer waits for it, `is_open` if the plain form stands in it.

    `is_waived`: there is nothing to take, says the buyer, as long as there is no photo.
    """

    shot: Shot
    photos: Sequence[EvidencePhoto]
    is_asked: bool = False
    is_open: bool = False
    receipts: Sequence[Receipt] = ()
    is_waived: bool = False


def waived(case: Case) -> frozenset[str]:
    """Return the kinds of photos that the buyer says there is nothing to take of."""
    return frozenset(row.kind for row in of_case(WaivedShot, case))


def wanted_of(case: Case) -> list[Shot]:
    """Return the photos that help with the problem of the case, but for those that its buyer waived."""
    left_out = waived(case)
    return [shot for shot in case.guide_problem.shot_list if shot.slug not in left_out]


def shots_there(case: Case, kinds: Iterable[str], left_out: Iterable[str]) -> int:
    """Return of how many of the photos that help there is one (`kinds`), or nothing to take (`left_out`).

    Each page that tells how far a case is with its photos counts here.
    """
    there = {*kinds, *left_out}
    return sum(shot.slug in there for shot in case.guide_problem.shot_list)


def slots_of(
    photos: Iterable[EvidencePhoto],
    wanted: Sequence[Shot],
    *,
    asked: Collection[Shot] = (),
    opened: str = "",
    receipts: Sequence[Receipt] = (),
    left_out: Collection[str] = (),
) -> list[Slot]:
    """Return what a reviewer `asked` for, what the problem `wanted`, and whatever else there are photos of.

    What is waited for stands first, then what is missing, each in the order of what it tells; what the buyer waived
    (`left_out`) stands last, unless a reviewer waits for it.

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
        )
        for shot in dict.fromkeys([*asked, *wanted, *more])
    ]
    return sorted(slots, key=lambda slot: (not slot.is_asked, slot.is_waived, bool(slot.photos)))
