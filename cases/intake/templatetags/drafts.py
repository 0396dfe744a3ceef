"""The draft that waits in this browser, for pages that offer to go on with it."""

from __future__ import annotations

from typing import Any, cast

from django import template

from cases.core.http import Request
from cases.intake import drafts

register = template.Library()


@register.inclusion_tag("intake/_kept.html", takes_context=True)
def kept_draft(context: dict[str, Any]) -> dict[str, Any]:
    """Show the draft of this browser, where it has one; a page that is cached for everybody has none."""
    return {"kept": drafts.kept(cast(Request, context["request"]))}
