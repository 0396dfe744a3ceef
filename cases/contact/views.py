"""Whom to contact, now or at another moment."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import trigger_client_event

from cases.contact import ranking, week
from cases.contact.forms import planner
from cases.contact.plan import contact_plan
from cases.core.days import SEOUL, day_text, hour_text, near_day
from cases.core.http import Request, respond, wants_fragment
from cases.core.policy import public
from cases.facts.page_cache import cached_by
from cases.facts.sourced import ReferenceVersion
from cases.process import problems
from cases.process.situation import Situation

PROBLEM_SLUGS = frozenset(problem.slug for problem in problems.PROBLEMS)
# What a page shows, as it says it when it asks again: version of the facts, until when it stays, states in order.
HAS = re.compile(r"(\d{1,12})_(\d{1,12})_([a-z0-9.-]{0,500})")


@require_safe
@public
@cached_by({"problem": PROBLEM_SLUGS, "at": (), "has": ()})
def contact(request: Request) -> HttpResponse:
    """Rank all channels for `?problem=` and `?at=`; what cannot be read is named (422), and the rest answered.

    An open page asks again each minute with `?has=`: 204 while it shows what is right, else the list alone.
    """
    form = planner(request.GET, request.now)
    valid = not form.is_bound or form.is_valid()
    chosen = form.cleaned_data if form.is_bound else {}
    slug = chosen.get("problem") or None
    at = (chosen.get("at") or request.now).astimezone(SEOUL)
    has = HAS.fullmatch(request.GET.get("has", "")) if wants_fragment(request) else None
    version = ReferenceVersion.current() if valid and not chosen.get("at") else None
    if has and version == int(has[1]) and at < _moment(has[2]):
        return _tick(HttpResponse(status=204), at)
    is_now = not chosen.get("at")
    plan = _plan(at, request.now.astimezone(SEOUL), slug, version, is_now=is_now)
    context = {"form": form, "is_now": is_now, **plan}
    if not has or version is None:
        return respond(request, "contact/contact.html", context, partial="planner", status=200 if valid else 422)
    response = _tick(respond(request, "contact/_now.html", context, partial="now"), at)
    return _tell(response, context["channels"], before=has[3])


def _plan(at: dt.datetime, now: dt.datetime, slug: str | None, version: int | None, *, is_now: bool) -> dict[str, Any]:
    """Return the channels and their week; with a version of the facts also where an open page asks again."""
    problem = problems.problem(slug) if slug else None
    situation = Situation(problem=problem)
    channels, holidays = contact_plan(at, situation, is_now=is_now)
    return {
        "channels": channels,
        "groups": ranking.groups(channels),
        "compared": sorted(channels, key=lambda ranked: ranked.channel.position),
        "week": week.table([ranked.channel for ranked in channels], holidays, at),
        "problem": problem,
        "urgent": any(ranked.urgent for ranked in channels),
        "at": at,
        "at_day": day_text(at.date()),
        "at_moment": _in_words(at, now),
        "again": "" if version is None else _again(at, slug, version, channels),
    }


def _in_words(at: dt.datetime, now: dt.datetime) -> str:
    """Say for which moment the order holds, as people plan it: `11월 26일(목) 오전 10시`, `11월 26일(목) 오후 2시 30분`; the year where it is another."""
    words = {
        "day": near_day(at.date(), now.date()),
        "hour": hour_text(at),
        "minute": at.minute,
    }
    if at.minute:
        return _("%(day)s %(hour)s %(minute)s분") % words
    return f"{words['day']} {words['hour']}"


def _again(at: dt.datetime, slug: str | None, version: int, channels: list[ranking.Ranked]) -> str:
    until = int(ranking.stays_until(channels, at).timestamp())
    query = QueryDict(mutable=True)
    if slug:
        query["problem"] = slug
    query["has"] = f"{version}_{until}_{ranking.signature(channels)}"
    return f"{reverse('contact:contact')}?{query.urlencode()}"


def _moment(seconds: str) -> dt.datetime:
    """Return the moment that a page names; one that no clock reaches is long past."""
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    except (OverflowError, ValueError, OSError):
        return dt.datetime.min.replace(tzinfo=dt.UTC)


def _tick(response: HttpResponse, at: dt.datetime) -> HttpResponse:
    """Let the page say for which minute it is right."""
    response.headers["Cache-Control"] = "no-store"
    return trigger_client_event(response, "tick", {"time": f"{at:%H:%M}"})


def _tell(response: HttpResponse, channels: list[ranking.Ranked], before: str) -> HttpResponse:
    """Tell people about a list that differs in more than minutes from what they had."""
    if not channels or ranking.signature(channels) == before:
        return response
    best = {"name": channels[0].name, "state": channels[0].label + (_(", 확인 전") if channels[0].is_said_open else "")}
    text = _("연락할 곳의 순서가 바뀌었어요. 지금 먼저: %(name)s (%(state)s)") % best
    return trigger_client_event(response, "say", {"text": text})
