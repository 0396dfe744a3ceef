"""The papers of a case: choosing, and downloading them as PDF or with the received files as ZIP."""

from __future__ import annotations

import io
import logging
from contextlib import ExitStack
from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases.bundle.archive import archive
from cases.bundle.pdf import SIZES, Bundle, Size
from cases.bundle.typeset import NotTypeset
from cases.casefile import access
from cases.casefile.models import Case
from cases.core import errors, limits, places
from cases.core.http import Request, client_network
from cases.core.sending import Sending, pieces_of

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
    with ExitStack() as held:
        who = client_network(request)
        if not held.enter_context(places.SENDING.take(who)):
            return errors.busy(request)
        with places.PAPERS.take(who) as free:
            return _pdf(request, case, SIZES[size], part, held) if free else errors.busy(request)


def _pdf(request: Request, case: Case, size: Size, part: int, held: ExitStack) -> HttpResponseBase:
    if not limits.BUNDLING.allows(request):
        return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
    bundle = Bundle(case, request.now)
    parts = len(bundle.parts(size))
    if not 1 <= part <= parts:
        raise Http404
    try:
        made = held.enter_context(bundle.pdf(size, part))
    except NotTypeset:
        logger.exception("The papers of a case could not be made")
        return _page(request, case, HTTPStatus.SERVICE_UNAVAILABLE)
    length = made.seek(0, io.SEEK_END)
    made.seek(0)
    name = f"refundguide-{case.reference}{f'-{part}of{parts}' if parts > 1 else ''}.pdf"
    headers = {
        "Content-Type": "application/pdf",
        "Content-Length": str(length),
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return StreamingHttpResponse(Sending(pieces_of(made), held.pop_all()), headers=headers)


@require_GET
@access.case_owner
def originals(request: Request, case: Case) -> HttpResponseBase:
    """Send the received files with their manifest and the timeline, as they are read."""
    with ExitStack() as held:
        if not held.enter_context(places.SENDING.take(client_network(request))):
            return errors.busy(request)
        if not limits.BUNDLING.allows(request):
            return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
        sending = Sending(archive(case, request.now), held.pop_all())
    return StreamingHttpResponse(
        sending,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="refundguide-{case.reference}.zip"'},
    )
