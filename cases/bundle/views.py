"""The papers of a case: choosing, and downloading them as PDF or with the received files as ZIP."""

from __future__ import annotations

import io
import itertools
import logging
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from cases.bundle import choice as choices
from cases.bundle.archive import archive, is_heavy
from cases.bundle.choice import Choice
from cases.bundle.lines import choosable, told
from cases.bundle.models import Making
from cases.bundle.pdf import SIZES, Bundle, Size
from cases.bundle.tasks import have_made
from cases.bundle.typeset import NOT_MADE
from cases.casefile import access
from cases.casefile.models import Case
from cases.core import errors, limits, places
from cases.core.http import Request, client_network, respond, wants_fragment
from cases.core.outage import Away
from cases.core.sending import Sending, pieces_of
from cases.photos.slots import lacking, lacking_of_return
from cases.process.events import Audience
from cases.process.states import Outcome

logger = logging.getLogger(__name__)

USUAL = "10"
# With these ends nobody goes to anybody with the papers any more; who got nothing, or a part, still may.
_OVER = frozenset({Outcome.REFUNDED, Outcome.WITHDRAWN})
# By this in its address the page that waits names what it says already.
SAYS = "says"


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
    return_missing, problem_missing = lacking_of_return(case, kinds), lacking(case, kinds)
    notes, reviewers = choosable(case)
    context = {
        "case": case,
        "is_for_keeping": case.outcome in _OVER,
        "content": whole.content,
        "titles": (whole.content["title-shown"], whole.content["title-en"]),
        "cover": [(row["ko"], row["value"].partition("\n")[0]) for row in whole.content["facts"]],
        "choice": choice,
        "chosen_apart": replace(choice, size="") != Choice(),
        "photos": [(photo, choices.mark_of(photo)) for photo in photos],
        "notes": notes,
        "reviewers": reviewers,
        "sizes": sizes,
        "size": _ticked(choice, [size for size, _parts in sizes]),
        "missing": [*return_missing, *problem_missing],
        "return_missing": return_missing,
        "problem_missing": problem_missing,
        "lines_kept_back": case.events.not_taken_back().for_audience(Audience.BUYER).count()
        - told(case, choice).count(),
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
    """Return the size that is ticked: what was chosen, else what most receivers take."""
    offered = [size.slug for size in sizes]
    if choice.size in offered:
        return choice.size
    return USUAL if USUAL in offered else offered[-1]


@require_GET
@access.case_owner
def papers(request: Request, case: Case) -> HttpResponseBase:
    """Send what the form chose, or the addresses of its parts where it takes several files."""
    choice = _choice(request, case)
    # The ZIP has no size: the next time the one of the PDF is proposed again.
    size = choices.remembered(request, case).size if choice.size == choices.ZIP else choice.size
    choices.remember(request, case, replace(choice, size=size))
    if choice.size == choices.ZIP:
        return _zip(request, case, choice)
    return _pdf(request, case, choice, SIZES.get(choice.size, SIZES[USUAL]))


@require_GET
@access.case_owner
def file(request: Request, case: Case, size: str, part: int) -> HttpResponseBase:
    if size not in SIZES:
        raise Http404
    return _pdf(request, case, _choice(request, case), SIZES[size], part)


def _pdf(request: Request, case: Case, choice: Choice, size: Size, part: int | None = None) -> HttpResponseBase:
    with ExitStack() as held:
        who = client_network(request)
        if not held.enter_context(places.SENDING.take(who)):
            return errors.busy(request)
        with places.PAPERS.take(who) as free:
            return _part(request, case, choice, size, part, held) if free else errors.busy(request)


def _part(
    request: Request, case: Case, choice: Choice, size: Size, part: int | None, held: ExitStack
) -> HttpResponseBase:
    """Send one file, counted from one; without `part` the only one, or the addresses of all."""
    if not limits.BUNDLING.allows(request):
        return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
    bundle = Bundle(case, request.now, choice)
    parts = len(bundle.parts(size))
    if part is None and parts > 1:
        query = choice.query(bundle.photos)
        context = {"case": case, "size": size, "parts": range(1, parts + 1), "query": query}
        return render(request, "bundle/parts.html", context)
    part = 1 if part is None else part
    if not 1 <= part <= parts:
        raise Http404
    if bundle.is_heavy(size, part):
        return _made_beside(request, case, choice, size=size.slug, part=part, parts=parts, held=held)
    try:
        made = held.enter_context(bundle.pdf(size, part))
    except Away:
        raise  # The photos, of which a page of their own tells.
    except NOT_MADE:
        logger.exception("The papers of a case could not be made")
        return _page(request, case, HTTPStatus.SERVICE_UNAVAILABLE)
    return _sent(made, f"refundguide-{case.reference}{f'-{part}of{parts}' if parts > 1 else ''}.pdf", held)


def _sent(made: Any, name: str, held: ExitStack) -> StreamingHttpResponse:
    length = made.seek(0, io.SEEK_END)
    made.seek(0)
    headers = {
        "Content-Type": f"application/{name.rpartition('.')[2]}",
        "Content-Length": str(length),
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return StreamingHttpResponse(Sending(pieces_of(made), held.pop_all()), headers=headers)


def _made_beside(
    request: Request, case: Case, choice: Choice, *, size: str, part: int = 1, parts: int = 1, held: ExitStack
) -> HttpResponseBase:
    """Have a file made by a worker, and lead to where it is waited for; where tasks are done at once, send it."""
    making = have_made(case, choice, size=size, part=part, parts=parts, now=request.now)
    if not making.made_at:
        return redirect("bundle:bundle-making", case.reference, making.pk)
    return _sent(held.enter_context(making.open()), making.name, held)


@require_GET
@access.case_owner
def waiting(request: Request, case: Case, making: UUID) -> HttpResponse:
    """Say whether a file is made; the page asks again by itself where it can."""
    row = _making(request, case, making)
    if row is None:
        return redirect("bundle:bundle", case.reference)
    standing = row.standing(request.now)
    if wants_fragment(request) and request.GET.get(SAYS) == standing.mark:
        # Nothing new: a page that is swapped takes the focus along, and is read aloud again.
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    chosen = Choice.from_stored(row.choice) or Choice()
    query = chosen.query(case.photos.all())
    context = {"case": case, "making": row, "query": query, "standing": standing, "says": SAYS}
    return respond(request, "bundle/making.html", context, partial="making")


@require_GET
@access.case_owner
def made(request: Request, case: Case, making: UUID, ending: str) -> HttpResponseBase:
    """Send a file that was made."""
    row = _making(request, case, making)
    if row is None or not row.made_at:
        return redirect("bundle:bundle", case.reference)
    if ending != row.ending:
        raise Http404
    with ExitStack() as held:
        if not held.enter_context(places.SENDING.take(client_network(request))):
            return errors.busy(request)
        return _sent(held.enter_context(row.open()), row.name, held)


def _making(request: Request, case: Case, making: UUID) -> Making | None:
    """Return a file of `case` that was asked for within the hour; whoever comes later chooses again."""
    row = Making.objects.filter(case=case, pk=making).first()
    return None if row is None or row.is_over(request.now) else row


@require_GET
@access.case_owner
def originals(request: Request, case: Case) -> HttpResponseBase:
    """Send the received files with their manifest and the timeline: as they are read, or made by a worker where they are many."""
    return _zip(request, case, _choice(request, case))


def _zip(request: Request, case: Case, choice: Choice) -> HttpResponseBase:
    with ExitStack() as held:
        if not held.enter_context(places.SENDING.take(client_network(request))):
            return errors.busy(request)
        if not limits.BUNDLING.allows(request):
            return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
        photos = choice.of(case.photos.all())
        if is_heavy(photos):
            choice = replace(choice, size=choices.ZIP)
            # Once an hour: whoever asks again has us store nothing more, least of all where it failed.
            is_counted = Making.same(case, choice, size=choices.ZIP, part=1, now=request.now).exists()
            if not (is_counted or limits.may_store(request, sum(photo.byte_size for photo in photos))):
                return _page(request, case, HTTPStatus.TOO_MANY_REQUESTS)
            return _made_beside(request, case, choice, size=choices.ZIP, held=held)
        pieces = archive(case, request.now, choice)
        held.callback(pieces.close)
        # The first photo is read before the answer begins: where the store is away, the answer says so.
        begun = itertools.chain([next(pieces)], pieces)
        sending = Sending(begun, held.pop_all())
    return StreamingHttpResponse(
        sending,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="refundguide-{case.reference}.zip"'},
    )


def _choice(request: Request, case: Case) -> Choice:
    """Return what the address chooses. What it does not say is never taken from elsewhere: it alone is the papers."""
    return Choice.read(request.GET, case.photos.all()) or Choice()
