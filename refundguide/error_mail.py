"""Mail to those who run the site when something of ours fails: what the log says of it, one mail of a kind an hour.

Nothing of the request is in it but its name and its view. A thread sends it: no page waits for a mail server, and one
that is away is told to the log.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import logging
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage

from refundguide import logs

logger = logging.getLogger(__name__)

KEPT_QUIET = 3600.0
# However many kinds there are: nobody reads more, and the log has them all.
MOST_AN_HOUR = 20
# What the last seconds of a process may take for a mail that is under way.
PATIENCE = 5.0


class ErrorMail(logging.Handler):
    """Mails lines of level ERROR to the setting ADMINS; does nothing where there is nobody, or no mail server."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._sending: threading.Thread | None = None
        self._told: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Send the mail, unless one of its kind was sent within the hour."""
        if not (settings.ADMINS and settings.CAN_SEND_MAIL):
            return
        now = time.monotonic()
        kind = kind_of(record)
        if now - self._told.get(kind, -KEPT_QUIET) < KEPT_QUIET:
            return
        self._told = {kind: at for kind, at in self._told.items() if now - at < KEPT_QUIET} | {kind: now}
        mail = mail_about(record)
        self._sending = threading.Thread(target=_send, args=[kind, mail], daemon=True)
        self._sending.start()

    def flush(self) -> None:
        """Wait for the mail that is under way; logging asks for it when the process ends."""
        if self._sending:
            self._sending.join(PATIENCE)


def kind_of(record: logging.LogRecord) -> str:
    """Return what is the same for errors that one mail tells of: the class and the place, or the words of the line."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return f"{record.name} {record.msg}"
    places = logs.frames(error)
    return f"{type(error).__qualname__} {places[-1] if places else ''}"


def mail_about(record: logging.LogRecord) -> EmailMessage:
    """Return the mail: the line of the log as text, with the whole name of the request."""
    of = getattr(record, "trace", None)
    errors = logs.errors_of(record)
    what = type(errors[0]).__qualname__ if errors else record.levelname
    body = [logs.Text().format(record), "", f"request {of.id}" if of else "", f"process {record.process}"]
    return EmailMessage(
        f"[refundguide] {what} in {of.of if of and of.of else record.name}",
        "\n".join(body),
        settings.DEFAULT_FROM_EMAIL,
        [str(address) for address in settings.ADMINS],
    )


def _send(kind: str, mail: EmailMessage) -> None:
    if not _is_first(kind, time.time()):
        return
    try:
        mail.send()
    except Exception as error:  # noqa: BLE001 (whatever it is, the error itself is in the log)
        logger.warning("The mail about an error failed: %s", type(error).__name__, extra={"event": "mail-failed"})


def _is_first(kind: str, now: float) -> bool:
    """Say whether no process of this machine has mailed about `kind` within an hour, nor too many about others.

    Where this cannot be written down, each process counts for itself.
    """
    key = hashlib.sha256(kind.encode()).hexdigest()[:16]
    with contextlib.suppress(OSError), Path(settings.VAR, "error-mails.json").open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        told: dict[str, float] = {}
        with contextlib.suppress(ValueError):
            told = json.load(file)
        # A clock that was set back does not keep anybody quiet for longer.
        told = {one: at for one, at in told.items() if abs(now - at) < KEPT_QUIET}
        if key in told or len(told) >= MOST_AN_HOUR:
            return False
        file.truncate(0)
        json.dump(told | {key: now}, file)
    return True
