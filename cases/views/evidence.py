"""Stub."""

from typing import Any

from django.http import HttpResponse

from cases.access import case_owner


@case_owner
def page(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("page")


@case_owner
def photo(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("photo")


@case_owner
def remove(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("remove")


@case_owner
def file(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("file")
