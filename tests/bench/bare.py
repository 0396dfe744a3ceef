"""The site's settings without middleware: the fastest that Django answers under this server."""

from tests.bench.site import *  # noqa: F403

MIDDLEWARE = ["refundguide.health.answer_probes"]  # `serve` asks whether the site answers.
SILENCED_SYSTEM_CHECKS += ["admin.E408", "admin.E409", "admin.E410"]  # noqa: F405
