"""A secret on its way to the one page that shows it, once."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cases.core.http import secured

SECONDS = 600


@dataclass(frozen=True)
class ShownOnce:
    """A cookie of this browser that lives for some minutes and goes to one page only; nothing stays on the server."""

    cookie: str

    def hand_over(self, response: HttpResponse, secret: str, *, page: str, seconds: int = SECONDS) -> None:
        """Let `response` carry the secret to the address `page`, and to no other."""
        response.set_cookie(
            secured(self.cookie),
            secret,
            max_age=seconds,
            path=page,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )

    def read(self, request: HttpRequest) -> str:
        """Return what this page was handed, or ""; whether it is a secret of ours is for the page to find out."""
        return request.COOKIES.get(secured(self.cookie), "")

    def forget(self, request: HttpRequest, response: HttpResponse) -> None:
        """Take the secret from the browser with this answer, where it had one."""
        if self.read(request):
            response.delete_cookie(secured(self.cookie), path=request.path, samesite="Strict")
