"""Asking for papers, and what is kept of them."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client

from cases.bundle.choice import mark_of
from cases.casefile.models import Case
from cases.photos.files import evidence_storage

ALL_AS_ZIP = "chosen=1&section=timeline&photo={mark}&size=zip"
BY_ITSELF = {"HX-Request": "true"}
FULL = OSError(errno.ENOSPC, "No space left on device")


def papers(owner: Client, case: Case, query: str = "chosen=1&section=timeline&size=full") -> Any:
    return owner.get(f"/cases/{case.reference}/bundle/papers/?{query}")


def zipped(owner: Client, case: Case) -> Any:
    return papers(owner, case, ALL_AS_ZIP.format(mark=mark_of(case.photos.get())))


def stored() -> list[str]:
    return [kept.name for kept in evidence_storage().files() if kept.name.startswith("papers/")]


def says(owner: Client, waiting: str) -> str:
    """Return the address at which the open page asks whether there is something else to say."""
    return owner.get(waiting).text.partition('data-hx-get="')[2].partition('"')[0]


def first_half(error: BaseException) -> Callable[..., Iterator[bytes]]:
    """Make an archive that breaks off in the middle."""

    def half(*args: Any) -> Iterator[bytes]:
        yield b"half"
        raise error

    return half
