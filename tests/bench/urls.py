"""The addresses of the site, and two views that only return a string."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from cases.core.policy import public


@public
def bare(request: HttpRequest) -> HttpResponse:
    """Return a string, after all middleware."""
    return HttpResponse("hello")


urlpatterns = [path("bare", bare), path("", include("refundguide.urls"))]
