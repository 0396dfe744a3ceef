"""Stub."""

from typing import Any

from django.http import HttpResponse

from cases.access import own_session


@own_session
def case_list(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("case_list")


@own_session
def open_case(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("open_case")
