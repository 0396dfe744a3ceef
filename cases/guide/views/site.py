"""What the site says of itself: how sure we are, what is kept of whom, its map, and who can use it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import accumulate

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.contact.models import ContactChannel
from cases.core.http import Request
from cases.core.policy import public
from cases.core.retention import BACKUP, KEPT_READ, MADE_PAPERS, UNCONFIRMED_ADDRESS, UNFINISHED_CASE, UNTOUCHED_CASE
from cases.facts.page_cache import cached_by
from cases.facts.sourced import Confidence, Sourced
from cases.guide import articles as guide_articles
from cases.guide import steps as guide_steps
from cases.guide.corrections import CORRECTIONS
from cases.guide.known import by_name, known_rows
from cases.guide.operator import Operator
from cases.process import problems as guide_problems
from cases.process.no_return import POINTS

# From when on the page about personal data holds as it is written; changes with what it says.
PRIVACY_SINCE = dt.date(2026, 11, 28)
# When all pages last passed the checks that the page about access names (tests/browser/test_axe.py and what stands beside it).
ACCESS_CHECKED = dt.date(2026, 11, 27)


@require_safe
@public
@cached_by({})
def about(request: Request) -> HttpResponse:
    """Say who we are not, what is often read and wrong, and what nobody could confirm."""
    known = known_rows()
    channels = list(ContactChannel.objects.all())
    count = Counter(row.confidence for row in (*known.values(), *channels))
    numbers = [count[mark] for mark in Confidence]
    # The first two together are as many as the mark says; what else is open of a confirmed channel is counted apart.
    unconfirmed = sorted(
        (row for row in known.values() if not row.is_confirmed), key=lambda row: not hasattr(row, "text")
    )
    unsure_channels = [row for row in channels if not row.is_confirmed]
    partly = [row for row in channels if row.unconfirmed and row.is_confirmed]
    context = {
        "unconfirmed": unconfirmed,
        "unsure_channels": unsure_channels,
        "partly": partly,
        "open": len(unconfirmed) + len(unsure_channels),
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
    everything: list[Sourced] = [*known_rows().values(), *ContactChannel.objects.all()]
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
        "facts": by_name(known_rows()),
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
