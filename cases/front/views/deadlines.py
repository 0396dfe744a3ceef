"""All deadlines of a case, each with why it is on that day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.deadlines.deadline import apart, marks_of, parted
from cases.deadlines.rule import BUYER
from cases.deadlines.rulebook import deadlines_of
from cases.deadlines.standing import matters_passed, standing_of
from cases.process.states import Status
from cases.reminders.models.address import chosen_of


@require_GET
@access.case_owner
def deadlines(request: Request, case: Case) -> HttpResponse:
    """Show all deadlines of the case with why they are on that day, and ways to be reminded of them."""
    counted, unknown = deadlines_of(case.situation, request.now)
    found, missing = apart(counted), apart(unknown)
    standing = standing_of(Status(case.status), counted, case.problem)
    ahead = [item for item in found if not matters_passed(standing, item)]
    mine = sorted((item for item in ahead if item.actor == BUYER), key=lambda item: item.told_at)
    of_others = [item for item in ahead if item.actor != BUYER]
    on_top = [item for item in found if matters_passed(standing, item)]
    (mine, later), (of_others, later_of_others) = parted(mine), parted(of_others)
    marks = marks_of([*on_top, *mine, *of_others])
    context = {
        "case": case,
        "on_top": on_top,
        "mine": mine,
        "later": later,
        "of_others": of_others,
        "later_of_others": later_of_others,
        "important": [standing.told.slug] if standing.first and standing.told else [],
        "missing": missing,
        "marks": marks,
        "folded_marks": marks_of(later) - marks,
        "folded_marks_of_others": marks_of(later_of_others) - marks,
        "chosen": [] if case.description.is_closed else chosen_of(case, request.now),
    }
    return render(request, "front/deadlines.html", context)
