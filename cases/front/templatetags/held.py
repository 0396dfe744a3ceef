"""What pages for everybody show of the cases of this browser."""

from __future__ import annotations

from typing import Any, cast

from django import template
from django.conf import settings

from cases.casefile import access
from cases.core.http import Request
from cases.deadlines.rulebook import Rulebook, standing_now

register = template.Library()


@register.inclusion_tag("front/_held.html", takes_context=True)
def my_cases(context: dict[str, Any]) -> dict[str, Any]:
    """Show the open case of this browser that stands first in its list, where it has one; a cached page has none."""
    request = cast(Request, context["request"])
    # A browser without a session is not asked for one, so that a page for everybody stays one.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return {}
    cases = access.held_open_cases(request)
    if not cases:
        return {}
    rulebook = Rulebook.kept()
    rows = [(case, standing_now(case.situation, request.now, rulebook)) for case in cases]
    case, standing = min(rows, key=lambda row: row[1].order)
    return {"case": case, "standing": standing, "others": len(cases) - 1}
