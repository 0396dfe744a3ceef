"""A fresh key on its way to the one page that shows it: a cookie of a few minutes, for that page alone."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from cases.casefile.models import Case

KEY_COOKIE = "case_key"
KEY_COOKIE_SECONDS = 600


def give_key(response: HttpResponse, case: Case, key: str) -> None:
    """Hand the key to the next page only: a short-lived cookie of this browser, nothing on the server."""
    response.set_cookie(
        KEY_COOKIE,
        key,
        max_age=KEY_COOKIE_SECONDS,
        path=reverse("front:case-created", args=[case.reference]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
