"""WSGI entry point for any server."""

import gc
import os
from typing import Any

import django
from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

from refundguide.bodies import in_time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refundguide.settings")

os.umask(0o077)  # As in manage.py: what the site makes is its user's alone.


class ReadableRequest(WSGIRequest):
    """A request that exists whatever its headers say, so that one that cannot be read gets an answer of ours."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]
        except (BadRequest, LookupError, ValueError, SuspiciousOperation):
            # `refundguide.middleware.refuse_unreadable` knows no such charset.
            self.content_type, self.content_params = "", {"charset": "unreadable"}


class Handler(WSGIHandler):
    request_class = ReadableRequest


django.setup(set_prefix=False)

from cases.facts.page_cache import cached_first  # noqa: E402 (its rows want the apps)
from refundguide.metrics.page import measured, note_cached  # noqa: E402

application = cached_first(measured(in_time(Handler())), ReadableRequest, note_cached if settings.METRICS else None)

# What has been made by now stays. Looking through it again and again for what nobody needs costs a page a twentieth.
gc.collect()
gc.freeze()
