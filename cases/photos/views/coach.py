"""What the coach says on the photos of a case, and the buyer's answer to it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.casefile.reviews import open_review_request
from cases.core.http import Request, respond, wants_fragment
from cases.photos import coach
from cases.photos.models import EvidencePhoto, Receipt
from cases.process.remark import Remark
from cases.process.shots import Shot


def coached(
    request: Request, case: Case, photos: list[EvidencePhoto], receipts: Iterable[Receipt] = ()
) -> list[EvidencePhoto]:
    """Give each of the case's photos its remark; those that have just come carry it in their receipt instead."""
    remarks = coach.remarks(photos, case.situation, request.now)
    for photo in photos:
        photo.remark = remarks.get(photo.pk)
    fresh = {receipt.photo.pk: receipt.photo for receipt in receipts if not receipt.rejected}
    for photo in photos:
        if photo.pk in fresh:
            fresh[photo.pk].remark, photo.remark = photo.remark, None
    return photos


def before_sending(request: Request, case: Case) -> dict[str, list[Remark]]:
    """Return what a reviewer or the platform may miss: `missing` shots, and photos with a remark (`remarked`)."""
    photos = list(case.photos.all())
    remarks = coach.remarks(photos, case.situation, request.now)
    found = coach.before_sending(photos, case.guide_problem.shot_list, _asked_for(case, photos), remarks)
    return {
        "missing": [remark for remark in found if remark.slug == coach.MISSING],
        "remarked": [remark for remark in found if remark.slug != coach.MISSING],
    }


def _asked_for(case: Case, photos: list[EvidencePhoto]) -> list[Shot]:
    """Return what the newest review asked for and nobody has uploaded since."""
    asked = open_review_request(case)
    if asked is None:
        return []
    since = {photo.kind for photo in photos if photo.received_at >= asked.asked_at}
    return [shot for shot in asked.shots if shot.slug not in since]


@require_POST
@access.case_owner
def use_as_is(request: Request, case: Case, photo_id: UUID) -> HttpResponse:
    """Remember that the buyer uses this photo as it is; nothing more is remarked on it."""
    photo = get_object_or_404(case.photos, pk=photo_id)
    try:
        photo.use_as_is()
    except EvidencePhoto.NotUpdated:  # Removed in another tab meanwhile.
        raise Http404 from None
    if not wants_fragment(request):
        messages.success(request, _("사진을 그대로 쓰기로 했습니다."))
        return redirect(f"{reverse('photos:evidence', args=[case.reference])}#photo-{photo.pk}")
    return respond(request, "photos/evidence.html", {"case": case}, partial="as_is")
