"""The page cache, in memory: a public page is rendered once a minute, or once after staff changed a fact.

`cached_by` says that a view shows the same to everybody; `cache_pages`, the outermost middleware, keeps its whole answer.
`cached_first`, before Django itself, gives it to the next visitor: bytes and headers as they were sent, at about a tenth of
what a view costs that only returns a string. Every server process has a cache of its own.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import wraps
from typing import Any, NamedTuple, cast
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags

from cases.core.http import Request, begin_trace
from cases.facts.sourced import ReferenceVersion

type View = Callable[..., HttpResponseBase]
# What a view reads of the query: for each name the values that make a page of their own; with another value, or where
# it is None with any query at all, the view is asked. What it does not read (`utm_source`) makes no difference.
type Reads = Mapping[str, Collection[str]] | None

type Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
type Key = tuple[object, ...]

# So many answers at most are kept of one minute: a wildcard in `ALLOWED_HOSTS` makes a page for each name.
MOST = 1000

# What a cached answer depends on, besides address and time. Their number is small, whatever a client sends.
HTMX_HEADERS = ("HTTP_HX_REQUEST", "HTTP_HX_BOOSTED", "HTTP_HX_HISTORY_RESTORE_REQUEST")

# Where one of them stands, Django answers.
UNUSUAL = ("HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "CONTENT_TYPE")


class CachedPage(NamedTuple):
    """A finished answer of 200, and the state of the facts that it shows.

    `for_holders` says that it was made for a browser with a session, and looked at nothing of it.
    """

    version: int
    etag: str
    content: bytes
    headers: list[tuple[str, str]]
    for_holders: bool

    @property
    def headers_unchanged(self) -> list[tuple[str, str]]:
        """What of the headers a browser is told again that has the page (RFC 9110, 15.4.5)."""
        return [(name, value) for name, value in self.headers if name in {"Cache-Control", "ETag", "Vary"}]


class _Cache:
    """The answers of one minute, and what the view behind each path reads of the query, once it has answered."""

    def __init__(self) -> None:
        self.reads: dict[str, Reads] = {}
        self._minute = 0
        self._pages: dict[Key, CachedPage] = {}

    def get(self, key: Key) -> CachedPage | None:
        return self._pages.get(key)

    def put(self, minute: int, key: Key, page: CachedPage) -> None:
        # Who began in the minute before does not empty this one; a clock that was set back does.
        if minute > self._minute or minute < self._minute - 1:
            self._minute, self._pages = minute, {}
        if minute == self._minute and len(self._pages) < MOST:
            self._pages[key] = page

    def clear(self) -> None:
        self._minute, self._pages = 0, {}


cache = _Cache()


def cached_by(reads: Reads) -> Callable[[View], View]:
    """Mark the answers of a view as good for everybody for a minute, and let browsers ask whether theirs still is."""

    def decorate(view: View) -> View:
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
                cache.reads[request.path_info] = reads
            return response

        return inner

    return decorate


def cached_first(
    application: Application, request_class: type[WSGIRequest], note: Callable[[str, str, float], None] | None = None
) -> Application:
    """Answer with a cached page where there is one, and ask `application` for everything else.

    Of each page that is answered here, `note` is told path, status and when it was asked for (`time.perf_counter`).
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        began_at = time.perf_counter() if note else 0.0
        page = _unasked(environ, request_class) if environ["REQUEST_METHOD"] in {"GET", "HEAD"} else None
        if page is None:
            return application(environ, start_response)
        named = ("X-Request-ID", begin_trace(environ).id)
        if wanted := environ.get("HTTP_IF_NONE_MATCH"):
            if page.etag not in parse_etags(wanted):
                return application(environ, start_response)
            start_response("304 Not Modified", [*page.headers_unchanged, named])
            if note:
                note(environ["PATH_INFO"], "304", began_at)
            return []
        start_response("200 OK", [*page.headers, named])
        if note:
            note(environ["PATH_INFO"], "200", began_at)
        return [page.content]

    return answer


def _unasked(environ: dict[str, Any], request_class: type[WSGIRequest]) -> CachedPage | None:
    """Return the page for a request that only looks; None also where the database does not say whether it still is right."""
    if any(environ.get(name) for name in UNUSUAL):
        return None
    request = cast(Request, request_class(environ))
    request.now = timezone.now()
    try:
        return _kept(request)
    except Error:
        return None  # Django closes the connection that broke, and answers as it does without a database.
    finally:
        _give_back()


def _give_back() -> None:
    """Let others have the connection where threads share them (`CONN_MAX_AGE` of 0): here is no end of a request that would."""
    if settings.DATABASES["default"]["CONN_MAX_AGE"] == 0:
        connection.close()


def cache_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Keep the answers of `cached_by` views; whoever came by another way than `cached_first` gets them here too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        page = _kept(cast(Request, request))
        if page:
            response = HttpResponse(page.content, headers=dict(page.headers))
        else:
            response = get_response(request)
            if not hasattr(response, "cached_version"):
                return response
            _keep(cast(Request, request), response)
        return cast(HttpResponse, get_conditional_response(request, etag=response.headers["ETag"], response=response))

    return middleware


def _kept(request: Request) -> CachedPage | None:
    """Return the page that a browser may have: one with a session gets what was made for one.

    What shows its cases goes to the view each time.
    """
    key = _key(request)
    page = cache.get(key) if key else None
    if page and (page.for_holders or not _holds(request)) and page.version == ReferenceVersion.lately():
        return page
    return None


def _keep(request: Request, response: HttpResponse) -> None:
    key = _key(request)  # What the view reads may be known only now.
    version = response.cached_version  # type: ignore[attr-defined]
    if key and version is not None and _is_for_everybody(response):
        headers = list(response.headers.items())
        page = CachedPage(version, response.headers["ETag"], response.content, headers, _holds(request))
        cache.put(_minute(request), key, page)


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


def _minute(request: Request) -> int:
    return int(request.now.timestamp()) // 60


def _key(request: Request) -> Key | None:
    """Return what tells cached answers apart, None for what is not cached."""
    variant = _variant(request, cache.reads.get(request.path_info)) if request.method in {"GET", "HEAD"} else None
    if variant is None:
        return None
    meta = request.META
    return (
        _minute(request),
        request.scheme,
        meta.get("HTTP_HOST"),  # An unknown host never gets a page that could be cached.
        request.path_info,
        variant,
        "gzip" in meta.get("HTTP_ACCEPT_ENCODING", ""),
        *(meta.get(name) == "true" for name in HTMX_HEADERS),
    )


def _is_for_everybody(response: HttpResponse) -> bool:
    """Say whether nothing of this visitor was looked at or set: whoever reads session or CSRF token varies by cookie."""
    return not response.cookies and "cookie" not in response.headers.get("Vary", "").lower()
