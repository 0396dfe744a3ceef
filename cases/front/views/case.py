"""The page of a case: what to do next, or how it ended."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cases.casefile import access
from cases.casefile.models import Case
from cases.casefile.reviews import open_review_request, review_time
from cases.casefile.timeline import lines_of
from cases.conversations.promises import passed_promises
from cases.core.http import Request
from cases.core.retention import UNTOUCHED_CASE
from cases.core.rows import of_case
from cases.deadlines.deadline import Deadline, apart, marks_of
from cases.deadlines.rulebook import deadlines_of
from cases.deadlines.standing import CaseStanding, matters_passed, standing_of
from cases.front.next_action import next_action_context
from cases.money.on_case import money_of
from cases.money.tally import COUNTED
from cases.photos.models import EvidencePhoto
from cases.photos.remarks import coached
from cases.photos.slots import progress, progress_of_return, waived
from cases.process.events import Audience
from cases.process.route import route_of
from cases.process.shots import PACKING_SHOTS
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
    money = money_of(case, request.now)
    context = {
        "case": case,
        "standing": standing,
        "route": route_of(situation, case.outcome, has_photos=bool(photos)),
        "money": money,
    }
    if case.description.is_closed:
        return render(request, "front/closed.html", context | {"photos": photos} | _ending(case, request.now))
    context |= _next(case, standing, photos, request.now, asks_for_end=money.question is not None)
    context |= {"coming": _coming(case, standing, deadlines, request.now), "deadlines_known": len(deadlines)}
    return render(request, "front/case.html", context)


def _next(
    case: Case, standing: CaseStanding, photos: list[EvidencePhoto], now: dt.datetime, *, asks_for_end: bool
) -> dict[str, Any]:
    """Return what to do now, and what the case holds by now for that."""
    address, shipment = getattr(case, "return_address", None), getattr(case, "shipment", None)
    photos = coached(case, photos, now)
    latest = case.latest_lines()
    newest = lines_of(latest.first_for(Audience.BUYER))
    is_return = case.status == Status.RETURN_DUE
    kinds, left_out = {photo.kind for photo in photos}, waived(case) if photos or is_return else frozenset[str]()
    far = progress(case.guide_problem, kinds, left_out)
    standing = replace(
        standing,
        has_all_photos=bool(photos) and far.is_whole,
        has_appealed=case.status == Status.REJECTED and case.events.appeals().exists(),
    )
    return {
        "standing": standing,
        "photos": photos,
        "promises": passed_promises(case, now),
        "remarked": [photo for photo in photos if photo.remark],
        "progress": far,
        "of_return": progress_of_return(kinds, left_out) if is_return else None,
        "return_address": address,
        "shipment": shipment,
        "station": case.stations.filter(struck_at=None).last() if shipment else None,
        **next_action_context(
            case,
            standing,
            address,
            has_photos=bool(photos),
            is_packed=is_return and {shot.slug for shot in PACKING_SHOTS} <= {*kinds, *left_out},
            asks_for_end=asks_for_end,
        ),
        "review_request": open_review_request(case),
        "review_time": review_time(case, now) if case.status == FOR_REVIEW else None,
        "newest": next(iter(newest), None),
        "undo": latest.undoable_move(now),
    }


class Coming(NamedTuple):
    """The days beside the one that is told: what has passed and matters, the nearest and what was promised `in_sight`, one each; the others `folded`.

    `is_sooner`: the nearest comes before the one that is told, which then stands among the others.
    `marks` stand beside those that are folded.
    """

    in_sight: list[Deadline]
    folded: list[Deadline]
    is_sooner: bool
    marks: set[str]

    @property
    def nearest(self) -> Deadline | None:
        return next((item for item in self.in_sight if not item.passed), None)


def _coming(case: Case, standing: CaseStanding, deadlines: list[Deadline], now: dt.datetime) -> Coming:
    """Return the days beside the one that is told: what has passed and matters first, then by date, chosen ones too.

    The one that is told stands among them where another comes before it, so that their order can be seen.
    """
    rows = apart(deadlines)
    passed = [item for item in rows if matters_passed(standing, item)]
    days = [item for item in rows if item not in passed] + chosen_of(case, now)
    days.sort(key=lambda day: day.told_at)
    ahead = [item for item in days if not item.passed]
    is_sooner = standing.told in ahead[1:]
    coming = [item for item in [*passed, *days] if is_sooner or item != standing.told]
    gone = [item for item in coming if item in passed]
    ahead = [item for item in coming if not item.passed]
    in_sight = [*gone[:1], *ahead[:1], *[item for item in ahead[1:] if item.is_promise][:1]]
    folded = [item for item in coming if item not in in_sight]
    return Coming(in_sight, folded, is_sooner, marks_of(item for item in folded if item != standing.told))


def _ending(case: Case, now: dt.datetime) -> dict[str, Any]:
    """Return when the closed case began for its buyer, how many days it took, until when it is kept, and what undoes its end."""
    begun = case.paid_on or timezone.localdate(case.created_at)
    closed = timezone.localdate(case.closed_at) if case.closed_at else begun
    return {
        "begun_on": begun,
        "days_taken": (closed - begun).days,
        "kept_until": case.updated_at + UNTOUCHED_CASE,
        "is_counted": case.outcome in COUNTED,
        "undo": case.undoable_move(now),
    }
