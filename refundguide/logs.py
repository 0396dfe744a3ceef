"""What no log may carry, and what would only fill it."""

import logging
import re
from http import HTTPStatus

# Whoever has the address of a calendar reads it: in a log it would be a password in plain text.
_CALENDAR = re.compile(r"(/calendar/)[^/\s?]+(\.ics)")
# Whoever has a link of a mail answers for its reader.
_MAIL = re.compile(r"(/mail/(?:confirm|stop|reminder)/)[^/\s?]+")


class HideSecrets(logging.Filter):
    """Blacken the secret part of addresses that are secrets."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the line, and let it pass."""
        message = record.getMessage()
        hidden = _MAIL.sub(r"\1…", _CALENDAR.sub(r"\1…\2", message))
        if hidden != message:
            record.msg, record.args = hidden, None
        return True


class HideCrowding(logging.Filter):
    """Drop the line that says that a request was asked to come again: a crowd would write thousands of them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything else pass."""
        return getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE
