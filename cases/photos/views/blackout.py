"""Blacking out a photo: boxes drawn or typed by its owner."""

from __future__ import annotations

import logging
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.casefile import access
from cases.casefile.models import Case
from cases.core import errors, limits, places
from cases.core.http import Request, client_network
from cases.imaging.redact import MAX_BOXES
from cases.photos import blackout
from cases.photos.copies import PhotoChanged
from cases.photos.forms import blackout as forms
from cases.photos.models import EvidencePhoto
from cases.process.states import Role

logger = logging.getLogger(__name__)

BLANK = 3


@require_http_methods(["GET", "POST"])
@access.case_owner
def page(request: Request, case: Case, photo_id: UUID) -> HttpResponse:
    """Show the boxes of a photo on it and as numbers; save them, give more room, or take the black-out back."""
    photo = get_object_or_404(case.photos, pk=photo_id)
    if request.method == "GET":
        return _page(request, photo, forms.saved_boxes(photo.boxes, blank=BLANK))
    try:
        return _answer(request, photo)
    except (EvidencePhoto.DoesNotExist, FileNotFoundError):  # Removed in another tab meanwhile.
        raise Http404 from None


def _answer(request: Request, photo: EvidencePhoto) -> HttpResponse:
    action = request.POST.get("action")
    if action == "uncover":
        blackout.uncover(photo, now=request.now, role=Role.OWNER)
        messages.success(request, _("가린 곳을 모두 되돌렸어요. 이제 다른 사람에게 가리지 않은 사진이 보여요."))
        return redirect("photos:evidence-blackout", photo.case.reference, photo.pk)
    if forms.turned_since(request.POST, photo.turn):
        return _turned(request, photo)
    if action == "more":
        return _page(request, photo, forms.more_boxes(request.POST, blank=BLANK))
    boxes = forms.BoxForms(request.POST, prefix=forms.PREFIX)
    if not boxes.management_form.is_valid():
        messages.error(request, _("보낸 내용이 중간에 깨졌어요. 아래는 저장된 칸이니 다시 적어 주세요."))
        return _page(request, photo, forms.saved_boxes(photo.boxes, blank=BLANK), status=422)
    if not boxes.is_valid():
        return _page(request, photo, boxes, status=422)
    try:
        if not limits.may_store(request, photo.large.size):
            messages.error(
                request,
                _(
                    "이 인터넷 연결에서 오늘 저장할 수 있는 양을 넘었어요. 가린 곳은 바뀌지 않았으니 내일 다시 해 주세요."
                ),
            )
            return _page(request, photo, boxes, status=429)
        with places.REDACTING.take(client_network(request)) as free:
            if not free:
                return _crowded(request, photo, boxes)
            blackout.black_out(photo, boxes.boxes, now=request.now, role=Role.OWNER)
    except PhotoChanged:
        photo.refresh_from_db()
        return _turned(request, photo)
    except FileNotFoundError:
        raise
    except OSError:
        # A full or broken disk, or a store that is away: what others see is what it was, and no number is lost.
        logger.exception("A blacked-out copy could not be stored", extra={"event": "storage-failed"})
        messages.error(
            request, _("지금은 가린 사진을 저장하지 못했어요. 적은 칸은 그대로이니 잠시 뒤 다시 눌러 주세요.")
        )
        response = _page(request, photo, boxes, status=503)
        response.headers["Retry-After"] = str(errors.PHOTOS_SECONDS)
        return response
    messages.success(request, _("가린 사진을 저장했어요. 이제 다른 사람에게는 가린 사진만 보여요."))
    return redirect("photos:evidence-blackout", photo.case.reference, photo.pk)


def _turned(request: Request, photo: EvidencePhoto) -> HttpResponse:
    """Show the boxes where they lie on a photo that was turned in another tab; nothing is saved unseen."""
    degrees = forms.turned_since(request.POST, photo.turn)
    messages.error(request, _("그 사이 사진을 돌려서 칸도 함께 돌렸어요. 가릴 곳이 맞는지 확인하고 다시 눌러 주세요."))
    return _page(request, photo, forms.turned_boxes(request.POST, degrees, blank=BLANK), status=409)


def _crowded(request: Request, photo: EvidencePhoto, boxes: forms.BoxFormsBase) -> HttpResponse:
    messages.error(request, _("지금 사진을 가리는 사람이 많아요. 적은 칸은 그대로이니 잠시 뒤 다시 눌러 주세요."))
    response = _page(request, photo, boxes, status=503)
    response.headers["Retry-After"] = "3"
    return response


def _page(request: Request, photo: EvidencePhoto, boxes: forms.BoxFormsBase, status: int = 200) -> HttpResponse:
    drawn = [form.initial for form in forms.saved_boxes(photo.boxes, blank=0)]
    context = {
        "case": photo.case,
        "photo": photo,
        "boxes": boxes,
        "drawn": drawn,
        "max_boxes": MAX_BOXES,
        "unsaved": status != 200,
    }
    return render(request, "photos/blackout.html", context, status=status)
