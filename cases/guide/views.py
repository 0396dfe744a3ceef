"""The public guide: triage, the three steps, articles, the problems, and what we know and how surely."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.contact.models import ContactChannel
from cases.contact.plan import contact_now
from cases.core.http import Request, respond, wants_fragment
from cases.core.policy import public
from cases.core.retention import BACKUP, KEPT_READ, MADE_PAPERS, UNCONFIRMED_ADDRESS, UNFINISHED_CASE, UNTOUCHED_CASE
from cases.deadlines.models import DeadlineRule
from cases.facts.models import PolicyFact
from cases.facts.page_cache import cached_by
from cases.facts.sourced import Confidence, ReferenceVersion, Sourced
from cases.guide import articles as guide_articles
from cases.guide import steps as guide_steps
from cases.guide import structured
from cases.guide.corrections import CORRECTIONS
from cases.guide.operator import Operator
from cases.guide.periods import periods
from cases.guide.themes import by_theme
from cases.money.tally import tally_of
from cases.process import problems as guide_problems
from cases.process.no_return import POINTS, points_about, points_of_problem, points_of_step
from cases.process.route import Place, Route, way
from cases.process.situation import Situation

# What the first page asks in large: nothing came, it came broken, it is another thing.
_FIRST = "not-received", "damaged", "wrong-item"
# How many photos of a problem its line among all problems names.
_FIRST_SHOTS = 3
# A part of the prose of an article: its place, and its heading.
_PART = re.compile(r'<h2 id="([a-z]+)">([^<]+)</h2>')
_GUIDE = gettext_lazy("알리익스프레스 환불·반품 3단계")
# From when on the page about personal data holds as it is written; changes with what it says.
PRIVACY_SINCE = dt.date(2026, 11, 28)
# When all pages last passed the checks that the page about access names (tests/browser/test_axe.py and what stands beside it).
ACCESS_CHECKED = dt.date(2026, 11, 27)


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
        "first": [guide_problems.problem(slug) for slug in _FIRST],
        "families": [
            (title, [one for one in members if one.slug not in _FIRST]) for title, members in guide_problems.families()
        ],
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
        "facts": _by_name(_known()),
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
    known = _known()
    context = {
        "step": current,
        "steps": guide_steps.STEPS,
        "number": guide_steps.STEPS.index(current) + 1,
        "route": _way_to(current),
        "before": before,
        "after": after,
        "prose": f"guide/steps/{slug}.html",
        "facts": _by_name(known),
        "rules": [known[slug] for slug in current.rules if slug in known],
        "problems": guide_problems.PROBLEMS,
        "points": points_of_step(slug),
        "folded": True,
        "fragment": wants_fragment(request),
    }
    steps = structured.steps_in(render_to_string(f"guide/steps/{slug}.html", context))
    way = (_GUIDE, reverse("guide:guide")), (current.title, request.path)
    context["structured"] = [_trail(request, *way), structured.how_to(current.title, steps)]
    return respond(request, "guide/step.html", context, partial="step-body")


@require_safe
@public
@cached_by({})
def article(request: Request, slug: str) -> HttpResponse:
    """Show one article beside the steps; its address takes only articles that exist."""
    current, dated = guide_articles.article(slug), DeadlineRule.objects.all().by_slug()
    known = dated | PolicyFact.objects.all().by_slug()
    prose = render_to_string(current.prose, {"facts": _by_name(known)}, request)
    parts = _PART.findall(prose)
    context = {
        "article": current,
        "prose": prose,
        "parts": parts,
        # One question leaves room below it for what stands beside a longer text.
        "short": len(parts) == 1,
        "periods": periods(dated[name] for name in current.rules if name in dated),
        "rest": [known[name] for name in current.facts if name in known],
        "points": points_about(current.facts),
        "structured": [_trail(request, (_GUIDE, reverse("guide:guide")), (current.title, request.path))],
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
    known = _known()
    context = {
        "point": point,
        "rest": [known[name] for name in (*point.rules, *point.facts) if name in known],
        "structured": [_trail(request, (_GUIDE, reverse("guide:guide")), (point.title, request.path))],
    }
    return render(request, "guide/before.html", context)


@require_safe
@public
@cached_by({})
def problems(request: Request) -> HttpResponse:
    """Compare all problems: how each is solved, until when, and by which photos."""
    rules = DeadlineRule.objects.all().by_slug()
    families = [(title, [_compared(one, rules) for one in members]) for title, members in guide_problems.families()]
    found = [row["rule"] for _title, rows in families for row in rows if row["rule"]]
    named = {rule.slug: rule for rule in found}
    usual = [named[slug] for slug, _times in Counter(rule.slug for rule in found).most_common(1)]
    context = {"families": families, "periods": periods(named.values()), "usual": usual}
    return render(request, "guide/problems.html", context)


def _compared(current: guide_problems.Problem, rules: Mapping[str, DeadlineRule]) -> dict[str, Any]:
    """Return the line of a problem among all; its rule is the first that ends for it, None where that row is gone."""
    running = (rules[name].for_problem(current) for name in current.rules if name in rules)
    rule = next((rule for rule in running if not rule.opens), None)
    return {"problem": current, "rule": rule, "shots": current.shot_list[:_FIRST_SHOTS]}


@require_safe
@public
@cached_by({})
def problem(request: Request, slug: str) -> HttpResponse:
    """Show what to do about one problem, and who answers right now."""
    try:
        current = guide_problems.problem(slug)
    except KeyError as unknown:
        raise Http404 from unknown
    rules = DeadlineRule.objects.all().by_slug()
    known = rules | PolicyFact.objects.all().by_slug()
    context = {
        "problem": current,
        "prose": f"guide/problems/{slug}.html",
        "periods": periods(rules[name].for_problem(current) for name in current.rules if name in rules),
        "themes": by_theme(known[name] for name in current.facts if name in known),
        "facts": _by_name(known),
        "articles": guide_articles.articles_about(slug),
        "points": points_of_problem(current),
        "channels": contact_now(request.now, Situation(problem=current)),
        "tally": tally_of(slug),
    }
    steps = structured.steps_in(render_to_string(f"guide/problems/{slug}.html", context))
    asked = [
        (_("어떻게 해결하나요?"), " ".join([str(current.remedy), *steps])),
        (_("왜 이런 일이 생기나요?"), current.cause),
        (_("무엇을 찍어 둘까요?"), ", ".join(str(shot.label) for shot in current.shot_list)),
    ]
    way = (_("문제 찾기"), reverse("guide:problems")), (current.title, request.path)
    context["structured"] = [_trail(request, *way), structured.questions(asked)]
    return render(request, "guide/problem.html", context)


@require_safe
@public
@cached_by({})
def about(request: Request) -> HttpResponse:
    """Say who we are not, what is often read and wrong, and what nobody could confirm."""
    known = _known()
    channels = list(ContactChannel.objects.all())
    count = Counter(row.confidence for row in (*known.values(), *channels))
    numbers = [count[mark] for mark in Confidence]
    context = {
        # Both together as many as the mark says; what else is open of a confirmed channel stands by itself.
        "unconfirmed": sorted(
            (row for row in known.values() if not row.is_confirmed), key=lambda row: not hasattr(row, "text")
        ),
        "unsure_channels": [row for row in channels if not row.is_confirmed],
        "partly": [row for row in channels if row.unconfirmed and row.is_confirmed],
        "corrections": [(item.claim, known[item.fact]) for item in CORRECTIONS if item.fact in known],
        "total": count.total(),
        "operator": Operator(settings.OPERATOR),
        # Each with its number, and how many come before it in the bar of all.
        "marks": list(zip(Confidence, numbers, accumulate(numbers, initial=0), strict=False)),
    }
    return render(request, "guide/about.html", context)


@require_safe
@public
@cached_by({})
def sourced(request: Request, mark: str) -> HttpResponse:
    """Lay open everything we go by that is as sure as `mark`, with its source."""
    if mark not in Confidence.values:
        raise Http404
    everything: list[Sourced] = [*_known().values(), *ContactChannel.objects.all()]
    context = {
        "mark": Confidence(mark),
        "marks": Confidence,
        "rows": [row for row in everything if row.confidence == mark],
    }
    return render(request, "guide/sourced.html", context)


@require_safe
@public
@cached_by({})
def privacy(request: Request) -> HttpResponse:
    """Say what is stored, why, and until when."""
    context = {
        "keep_days": UNTOUCHED_CASE.days,
        "read_days": KEPT_READ.days,
        "draft_days": UNFINISHED_CASE.days,
        "confirm_days": UNCONFIRMED_ADDRESS.days,
        "backup_days": BACKUP.days,
        "papers_hours": int(MADE_PAPERS.total_seconds() // 3600),
        "operator": Operator(settings.OPERATOR),
        "since": PRIVACY_SINCE,
        "facts": _by_name(_known()),
    }
    return render(request, "guide/privacy.html", context)


@require_safe
@public
@cached_by({})
def site_map(request: Request) -> HttpResponse:
    """List the public pages for people who rather read a list than look around."""
    context = {
        "counts": {
            "guide": 1 + len(guide_steps.STEPS) + len(guide_articles.ARTICLES) + len(POINTS),
            "problems": 1 + len(guide_problems.PROBLEMS),
            "about": 3 + len(Confidence),
        },
        "families": guide_problems.families(),
        "steps": guide_steps.STEPS,
        "articles": guide_articles.ARTICLES,
        "points": POINTS.values(),
        "marks": Confidence,
    }
    return render(request, "guide/site_map.html", context)


@require_safe
@public
@cached_by({})
def accessibility(request: Request) -> HttpResponse:
    """Say what everybody can expect to be able to use, what is known to be hard, and where to report more."""
    context = {"operator": Operator(settings.OPERATOR), "checked": ACCESS_CHECKED}
    return render(request, "guide/accessibility.html", context)


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


def _trail(request: Request, *way: tuple[object, str]) -> structured.Thing:
    """Return the names and paths from the first page to this one, for machines."""
    trail = [(_("환불길잡이"), reverse("guide:home")), *way]
    return structured.breadcrumbs((name, request.build_absolute_uri(path)) for name, path in trail)


def _known() -> dict[str, Sourced]:
    """All deadline rules and policy facts by slug, in two queries."""
    return DeadlineRule.objects.all().by_slug() | PolicyFact.objects.all().by_slug()


def _by_name(known: dict[str, Sourced]) -> dict[str, Sourced]:
    """The same with names that a template can spell: `facts.late_coupon`."""
    return {slug.replace("-", "_"): row for slug, row in known.items()}
