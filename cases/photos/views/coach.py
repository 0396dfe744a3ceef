"""The buyer's answer to what the coach says of a photo."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request, respond, wants_fragment
from cases.photos.models import EvidencePhoto


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
        messages.success(request, _("이 사진을 그대로 쓸게요."))
        return redirect(f"{reverse('photos:evidence', args=[case.reference])}#photo-{photo.pk}")
    return respond(request, "photos/evidence.html", {"case": case}, partial="as_is")
