"""What the site writes to its log, caught as the console would show it."""

from __future__ import annotations

import contextlib
import io
import json
import logging
from collections.abc import Iterator
from typing import Any

from refundguide import logs


@contextlib.contextmanager
def written_lines() -> Iterator[io.StringIO]:
    """Give everything that is written meanwhile: each line once as JSON and once as text."""
    written = io.StringIO()
    handlers = []
    for formatter in (logs.Json(), logs.Text()):
        handler = logging.StreamHandler(written)
        handler.setFormatter(formatter)
        for each in (logs.Traced(), logs.HideSecrets()):
            handler.addFilter(each)
        handlers.append(handler)
    loggers = [logging.getLogger(name) for name in ("", "django")]
    for logger in loggers:
        logger.handlers += handlers
    try:
        yield written
    finally:
        for logger in loggers:
            logger.handlers = [handler for handler in logger.handlers if handler not in handlers]


def objects(lines: io.StringIO) -> list[dict[str, Any]]:
    """Return the lines that are JSON."""
    return [json.loads(line) for line in lines.getvalue().splitlines() if line.startswith("{")]
