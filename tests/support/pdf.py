"""Bundles as PDF, as receivers read them: with programs of others, without which a test is skipped, or fails in CI."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cases.bundle.choice import Choice
from cases.casefile.models import Case
from cases.photos.models import EvidencePhoto
from tests.support.factories import receive_photo
from tests.support.moments import NOW


def run(program: str, *arguments: str | Path) -> str:
    """Return what `program` prints; it must end well."""
    path = shutil.which(program)
    if path is None:
        reason = f"{program} is not installed (Debian packages poppler-utils and qpdf)"
        pytest.fail(reason) if os.environ.get("REFUNDGUIDE_REQUIRE_BROWSER") else pytest.skip(reason)
    done = subprocess.run([path, *map(str, arguments)], check=True, capture_output=True, text=True, timeout=300)
    return done.stdout


def text_of(path: Path) -> str:
    """Return the words of a PDF as they stand on its pages."""
    return run("pdftotext", "-layout", path, "-")


def squeezed(text: str) -> str:
    """Return the text without spaces and the invisible marks at which lines may or may not be broken."""
    return "".join(text.translate({0x200B: "", 0x2060: ""}).split())


def notes_of(case: Case) -> list[int]:
    """Return the numbers of all lines with a note."""
    return list(case.events.exclude(note="").order_by("number").values_list("number", flat=True))


def chosen(case: Case, **choice: Any) -> str:
    """Return the end of an address that chooses as the form does; what is not said is as the form proposes it."""
    return Choice(
        **{name: frozenset(value) if isinstance(value, list) else value for name, value in choice.items()}
    ).query(case.photos.all())


def download_pdf(client: Client, case: Case, size: str = "10", part: int = 1, **choice: Any) -> bytes:
    """Return the bundle of `case`, as the form proposes it or as `choice` differs from that."""
    query = f"?{chosen(case, **choice)}" if choice else ""
    response = client.get(f"/cases/{case.reference}/bundle/{size}/{part}.pdf{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return b"".join(response.streaming_content)


def add_photo(case: Case, data: bytes | None = None, **details: Any) -> EvidencePhoto:
    """Give `case` a photo a minute after the one before: photos of one moment have no order of their own."""
    at = NOW - dt.timedelta(hours=1) + dt.timedelta(minutes=case.photos.count())
    return receive_photo(case, data, at=at, **details)
