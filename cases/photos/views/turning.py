"""Turning a photo by a quarter, to the left or to the right."""

from __future__ import annotations

import logging
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from cases.casefile import access
from cases.casefile.models import Case
from cases.core import limits, places
from cases.core.http import Request, client_network, respond, wants_fragment
from cases.photos import turning
from cases.photos.copies import PhotoChanged
from cases.photos.models import EvidencePhoto
from cases.photos.remarks import coached
from cases.process.states import Role

logger = logging.getLogger(__name__)

# Degrees clockwise, by what the buttons send.
SIDES = {"left": 270, "right": 90}
BUSY = _("지금은 사진을 돌리지 못했어요. 잠시 뒤 다시 눌러 주세요.")


@require_POST
@access.case_owner
def turn(request: Request, case: Case, photo_id: UUID) -> HttpResponse:
    """Turn one photo by a quarter; answer with the photo as it is shown now, and the focus where it was."""
    photo = get_object_or_404(case.photos, pk=photo_id)
    side = request.POST.get("to", "")
    if side not in SIDES:
        return _answer(request, case, photo, "", _("어느 쪽으로 돌릴지 고르고 다시 눌러 주세요."))
    try:
        if not limits.may_store(request, photo.large.size):
            return _answer(request, case, photo, side, limits.TOO_MUCH)
        with places.REDACTING.take(client_network(request)) as free:
            if not free:
                return _answer(request, case, photo, side, BUSY)
            turning.turn(photo, SIDES[side], now=request.now, role=Role.OWNER)
    except (EvidencePhoto.DoesNotExist, FileNotFoundError):  # Removed in another tab meanwhile.
        raise Http404 from None
    except (PhotoChanged, OSError):
        # A full or broken disk, a store that is away, or somebody who turns it as well: it is shown as it was.
        logger.exception("A turned copy could not be stored", extra={"event": "storage-failed"})
        return _answer(request, case, photo, side, BUSY)
    done = {"left": _("사진을 왼쪽으로 돌렸어요."), "right": _("사진을 오른쪽으로 돌렸어요.")}
    return _answer(request, case, photo, side, done[side], is_done=True)


def _answer(
    request: Request, case: Case, photo: EvidencePhoto, side: str, sentence: str | Promise, *, is_done: bool = False
) -> HttpResponse:
    if not wants_fragment(request):
        messages.add_message(request, messages.SUCCESS if is_done else messages.ERROR, str(sentence))
        return redirect(f"{reverse('photos:evidence-photo', args=[case.reference, photo.pk])}#picture")
    remark = next((one.remark for one in coached(case, list(case.photos.all()), request.now) if one == photo), None)
    context = {"case": case, "photo": photo, "remark": remark, "turned": side}
    response = respond(request, "photos/photo.html", context, partial="turned_photo")
    return trigger_client_event(response, "say", {"text": str(sentence)})
