"""The problems: all side by side, and what to do about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.contact.plan import contact_now
from cases.contact.ranking import some_unsure
from cases.core.http import Request
from cases.core.policy import public
from cases.deadlines.calculator import COURIER, WITHDRAWALS
from cases.deadlines.models import DeadlineRule
from cases.deadlines.standing import WITHDRAWAL, WITHOUT_FAULT
from cases.facts.models import PolicyFact
from cases.facts.page_cache import cached_by
from cases.guide import articles as guide_articles
from cases.guide import structured
from cases.guide.first_acts import first_act
from cases.guide.known import by_name
from cases.guide.periods import periods
from cases.guide.themes import by_theme
from cases.guide.trail import trail
from cases.money.tally import tally_of
from cases.process import problems as guide_problems
from cases.process.no_return import points_of_problem
from cases.process.situation import DISPUTE_CLOSES, Situation

# How many photos of a problem its line among all problems names.
_FIRST_SHOTS = 3
# What is to be done within a number of days, where there is no room for the name of its rule.
_ASKS = {
    DISPUTE_CLOSES: gettext_lazy("환불 신청"),
    COURIER: gettext_lazy("택배사에 알리기"),
    WITHDRAWAL: gettext_lazy("이유 없이 취소하기"),
}


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
    # What most of them share is told once, above all, so that the rows show where another day comes first.
    for _title, rows in families:
        for row in rows:
            row["own_rule"] = row["rule"] if row["rule"] not in usual else None
    context = {"families": families, "periods": periods(named.values()), "usual": usual}
    return render(request, "guide/problems.html", context)


def _compared(current: guide_problems.Problem, rules: Mapping[str, DeadlineRule]) -> dict[str, Any]:
    """Return the line of a problem among all; its rule is the first that ends for it, None where that row is gone."""
    running = (rules[name].for_problem(current) for name in current.rules if name in rules)
    rule = next((rule for rule in running if not rule.opens), None)
    asks = _ASKS.get(rule.slug, "") if rule else ""
    return {"problem": current, "rule": rule, "asks": asks, "shots": current.shot_list[:_FIRST_SHOTS]}


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
    compared = _compared(current, rules)
    channels = [one for one in contact_now(request.now, Situation(problem=current)) if one.brief]
    # The day at the head is the first of the list as well; what a seller is to keep leads nobody.
    leads = compared["rule"] if compared["rule"] and compared["rule"].actor != DeadlineRule.Actor.SELLER else None
    rest = [known[name] for name in current.facts if name in known and name not in current.places]
    context = {
        **compared,
        "act": first_act(current),
        "leads": leads,
        "prose": f"guide/problems/{slug}.html",
        "periods": periods(
            (rules[name].for_problem(current) for name in current.rules if name in rules),
            lead=compared["rule"].slug if compared["rule"] else "",
            rare=() if slug in WITHOUT_FAULT else WITHDRAWALS - {WITHDRAWAL},
        ),
        "places": [known[name] for name in current.places if name in known],
        "themes": by_theme(rest),
        "told": len(rest),
        "facts": by_name(known),
        "articles": guide_articles.articles_about(slug),
        "points": points_of_problem(current),
        "channels": channels,
        "some_unsure": some_unsure(channels),
        "tally": tally_of(slug),
    }
    steps = structured.steps_in(render_to_string(f"guide/problems/{slug}.html", context))
    asked = [
        (_("어떻게 해결하나요?"), " ".join([str(current.remedy), *steps])),
        (_("왜 이런 일이 생기나요?"), current.cause),
        (_("무엇을 찍어 둘까요?"), ", ".join(str(shot.label) for shot in current.shot_list)),
    ]
    way = (_("문제 찾기"), reverse("guide:problems")), (current.title, request.path)
    context["structured"] = [trail(request, *way), structured.questions(asked)]
    return render(request, "guide/problem.html", context)
