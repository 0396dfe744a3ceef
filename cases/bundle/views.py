"""The papers of a case: choosing, and downloading them as PDF or with the received files as ZIP."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases.bundle import choice as choices
from cases.bundle.archive import archive
from cases.bundle.choice import Choice
from cases.bundle.lines import choosable
from cases.bundle.pdf import SIZES, Bundle, Size
from cases.bundle.typeset import NotTypeset
from cases.casefile import access
from cases.casefile.models import Case
from cases.core import limits
from cases.core.http import Request

logger = logging.getLogger(__name__)

USUAL = "10"


@require_GET
@access.case_owner
def page(request: Request, case: Case) -> HttpResponse:
    """Ask what goes into the papers and into what file; say what is missing still."""
    return _page(request, case)


def _page(request: Request, case: Case, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    photos = list(case.photos.all())
    choice = Choice.read(request.GET, photos) or choices.remembered(request, case)
    whole = Bundle(case, request.now, Choice(size=choice.size))
    sizes = [(size, len(whole.parts(size))) for size in whole.offered()]
    kinds = {photo.kind for photo in photos}
    notes, reviewers = choosable(case)
    context = {
        "case": case,
        "content": whole.content,
        "choice": choice,
        "photos": [(photo, choices.mark_of(photo)) for photo in photos],
        "notes": notes,
        "reviewers": reviewers,
        "sizes": sizes,
        "size": _ticked(choice, [size for size, _parts in sizes]),
        "shots_missing": [shot for shot in case.guide_problem.shot_list if shot.slug not in kinds],
        "originals_bytes": sum(photo.byte_size for photo in photos),
        "too_many": status == HTTPStatus.TOO_MANY_REQUESTS,
        "failed": status == HTTPStatus.SERVICE_UNAVAILABLE,
    }
    response = render(request, "bundle/bundle.html", context, status=status)
    if status != HTTPStatus.OK:
        wait = limits.BUNDLING.window.seconds if context["too_many"] else 60
        response.headers["Retry-After"] = str(wait)
    return response


def _ticked(choice: Choice, sizes: Sequence[Size]) -> str:
    """Return the kind of file that is ticked: what was chosen, else what most receivers take."""
    offered = [size.slug for size in sizes]
    if choice.size in (*offered, choices.ZIP):
        return choice.size
    return USUAL if USUAL in offered else offered[-1]


@require_GET
@access.case_owner
def papers(request: Request, case: Case) -> HttpResponseBase:
    """Send what the form chose, or the addresses of its parts where it takes several files."""
    choice = _choice(request, case)
    choices.remember(request, case, choice)
    if choice.size == choices.ZIP:
        return _zip(request, case, choice)
    size = SIZES.get(choice.size, SIZES[USUAL])
    bundle = Bundle(case, request.now, choice)
    parts = len(bundle.parts(size))
    if parts == 1:
        return _pdf(request, case, bundle, size, 1)
    photos = list(case.photos.all())
    context = {"case": case, "size": size, "parts": range(1, parts + 1), "query": choice.query(photos)}
    return render(request, "bundle/parts.html", context)


@require_GET
@access.case_owner
def file(request: Request, case: Case, size: str, part: int) -> HttpResponseBase:
    if size not in SIZES:
        raise Http404
    return _pdf(request, case, Bundle(case, request.now, _choice(request, case)), SIZES[size], part)


def _pdf(request: Request, case: Case, bundle: Bundle, size: Size, part: int) -> HttpResponseBase:
    if not limits.BUNDLING.allows(request):
        return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
    parts = len(bundle.parts(size))
    if not 1 <= part <= parts:
        raise Http404
    try:
        made = bundle.pdf(size, part)
    except NotTypeset:
        logger.exception("The papers of a case could not be made")
        return _page(request, case, HTTPStatus.SERVICE_UNAVAILABLE)
    name = f"refundguide-{case.reference}{f'-{part}of{parts}' if parts > 1 else ''}.pdf"
    return FileResponse(made, as_attachment=True, filename=name, content_type="application/pdf")


@require_GET
@access.case_owner
def originals(request: Request, case: Case) -> HttpResponseBase:
    """Send the received files with their manifest and the timeline, as they are read."""
    return _zip(request, case, _choice(request, case))


def _zip(request: Request, case: Case, choice: Choice) -> HttpResponseBase:
    if not limits.BUNDLING.allows(request):
        return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
    return StreamingHttpResponse(
        archive(case, request.now, choice),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="refundguide-{case.reference}.zip"'},
    )


def _choice(request: Request, case: Case) -> Choice:
    """Return what the address chooses. What it does not say is never taken from elsewhere: it alone is the papers."""
    return Choice.read(request.GET, case.photos.all()) or Choice()
