"""The page before something that cannot be taken back: what ends, what must be true, what to beware of, the way back."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.deadlines.models import DeadlineRule
from cases.facts.models import PolicyFact
from cases.front.forms.before import BeforeForm
from cases.process.events import Kind
from cases.process.no_return import POINTS, Point, is_behind, is_granted, is_too_early, words_at
from cases.process.quotas import CaseFull
from cases.process.standings import BEFORE_FILING
from cases.process.states import Role


@require_http_methods(["GET", "POST"])
@access.case_owner
def before(request: Request, case: Case, slug: str) -> HttpResponse:
    """Show a point of no return; a POST with everything ticked is kept in the timeline."""
    point = POINTS.get(slug)
    if point is None:
        raise Http404
    form = BeforeForm(request.POST if request.method == "POST" else None, point=point)
    if request.method == "POST" and form.is_valid():
        try:
            return _checked(request, case, point, form)
        except CaseFull as full:
            form.add_error(None, str(full.sentence))
    status = case.situation.status
    words, is_past = words_at(point, status), is_behind(point, status)
    is_early = not is_past and (words is not None or is_too_early(point, case.guide_problem))
    context = {
        "case": case,
        "point": point,
        "form": form,
        "facts": _said_of(point),
        "words": words,
        "beware": words.beware if words else point.beware,
        "back": words.back if words else point.back,
        "is_past": is_past,
        "is_early": is_early,
        "may_press": not is_granted(status) or bool(form.errors),
        "may_ask": is_early and status in BEFORE_FILING,
    }
    return render(request, "front/before.html", context, status=422 if form.errors else 200)


def _checked(request: Request, case: Case, point: Point, form: BeforeForm) -> HttpResponse:
    data = {"slug": point.slug, "ticks": form.cleaned_data["ticks"]}
    with transaction.atomic():
        case.record(Kind.CHECKED_BEFORE, role=Role.OWNER, data=data, now=request.now)
    messages.success(request, _("확인한 것을 기록에 남겼어요. 이제 해도 돼요."))
    if point.target in case.moves_for(Role.OWNER):
        return redirect("front:case-move", case.reference, point.target)
    return redirect(case)


def _said_of(point: Point) -> list[PolicyFact | DeadlineRule]:
    """Return what is known of it, with its sources, as the table names it."""
    rules, facts = DeadlineRule.objects.all().by_slug(), PolicyFact.objects.all().by_slug()
    return [rules[slug] for slug in point.rules if slug in rules] + [
        facts[slug] for slug in point.facts if slug in facts
    ]
