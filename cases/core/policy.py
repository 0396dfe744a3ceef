"""Who a view is for. Every address says it (`cases.E001`); `cases.casefile.access` marks those that open a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from cases.core.http import Request
from cases.core.staff import works_here

type View = Callable[..., HttpResponseBase]

PUBLIC, SESSION, OWNER, READER, TOKEN, STAFF = "public", "session", "owner", "reader", "token", "staff"
POLICIES = frozenset({PUBLIC, SESSION, OWNER, READER, TOKEN, STAFF})


def mark(view: View, policy: str) -> View:
    """Say on `view` who it is for; decorators that copy its attributes carry it on."""
    view.policy = policy  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Mark a view that everybody may see and that shows nothing of any case."""

    @wraps(view)
    def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return mark(inner, PUBLIC)


def own_session(view: View) -> View:
    """Mark a view that works on this browser's own session only (intake, the list of cases); never cached."""

    @wraps(view)
    def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return private(view(request, *args, **kwargs))

    return mark(inner, SESSION)


def staff_only(view: View) -> View:
    """Mark a view for whoever works on the site (staff, or anybody where DEBUG is on), that shows nothing of any case; 404 to all others."""

    @wraps(view)
    def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.DEBUG and not works_here(request):
            raise Http404
        return private(view(request, *args, **kwargs))

    return mark(inner, STAFF)


def left_behind[R: HttpResponseBase](response: R) -> R:
    """Let the browser forget what it kept of this site, pages and pictures: somebody has left it, maybe to others."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Keep an answer out of every cache, unless it says itself how it may be kept."""
    if not response.has_header("Cache-Control"):
        add_never_cache_headers(response)
    return response
