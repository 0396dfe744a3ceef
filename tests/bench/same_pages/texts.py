"""Answers and mails as text that can be compared.

What is drawn at random is numbered by its first appearance in its answer, so that it may be drawn in another order.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import zipfile
from collections import Counter
from typing import Any

RANDOM = re.compile(
    r"(?P<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?P<part>(?<=-[0-9A-Z]{4}-)[0-9a-f]{8})"
    # RG-7K3M-9QXT is the example of the help texts.
    r"|(?P<key>\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}\b)|(?P<reference>RG-(?!DEM0|7K3M)[0-9A-Z]{4}-[0-9A-Z]{4})"
    r"|(?P<token>(?:(?<=/confirm/)|(?<=/stop/)|(?<=/reminder/)|(?<=/calendar/))[\w-]{32})"
)
CSRF = re.compile(r'(?<=csrfmiddlewaretoken" value=")\w{64}|(?<=csrftoken": ")\w{64}')


def heads(response: Any) -> list[str]:
    """Return the status, the headers and what is said of cookies; sizes and hashes go with the body."""
    lines = []
    for name, value in response.headers.items():
        if name != "Content-Length":
            lines.append(f"{name}: {re.sub('"[^"]+"', '"..."', value) if name == 'ETag' else value}")
    for name, cookie in response.cookies.items():
        about = [f"{key}={value}" for key, value in sorted(cookie.items()) if value and key != "expires"]
        lines.append("; ".join([f"Set-Cookie: {name}={'...' if cookie.value else ''}", *about]))
    return [f"status {response.status_code}", *sorted(lines)]


def shown(kind: str, body: bytes) -> str:
    """Return a body as text; of pictures their hash."""
    match kind:
        case "application/pdf":
            read = ["pdftotext", "-layout", "-", "-"]
            text = subprocess.run(read, input=body, check=True, capture_output=True).stdout.decode()
            return f"{hashed(body)}\n{text}"
        case "application/zip":
            with zipfile.ZipFile(io.BytesIO(body)) as package:
                return "\n".join(
                    f"--- {info.filename} {info.date_time}\n{shown(_kind(info.filename), package.read(info))}"
                    for info in package.infolist()
                )
        case "text/calendar":
            # Lines are folded at a length, in the middle of what is numbered.
            return body.decode().replace("\r\n ", "")
    return body.decode() if kind.startswith("text/") or kind == "application/json" else hashed(body) if body else ""


def _kind(name: str) -> str:
    return "text/plain" if name.endswith((".csv", ".html", ".json")) else "application/octet-stream"


def hashed(body: bytes) -> str:
    """Return the length and the hash of a file."""
    return f"{len(body)} bytes, SHA-256 {hashlib.sha256(body).hexdigest()}"


def numbered(text: str) -> str:
    """Return `text` with what was drawn at random numbered by first appearance."""
    names: dict[str, str] = {}
    count: Counter[str] = Counter()

    def name(match: re.Match[str]) -> str:
        if match[0] not in names:
            kind = str(match.lastgroup)
            count[kind] += 1
            names[match[0]] = f"<{kind} {count[kind]}>"
        return names[match[0]]

    return RANDOM.sub(name, CSRF.sub("<csrf>", text))


def mails() -> list[str]:
    """Return the mails that were sent since the last call, each with all that it says but its date."""
    from django.core import mail

    sent, mail.outbox = getattr(mail, "outbox", []), []
    texts = []
    for message in (letter.message() for letter in sent):
        lines = [
            f"{name}: {re.sub(r'<[0-9.]+@.*>', '<...>', value)}" for name, value in message.items() if name != "Date"
        ]
        parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
        texts.append("\n".join(["--- mail", *lines, "", *parts]))
    return texts
