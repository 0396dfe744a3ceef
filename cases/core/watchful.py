"""What those who run the site want to hear of its doors: who came in, who was turned away, and which limit was reached.

People are named by number, cases and what was typed not at all (docs/security.md, "Logs").
"""

from __future__ import annotations

import logging
import threading
import time

logger = logging.getLogger("refundguide.security")

# Seconds in which strangers can write one line of a kind: a crowd at a door is one event and no full disk.
STRANGERS = 1.0
LIMIT = 60.0

_lock = threading.Lock()
_told_at: dict[str, float] = {}
_untold: dict[str, int] = {}


def tell(event: str, sentence: str, *values: object) -> None:
    """Write one line about something that only staff can bring about; `sentence` takes `values` as the log does."""
    logger.info(sentence, *values, extra={"event": event})


def tell_of_strangers(event: str, sentence: str, *, every: float = STRANGERS) -> None:
    """Write one line about something that anybody can do again and again, and how often it was not told meanwhile."""
    now = time.monotonic()
    with _lock:
        if now - _told_at.get(event, -every) < every:
            _untold[event] = _untold.get(event, 0) + 1
            return
        _told_at[event] = now
        before = _untold.pop(event, 0)
    logger.warning("%s%s", sentence, f" ({before} more before this)" if before else "", extra={"event": event})
