"""Recording that the case went on: one page that asks what the move must say, then `Case.move`."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.casefile.reviews import offered_moves, review_time
from cases.core.formats.dates import read_day
from cases.core.formats.numbers import row_number
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.core.typed import typed_in
from cases.front.forms.moves import MoveForm
from cases.front.next_action import ways_on
from cases.money.models import Entry
from cases.photos.remarks import before_sending
from cases.process import move_texts, status_texts
from cases.process.money import Sort
from cases.process.next_steps import RECORDED_ON, SENDS_PHOTOS
from cases.process.quotas import CaseFull
from cases.process.states import FOR_REVIEW, CaseChanged, MoveNotAllowed, Role, Status

# Where a move keeps which entry of the ledger was written with it.
_ENTRY = "entry"


@require_http_methods(["GET", "POST"])
@access.case_owner
def move(request: Request, case: Case, target: str) -> HttpResponse:
    """Ask what moving to `target` needs, and move. A move that is no longer possible answers 409 and says so."""
    if target not in Status.values:
        raise Http404
    to = Status(target)
    if to not in case.moves_for(Role.OWNER):
        return _too_late(request, case)
    has_photos = case.photos.exists()
    if to not in offered_moves(case, has_photos=has_photos):
        context = ways_on(case, has_photos=has_photos) | {"has_photos": has_photos, "typed": typed_in(request)}
        return render(request, "front/no_review.html", context, status=409)
    if to in RECORDED_ON and request.method == "GET":
        return redirect(RECORDED_ON[to], case.reference)
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        case=case,
        target=to,
        today=timezone.localdate(request.now),
        initial={"on": day} if (day := read_day(request.GET.get("on", ""))) else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _moved(request, case, to, form)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
    context = {
        "case": case,
        "form": form,
        "before": move_texts.before(Status(case.status), to),
        "verb": status_texts.verb(Status(case.status), to),
        "is_request": to == FOR_REVIEW,
        "review_time": review_time(case, request.now) if to == FOR_REVIEW else None,
        "before_sending": before_sending(case, request.now) if to in SENDS_PHOTOS else None,
        "irreversible": status_texts.IRREVERSIBLE.get(to),
    }
    return render(request, "front/move.html", context, status=422 if form.errors else 200)


def _moved(request: Request, case: Case, to: Status, form: MoveForm) -> HttpResponse:
    values, source = form.cleaned_data, Status(case.status)
    data: dict[str, Any] = {"ticks": values["ticks"]} if values.get("ticks") else {}
    try:
        with transaction.atomic():
            if values.get("amount"):
                money = {name: values[name] for name in ("amount", "currency")} | {"happened_on": form.today}
                data[_ENTRY] = Entry.write(case, Sort.REFUNDED, money, now=request.now).pk
            case.move(
                to,
                by=None,
                role=Role.OWNER,
                note=values["note"],
                outcome=values.get("outcome", ""),
                on=values.get("on"),
                data=data,
                now=request.now,
            )
    except (CaseChanged, MoveNotAllowed):
        return _too_late(request, case)
    said = move_texts.after(source, to, values.get("outcome", ""))
    messages.success(request, str(said.sentence), extra_tags=said.tone)
    say_understood(request, form)
    return redirect(case)


@require_POST
@access.case_owner
def undo(request: Request, case: Case) -> HttpResponse:
    """Take back the move that the button names, with the money that it told of; one that something builds on by now answers 409."""
    number = row_number(request.POST.get("move", "")) or 0
    try:
        with transaction.atomic():
            case.take_back(number, now=request.now)
            told = case.events.get(number=number).data.get(_ENTRY)
            for entry in Entry.objects.filter(case=case, pk=told):
                entry.strike(now=request.now)
    except CaseChanged:
        case.refresh_from_db()
        return render(request, "front/undo_too_late.html", ways_on(case, has_photos=case.photos.exists()), status=409)
    messages.success(request, _("되돌렸어요. 방금 적은 것은 없던 일이 됐어요."))
    return redirect(case)


def _too_late(request: Request, case: Case) -> HttpResponse:
    case.refresh_from_db()
    context = ways_on(case, has_photos=case.photos.exists()) | {"typed": typed_in(request)}
    return render(request, "front/move_too_late.html", context, status=409)
