"""Until when, for days without a case."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import push_url, replace_url

from cases.core.days import SEOUL
from cases.core.http import Request, respond, wants_fragment
from cases.core.policy import public
from cases.deadlines.calculator import calculate
from cases.deadlines.deadline import Deadline
from cases.deadlines.forms import CalculatorForm
from cases.deadlines.rulebook import Rulebook
from cases.facts.page_cache import cached_by
from cases.process.situation import Situation

RESULTS = "results"  # The element that a changed field asks for; a sent form asks for all of the calculator.


@require_safe
@public
@cached_by(None)
def deadlines(request: Request) -> HttpResponse:
    """Count all deadlines for the days in the query; what cannot be read is named (422), and the rest counted."""
    form = CalculatorForm(request.GET, today=timezone.localdate(request.now, SEOUL))
    valid, address = form.is_valid(), reverse("deadlines:deadlines")
    situation = form.situation
    targets = {RESULTS: "changed"} if form.query else {}
    shared = f"{address}?{form.query}" if form.query else address
    rulebook = Rulebook.read()
    context = {
        "form": form,
        "problem": situation.problem,
        "payment": situation.payment,
        "days": situation.dates,
        "result": calculate(situation, request.now, rulebook, unreadable=set(form.errors)),
        "preview": None if situation.dates else _preview(form.today, request.now, rulebook),
        "share": request.build_absolute_uri(f"{address}?{form.known}"),
        "known": form.known,
        "ahead": form.ahead,
    }
    response = respond(
        request,
        "deadlines/deadlines.html",
        context,
        partial="calculator",
        targets=targets,
        status=200 if valid else 422,
    )
    if not wants_fragment(request):
        return response
    # Whether it becomes an entry of the history depends on the moment: a browser must not take it from its cache.
    response["Cache-Control"] = "no-store"
    # While fields change, one entry of the history follows; a sent form gets its own, unless it says the same.
    same = request.htmx.target in targets or request.htmx.current_url_abs_path == shared
    return replace_url(response, shared) if same else push_url(response, shared)


def _preview(today: dt.date, now: dt.datetime, rulebook: Rulebook) -> Deadline | None:
    """Return the nearest deadline of somebody who got the goods today: what an answer of this page looks like."""
    return calculate(Situation(dates={"received_on": today}), now, rulebook).nearest
