"""What a line of the log says, and what it never does.

In a terminal a line is text, elsewhere one object of JSON; both carry the name of the request or task (`core.trace`).
Neither carries what people typed or what opens something: messages are scrubbed, and an error is told by its class and
by where it happened. What an error says is told where the class is known to quote nobody (`_QUOTING_NOBODY`).
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
import logging
import math
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from http import HTTPStatus
from types import TracebackType
from typing import Any

from cases.core import trace
from cases.core.masking import mask
from cases.core.outages import is_held_up

type ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_HIDDEN = "…"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Whoever has the address of a calendar reads it: in a log it would be a password in plain text.
_CALENDAR = re.compile(r"(/calendar/)[^/\s?]+(\.ics)")
# Whoever has a link of a mail answers for its reader.
_MAIL = re.compile(r"(/mail/(?:confirm|stop|reminder)/)[^/\s?]+")
_QUERY = re.compile(r"(/[^\s?\"'<>]*)\?[^\s\"'<>]+")
_ADDRESS = re.compile(r"[^\s<>@\"'(),:;]+@[^\s<>@\"'(),:;]+")
_REFERENCE = re.compile(r"\bRG-[0-9A-Z]{4}-?[0-9A-Z]{4}\b", re.IGNORECASE)
# Keys of cases, and recovery codes of staff.
_KEY = re.compile(r"\b(?:[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:\+82[-. ]?|0)1\d[-. ]?\d{3,4}[-. ]?\d{4}(?!\d)")
# Tokens, hashes, names of files: long, and both letters and digits.
_TOKEN = re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9_-]{20,}(?![\w-])")
# Orders, parcels.
_NUMBER = re.compile(r"(?<!\d)\d{10,}(?!\d)")
_NETWORK = re.compile(r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})(?![\w:])")

# What a fault in our own code says: names and types.
_QUOTING_NOBODY = (AttributeError, NameError, ImportError, TypeError, RecursionError, MemoryError)


def scrubbed(text: str) -> str:
    """Return `text` without secrets, and without what says who somebody is; as it was where there is nothing of it."""
    text = _MAIL.sub(rf"\1{_HIDDEN}", _CALENDAR.sub(rf"\1{_HIDDEN}\2", text))
    text = _QUERY.sub(rf"\1?{_HIDDEN}", text)
    for pattern in (_ADDRESS, _TOKEN, _REFERENCE, _KEY, _PHONE, _NUMBER):
        text = pattern.sub(_HIDDEN, text)
    return mask(_NETWORK.sub(_without_strangers, text))


def _without_strangers(match: re.Match[str]) -> str:
    """Keep an address of the house: this machine's, and private ones."""
    try:
        return _HIDDEN if ipaddress.ip_address(match[0]).is_global else match[0]
    except ValueError:  # A time, or a version.
        return match[0]


class HideSecrets(logging.Filter):
    """Scrub the message of a line, with everything that was put into it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the line, and let it pass."""
        message = record.getMessage()
        if (hidden := scrubbed(message)) != message:
            record.msg, record.args = hidden, None
        return True


class HideCrowding(logging.Filter):
    """Drop the line that says that a request was asked to come again: a crowd would write thousands of them.

    An outage that ended a request is told once a second.
    """

    def __init__(self) -> None:
        super().__init__()
        self._told_at = -math.inf

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything else pass."""
        if getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE:
            return True
        error = record.exc_info[1] if record.exc_info else None
        if error is None or is_held_up(error) or abs(record.created - self._told_at) < 1:
            return False
        self._told_at = record.created
        return True


class Traced(logging.Filter):
    """Note on a line which request or task it belongs to; whoever formats it may do so in another thread."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the line, and let it pass."""
        if not hasattr(record, "trace"):
            record.trace = trace.current()
        return True


def said(error: BaseException) -> str:
    """Return the class of an error, with what it says where that quotes nobody."""
    name = type(error).__qualname__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: [Errno {error.errno}] {error.strerror}"  # Without the file that it was about.
    if isinstance(error, _QUOTING_NOBODY) or name in {"OperationalError", "InterfaceError", "CommandError"}:
        return f"{name}: {scrubbed(str(error).strip().partition('\n')[0])}"
    return name


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those that led to it, the first one last."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def frames(error: BaseException) -> list[str]:
    """Return where an error happened, the innermost last: file, line and name, nothing of what the names held."""
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__, limit=-25)
    ]


class Text(logging.Formatter):
    """A line for a person: moment, level, logger, message, and the first characters of the request's name."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and the lines of its error."""
        of: trace.Trace | None = getattr(record, "trace", None)
        name = f" [{of.id[:8]}{' ' if of.of else ''}{of.of}]" if of else ""
        message = _CONTROL.sub(lambda sign: repr(sign[0])[1:-1], record.getMessage())  # One line, whatever is quoted.
        # With its zone: whoever reads it in a mail looks for the same moment in a log that is in UTC.
        at = self.formatTime(record, "%Y-%m-%d %H:%M:%S%z")
        lines = [f"{at} {record.levelname} {record.name} {message}{name}"]
        for error in errors_of(record):
            lines += [f"  {frame}" for frame in frames(error)]
            lines.append(f"  {said(error)}")
        return "\n".join(lines)


class Json(logging.Formatter):
    """A line for a machine: one object, its keys always the same, what is unknown left out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the object on one line."""
        of: trace.Trace | None = getattr(record, "trace", None)
        line: dict[str, Any] = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
            "request": of.id if of else None,
            "view": of.of or None if of else None,
            "status": getattr(record, "status_code", None),
            "event": getattr(record, "event", None),
            "seconds": getattr(record, "seconds", None),
            "errors": [{"error": said(error), "at": frames(error)} for error in errors_of(record)] or None,
        }
        return json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False)


def errors_of(record: logging.LogRecord) -> list[BaseException]:
    """Return the error of a line, and those that led to it."""
    info: ExcInfo | None = record.exc_info
    return list(chain(info[1])) if info else []


def formatter(**kwargs: Any) -> logging.Formatter:
    """Return how lines are written: to be read where a person looks at them as they come, else to be collected."""
    make: Callable[[], logging.Formatter] = Text if sys.stderr.isatty() else Json
    return make()
