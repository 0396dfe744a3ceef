"""Small middleware of the frame.

A name for each request, compression, words kept whole, cross-origin isolation, what is too big or unreadable, turns, one
clock.
"""

import codecs
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils import timezone

from cases.core import errors, places, trace
from cases.core.http import begin_trace, client_network
from cases.core.joints import with_joints
from cases.imaging.sanitise import MAX_BYTES
from cases.photos.uploads import VERIFY, body_limit

type GetResponse = Callable[[HttpRequest], HttpResponse]


def name_request(get_response: GetResponse) -> GetResponse:
    """Give each request a name, which its lines in the log carry and its answer tells; a proxy's own name is kept."""

    def middleware(request: HttpRequest) -> HttpResponse:
        of = begin_trace(request.META)
        response = get_response(request)
        response.headers["X-Request-ID"] = of.id
        return response

    middleware.process_view = _note_view  # type: ignore[attr-defined]
    return middleware


def _note_view(request: HttpRequest, *args: Any) -> None:
    if (of := trace.current()) and request.resolver_match:
        of.of = request.resolver_match.view_name


class CompressPages(GZipMiddleware):
    """Compress pages only: photos and static files are compressed already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leave everything that is not HTML as it is."""
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


def keep_words_whole(get_response: GetResponse) -> GetResponse:
    """Let no line of a page begin with a particle: see `cases.core.joints`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
            response.content = with_joints(response.text).encode()
        return response

    return middleware


def isolate(get_response: GetResponse) -> GetResponse:
    """Forbid other sites to embed anything of ours (CORP), our pages to embed theirs (COEP), and browsers to use sensors or to
    tell the address of a page that is a secret.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        response.headers.setdefault("Permissions-Policy", "geolocation=(), microphone=(), payment=(), usb=()")
        # An address that is a secret goes along with no question for what its page needs, into whose log ever.
        if request.resolver_match and "token" in request.resolver_match.kwargs:
            response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return middleware


def refuse_oversized(get_response: GetResponse) -> GetResponse:
    """Answer 413 to a body that says it is larger than any upload may be, without reading it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > body_limit(request.path_info):
            if request.path_info == VERIFY:
                return render(request, "integrity/too_big.html", {"max_bytes": MAX_BYTES}, status=413)
            return render(request, "413.html", status=413)
        return get_response(request)

    return middleware


# Everything that we send is UTF-8, and so is what a browser sends back; ASCII is a part of it.
CHARSETS = frozenset({"utf-8", "ascii"})
NUL = "\x00"


def refuse_unreadable(get_response: GetResponse) -> GetResponse:
    """Answer 415 to another charset than UTF-8, and 400 to NUL in an address or cookie, which PostgreSQL cannot ask for.

    Python knows codecs that fail on some bytes, or turn them into something that no database takes.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if charset := (request.content_params or {}).get("charset"):
            if _codec(charset) not in CHARSETS:
                return render(request, "415.html", status=415)
            request.encoding = "utf-8"
        names = (request.path_info, *request.COOKIES, *request.COOKIES.values(), *request.GET)
        values = (value for values in request.GET.lists() for value in values[1])
        if any(NUL in text for text in (*names, *values)):
            return errors.bad_request(request)
        return get_response(request)

    return middleware


def _codec(charset: str) -> str:
    try:
        return codecs.lookup(charset).name
    except (LookupError, ValueError):  # ValueError: NUL in the name.
        return ""


def take_turns(get_response: GetResponse) -> GetResponse:
    """Let only so many requests at once bring something, and never all of them from one client; 503 to the others.

    Such a request holds its thread as long as its body takes to arrive, and as long as others write. Pages that are only
    looked at hold none, and stay there whoever sends what. Files have places of their own: many photos that wait for a
    decoder keep no note from being written.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return get_response(request)
        wanted = places.UPLOADING if request.content_type == "multipart/form-data" else places.WRITING
        with wanted.take(client_network(request)) as free:
            return get_response(request) if free else errors.busy(request)

    return middleware


def read_clock(get_response: GetResponse) -> GetResponse:
    """Read the clock once; everything that a request decides is decided for that moment."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
