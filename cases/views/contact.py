"""Stub."""

from typing import Any

from django.http import HttpResponse

from cases.access import public


@public
def contact(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("contact")
