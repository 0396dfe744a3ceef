"""Pages for what went wrong; they need neither session nor database."""

import datetime as dt
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself was broken; 413 where it was only more than one request may carry."""
    if isinstance(exception, TooManyFilesSent | RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known, but not allowed."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or a case that this browser does not hold."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where others kept the database from being written to for longer than a request waits."""
    if isinstance(error := sys.exception(), OperationalError) and "locked" in str(error):
        return busy(request)
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """403: the form was too old, or cookies are off; nothing was saved."""
    return render(request, "403_csrf.html", status=403)


def busy(request: HttpRequest, *, after: int = 5) -> HttpResponse:
    """503: all places are taken. The page asks again by itself after so many seconds, unless something was sent."""
    sent = request.method not in {"GET", "HEAD"}
    response = render(request, "503.html", {"sent": sent, "after": after}, status=503)
    response.headers["Retry-After"] = str(after)
    response.headers["Cache-Control"] = "no-store"
    return response


def too_often(request: HttpRequest, *, after: dt.timedelta) -> HttpResponse:
    """429: this client has sent more than anybody does in so much time."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = str(int(after.total_seconds()))
    return response
