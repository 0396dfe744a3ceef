"""Photos that a test sends to the page of a case, as a browser does, and what the page says of each."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.casefile.models import Case
from tests.support.factories import jpeg
from tests.support.moments import NOW


def file(name: str = "a.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg() if content is None else content, content_type="image/jpeg")


def upload(client: Client, case: Case, *files: SimpleUploadedFile, **more: Any) -> Any:
    extra = {"headers": more.pop("headers")} if "headers" in more else {}
    data = {"kind": "damage", "photos": list(files), **more}
    return client.post(f"/cases/{case.reference}/evidence/", data, **extra)


def results(response: Any) -> list[tuple[str, str]]:
    return re.findall(r'data-upload="(\w+)"(?: data-reason="([\w-]+)")?', response.text)


def fill(case: Case, count: int) -> None:
    for number in range(count):
        case.photos.create(
            sha256=str(number),
            byte_size=1,
            width=1,
            height=1,
            thumb_width=1,
            thumb_height=1,
            format="JPEG",
            received_at=NOW,
        )
