"""Evidence photos of a case: gathering, describing, removing and showing them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.casefile.reviews import offered_moves
from cases.core import errors, limits, places
from cases.core.http import Request, client_network, respond, wants_fragment
from cases.core.incoming import say_understood
from cases.core.sending import Sending, pieces_of
from cases.imaging import sanitise
from cases.imaging.limits import ENDINGS
from cases.photos import uploads
from cases.photos.forms.evidence import PhotoForm, UploadForm
from cases.photos.models import EvidencePhoto, WaivedShot
from cases.photos.receiving import Receipt, receive_all
from cases.photos.remarks import asked_for, coached
from cases.photos.slots import progress, slots_of, waived
from cases.process.quotas import CaseFull
from cases.process.shots import MAY_LACK, PACKING_SHOTS, RETURN_SHOTS, SHOTS
from cases.process.states import Role, Status

# What each size is, by our own encoder; the client's name and type are never repeated. The first field is for the
# owner, the second for everybody else: there, what is blacked out has no other copy.
RENDITIONS = {
    "large": ("large", "shared_large", "image/jpeg", "jpg"),
    "thumb": ("thumb", "shared_thumb", "image/webp", "webp"),
    "shared": ("shared_large", "shared_large", "image/jpeg", "jpg"),
    "shared-thumb": ("shared_thumb", "shared_thumb", "image/webp", "webp"),
}
ORIGINAL = "original"
# A page shows many of these at once; each is some ten kilobytes.
SMALL = frozenset({"thumb", "shared-thumb"})

# No cache keeps it unless its address names its bytes, nothing in it runs, no other site embeds it.
PRIVATE = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
# The address of a small copy names its bytes, so that its owner's browser asks for it once. What others look at is
# written down, to the minute (`StaffRead`); theirs asks again after one.
KEPT_BY_OWNER = {"Cache-Control": "private, max-age=31536000, immutable"}
KEPT_FOR_A_LOOK = {"Cache-Control": "private, max-age=60"}


@require_http_methods(["GET", "POST"])
@access.case_owner
def page(request: Request, case: Case) -> HttpResponse:
    """Show what to photograph and what is there; take photos and say of each what became of it.

    `?kind=` names the slot in which the form stands, for those without a script and for links from elsewhere; what is
    sent from there is answered there.
    """
    slot = _slot(request)
    form = UploadForm(case=case, slot=slot)
    receipts: list[Receipt] = []
    status = 200
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, case=case, slot=slot)
        try:
            receipts = _receive(request, case, form) if _may_upload(request, form) else []
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
        accepted = any(not receipt.rejected for receipt in receipts)
        if accepted and not form.errors:
            form = UploadForm(case=case, slot=slot)
        status = 200 if accepted else 422
        if not accepted and any(receipt.is_store_away for receipt in receipts):
            if wants_fragment(request):
                return errors.photos_away(request)  # The script keeps the photo, and sends it again.
            status = 503
    context = {"form": form, "receipts": receipts, **gathered(request, case, receipts)}
    response = respond(request, "photos/evidence.html", context, partial="answer", status=status)
    if status == 503:
        response.headers["Retry-After"] = str(errors.PHOTOS_SECONDS)
    return response


def _slot(request: Request) -> str:
    kind = request.GET.get("kind", "")
    return kind if kind in SHOTS else ""


def _receive(request: Request, case: Case, form: UploadForm) -> list[Receipt]:
    """Take every file that was sent: a mistake in the words beside it never costs a photo."""
    form.is_valid()
    values = form.cleaned_data
    with uploads.decoding_for(request) as caller:
        return receive_all(
            case,
            values.get("photos", []),
            kind=values.get("kind", ""),
            caption=values.get("caption", ""),
            now=request.now,
            role=Role.OWNER,
            caller=caller,
        )


def _may_upload(request: Request, form: UploadForm) -> bool:
    """Count what came in for this client; say in the form where it is too much for one day."""
    if uploads.may_upload(request, sum(file.size or 0 for file in request.FILES.getlist("photos"))):
        return True
    form.add_error("photos", limits.TOO_MUCH)
    return False


def gathered(request: Request, case: Case, receipts: Sequence[Receipt] = ()) -> dict[str, Any]:
    """Return the slots with their photos, those of a parcel that is still to be sent back for themselves, the photos to sort, and the limits with what is left of them."""
    photos = coached(case, list(case.photos.all()), request.now)
    wanted = case.guide_problem.shot_list
    sent_back = RETURN_SHOTS if case.status == Status.RETURN_DUE else ()
    slot = _slot(request)
    told = () if wants_fragment(request) else receipts
    left_out = waived(case)
    slots = slots_of(
        photos,
        [*sent_back, *wanted],
        asked=asked_for(case, photos),
        opened=slot,
        receipts=told,
        left_out=left_out,
        extra=case.guide_problem.sometimes,
    )
    return_slots = [one for one in slots if one.shot in sent_back]
    of_problem = [one for one in slots if one.shot not in sent_back]
    return {
        "case": case,
        "photos": photos,
        "return_slots": return_slots,
        "return_parts": [
            [one for one in return_slots if one.shot in PACKING_SHOTS],
            [one for one in return_slots if one.shot not in PACKING_SHOTS],
        ],
        "next_return_shot": next((one.shot for one in return_slots if not one.photos and not one.is_waived), None),
        "return_there": sum(bool(one.photos) or one.is_waived for one in return_slots),
        "may_lack": MAY_LACK,
        "slots": of_problem,
        "problem_slot_opened": any(one.is_open or one.is_asked or one.receipts for one in of_problem),
        "opened": slot,
        "progress": progress(case.guide_problem, (photo.kind for photo in photos if photo.is_sorted), left_out),
        "unsorted": [photo for photo in photos if not photo.is_sorted],
        "sort_shots": list(dict.fromkeys([*sent_back, *wanted, SHOTS["other"]])),
        "is_first": "first" in request.GET,
        "left": max(0, sanitise.MAX_PHOTOS - len(photos)),
        "max_photos": sanitise.MAX_PHOTOS,
        "max_megabytes": sanitise.MAX_BYTES // 1024**2,
        "max_bytes": sanitise.MAX_BYTES,
        "too_big": sanitise.ImageRejected("too-big").sentence,
        "too_many": sanitise.ImageRejected("too-many").sentence,
        "max_megapixels": sanitise.MAX_MEGAPIXELS,
        "fewer_megapixels": sanitise.FEWER_MEGAPIXELS,
        "max_request_megabytes": uploads.MAX_REQUEST_BYTES // 1024**2,
        "types": sanitise.TYPES,
        "may_ask_review": Status.IN_REVIEW in offered_moves(case, has_photos=bool(photos)),
    }


@require_POST
@access.case_owner
def waive(request: Request, case: Case) -> HttpResponse:
    """Write down that there is nothing to take of one kind, or that there is after all (`wanted`)."""
    kind = request.POST.get("kind", "")
    if kind not in SHOTS:
        raise Http404
    if "wanted" in request.POST:
        WaivedShot.objects.filter(case=case, kind=kind).delete()
    else:
        WaivedShot.objects.get_or_create(case=case, kind=kind)
    return redirect(f"{reverse('photos:evidence', args=[case.reference])}#shot-{kind}")


@require_http_methods(["GET", "POST"])
@access.case_owner
def photo(request: Request, case: Case, photo_id: UUID) -> HttpResponse:
    """Show one photo large, and say anew what it shows."""
    shown = get_object_or_404(case.photos, pk=photo_id)
    saved = {"kind": shown.kind, "caption": shown.caption}
    form = PhotoForm(request.POST if request.method == "POST" else None, case=case, initial=saved)
    if request.method == "POST" and form.is_valid():
        try:
            shown.describe(**form.cleaned_data)
        except EvidencePhoto.NotUpdated:  # Removed in another tab meanwhile.
            raise Http404 from None
        messages.success(request, _("사진 설명을 저장했어요."))
        say_understood(request, form)
        return redirect(f"{reverse('photos:evidence', args=[case.reference])}#photo-{shown.pk}")
    remark = next(one.remark for one in coached(case, list(case.photos.all()), request.now) if one == shown)
    context = {"case": case, "photo": shown, "form": form, "remark": remark}
    return render(request, "photos/photo.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access.case_owner
def remove(request: Request, case: Case, photo_id: UUID) -> HttpResponse:
    shown = get_object_or_404(case.photos, pk=photo_id)
    if request.method == "POST":
        shown.remove(now=request.now, role=Role.OWNER)
        messages.success(request, _("사진을 지웠어요."))
        return redirect("photos:evidence", case.reference)
    return render(request, "photos/remove.html", {"case": case, "photo": shown})


@require_GET
@access.case_reader
def file(request: Request, case: Case, photo_id: UUID, size: str) -> HttpResponseBase:
    """Send one file of a photo: to its owner all of them, to others only the copy that is meant for them."""
    sent = get_object_or_404(case.photos, pk=photo_id)
    name = f"{case.reference}-{sent.pk.hex[:8]}"
    is_owner = access.holds(request, case)
    if size in RENDITIONS:
        own, shared, content_type, ending = RENDITIONS[size]
    elif size == ORIGINAL and is_owner:
        own, shared, content_type, ending = ORIGINAL, "", "application/octet-stream", ENDINGS[sent.format]
    else:
        raise Http404
    field = own if is_owner else shared
    stored = getattr(sent, field)
    headers = PRIVATE | {"Content-Type": content_type}
    # What turns, blacks out or removes a photo gives the pages another address; this one is never asked for again.
    if size in SMALL and (named := request.GET.get("v")) and named == sent.version_of(field):
        headers |= KEPT_BY_OWNER if is_owner else KEPT_FOR_A_LOOK
    headers["Content-Disposition"] = content_disposition_header(size == ORIGINAL, f"{name}.{ending}") or "inline"
    try:
        if size in SMALL:
            with stored.open("rb") as content:
                return StreamingHttpResponse([content.read()], headers=headers)  # One piece holds no thread.
        return _large_file(request, stored, headers)
    except FileNotFoundError:
        raise Http404 from None


def _large_file(request: Request, stored: FieldFile, headers: dict[str, str]) -> HttpResponseBase:
    """Send what does not go out at once; each of these holds a place until its reader has it."""
    with ExitStack() as held:
        if not held.enter_context(places.SENDING.take(client_network(request))):
            return errors.busy(request)
        content = held.enter_context(stored.open("rb"))
        headers |= {"Content-Length": str(content.size)}
        return StreamingHttpResponse(Sending(pieces_of(content), held.pop_all()), headers=headers)
