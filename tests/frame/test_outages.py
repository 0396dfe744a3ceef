"""What breaks around a running site: what its users see, what /readyz says, what is kept, and that it recovers alone.

One site in processes of its own, whose files are taken away, swapped, locked and spoiled, and put back. What a full disk
and a mail server do is played inside this process, further below.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cases.photos.uploads import MAX_REQUEST_BYTES
from refundguide.health import DATABASE_ROOM
from tests.support.factories import jpeg
from tests.support.processes import children
from tests.support.running_site import Site, running_site

# One site for all of them, on one worker.
pytestmark = pytest.mark.xdist_group("outages")

NOTE = "판매자가 일부 환불만 해 주겠다고 합니다."


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for all files of the site: a small disk of its own, where we may mount one."""
    folder = tmp_path_factory.mktemp("site")
    size = MAX_REQUEST_BYTES + DATABASE_ROOM + 32 * 1024**2
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, stderr=subprocess.DEVNULL, check=False).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture(scope="module")
def running(disk: Path) -> Iterator[Site]:
    """A site with sample cases, one of which this browser holds."""
    with running_site(disk) as site:
        yield site


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


def _copied(database: Path, copy: Path) -> bool:
    with contextlib.closing(sqlite3.connect(database)) as source, contextlib.closing(sqlite3.connect(copy)) as target:
        try:
            source.backup(target)
        except sqlite3.OperationalError:
            return False
    return True


@contextlib.contextmanager
def swapped(database: Path) -> Iterator[None]:
    """Put another, older database in the place of the one that is open."""
    copy = database.with_name("older.sqlite3")
    copy.unlink(missing_ok=True)
    deadline = time.monotonic() + 60
    while not _copied(database, copy):  # The site may be letting go of the file that was away a moment ago.
        assert time.monotonic() < deadline
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
        for _ in range(100):  # More than the site has threads.
            site.browser.get(site.case)
        assert not site.database.exists()


@contextlib.contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Take all the room that there is."""
    filler = disk / "filler"
    try:
        with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:  # Until there is none, however much the site writes meanwhile.
                file.write(bytes(4096))
        yield
    finally:
        filler.unlink()


def test_on_a_full_disk_what_was_typed_is_given_back_and_what_was_saved_stays(site: Site, disk: Path) -> None:
    if not disk.is_mount():
        pytest.skip("needs the right to mount a small disk")
    kept: list[str] = []
    with filled(disk):
        # The database goes on for a while in room that it has taken before; what it says that it saved, it has.
        for number in range(200):
            answer = site.note(text := f"메모 {number}: {NOTE * 40}")
            if answer.status != 200:
                break
            kept.append(text)
        assert (answer.status, text in answer.text) == (503, True)
        assert answer.headers["Retry-After"]
        site.becomes_ready(but="database storage")
        refused = site.photo(jpeg(color="navy"))  # By the store, or before by the database, which counts it.
        assert refused.status in {422, 503} and 'data-upload="accepted"' not in refused.text
        assert site.browser.get(site.case).status == 200
    site.becomes_ready()
    assert site.note(text).status == 200
    told = site.notes()
    assert all(told.count(note[:12]) == 1 for note in (*kept, text))
    assert 'data-upload="accepted"' in site.photo(jpeg(color="navy")).text


def test_the_death_of_the_one_that_works_costs_no_page(site: Site) -> None:
    [working] = children(site.process.pid, "work")
    os.kill(working, signal.SIGKILL)
    assert site.note(f"{NOTE} (work)").status == 200
    assert site.notes().count(f"{NOTE} (work)") == 1


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
