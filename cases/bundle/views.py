"""The papers of a case: choosing, and downloading them as PDF or with the received files as ZIP."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases.bundle.archive import archive
from cases.bundle.pdf import SIZES, Bundle
from cases.bundle.typeset import NotTypeset
from cases.casefile import access
from cases.casefile.models import Case
from cases.core import limits
from cases.core.http import Request

logger = logging.getLogger(__name__)


@require_GET
@access.case_owner
def page(request: Request, case: Case) -> HttpResponse:
    """Say what is in the papers and what is missing still; offer them in every size."""
    return _page(request, case)


def _page(request: Request, case: Case, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    bundle = Bundle(case, request.now)
    kinds = {photo.kind for photo in bundle.photos}
    context = {
        "case": case,
        "content": bundle.content,
        "sizes": [(size, range(1, len(bundle.parts(size)) + 1)) for size in SIZES.values()],
        "shots_missing": [shot for shot in case.guide_problem.shot_list if shot.slug not in kinds],
        "originals_bytes": sum(photo.byte_size for photo in bundle.photos),
        "too_many": status == HTTPStatus.TOO_MANY_REQUESTS,
        "failed": status == HTTPStatus.SERVICE_UNAVAILABLE,
    }
    response = render(request, "bundle/bundle.html", context, status=status)
    if status != HTTPStatus.OK:
        wait = limits.BUNDLING.window.seconds if context["too_many"] else 60
        response.headers["Retry-After"] = str(wait)
    return response


@require_GET
@access.case_owner
def file(request: Request, case: Case, size: str, part: int) -> HttpResponseBase:
    if size not in SIZES:
        raise Http404
    if not limits.BUNDLING.allows(request):
        return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
    bundle = Bundle(case, request.now)
    parts = len(bundle.parts(SIZES[size]))
    if not 1 <= part <= parts:
        raise Http404
    try:
        made = bundle.pdf(SIZES[size], part)
    except NotTypeset:
        logger.exception("The papers of a case could not be made")
        return _page(request, case, HTTPStatus.SERVICE_UNAVAILABLE)
    name = f"refundguide-{case.reference}{f'-{part}of{parts}' if parts > 1 else ''}.pdf"
    return FileResponse(made, as_attachment=True, filename=name, content_type="application/pdf")


@require_GET
@access.case_owner
def originals(request: Request, case: Case) -> HttpResponseBase:
    """Send the received files with their manifest and the timeline, as they are read."""
    if not limits.BUNDLING.allows(request):
        return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
    return StreamingHttpResponse(
        archive(case, request.now),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="refundguide-{case.reference}.zip"'},
    )
