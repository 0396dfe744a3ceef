"""The case page and what belongs to the case as a whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.casefile.reviews import open_review_request, review_time
from cases.casefile.timeline import lines_of
from cases.conversations.promises import passed_promises
from cases.core import policy
from cases.core.http import Request
from cases.core.incoming import say_understood
from cases.core.retention import UNTOUCHED_CASE
from cases.core.rows import of_case
from cases.deadlines.deadline import Deadline
from cases.deadlines.rule import BUYER
from cases.deadlines.rulebook import deadlines_of
from cases.deadlines.standing import CaseStanding, matters_passed, standing_of
from cases.front.forms import ForgetForm
from cases.front.next_action import next_action_context
from cases.intake.forms import QUESTIONS
from cases.money.on_case import money_of
from cases.money.tally import COUNTED
from cases.photos.models import EvidencePhoto
from cases.photos.remarks import coached
from cases.photos.slots import shots_there, waived
from cases.process.events import Audience
from cases.process.quotas import CaseFull
from cases.process.route import route_of
from cases.process.situation import DISPUTE_CLOSES
from cases.process.states import FOR_REVIEW, Status
from cases.reminders.models.address import chosen_of


@require_GET
@access.case_owner_with("return_address", "shipment")
def detail(request: Request, case: Case) -> HttpResponse:
    """Show where the case is and what to do next, with a way to everything that it holds; or how it ended."""
    situation = case.situation
    deadlines, _missing = deadlines_of(situation, request.now)
    standing = standing_of(Status(case.status), deadlines, case.problem)
    photos = of_case(EvidencePhoto, case)
    route = route_of(situation, case.outcome, has_photos=bool(photos))
    money = money_of(case, request.now)
    if case.description.is_closed:
        return render(
            request,
            "front/closed.html",
            {
                "case": case,
                "standing": standing,
                "route": route,
                "photos": photos,
                "money": money,
                "is_counted": case.outcome in COUNTED,
                "undo": case.undoable_move(request.now),
                **_ending(case),
            },
        )
    address, shipment = getattr(case, "return_address", None), getattr(case, "shipment", None)
    photos = coached(case, photos, request.now)
    latest = case.latest_lines()
    newest = lines_of(latest.first_for(Audience.BUYER))
    context = {
        "case": case,
        "standing": standing,
        "route": route,
        "coming": _coming(case, standing, deadlines, request.now),
        "deadlines_known": len(deadlines),
        "photos": photos,
        "money": money,
        "promises": passed_promises(case, request.now),
        "remarked": [photo for photo in photos if photo.remark],
        "shots_wanted": len(case.guide_problem.shot_list),
        "shots_done": shots_there(case, (photo.kind for photo in photos), waived(case)) if photos else 0,
        "return_address": address,
        "shipment": shipment,
        "station": case.stations.filter(struck_at=None).last() if shipment else None,
        **next_action_context(case, standing, address, has_photos=bool(photos)),
        "review_request": open_review_request(case),
        "review_time": review_time(case, request.now) if case.status == FOR_REVIEW else None,
        "newest": next(iter(newest), None),
        "undo": latest.undoable_move(request.now),
    }
    return render(request, "front/case.html", context)


def _coming(case: Case, standing: CaseStanding, deadlines: list[Deadline], now: dt.datetime) -> list[Deadline]:
    """Return the days beside the one that is told: what has passed and matters first, then by date, chosen ones too.

    The one that is told stands among them where another comes before it, so that their order can be seen.
    """
    passed = [item for item in deadlines if matters_passed(standing, item)]
    ahead = [item for item in deadlines if item not in passed] + chosen_of(case, now)
    return [
        item for item in [*passed, *sorted(ahead, key=lambda day: day.at)] if standing.first or item != standing.told
    ]


def _ending(case: Case) -> dict[str, Any]:
    """Return when the closed case began for its buyer, how many days it took, and until when it is kept."""
    begun = case.paid_on or timezone.localdate(case.created_at)
    closed = timezone.localdate(case.closed_at) if case.closed_at else begun
    return {"begun_on": begun, "days_taken": (closed - begun).days, "kept_until": case.updated_at + UNTOUCHED_CASE}


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


@require_GET
@access.case_owner
def manage(request: Request, case: Case) -> HttpResponse:
    """Show the answers of the case, to be put right, and what can be done with the case as a whole."""
    return render(request, "front/manage.html", {"case": case})


@require_http_methods(["GET", "POST"])
@access.case_owner
def edit(request: Request, case: Case, slug: str) -> HttpResponse:
    """Change the answers to one question of the intake."""
    if slug not in QUESTIONS:
        raise Http404
    if slug == "deadline":
        return redirect("front:case-countdown", case.reference, DISPUTE_CLOSES)
    kwargs: dict[str, Any] = {"today": timezone.localdate(request.now), "about": case.guide_problem, "case": case}
    if request.method == "GET":
        form = QUESTIONS[slug](initial=QUESTIONS[slug].initial_from(case), **kwargs)
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug})
    form = QUESTIONS[slug](request.POST, **kwargs)
    if not form.is_valid():
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug}, status=422)
    try:
        changed = case.change(form.case_fields(), now=request.now)
    except CaseFull as full:
        form.add_error(None, str(full.sentence))
        return render(request, "front/edit.html", {"case": case, "form": form, "slug": slug}, status=422)
    if changed:
        messages.success(request, _("고쳤어요."))
        say_understood(request, form)
    return redirect(case)


@require_POST
@access.case_owner
def release(request: Request, case: Case) -> HttpResponse:
    """Make this browser forget the case; the reference and key still open it."""
    access.release(request, case)
    messages.success(request, _("이 기기에서 사건을 뺐어요. 사건 번호와 열쇠로 다시 열 수 있어요."))
    return policy.left_behind(redirect("front:case-list"))


@require_http_methods(["GET", "POST"])
@access.case_owner
def forget(request: Request, case: Case) -> HttpResponse:
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        access.release(request, case)
        case.forget()
        messages.success(request, _("사건과 사진을 모두 지웠어요."))
        return policy.left_behind(redirect("front:case-list"))
    status = 422 if form.errors else 200
    return render(request, "front/forget.html", {"case": case, "form": form}, status=status)
