"""The notice of every page that hands out files: what to do where the browser cannot keep one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse

from cases.casefile.models import Case
from cases.core.browsers import app_of, is_apple, way_out

register = template.Library()


@register.inclusion_tag("casefile/_other_browser.html", takes_context=True)
def other_browser(context: Context, case: Case) -> dict[str, Any]:
    """Lead to where another browser opens the case: with its key, since no address alone may open one."""
    request = context["request"]
    user_agent = request.headers.get("User-Agent", "")
    address = request.build_absolute_uri(f"{reverse('front:case-open')}?{urlencode({'reference': case.reference})}")
    return {
        "case": case,
        "app": app_of(user_agent),
        "apple": is_apple(user_agent),
        "address": address,
        "way_out": way_out(user_agent, address),
    }
