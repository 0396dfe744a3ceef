"""Typed requests, and the one place that chooses between a page and a fragment of it."""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from cases.core import trace

NO_TARGETS: Mapping[str, str] = {}


class Request(HttpRequest):
    """A request as our middleware leaves it: with htmx details and the moment it is answered for."""

    htmx: HtmxDetails
    now: dt.datetime


def secured(cookie: str) -> str:
    """Return the name of a cookie for one path: in public browsers take one of this name over TLS only."""
    return f"__Secure-{cookie}" if settings.SESSION_COOKIE_SECURE else cookie


def client_address(request: HttpRequest) -> str:
    """Return the address that the request comes from, for limits per client.

    A public site stands behind one proxy, which appends the address it saw; everything to the left of that entry
    is the client's own word.
    """
    if settings.PUBLIC and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def begin_trace(meta: Mapping[str, Any]) -> trace.Trace:
    """Give the request with these headers a name, its own or that of a proxy; as with the address, only in public is there one."""
    return trace.begin(meta.get("HTTP_X_REQUEST_ID", "") if settings.PUBLIC else "")


# How much of an address one customer of a provider has: a connection, a site.
CONNECTION, SITE = 64, 48
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NOWHERE = "nowhere"


def client_network(request: HttpRequest, bits: int = CONNECTION) -> str:
    """Return whom limits count as one client: an IPv4 address, or the IPv6 network of `bits` that the address is in.

    One customer has a whole network of IPv6. An IPv4 address in the clothes of IPv6 is itself. What is no address is
    all one client.
    """
    try:
        address = ipaddress.ip_address(_bare(client_address(request)))
    except ValueError:
        return _NOWHERE
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if address in NAT64:
        return str(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    return str(ipaddress.IPv6Network((int(address), bits), strict=False))


def _bare(text: str) -> str:
    """Return an address without what proxies write around it: brackets, a port, a zone."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    return text.partition("%")[0]


def wants_fragment(request: Request) -> bool:
    """Say whether htmx asks for a part of the page (a boosted link or a history miss needs the whole page)."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def respond(
    request: Request,
    template: str,
    context: dict[str, Any],
    *,
    partial: str,
    targets: Mapping[str, str] = NO_TARGETS,
    status: int = 200,
) -> HttpResponse:
    """Render `template`, or only a partial of it where htmx asks for a fragment. The server names the partial.

    Where the page asks for more than one, `targets` has the others by the id of the element that asks.
    """
    if wants_fragment(request):
        template = f"{template}#{targets.get(request.htmx.target or '', partial)}"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
