"""What breaks around a running site: what its users see, what /readyz says, what is kept, and that it recovers alone.

One site in processes of its own, whose files are taken away, swapped, locked and spoiled, and put back. What a full disk
and a mail server do is played inside this process, further below.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.factories import jpeg
from tests.support.http_client import Answer, HttpClient
from tests.support.processes import ROOT, environment, free_port

# One site for all of them, on one worker.
pytestmark = pytest.mark.xdist_group("outages")

NOTE = "판매자가 일부 환불만 해 주겠다고 합니다."


@dataclass
class Site:
    """A running site, its files, and the browser of somebody who holds a sample case."""

    browser: HttpClient
    case: str
    database: Path
    evidence: Path

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
        """Wait until /readyz says so, or names the one part that fails; by itself it looks once a second."""
        deadline = time.monotonic() + 60
        while (failed := self.ready()) != ({but: "failed"} if but else {}):
            assert time.monotonic() < deadline, failed


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with sample cases, one of which this browser holds."""
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    database, evidence = folder / "data" / "site.sqlite3", folder / "evidence"
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--demo", f"--port={port}"],
        cwd=ROOT,
        env=environment(DATABASE_URL=f"sqlite:///{database}", STORAGE_URL=f"file://{evidence}", DECODE_SECONDS="20"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        [_demo, _case, reference, key, _url] = _until_ready(process)[0].split()
        site = Site(HttpClient(f"http://127.0.0.1:{port}"), f"/cases/{reference}/", database, evidence)
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


@pytest.fixture
def site(running: Site) -> Iterator[Site]:
    """The running site, whole before and after."""
    running.becomes_ready()
    yield running
    running.becomes_ready()


@contextlib.contextmanager
def away(*paths: Path) -> Iterator[None]:
    """Take files or folders away for a while."""
    there = [path for path in paths if path.exists()]
    for path in there:
        path.rename(f"{path}.away")
    try:
        yield
    finally:
        for path in there:
            if path.exists():
                path.unlink()
            Path(f"{path}.away").rename(path)


@contextlib.contextmanager
def swapped(database: Path) -> Iterator[None]:
    """Put another, older database in the place of the one that is open."""
    copy = database.with_name("older.sqlite3")
    with contextlib.closing(sqlite3.connect(database)) as source, contextlib.closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    with away(database):
        shutil.copyfile(copy, database)
        before = database.read_bytes()
        yield
        assert database.read_bytes() == before


@contextlib.contextmanager
def locked(database: Path) -> Iterator[None]:
    """Hold the lock of whoever writes."""
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextlib.contextmanager
def spoiled(database: Path) -> Iterator[None]:
    """Overwrite what is in the file, all but its first page, and put it back."""
    with contextlib.closing(sqlite3.connect(database, timeout=30)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = database.read_bytes()
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (len(whole) - 4096))
        file.flush()
    try:
        yield
    finally:
        with database.open("r+b") as file:
            file.write(whole)


DATABASE_OUTAGES: dict[str, Callable[[Path], contextlib.AbstractContextManager[None]]] = {
    "gone": lambda database: away(database),
    "swapped": swapped,
    "locked": locked,
    "spoiled": spoiled,
}


@pytest.mark.parametrize("outage", DATABASE_OUTAGES)
def test_a_note_is_given_back_and_can_be_sent_again(site: Site, outage: str) -> None:
    text = f"{NOTE} ({outage})"
    site.notes()
    with DATABASE_OUTAGES[outage](site.database):
        answer = site.note(text)
        assert answer.status == 503
        assert answer.headers["Retry-After"]
        assert text in answer.text
        site.becomes_ready(but="database")
        assert site.browser.get("/healthz").status == 200
    site.becomes_ready()
    assert text not in site.notes()
    assert site.note(text).status == 200
    assert site.notes().count(text) == 1


@pytest.mark.parametrize("outage", ["gone", "swapped", "spoiled"])
def test_a_page_says_that_it_is_passing(site: Site, outage: str) -> None:
    with DATABASE_OUTAGES[outage](site.database):
        answer = site.browser.get(site.case)
        assert answer.status == 503
        assert answer.headers["Retry-After"]
    assert site.browser.get(site.case).status == 200


def test_no_empty_database_comes_into_being(site: Site) -> None:
    with away(site.database):
        for _ in range(40):  # More than the site has threads.
            site.browser.get(site.case)
        assert not site.database.exists()


def test_without_the_evidence_folder_photos_are_refused_and_nothing_is_made_in_its_place(site: Site) -> None:
    with away(site.evidence):
        answer = site.photo(jpeg(color="teal"))
        assert answer.status == 422
        assert 'data-reason="not-stored"' in answer.text
        site.becomes_ready(but="storage")
        assert site.browser.get(site.case).status == 200
        assert not site.evidence.exists()
        # As where a disk is not mounted.
        site.evidence.mkdir()
        assert 'data-reason="not-stored"' in site.photo(jpeg(color="teal")).text
        assert list(site.evidence.iterdir()) == []
        site.evidence.rmdir()
    assert 'data-upload="accepted"' in site.photo(jpeg(color="teal")).text
