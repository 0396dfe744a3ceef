"""Where a sentence waits that the next page says once: in the session's stead a signed cookie, as Django keeps it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest


class Notices(FallbackStorage):
    """Django's own storage; in public its cookie has the name of one that no other host can set."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        if settings.SESSION_COOKIE_SECURE:
            self.storages[0].cookie_name = "__Host-messages"
