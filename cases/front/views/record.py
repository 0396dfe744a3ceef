"""What was said and done in a case: whom to contact now, the notes of its owner, and the timeline."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.casefile.timeline import lines_of
from cases.contact.plan import contact_now
from cases.contact.ranking import DISPUTE_SCREEN
from cases.core.formats.numbers import row_number
from cases.core.http import Request, respond, wants_fragment
from cases.core.incoming import say_understood
from cases.deadlines.rulebook import standing_now
from cases.front.forms.record import NoteForm
from cases.process.events import Audience, Kind
from cases.process.quotas import CaseFull
from cases.process.standings import Lateness
from cases.process.states import Role

# So many events of a timeline are read for one page.
EVENTS_SHOWN = 50


@require_GET
@access.case_owner
def timeline(request: Request, case: Case) -> HttpResponse:
    """Show whom to contact now and the newest of the timeline; with `?before=` what is further back."""
    before = row_number(request.GET.get("before", ""))
    if before is not None:
        return render(request, "front/timeline.html", {"case": case, **_lines(case, before=before)})
    return render(request, "front/record.html", _page(request, case, NoteForm()))


@require_POST
@access.case_owner
def note(request: Request, case: Case) -> HttpResponse:
    """Write down what the owner wants to remember; an htmx answer says so at the head of the new timeline."""
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                case.record(Kind.NOTED, role=Role.OWNER, note=form.cleaned_data["note"], now=request.now)
        except CaseFull as full:
            form.add_error("note", str(full.sentence))
    saved = not form.errors
    if saved and not wants_fragment(request):
        messages.success(request, _("메모를 남겼어요."))
        say_understood(request, form)
        return redirect("front:case-timeline", case.reference)
    context = _page(request, case, NoteForm() if saved else form) | {"saved": saved}
    return respond(request, "front/record.html", context, partial="timeline", status=200 if saved else 422)


def _page(request: Request, case: Case, form: NoteForm) -> dict[str, Any]:
    return {"case": case, "note_form": form, "channels": _channels(request, case), **_lines(case)}


def _channels(request: Request, case: Case) -> list[Any]:
    """Return whom to contact now; the dispute is none of them once its window is over, nor is anybody of a closed case."""
    if case.description.is_closed or wants_fragment(request):
        return []
    situation = case.situation
    over = standing_now(situation, request.now).lateness == Lateness.ROUTE_CLOSED
    return contact_now(request.now, situation, closed=frozenset({DISPUTE_SCREEN}) if over else frozenset())


def _lines(case: Case, *, before: int | None = None) -> dict[str, Any]:
    """Return the newest `lines`, of events with a number smaller than `before`; the number in `older` begins the rest."""
    events = case.events.for_audience(Audience.BUYER).order_by("-number")
    if before is not None:
        events = events.filter(number__lt=before)
    shown = list(events[: EVENTS_SHOWN + 1])
    older = shown[EVENTS_SHOWN - 1].number if len(shown) > EVENTS_SHOWN else None
    return {"lines": lines_of(shown[:EVENTS_SHOWN], in_short=True), "older": older}
