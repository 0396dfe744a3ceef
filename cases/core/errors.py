"""Pages for what went wrong; they need neither session nor database, and give back what was typed."""

from __future__ import annotations

import datetime as dt
import logging
import sys
from collections.abc import Iterator
from typing import Any

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from cases.core.outage import Away
from cases.core.outages import is_broken, is_held_up
from cases.core.typed import typed_in
from cases.core.watchful import tell_of_strangers

logger = logging.getLogger(__name__)

# After so many seconds a client may ask again whether an outage is over.
OUTAGE_SECONDS = 30
# The same where it is the photos that are away; the script that sends photos asks again by itself.
PHOTOS_SECONDS = 20


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself was broken; 413 where it was only more than one request may carry."""
    if isinstance(exception, TooManyFilesSent | RequestDataTooBig):
        return render(request, "413.html", status=413)
    if isinstance(exception, SessionInterrupted):
        # The database took no session, or it ended elsewhere while this was answered.
        answers = (_passing(request, error) for error in _behind(exception))
        return next(filter(None, answers), None) or _with_typed(request, "not_saved.html", status=400)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known, but not allowed."""
    tell_of_strangers("refused", f"{_who(request)} was refused a page")
    return _with_typed(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or a case that this browser does not hold; both look the same."""
    return _with_typed(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where the database was busy for longer than a request waits, or it or the photos are not there for a while."""
    error = sys.exception()
    if isinstance(error, Away):
        return photos_away(request)
    return _passing(request, error) or _later(request, "500.html", status=500)


def _passing(request: HttpRequest, error: BaseException | None) -> HttpResponse | None:
    """503 for what the database does for a while only; nothing for any other error."""
    if isinstance(error, OperationalError) and is_held_up(error):
        return busy(request)
    if not _is_outage(error):
        return None
    response = _later(request, "500.html", status=503)
    response.headers["Retry-After"] = str(OUTAGE_SECONDS)
    return response


def _behind(error: BaseException) -> Iterator[BaseException]:
    """Yield what led to this: of a session that was not saved, Django tells only what it was doing meanwhile."""
    behind = error.__context__
    while behind is not None:
        yield behind
        behind = behind.__context__


def _is_outage(error: BaseException | None) -> bool:
    """Say whether the database failed as a whole: gone, full, read-only, spoiled. A wrong question is our fault."""
    if isinstance(error, OperationalError | InterfaceError):
        return not str(error).startswith("no such")  # What SQLite says of a table or column that was never there.
    return isinstance(error, DatabaseError) and is_broken(error)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """403: the form was too old, or cookies are off; nothing was saved."""
    tell_of_strangers("csrf-refused", f"A form of {_who(request)} came without its token")
    return _with_typed(request, "not_saved.html", status=403)


def _who(request: HttpRequest) -> str:
    """Return a member of staff by number, where the request has already found out who it is from."""
    pk = getattr(getattr(request, "_cached_user", None), "pk", None)
    return f"User {pk}" if pk else "Somebody"


def busy(request: HttpRequest, *, after: int = 5) -> HttpResponse:
    """503: all places are taken. The page asks again by itself after so many seconds, unless something was sent.

    A body that was not read yet stays so: it may take as long to arrive as it likes.
    """
    context = {"sent": request.method not in {"GET", "HEAD"}, "after": after}
    if hasattr(request, "_post"):
        response = _later(request, "503.html", context, status=503)
    else:
        response = render(request, "503.html", context, status=503)
    response.headers["Retry-After"] = str(after)
    response.headers["Cache-Control"] = "no-store"
    return response


def photos_away(request: HttpRequest) -> HttpResponse:
    """503: the store of the photos does not answer. The page asks again by itself, unless something was sent."""
    context = {"sent": request.method not in {"GET", "HEAD"}, "after": PHOTOS_SECONDS}
    response = _later(request, "away.html", context, status=503)
    response.headers["Retry-After"] = str(PHOTOS_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def too_often(request: HttpRequest, *, after: dt.timedelta) -> HttpResponse:
    """429: this client has sent more than anybody does in so much time."""
    response = _later(request, "429.html", status=429)
    response.headers["Retry-After"] = str(int(after.total_seconds()))
    return response


def _with_typed(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    response = render(request, template, {"typed": typed_in(request)}, status=status)
    if request.method == "POST":
        add_never_cache_headers(response)
    return response


def _later(request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int) -> HttpResponse:
    """Give back what was typed, with a button for later; else the plain page, which depends on nothing."""
    try:
        if typed := typed_in(request):
            response = render(request, "later.html", {"typed": typed, "instead_of": template}, status=status)
            add_never_cache_headers(response)
            return response
    except Exception:
        logger.exception("The page of an error failed")
    return render(request, template, context, status=status)
