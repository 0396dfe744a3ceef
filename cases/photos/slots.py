"""Slots: each shot of a case as the place where its photos are shown and put."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cases.photos.models import EvidencePhoto
from cases.photos.receiving import Receipt
from cases.process.shots import SHOTS, Shot


@dataclass(frozen=True)
class Slot:
    """A shot with its photos; `is_asked` if a reviewer waits for it, `is_open` if the plain form stands in it."""

    shot: Shot
    photos: Sequence[EvidencePhoto]
    is_asked: bool = False
    is_open: bool = False
    receipts: Sequence[Receipt] = ()


def slots_of(
    photos: Iterable[EvidencePhoto],
    wanted: Sequence[Shot],
    *,
    asked: Collection[Shot] = (),
    opened: str = "",
    receipts: Sequence[Receipt] = (),
) -> list[Slot]:
    """Return what a reviewer `asked` for, what the problem `wanted`, and whatever else there are photos of.

    What is waited for stands first, then what is missing, each in the order of what it tells.

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
        )
        for shot in dict.fromkeys([*asked, *wanted, *more])
    ]
    return sorted(slots, key=lambda slot: (not slot.is_asked, bool(slot.photos)))
