"""Somebody who wants pages and uploads photos while `tests.bench.attack` goes on, and what the site said yes to."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import http.client
import io
import itertools
import re
import socket
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from PIL import Image

TOKEN = "a" * 32
PATIENCE = 10.0
BYSTANDER, READER = "127.0.0.2", "127.0.0.3"


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 where nothing did."""

    status: int
    body: bytes = b""
    location: str = ""
    session: str = ""


class Client:
    """One browser at one address, with the session that it was given."""

    def __init__(self, port: int, address: str, session: str = "") -> None:
        self.port, self.address, self.session = port, address, session

    def get(self, path: str, *, timeout: float = PATIENCE) -> Answer:
        return self._ask("GET", path, b"", {}, timeout)

    def post(self, path: str, fields: dict[str, str], *, timeout: float = PATIENCE) -> Answer:
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **fields}).encode()
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"}, timeout)

    def upload(self, reference: str, data: bytes, *, timeout: float = PATIENCE) -> bool:
        """Send one photo as the page does; say whether it was taken."""
        fields = {"csrfmiddlewaretoken": TOKEN, "kind": "damage", "caption": ""}
        head = "".join(
            f'--x0x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        head += '--x0x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n'
        body = head.encode() + data + b"\r\n--x0x--\r\n"
        headers = {"Content-Type": "multipart/form-data; boundary=x0x", "HX-Request": "true"}
        answer = self._ask("POST", f"/cases/{reference}/evidence/", body, headers, timeout)
        return b'data-upload="accepted"' in answer.body

    def new_case(self) -> str:
        """Make a case as a buyer does, and return its reference."""
        self.session = self.post("/cases/new/problem/", {"problem": "damaged"}).session or self.session
        answer = self.post("/cases/new/check/", {})
        self.session = answer.session or self.session
        return answer.location.split("/")[2]

    def connect(self, head: str) -> socket.socket:
        """Send the head of a request, and nothing more."""
        connection = socket.create_connection(("127.0.0.1", self.port), PATIENCE, source_address=(self.address, 0))
        connection.sendall(f"{head}\r\nHost: localhost\r\nCookie: {self._cookie}\r\n".encode())
        return connection

    @property
    def _cookie(self) -> str:
        return f"sessionid={self.session}; csrftoken={TOKEN}"

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str], timeout: float) -> Answer:
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=timeout, source_address=(self.address, 0)
        )
        headers = {"Host": "localhost", "Cookie": self._cookie, "Connection": "close", **headers}
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            found = re.search(r"sessionid=(\w+)", " ".join(response.headers.get_all("Set-Cookie", [])))
            location = response.headers.get("Location", "")
            return Answer(response.status, response.read(), location, found.group(1) if found else "")
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()


@dataclass
class Acknowledged:
    """What the site said yes to: photos by the case and browser that have them, and notes."""

    photos: list[tuple[Client, str, str]] = field(default_factory=list)
    notes: list[tuple[Client, str, str]] = field(default_factory=list)

    def lost(self) -> int:
        """Read everything back; return how many are not there, or not as they came."""
        missing = 0
        for (client, reference), items in _by_case(self.photos + self.notes).items():
            reader = Client(client.port, READER, client.session)
            there: set[str] = set()
            # The photos as the papers are proposed; notes come in one by one.
            for choice in ("", f"?chosen=1&section=timeline&{NOTES}"):
                answer = reader.get(f"/cases/{reference}/bundle/originals.zip{choice}", timeout=120)
                with contextlib.suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(answer.body)) as package:
                    there |= _told(package)
            missing += len(items - there)
        return missing


# As many fields as a request may have.
NOTES = "&".join(f"note={number}" for number in range(1, 901))


def _told(package: zipfile.ZipFile) -> set[str]:
    """Return the hashes of the files in a ZIP, and what its timeline notes."""
    told = {hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist()}
    for name in package.namelist():
        if name.endswith("timeline.csv"):
            told |= {row[3] for row in csv.reader(io.StringIO(package.read(name).decode("utf-8-sig")))}
    return told


def _by_case(items: list[tuple[Client, str, str]]) -> dict[tuple[Client, str], set[str]]:
    found: dict[tuple[Client, str], set[str]] = {}
    for client, reference, item in items:
        found.setdefault((client, reference), set()).add(item)
    return found


class Bystander:
    """Somebody at another address, who wants three things once a second."""

    def __init__(self, port: int, acknowledged: Acknowledged) -> None:
        self.client = Client(port, BYSTANDER)
        self.acknowledged = acknowledged
        self._photos = itertools.count()
        self._cases: list[str] = [self.client.new_case() for _ in range(10)]
        self.wants: dict[str, Callable[[], bool]] = {
            "/healthz": lambda: self.client.get("/healthz").status == 200,
            "/": lambda: self.client.get("/").status == 200,
            "upload": self._upload,
        }

    def _upload(self) -> bool:
        number = next(self._photos)
        # Thirty photos are the most of one case.
        reference = self._cases[number // 29 % len(self._cases)]
        data = photo(f"bystander {number}")
        if taken := self.client.upload(reference, data):
            self.acknowledged.photos.append((self.client, reference, hashlib.sha256(data).hexdigest()))
        return taken

    def watch(self, attack: Callable[[], Counter[str]]) -> tuple[dict[str, list[float | None]], Counter[str]]:
        """Return how many seconds each wish took while `attack` ran (None: lost), and what the attacker was told."""
        over = threading.Event()
        took: dict[str, list[float | None]] = {name: [] for name in self.wants}
        threads = [threading.Thread(target=self._want, args=[name, took[name], over]) for name in self.wants]
        for thread in threads:
            thread.start()
        told = attack()
        over.set()
        for thread in threads:
            thread.join()
        return took, told

    def _want(self, name: str, took: list[float | None], over: threading.Event) -> None:
        while not over.is_set():
            start = time.perf_counter()
            served = self.wants[name]()
            seconds = time.perf_counter() - start
            took.append(seconds if served else None)
            over.wait(max(0.0, 1 - seconds))


def photo(mark: str, size: tuple[int, int] = (1200, 900)) -> bytes:
    """Return a JPEG that no other is like."""
    noise = hashlib.shake_256(mark.encode()).digest(64 * 48 * 3)
    buffer = io.BytesIO()
    Image.frombytes("RGB", (64, 48), noise).resize(size).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
