"""Pages for what went wrong; they need neither session nor database, and give back what was typed."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from cases.core.typed import typed_in

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself was broken; 413 where it was only more than one request may carry."""
    if isinstance(exception, TooManyFilesSent | RequestDataTooBig):
        return render(request, "413.html", status=413)
    if isinstance(exception, SessionInterrupted):
        # The session ended elsewhere, or could not be written, while this was answered.
        return _with_typed(request, "not_saved.html", status=400)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known, but not allowed."""
    return _with_typed(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or a case that this browser does not hold; both look the same."""
    return _with_typed(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: whatever it was, what was typed is given back; the plain page depends on nothing."""
    try:
        if typed_in(request):
            return _with_typed(request, "500_typed.html", status=500)
    except Exception:
        logger.exception("The page of an error failed")
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """403: the form was too old, or cookies are off; nothing was saved."""
    return _with_typed(request, "not_saved.html", status=403)


def _with_typed(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    response = render(request, template, {"typed": typed_in(request)}, status=status)
    if request.method == "POST":
        add_never_cache_headers(response)
    return response
