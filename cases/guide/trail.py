"""Where a page lies, for machines."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.core.http import Request
from cases.guide import structured


def trail(request: Request, *way: tuple[object, str]) -> structured.Thing:
    """Return the names and paths from the first page to this one, for machines."""
    trail = [(_("환불길잡이"), reverse("guide:home")), *way]
    return structured.breadcrumbs((name, request.build_absolute_uri(path)) for name, path in trail)
