"""One photo of a case, large, with the ones before and after it: from the copy that others get, and nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from cases.casefile.models import Case
from cases.staff.case_page import picture


def zoom_page(case: Case, photo_id: UUID, *, whole: bool) -> dict[str, Any]:
    """Return the context of the page of one photo, in one query; `whole` fits it into the window.

    Raises Http404 where the case has no such photo.
    """
    photos = list(case.photos.all())
    place = next((at for at, photo in enumerate(photos) if photo.pk == photo_id), None)
    if place is None:
        raise Http404
    zoom = "" if whole else "?size=full"
    return {
        "case": case,
        "picture": picture(case, photos[place]),
        "number": place + 1,
        "count": len(photos),
        "whole": whole,
        "before": _address(case, photos[place - 1].pk) + zoom if place else "",
        "after": _address(case, photos[place + 1].pk) + zoom if place + 1 < len(photos) else "",
        "back": reverse("admin:casefile_case_change", args=[case.pk]),
    }


def _address(case: Case, photo_id: UUID) -> str:
    return reverse("admin:casefile_case_photo", args=[case.pk, photo_id])
