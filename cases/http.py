"""Typed requests, the one place that chooses between a page and a fragment of it, and pages kept in memory."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from cases.models import ReferenceVersion

# A kept page is never asked for after its minute; this only empties the memory.
KEPT_SECONDS = 90


class Request(HttpRequest):
    """A request as our middleware leaves it: with htmx details and the moment it is answered for."""

    htmx: HtmxDetails
    now: dt.datetime


def client_address(request: HttpRequest) -> str:
    """Return the address that the request comes from, for limits per client.

    A public site stands behind one proxy, which appends the address it saw; everything to the left of that entry
    is the client's own word.
    """
    if settings.PUBLIC and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def wants_fragment(request: Request) -> bool:
    """Say whether htmx asks for a part of the page (a boosted link or a history miss needs the whole page)."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def respond(
    request: Request, template: str, context: dict[str, Any], *, partial: str, status: int = 200
) -> HttpResponse:
    """Render `template`, or only its partial where htmx asks for a fragment. The server names the partial."""
    name = f"{template}#{partial}" if wants_fragment(request) else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


class Kept(NamedTuple):
    """A rendered public page: its two bodies and the headers that belong to them."""

    plain: bytes
    gzipped: bytes
    etag: str
    content_type: str
    vary: str


def kept(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Render a public page once a minute, or once after staff changed a fact, and answer from memory until then.

    Only a plain address without cookies is answered so: `?at=`, a browser that holds cases and every answer other than
    200 go to the view each time. Every process keeps its own pages.
    """

    @wraps(view)
    def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.META.get("QUERY_STRING") or request.COOKIES:
            return _revalidated(view(request, *args, **kwargs))
        key = f"kept:{wants_fragment(request)}:{ReferenceVersion.current()}:{request.now:%d%H%M}:{request.path}"
        page: Kept | None = cache.get(key)
        if page is None:
            response = view(request, *args, **kwargs)
            if not _is_for_everybody(request, response):
                return _revalidated(response)
            page = _keep(cast("HttpResponse", response))
            cache.set(key, page, KEPT_SECONDS)
        return _answer(request, page)

    return inner


def _is_for_everybody(request: Request, response: HttpResponseBase) -> bool:
    """Say whether a page may be shown to the next visitor: nothing of this one was looked at or set."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not request.session.accessed
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )


def _keep(response: HttpResponse) -> Kept:
    return Kept(
        plain=response.content,
        gzipped=gzip.compress(response.content, compresslevel=9, mtime=0),
        etag=f'W/"{hashlib.sha256(response.content).hexdigest()[:20]}"',
        content_type=response.headers["Content-Type"],
        vary=response.headers.get("Vary", ""),
    )


def _answer(request: Request, page: Kept) -> HttpResponse:
    """Answer with a kept page: nothing (304), compressed or plain, as the browser asks."""
    gzipped = "gzip" in request.headers.get("Accept-Encoding", "")
    if page.etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        response = HttpResponse(page.gzipped if gzipped else page.plain, content_type=page.content_type)
        if gzipped:
            response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = page.etag
    patch_vary_headers(response, [*filter(None, page.vary.split(", ")), "Accept-Encoding"])
    return cast("HttpResponse", _revalidated(response))


def _revalidated(response: HttpResponseBase) -> HttpResponseBase:
    """Let caches keep the page, but ask each time: what was true a minute ago need not be true now."""
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
