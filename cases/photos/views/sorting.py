"""Sorting photos that came many at once: what each shows, said by one tap below it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request, respond, wants_fragment
from cases.photos.models import EvidencePhoto
from cases.photos.views.evidence import gathered
from cases.process.shots import SHOTS


@require_POST
@access.case_owner
def sort(request: Request, case: Case) -> HttpResponse:
    """Keep what was said of each photo, in a field `kind-<id>`; of which nothing was said stays as it is."""
    done = _sorted(case, request)
    if wants_fragment(request):
        response = respond(request, "photos/evidence.html", gathered(request, case), partial="answer")
        kinds = ", ".join(f"‘{SHOTS[photo.kind].label}’" for photo in done)
        return trigger_client_event(response, "say", {"text": _("%(kinds)s에 담았어요.") % {"kinds": kinds}})
    if done:
        said = ngettext("사진 %(count)s장을 담았어요.", "사진 %(count)s장을 담았어요.", len(done))
        messages.success(request, said % {"count": len(done)})
        return redirect("photos:evidence", case.reference)
    messages.error(request, _("아직 고른 것이 없어요. 사진마다 무엇을 찍었는지 하나씩 골라 주세요."))
    return redirect(f"{reverse('photos:evidence', args=[case.reference])}#sort")


def _sorted(case: Case, request: Request) -> list[EvidencePhoto]:
    """Keep each new answer; return the photos that have one."""
    said = [(photo, request.POST.get(f"kind-{photo.pk.hex}", "")) for photo in case.photos.all()]
    new = [(photo, kind) for photo, kind in said if kind in SHOTS and (photo.kind != kind or not photo.is_sorted)]
    return [photo for photo, kind in new if photo.sort_as(kind)]
