"""The receipt of a case: its number, its key while it is fresh, and what comes first now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.http import Request
from cases.deadlines.rulebook import standing_now
from cases.front.next_action import next_action_context
from cases.intake.key_cookie import KEY, give_key, key_was_seen
from cases.process.events import Kind


@require_GET
@access.case_owner
def created(request: Request, case: Case) -> HttpResponse:
    """Show a fresh key, once; afterwards the page stays, without the key."""
    key = KEY.read(request)
    shown = key if key and case.opens_with(key) else ""
    standing = standing_now(case.situation, request.now)
    opens_at = request.build_absolute_uri(reverse("front:case-open"))
    context = {
        "case": case,
        "key": shown,
        "renewed": bool(shown) and case.events.filter(kind=Kind.KEY_RENEWED).exists(),
        "opens_at": opens_at,
        # What stands behind the # stays in the browser: no request carries it, and no log.
        "link": f"{opens_at}#{case.reference}/{shown}" if shown else "",
        "standing": standing,
        **next_action_context(case, standing, getattr(case, "return_address", None), has_photos=case.photos.exists()),
    }
    response = render(request, "front/created.html", context)
    KEY.forget(request, response)
    if shown:
        key_was_seen(request, case)
    return response


@require_POST
@access.case_owner
def renew_key(request: Request, case: Case) -> HttpResponse:
    """Make a new key; the one before opens nothing any more, nor do browsers that were opened with it."""
    response = redirect("front:case-created", case.reference)
    give_key(response, case, access.renew_key(request, case))
    return response
