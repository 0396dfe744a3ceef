"""Stub."""

from typing import Any

from django.http import HttpResponse

from cases.access import public


@public
def home(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("home")


@public
def overview(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("overview")


@public
def step(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("step")


@public
def problems(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("problems")


@public
def problem(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("problem")


@public
def about(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("about")


@public
def privacy(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stub."""
    return HttpResponse("privacy")
