"""Stub."""

from typing import Any

from django.http import HttpResponse

from cases.access import own_session


@own_session
def start(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("start")


@own_session
def page(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("page")
