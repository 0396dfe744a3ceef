"""The deadlines of a case in the calendar of the buyer: a file, or an address that calendars fetch themselves."""

from __future__ import annotations

import hashlib
from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from cases.calendars.ics import RINGS_AT
from cases.calendars.models import CalendarFeed, ahead_of, calendar_of
from cases.casefile import access
from cases.casefile.models import Case
from cases.core.browsers import is_android, is_apple
from cases.core.http import Request
from cases.core.shown_once import ShownOnce
from cases.deadlines.deadline import marks_of

ADDRESS = ShownOnce("calendar_address")
# How many of the days to come stand there without a tap.
SHOWN = 3
CALENDAR = "text/calendar; charset=utf-8"


@require_GET
@access.case_owner
def page(request: Request, case: Case) -> HttpResponse:
    """Offer the file, and make or revoke the address; a fresh address is shown once."""
    feed = CalendarFeed.objects.filter(case=case).first()
    token = ADDRESS.read(request)
    address = ""
    if feed and token and feed.opens_with(token):
        address = request.build_absolute_uri(reverse("calendars:calendar-feed", args=[token]))
    deadlines = sorted(ahead_of(case, request.now), key=lambda deadline: deadline.told_at)
    shown, folded = deadlines[:SHOWN], deadlines[SHOWN:]
    context = {
        "case": case,
        "deadlines": deadlines,
        "shown": shown,
        "folded": folded,
        "marks": marks_of(shown),
        "folded_marks": marks_of(folded) - marks_of(shown),
        "feed": feed,
        "address": address,
        "one_tap": f"webcal:{address.partition(':')[2]}" if address else "",
        "device": _device(request.headers.get("User-Agent", "")),
        "hour": RINGS_AT.hour,
    }
    response = render(request, "calendars/calendar.html", context)
    ADDRESS.forget(request, response)
    return response


def _device(user_agent: str) -> str:
    """Return whose instructions stand open: those of an `iphone`, an `android` phone or a `computer`."""
    return "iphone" if is_apple(user_agent) else "android" if is_android(user_agent) else "computer"


@require_GET
@access.case_owner
def download(request: Request, case: Case) -> HttpResponse:
    return HttpResponse(
        _file(request, case),
        content_type=CALENDAR,
        headers={"Content-Disposition": f'attachment; filename="refundguide-{case.reference}.ics"'},
    )


@require_POST
@access.case_owner
def make(request: Request, case: Case) -> HttpResponse:
    """Make an address, and hand it to the next page only; one that was there before leads nowhere any more."""
    address = reverse("calendars:calendar", args=[case.reference])
    response = redirect(f"{address}#feed")
    ADDRESS.hand_over(response, CalendarFeed.make(case, now=request.now), page=address)
    return response


@require_POST
@access.case_owner
def revoke(request: Request, case: Case) -> HttpResponse:
    """Take the address away from every calendar that has it."""
    if CalendarFeed.revoke(case):
        messages.success(request, _("달력 주소를 없앴어요. 그 주소로는 이제 아무것도 볼 수 없어요."))
    return redirect("calendars:calendar", case.reference)


@require_safe
@access.token_reader(CalendarFeed.with_token)
def feed(request: Request, feed: CalendarFeed) -> HttpResponse:
    """Answer a calendar that has subscribed; 304 where its copy is still good."""
    response = HttpResponse(_file(request, feed.case), content_type=CALENDAR)
    response.headers["Cache-Control"] = "private, max-age=0"
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return cast(HttpResponse, get_conditional_response(request, etag=response.headers["ETag"], response=response))


def _file(request: Request, case: Case) -> bytes:
    return calendar_of(case, request.build_absolute_uri(case.get_absolute_url()), request.now)
