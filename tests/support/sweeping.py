"""The sweep of a later night."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from unittest import mock

from django.core.management import call_command


def sweep_after(**span: float) -> None:
    """Sweep the stored files as if so much time had passed: `sweep_after(hours=25)`."""
    # By the clock of the files; the one of the site may have been stopped.
    later = dt.datetime.now(dt.UTC) + dt.timedelta(**span)
    with mock.patch("cases.photos.management.commands.sweep_evidence.timezone.now", lambda: later):
        call_command("sweep_evidence", stdout=StringIO())
