"""The page cache, in memory: a public page is rendered once a minute, or once after staff changed a fact.

`cached_page` says that a view shows the same to everybody; `serve_cached_pages`, the outermost middleware, caches its
whole answer and gives it to the next visitor before anything else looks at the request. Every server process has a
cache of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from functools import partial, wraps
from typing import NamedTuple, cast
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from cases.core.http import Request
from cases.facts.sourced import ReferenceVersion

type View = Callable[..., HttpResponseBase]
# What a view reads of the query: for each name the values that make a page of their own; with another value, or where
# it is None with any query at all, the view is asked. What it does not read (`utm_source`) makes no difference.
type Reads = Mapping[str, Collection[str]] | None

# A page is never asked for after its minute; this only empties the memory.
SECONDS = 90

# What a cached answer depends on, besides address and time. Their number is small, whatever a client sends.
HTMX_HEADERS = ("HTTP_HX_REQUEST", "HTTP_HX_BOOSTED", "HTTP_HX_HISTORY_RESTORE_REQUEST")


# What the view behind a path reads of the query, once it has answered.
_reads: dict[str, Reads] = {}


class CachedPage(NamedTuple):
    """A finished answer of 200, and the state of the facts that it shows.

    `for_holders` says that it was made for a browser with a session, and looked at nothing of it.
    """

    version: int
    content: bytes
    headers: list[tuple[str, str]]
    for_holders: bool


def cached_page(view: View) -> View:
    """Mark the answers of a view as good for everybody for a minute, and let browsers ask whether theirs still is."""
    return cached_by(None)(view)


def cached_by(reads: Reads) -> Callable[[View], View]:
    """Do the same for a view that reads no more than that of the query."""
    return partial(_cached, reads)


def _cached(reads: Reads, view: View) -> View:
    @wraps(view)
    def inner(request: Request, *args: object, **kwargs: object) -> HttpResponseBase:
        # Before the facts are read: a change in between makes the page old.
        cached = request.method in {"GET", "HEAD"} and _variant(request, reads) is not None
        version = ReferenceVersion.current() if cached else None
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        if isinstance(response, HttpResponse) and response.status_code == 200:
            response.headers["ETag"] = f'W/"{hashlib.sha256(response.content).hexdigest()[:20]}"'
            response.cached_version = version  # type: ignore[attr-defined]
            _reads[request.path_info] = reads
        return response

    return inner


def serve_cached_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer with a cached page where there is one, and cache the answers of `cached_page` views.

    A browser with a session gets a page that was made for one: what shows its cases goes to the view each time.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        key = _key(cast(Request, request))
        page: CachedPage | None = cache.get(key) if key else None
        if page and (page.for_holders or not _holds(request)) and page.version == ReferenceVersion.lately():
            response = HttpResponse(page.content, headers=dict(page.headers))
        else:
            response = get_response(request)
            if not hasattr(response, "cached_version"):
                return response
            # What the view reads may be known only now.
            key = _key(cast(Request, request))
            if key and response.cached_version is not None and _is_for_everybody(response):
                headers = list(response.headers.items())
                cache.set(key, CachedPage(response.cached_version, response.content, headers, _holds(request)), SECONDS)
        return cast(HttpResponse, get_conditional_response(request, etag=response.headers["ETag"], response=response))

    return middleware


def _holds(request: HttpRequest) -> bool:
    """Say whether the browser has a session: no other cookie makes a difference to what a page shows."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _variant(request: HttpRequest, reads: Reads) -> tuple[tuple[str, str], ...] | None:
    """Return what of the query makes a page of its own; None where the view has to be asked."""
    meta = request.META
    if not meta.get("QUERY_STRING"):
        return ()
    # Whoever names a charset for what he asks is answered further in, and `request.GET` would believe him.
    if reads is None or meta.get("CONTENT_TYPE"):
        return None
    given = [(name, value) for name, value in parse_qsl(meta["QUERY_STRING"], keep_blank_values=True) if name in reads]
    if len({name for name, _value in given}) < len(given) or any(value not in reads[name] for name, value in given):
        return None
    return tuple(sorted(given))


def _key(request: Request) -> str | None:
    """Return what tells cached answers apart, None for what is not cached; hashed, because a client chooses half of it."""
    variant = _variant(request, _reads.get(request.path_info)) if request.method in {"GET", "HEAD"} else None
    if variant is None:
        return None
    meta = request.META
    parts = (
        request.now.strftime("%d%H%M"),
        request.scheme,
        meta.get("HTTP_HOST"),  # An unknown host never gets a page that could be cached.
        request.path_info,
        variant,
        "gzip" in meta.get("HTTP_ACCEPT_ENCODING", ""),
        *(meta.get(name) == "true" for name in HTMX_HEADERS),
    )
    return f"page:{hashlib.sha256(repr(parts).encode()).hexdigest()}"


def _is_for_everybody(response: HttpResponse) -> bool:
    """Say whether nothing of this visitor was looked at or set: whoever reads session or CSRF token varies by cookie."""
    return not response.cookies and "cookie" not in response.headers.get("Vary", "").lower()
