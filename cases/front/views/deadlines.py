"""All deadlines of a case, each with why it is on that day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.deadlines.rule import BUYER
from cases.deadlines.rulebook import deadlines_of
from cases.deadlines.standing import matters_passed, standing_of
from cases.process.states import Status
from cases.reminders.models.address import chosen_of


@require_GET
@access.case_owner
def deadlines(request: Request, case: Case) -> HttpResponse:
    """Show all deadlines of the case with why they are on that day, and ways to be reminded of them."""
    found, missing = deadlines_of(case.situation, request.now)
    standing = standing_of(Status(case.status), found, case.problem)
    ahead = [item for item in found if not matters_passed(standing, item)]
    context = {
        "case": case,
        "on_top": [item for item in found if matters_passed(standing, item)],
        "mine": [item for item in ahead if item.actor == BUYER],
        "of_others": [item for item in ahead if item.actor != BUYER],
        "important": [standing.told.slug] if standing.first and standing.told else [],
        "missing": missing,
        "has_estimates": any(item.estimated for item in found),
        "has_unconfirmed": any(item.rule.confidence == "X" for item in found),
        "chosen": [] if case.description.is_closed else chosen_of(case, request.now),
    }
    return render(request, "front/deadlines.html", context)
