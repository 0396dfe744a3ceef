"""The page cache, in memory: a public page is rendered once a minute, or once after staff changed a fact.

`cached_page` says that a view shows the same to everybody; `serve_cached_pages`, the outermost middleware, caches its
whole answer and gives it to the next visitor before anything else looks at the request. Every server process has a
cache of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, cast

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from cases.core.http import Request
from cases.facts.sourced import ReferenceVersion

# A page is never asked for after its minute; this only empties the memory.
SECONDS = 90

# What a cached answer depends on, besides address and time. Their number is small, whatever a client sends.
HTMX_HEADERS = ("HTTP_HX_REQUEST", "HTTP_HX_BOOSTED", "HTTP_HX_HISTORY_RESTORE_REQUEST")


class CachedPage(NamedTuple):
    """A finished answer of 200, and the state of the facts that it shows."""

    version: int
    content: bytes
    headers: list[tuple[str, str]]


def cached_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Mark the answers of a view as good for everybody for a minute, and let browsers ask whether theirs still is."""

    @wraps(view)
    def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Before the facts are read: a change in between makes the page old.
        version = ReferenceVersion.current() if _is_plain(request) else None
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        if isinstance(response, HttpResponse) and response.status_code == 200:
            response.headers["ETag"] = f'W/"{hashlib.sha256(response.content).hexdigest()[:20]}"'
            response.cached_version = version  # type: ignore[attr-defined]
        return response

    return inner


def serve_cached_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer with a cached page where there is one, and cache the answers of `cached_page` views.

    Only plain addresses are cached, for visitors without cookies: `?at=` and a browser that holds cases go to the view.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        key = _key(cast(Request, request)) if _is_plain(request) else None
        page: CachedPage | None = cache.get(key) if key else None
        if page and page.version == ReferenceVersion.current():
            response = HttpResponse(page.content, headers=dict(page.headers))
        else:
            response = get_response(request)
            if not hasattr(response, "cached_version"):
                return response
            if key and _is_for_everybody(response):
                page = CachedPage(response.cached_version, response.content, list(response.headers.items()))
                cache.set(key, page, SECONDS)
        return cast(HttpResponse, get_conditional_response(request, etag=response.headers["ETag"], response=response))

    return middleware


def _is_plain(request: HttpRequest) -> bool:
    return request.method in {"GET", "HEAD"} and not request.META.get("QUERY_STRING") and not request.COOKIES


def _key(request: Request) -> str:
    """Return what tells cached answers apart; hashed, because a client chooses half of it."""
    meta = request.META
    parts = (
        request.now.strftime("%d%H%M"),
        request.scheme,
        meta.get("HTTP_HOST"),  # An unknown host never gets a page that could be cached.
        request.path_info,
        "gzip" in meta.get("HTTP_ACCEPT_ENCODING", ""),
        *(meta.get(name) == "true" for name in HTMX_HEADERS),
    )
    return f"page:{hashlib.sha256(repr(parts).encode()).hexdigest()}"


def _is_for_everybody(response: HttpResponse) -> bool:
    """Say whether nothing of this visitor was looked at or set: whoever reads session or CSRF token varies by cookie."""
    return not response.cookies and "cookie" not in response.headers.get("Vary", "").lower()
