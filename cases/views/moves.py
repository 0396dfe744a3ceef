"""Stub."""

from typing import Any

from django.http import HttpResponse

from cases.access import case_owner


@case_owner
def move(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("move")
