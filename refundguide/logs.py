"""What no log may carry."""

import logging
import re

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
