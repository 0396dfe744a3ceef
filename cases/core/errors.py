"""Pages for what went wrong; they need neither session nor database."""

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
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
