"""A browser without scripts for a site that runs as a process of its own: cookies, forms with their token, files."""

from __future__ import annotations

import re
import secrets
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from email.message import Message
from functools import partial
from http.client import HTTPConnection
from http.cookiejar import CookieJar
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What came back, after redirects within the site."""

    status: int
    headers: Message
    text: str


class _From(urllib.request.HTTPHandler):
    """Opens connections from one address of this machine."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._connection = partial(HTTPConnection, source_address=(address, 0))

    def http_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(self._connection, request)


class HttpClient:
    """Keeps cookies and the newest token of a form. To limits, a client at another address is somebody else."""

    def __init__(self, site: str, timeout: float = 60, address: str = "127.0.0.1") -> None:
        self.site, self.timeout = site, timeout
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _From(address))
        self._token = ""

    def get(self, path: str) -> Answer:
        return self._ask(urllib.request.Request(self.site + path))  # noqa: S310 (our own site)

    def post(self, path: str, fields: dict[str, str], **files: bytes) -> Answer:
        """Send a form with the token of the page that was read last; `files` go as JPEG."""
        fields = {"csrfmiddlewaretoken": self._token, **fields}
        request = urllib.request.Request(self.site + path, method="POST")  # noqa: S310
        if files:
            boundary = secrets.token_hex(16)
            request.data = _multipart(fields, files, boundary)
            request.add_header("Content-Type", f"multipart/form-data; boundary={boundary}")
        else:
            request.data = urllib.parse.urlencode(fields).encode()
        request.add_header("Origin", self.site)
        request.add_header("Sec-Fetch-Site", "same-origin")
        return self._ask(request)

    def open_case(self, reference: str, key: str) -> None:
        """Open a case as its owner does, who asks again where the site says that it is busy."""
        for _try in range(5):
            assert self.get("/cases/open/").status == 200
            answer = self.post("/cases/open/", {"reference": reference, "key": key})
            if answer.status != 503:
                break
        # A refusal gives back what was typed: the reference alone says nothing.
        assert answer.status == 200 and reference in answer.text, (answer.status, answer.text)

    def _ask(self, request: Any) -> Answer:
        try:
            with self._opener.open(request, timeout=self.timeout) as answer:
                found = Answer(answer.status, answer.headers, answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                found = Answer(error.code, error.headers, error.read().decode())
        if token := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', found.text):
            self._token = token[1]
        return found


def _multipart(fields: dict[str, str], files: dict[str, bytes], boundary: str) -> bytes:
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, content in files.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="a.jpg"\r\n'
        parts.append(f"{head}Content-Type: image/jpeg\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode()
