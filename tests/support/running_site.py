"""A site in processes of its own, and the browser of somebody who holds a sample case of it."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.http_client import Answer, HttpClient
from tests.support.processes import ROOT, environment, free_port


@dataclass
class Site:
    """A running site, its files, and the browser of somebody who holds a sample case."""

    browser: HttpClient
    case: str
    database: Path
    evidence: Path
    process: subprocess.Popen[str]

    def ready(self) -> dict[str, str]:
        """Return what fails, by part; nothing where all is well."""
        answer = self.browser.get("/readyz")
        parts: dict[str, str] = json.loads(answer.text)
        assert (answer.status == 200) == (parts.pop("status") == "ok")
        return {part: state for part, state in parts.items() if state != "ok"}

    def note(self, text: str) -> Answer:
        """Write a note into the case, as the form of its page does."""
        return self.browser.post(f"{self.case}note/", {"note": text})

    def notes(self) -> str:
        """Return the page that tells what was noted. A page of an error may give back what was typed, too."""
        answer = self.browser.get(f"{self.case}timeline/")
        assert answer.status == 200
        return answer.text

    def photo(self, content: bytes) -> Answer:
        """Upload a photo to the case."""
        self.browser.get(f"{self.case}evidence/")
        return self.browser.post(f"{self.case}evidence/", {"kind": "damage"}, photos=content)

    def becomes_ready(self, *, but: str = "") -> None:
        """Wait until /readyz says so, or names the parts that fail (with blanks between); it looks once a second."""
        deadline = time.monotonic() + 60
        while (failed := self.ready()) != dict.fromkeys(but.split(), "failed"):
            assert time.monotonic() < deadline, failed


@contextlib.contextmanager
def running_site(folder: Path, **variables: str) -> Iterator[Site]:
    """Run a site with sample cases and its files in `folder`; `variables` are of its environment."""
    port = free_port()
    database, evidence = folder / "data" / "site.sqlite3", folder / "evidence"
    urls = {"DATABASE_URL": f"sqlite:///{database}", "STORAGE_URL": f"file://{evidence}"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--demo", f"--port={port}"],
        cwd=ROOT,
        env=environment(**{**urls, "DECODE_SECONDS": "20", **variables}),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        [_demo, _case, reference, key, _url] = _until_ready(process)[0].split()
        site = Site(HttpClient(f"http://127.0.0.1:{port}"), f"/cases/{reference}/", database, evidence, process)
        site.becomes_ready()
        site.browser.open_case(reference, key)
        yield site
    finally:
        process.terminate()
        process.communicate(timeout=60)


def _until_ready(process: subprocess.Popen[str]) -> list[str]:
    lines = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        if line.startswith("refundguide is ready"):
            return lines
    raise AssertionError("The server ended before it was ready.")
