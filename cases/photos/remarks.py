"""What the coach says on the stored photos of a case."""

from __future__ import annotations

import datetime as dt

from cases.casefile.models import Case
from cases.casefile.reviews import open_review_request
from cases.photos import coach
from cases.photos.models import EvidencePhoto
from cases.photos.slots import lacking
from cases.process.remark import Remark
from cases.process.shots import Shot


def coached(case: Case, photos: list[EvidencePhoto], now: dt.datetime) -> list[EvidencePhoto]:
    """Give each of the case's photos its remark."""
    remarks = coach.remarks(photos, case.situation, now)
    for photo in photos:
        photo.remark = remarks.get(photo.pk)
    return photos


def before_sending(case: Case, now: dt.datetime) -> dict[str, list[Remark]]:
    """Return what a reviewer or the platform may miss: `missing` shots, and photos with a remark (`remarked`)."""
    photos = list(case.photos.all())
    remarks = coach.remarks(photos, case.situation, now)
    found = coach.before_sending(
        photos, lacking(case, (photo.kind for photo in photos)), asked_for(case, photos), remarks
    )
    return {
        "missing": [remark for remark in found if remark.slug == coach.MISSING],
        "remarked": [remark for remark in found if remark.slug != coach.MISSING],
    }


def asked_for(case: Case, photos: list[EvidencePhoto]) -> list[Shot]:
    """Return what the newest review asked for and nobody has uploaded since."""
    asked = open_review_request(case)
    if asked is None:
        return []
    since = {photo.kind for photo in photos if photo.received_at >= asked.asked_at}
    return [shot for shot in asked.shots if shot.slug not in since]
