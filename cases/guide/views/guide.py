"""The first page, and the guide: its three steps, its articles, and what cannot be taken back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.contact.plan import contact_now
from cases.core.http import Request, respond, wants_fragment
from cases.core.policy import public
from cases.deadlines.models import DeadlineRule
from cases.facts.models import PolicyFact
from cases.facts.page_cache import cached_by
from cases.facts.sourced import ReferenceVersion
from cases.guide import articles as guide_articles
from cases.guide import steps as guide_steps
from cases.guide import structured
from cases.guide.known import by_name, known_rows
from cases.guide.periods import periods
from cases.guide.trail import trail
from cases.process import problems as guide_problems
from cases.process.no_return import POINTS, points_about, points_of_step
from cases.process.route import Place, Route, way
from cases.process.shots import PACKING_SHOTS, POSTING_SHOTS
from cases.process.situation import Situation

# A part of the prose of an article: its place, and its heading.
_PART = re.compile(r'<h2 id="([a-z]+)">([^<]+)</h2>')
_GUIDE = gettext_lazy("알리익스프레스 환불·반품 3단계")


@require_safe
@public
@cached_by({})
def home(request: Request) -> HttpResponse:
    """Ask what happened; show beside it who answers right now."""
    minute = request.now.replace(second=0, microsecond=0)
    choices = ReferenceVersion.kept("choices", lambda: _choices(minute), minute=minute)
    return render(request, "guide/home.html", {"choices": choices})


def _choices(now: dt.datetime) -> SafeString:
    """Return what the first page shows to everybody alike: without a request, nothing of a visitor can be in it."""
    context = {
        "first": guide_problems.FIRST,
        "families": guide_problems.other_families(),
        "channels": contact_now(now, Situation())[:1],
    }
    return render_to_string("guide/_choices.html", context)


@require_safe
@public
@cached_by({})
def overview(request: Request) -> HttpResponse:
    context = {
        "steps": guide_steps.STEPS,
        "articles": guide_articles.ARTICLES,
        "facts": by_name(known_rows()),
        "structured": [structured.how_to(_GUIDE, [f"{step.title}: {step.content}" for step in guide_steps.STEPS])],
    }
    return render(request, "guide/overview.html", context)


@require_safe
@public
@cached_by({})
def step(request: Request, slug: str) -> HttpResponse:
    """Show one step; htmx gets only what changes from step to step."""
    try:
        current = guide_steps.step(slug)
    except KeyError as unknown:
        raise Http404 from unknown
    before, after = guide_steps.around(current)
    known = known_rows()
    context = {
        "step": current,
        "steps": guide_steps.STEPS,
        "number": guide_steps.STEPS.index(current) + 1,
        "route": _way_to(current),
        "before": before,
        "after": after,
        "prose": f"guide/steps/{slug}.html",
        "facts": by_name(known),
        "rules": [known[slug] for slug in current.rules if slug in known],
        "problems": guide_problems.PROBLEMS,
        "points": points_of_step(slug),
        "return_shots": (PACKING_SHOTS, POSTING_SHOTS),
        "folded": True,
        "fragment": wants_fragment(request),
    }
    steps = structured.steps_in(render_to_string(f"guide/steps/{slug}.html", context))
    way = (_GUIDE, reverse("guide:guide")), (current.title, request.path)
    context["structured"] = [trail(request, *way), structured.how_to(current.title, steps)]
    return respond(request, "guide/step.html", context, partial="step-body")


@require_safe
@public
@cached_by({})
def article(request: Request, slug: str) -> HttpResponse:
    """Show one article beside the steps; its address takes only articles that exist."""
    current, dated = guide_articles.article(slug), DeadlineRule.objects.all().by_slug()
    known = dated | PolicyFact.objects.all().by_slug()
    prose = render_to_string(current.prose, {"facts": by_name(known)}, request)
    parts = _PART.findall(prose)
    context = {
        "article": current,
        "prose": prose,
        "parts": parts,
        "periods": periods(dated[name] for name in current.rules if name in dated),
        "rest": [known[name] for name in current.facts if name in known],
        "points": points_about(current.facts),
        "structured": [trail(request, (_GUIDE, reverse("guide:guide")), (current.title, request.path))],
    }
    return render(request, "guide/article.html", context)


@require_safe
@public
@cached_by({})
def before(request: Request, slug: str) -> HttpResponse:
    """Show what cannot be taken back, to somebody without a case: what ends, what must be true, what it costs, the way back."""
    point = POINTS.get(slug)
    if point is None:
        raise Http404
    known = known_rows()
    context = {
        "point": point,
        "rest": [known[name] for name in (*point.rules, *point.facts) if name in known],
        "structured": [trail(request, (_GUIDE, reverse("guide:guide")), (point.title, request.path))],
    }
    return render(request, "guide/before.html", context)


def _way_to(current: guide_steps.Step) -> Route:
    """Return the steps of the guide as a way whose stops lead to their pages, the pin on `current`; reading is not doing, so none is done."""
    stops = way(((step.slug, step.title) for step in guide_steps.STEPS), here=current.slug).stops
    return Route(
        tuple(
            dataclasses.replace(
                stop,
                place=stop.place if stop.is_here else Place.AHEAD,
                address=reverse("guide:step", args=[stop.slug]),
            )
            for stop in stops
        )
    )
