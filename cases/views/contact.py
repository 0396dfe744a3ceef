"""Whom to contact, now or at another moment."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from cases import guide, hours
from cases.access import public
from cases.days import SEOUL, full_day
from cases.forms.contact import planner
from cases.http import Request, respond
from cases.kept import kept
from cases.models.reference import contact_now


@require_safe
@public
@kept
def contact(request: Request) -> HttpResponse:
    """Rank all channels for `?problem=` and `?at=`; what cannot be read is named (422), and the rest answered."""
    form = planner(request.GET, request.now)
    valid = not form.is_bound or form.is_valid()
    chosen = form.cleaned_data if form.is_bound else {}
    slug = chosen.get("problem") or None
    at = (chosen.get("at") or request.now).astimezone(SEOUL)
    channels = contact_now(at, slug)
    problem = guide.problem(slug) if slug else None
    context = {
        "form": form,
        "channels": channels,
        "compared": sorted(channels, key=lambda ranked: ranked.channel.position),
        "problem": problem,
        "need": problem.need if problem else hours.DEFAULT_NEED,
        "at": at,
        "at_day": full_day(at.date()),
        "is_now": not chosen.get("at"),
    }
    return respond(request, "contact/contact.html", context, partial="planner", status=200 if valid else 422)
