"""The ladder of a case: who may be asked next, with what, and where its buyer applied already."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.escalation.forms import FilingForm, TermsForm
from cases.escalation.models import Filing, OrderTerms
from cases.escalation.on_case import Ladder, Shown, known_at, ladder_of, message_to
from cases.messages.boxes import boxes
from cases.money.tally import tally_of
from cases.process.quotas import CaseFull
from cases.process.receivers import Receiver
from cases.process.rungs import RUNGS
from cases.process.states import CaseChanged, Role, Status
from cases.process.status_texts import verb
from cases.reminders.models import ChosenDay
from cases.reminders.models.address import DAYS_PER_CASE, chosen_of

# Rungs that the case itself records, as a move.
MOVES = {"seller": Status.FILED, "platform": Status.PLATFORM_REVIEW}


@require_GET
@access.case_owner
def page(request: Request, case: Case) -> HttpResponse:
    return _page(request, case)


def _page(request: Request, case: Case, *, form: TermsForm | None = None, status: int = 200) -> HttpResponse:
    found = ladder_of(case, request.now)
    context = {
        "case": case,
        "ladder": found,
        "standing": found.standing,
        "form": form or TermsForm.of(found.terms),
        "tally": tally_of(case.problem),
    }
    return render(request, "escalation/ladder.html", context, status=status)


@require_POST
@access.case_owner
def terms(request: Request, case: Case) -> HttpResponse:
    """Write down what changes the ladder of this order."""
    form = TermsForm(request.POST)
    if not form.is_valid():
        return _page(request, case, form=form, status=422)
    OrderTerms.objects.update_or_create(case=case, defaults=form.terms())
    case.touch(request.now)
    messages.success(request, _("순서를 다시 맞췄어요."))
    return redirect("escalation:ladder", case.reference)


@require_http_methods(["GET", "POST"])
@access.case_owner
def rung(request: Request, case: Case, rung: str) -> HttpResponse:
    """Show what to hand in at one rung, and write down that it was."""
    found = ladder_of(case, request.now)
    shown = next((one for one in found.rungs if one.slug == rung), None)
    if shown is None:
        raise Http404
    form = FilingForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(request.now),
        paid_on=case.paid_on,
    )
    if request.method == "POST" and rung not in MOVES and form.is_valid():
        try:
            return _filed(request, case, rung, form)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
    context = {"case": case, "form": form, **_rung_context(case, shown, found, request.now)}
    return render(request, "escalation/rung.html", context, status=422 if form.errors else 200)


def _rung_context(case: Case, shown: Shown, found: Ladder, now: dt.datetime) -> dict[str, Any]:
    move = MOVES.get(shown.slug)
    may_move = move is not None and move in case.moves_for(Role.OWNER)
    message = message_to(shown.row, found.terms)
    language = Receiver(message.receiver).language if message else ""
    letter = boxes(message, known_at(case, shown.slug, found, now), language) if message else []
    may_file = move is None and shown.filing is None and not case.description.is_closed
    return {
        "rung": shown,
        "boxes": letter,
        "in_steps": bool(letter and shown.row.url and may_file),
        "language": language,
        "message": message,
        "move": reverse("front:case-move", args=[case.reference, move]) if may_move else "",
        "move_label": verb(Status(case.status), move) if may_move and move else "",
        "may_file": may_file,
    }


def _filed(request: Request, case: Case, slug: str, form: FilingForm) -> HttpResponse:
    answer_on = form.cleaned_data["answer_on"]
    try:
        Filing.write(case, slug, form.cleaned_data, now=request.now)
    except CaseChanged:
        # Another tab moved the case first; the application is as true as before.
        case.refresh_from_db()
        Filing.write(case, slug, form.cleaned_data, now=request.now)
    name = str(RUNGS[slug][0]) if slug in RUNGS else _("도움받을 곳")
    if answer_on and len(chosen_of(case, request.now)) < DAYS_PER_CASE:
        ChosenDay.add(case, on=answer_on, note=_("%(name)s 답 확인하기") % {"name": name}, now=request.now)
    messages.success(request, _("신청한 것을 적어 두었어요."))
    say_understood(request, form)
    return redirect("escalation:ladder", case.reference)


@require_POST
@access.case_owner
def strike(request: Request, case: Case, rung: str) -> HttpResponse:
    """Take an application back that was written by mistake."""
    try:
        get_object_or_404(Filing, case=case, rung=rung).strike(now=request.now)
    except CaseFull as full:
        messages.error(request, str(full.sentence))
    else:
        messages.success(request, _("지웠어요. 기록에는 지웠다고 남아요."))
    return redirect("escalation:ladder", case.reference)
