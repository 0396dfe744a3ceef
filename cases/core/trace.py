"""For whom this thread works now: the name of a request or task that every line of the log carries. Pure.

Whoever begins a piece of work says so with `begin`; what it calls, and what it starts elsewhere, reads `current`.
"""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass

# What proxies make (`$request_id` of nginx, a UUID): too narrow for anything that somebody could have typed.
_WELL_FORMED = re.compile(r"[0-9a-f-]{16,64}")


@dataclass(slots=True)
class Trace:
    """A piece of work: its name, and the view or task that does it, once that is known."""

    id: str
    of: str = ""


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def begin(given: str = "", *, of: str = "") -> Trace:
    """Begin a piece of work under the name that was `given`, where it is well-formed, else under a new one."""
    trace = Trace(given if _WELL_FORMED.fullmatch(given) else secrets.token_hex(16), of)
    _current.set(trace)
    return trace


def end() -> None:
    """Say that this thread works for nobody until the next `begin`."""
    _current.set(None)


def current() -> Trace | None:
    """Return the work that this thread began last."""
    return _current.get()
