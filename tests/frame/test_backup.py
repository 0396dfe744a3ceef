"""A backup made while people write, brought back in another place, is what was kept, to the byte; else nothing is."""

from __future__ import annotations

import contextlib
import io
import re
import secrets
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyrage
import pytest
from django.db import connection

from refundguide.backup import sealing
from refundguide.backup.archive import Damaged, Manifest, Writer, unpack
from tests.support.factories import jpeg
from tests.support.http_client import HttpClient
from tests.support.processes import ROOT, environment, free_port

# One site for all of them, on one worker.
pytestmark = pytest.mark.xdist_group("backup")


@dataclass(frozen=True)
class Place:
    """Where a site keeps its database and its photos."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "data" / "site.sqlite3"

    @property
    def evidence(self) -> Path:
        return self.folder / "evidence"

    @property
    def env(self) -> dict[str, str]:
        return environment(
            DATABASE_URL=f"sqlite:///{self.database}", STORAGE_URL=f"file://{self.evidence}", DECODE_SECONDS="20"
        )

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False)

    def rows(self, sql: str) -> set[tuple[object, ...]]:
        with closing(sqlite3.connect(self.database)) as connection:
            return set(connection.execute(sql))

    def is_untouched(self) -> bool:
        """Say whether nothing came of a restore: neither a database nor a photo."""
        photos = [path for path in self.evidence.rglob("*") if path.is_file() and not path.name.startswith(".")]
        return not self.database.exists() and not photos


@dataclass(frozen=True)
class PostgresqlPlace(Place):
    """The same with an empty database of its own on the server of these tests."""

    name: str

    @property
    def env(self) -> dict[str, str]:
        server = connection.settings_dict
        url = f"postgres://{server['USER']}@{server['HOST']}:{server['PORT']}/{self.name}"
        return {**super().env, "DATABASE_URL": url}


@dataclass(frozen=True)
class Site:
    """A running site and the browser of somebody who holds a sample case."""

    place: Place
    browser: HttpClient
    case: str

    def add_photo(self, number: int) -> None:
        """Add a photo that no other number has."""
        content = jpeg(color=(number * 37 % 256, number * 91 % 256, 128))
        self.browser.get(f"{self.case}evidence/")
        answer = self.browser.post(f"{self.case}evidence/", {"kind": "damage"}, photos=content)
        assert 'data-upload="accepted"' in answer.text

    def remove_photo(self) -> None:
        found = re.findall(r'"(/cases/[^"]+/remove/)"', self.browser.get(f"{self.case}evidence/").text)
        assert self.browser.post(found[-1], {}).status == 200


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    place, port = Place(tmp_path_factory.mktemp("site")), free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--demo", f"--port={port}"],
        cwd=ROOT,
        env=place.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("refundguide is ready"):
                break
        [_demo, _case, reference, key, _url] = lines[0].split()
        browser = HttpClient(f"http://127.0.0.1:{port}")
        browser.open_case(reference, key)
        site = Site(place, browser, f"/cases/{reference}/")
        for number in range(3):
            site.add_photo(number)
        yield site
    finally:
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Place:
    return Place(tmp_path / "elsewhere")


def test_what_was_kept_while_people_wrote_comes_back_whole(site: Site, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        for number in range(3, 250):
            if stop.is_set():
                return
            with contextlib.suppress(AssertionError):  # Refused, because the machine is busy: nothing was written.
                site.add_photo(number)
                site.remove_photo()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            done = site.place.manage("backup", str(tmp_path / f"{number}.tar"))
            assert done.returncode == 0, done.stderr
    finally:
        stop.set()
        writer.join()
    for number in range(3):
        place = Place(tmp_path / str(number))
        done = place.manage("restore", str(tmp_path / f"{number}.tar"))
        assert done.returncode == 0, done.stderr
        assert "problems 0" in done.stdout
        assert "broken 0" in place.manage("sweep_evidence", "--verify").stdout
        assert place.rows("SELECT reference FROM casefile_case") == site.place.rows(
            "SELECT reference FROM casefile_case"
        )
        kept = {path.relative_to(place.evidence).as_posix() for path in place.evidence.rglob("*.*") if path.is_file()}
        named = {name for row in place.rows("SELECT original, large, thumb FROM photos_evidencephoto") for name in row}
        assert named <= kept  # And what is too much is a blacked-out copy, or our mark.


def test_only_the_holder_of_the_key_reads_an_encrypted_one(site: Site, elsewhere: Place, tmp_path: Path) -> None:
    key, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(f"# created: today\n{key}\n")
    (tmp_path / "other").write_text(str(other))
    target = tmp_path / "site.tar.age"
    assert site.place.manage("backup", str(target), f"--recipient={key.to_public()}").returncode == 0
    assert target.stat().st_mode & 0o777 == 0o600
    assert b"SQLite format 3" not in target.read_bytes()
    for arguments, said in (
        ((), "--identity"),
        ((f"--identity={tmp_path / 'other'}",), "does not open"),
        ((f"--identity={target}",), "no key"),
    ):
        done = elsewhere.manage("restore", str(target), *arguments)
        assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
        assert elsewhere.is_untouched()
    done = elsewhere.manage("restore", str(target), f"--identity={tmp_path / 'key'}")
    assert done.returncode == 0 and "problems 0" in done.stdout


def test_nothing_is_written_over(site: Site, elsewhere: Place, tmp_path: Path) -> None:
    target = tmp_path / "site.tar"
    assert site.place.manage("backup", str(target)).returncode == 0
    before = target.read_bytes()
    again = site.place.manage("backup", str(target))
    assert again.returncode == 1 and "exists" in again.stderr
    assert target.read_bytes() == before and not list(tmp_path.glob("*.part"))
    over = site.place.manage("restore", str(target))
    assert over.returncode == 1 and "database already" in over.stderr
    elsewhere.evidence.mkdir(parents=True)
    (elsewhere.evidence / "a.jpg").write_bytes(b"somebody's")
    over = elsewhere.manage("restore", str(target))
    assert over.returncode == 1 and "photos already" in over.stderr
    assert (elsewhere.evidence / "a.jpg").read_bytes() == b"somebody's" and not elsewhere.database.exists()


def test_a_target_that_takes_nothing_is_said(site: Site, tmp_path: Path) -> None:
    done = site.place.manage("backup", str(tmp_path / "not there" / "site.tar"))
    assert done.returncode == 1 and "Cannot write" in done.stderr and "Traceback" not in done.stderr
    done = site.place.manage("backup", str(tmp_path / "site.tar"), "--recipient=age1nobody")
    assert done.returncode == 1 and "no recipient" in done.stderr


def test_a_lost_photo_is_named_and_the_rest_is_kept(site: Site, elsewhere: Place, tmp_path: Path) -> None:
    [name] = min(site.place.rows("SELECT original FROM photos_evidencephoto"))
    lost = site.place.evidence / str(name)
    content = lost.read_bytes()
    lost.unlink()
    try:
        done = site.place.manage("backup", str(tmp_path / "site.tar"))
    finally:
        lost.write_bytes(content)
    assert done.returncode == 1 and f"{name} is missing" in done.stderr
    done = elsewhere.manage("restore", str(tmp_path / "site.tar"))
    assert done.returncode == 1 and f"{name} was missing" in done.stderr and "problems 1" in done.stdout
    assert elsewhere.rows("SELECT count(*) FROM casefile_case") == site.place.rows("SELECT count(*) FROM casefile_case")


def test_one_of_a_later_version_is_refused(site: Site, elsewhere: Place, tmp_path: Path) -> None:
    assert site.place.manage("backup", str(tmp_path / "site.tar")).returncode == 0
    content = (tmp_path / "site.tar").read_bytes()
    later = re.sub(rb'"photos": "0', b'"photos": "9', content)
    assert later != content
    (tmp_path / "later.tar").write_bytes(later)
    done = elsewhere.manage("restore", str(tmp_path / "later.tar"))
    assert done.returncode == 1 and "later version" in done.stderr
    assert elsewhere.is_untouched()


@pytest.fixture
def databases(transactional_db: None) -> Iterator[list[str]]:
    """Two empty databases on PostgreSQL."""
    if connection.vendor != "postgresql":
        pytest.skip("DATABASE_URL names no PostgreSQL")
    names = [f"backup_{kind}_{secrets.token_hex(4)}" for kind in ("from", "to")]
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'CREATE DATABASE "{name}"')
        yield names
        for name in names:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_site_on_postgresql_comes_back_whole(databases: list[str], elsewhere: Place, tmp_path: Path) -> None:
    place, other = (PostgresqlPlace(tmp_path / name, name) for name in databases)
    for arguments in (
        ("migrate", "--verbosity=0"),
        ("seed_reference", "--verbosity=0"),
        ("prepare_evidence",),
        ("shell", "--no-imports", "-c", "from cases.demo.install import install; install('http://127.0.0.1')"),
        ("backup", str(tmp_path / "site.dump")),
    ):
        done = place.manage(*arguments)
        assert done.returncode == 0, done.stderr
    before = place.manage("verify_chain").stdout
    done = elsewhere.manage("restore", str(tmp_path / "site.dump"))
    assert done.returncode == 1 and "DATABASE_URL names sqlite" in done.stderr and elsewhere.is_untouched()
    done = other.manage("restore", str(tmp_path / "site.dump"))
    assert done.returncode == 0 and before in done.stdout and "cases 3" in before
    again = other.manage("restore", str(tmp_path / "site.dump"))
    assert again.returncode == 1 and "database already" in again.stderr


PARTS = {"database.sqlite3": b"rows" * 400, "evidence/ab/cd/original.jpg": b"\xff\xd8" + bytes(3000)}


@pytest.fixture
def archive() -> bytes:
    file = io.BytesIO()
    writer = Writer(file, Manifest("2026-11-26T09:00:00+00:00", "sqlite", {"photos": "0001_initial"}))
    for name, content in PARTS.items():
        writer.add(name, io.BytesIO(content), len(content))
    writer.close()
    return file.getvalue()


def test_parts_come_back_to_the_byte(archive: bytes, tmp_path: Path) -> None:
    manifest = unpack(io.BytesIO(archive), tmp_path / "parts")
    assert {name: (tmp_path / "parts" / name).read_bytes() for name in PARTS} == PARTS
    assert set(manifest.parts) == set(PARTS) and manifest.migrations == {"photos": "0001_initial"}


@pytest.mark.parametrize("name", PARTS)
def test_another_byte_is_found(archive: bytes, tmp_path: Path, name: str) -> None:
    at = archive.index(PARTS[name]) + 700
    changed = archive[:at] + bytes([archive[at] ^ 1]) + archive[at + 1 :]
    with pytest.raises(Damaged, match=re.escape(name)):
        unpack(io.BytesIO(changed), tmp_path / "parts")


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.7, 0.9, 1])
def test_one_that_is_cut_off_is_refused(archive: bytes, tmp_path: Path, share: float) -> None:
    cut = archive[: int(archive.index(b"manifest.json") * share)]
    # As it was cut, and as a tar that ends in order.
    for number, end in enumerate((b"", bytes(-len(cut) % 512 + 1024))):
        with pytest.raises(Damaged):
            unpack(io.BytesIO(cut + end), tmp_path / str(number))


@pytest.mark.parametrize("name", ["../outside", "/outside", "evidence/../../outside"])
def test_no_part_leaves_its_folder(tmp_path: Path, name: str) -> None:
    file = io.BytesIO()
    writer = Writer(file, Manifest("2026-11-26T09:00:00+00:00", "sqlite", {}))
    writer.add(name, io.BytesIO(b"x"), 1)
    writer.close()
    file.seek(0)
    with pytest.raises(Damaged):
        unpack(file, tmp_path / "a" / "parts")
    assert not (tmp_path / "outside").exists() and not (tmp_path / "a" / "outside").exists()


def test_whatever_is_no_backup_is_said(elsewhere: Place, tmp_path: Path) -> None:
    for content in (b"", b"hello" * 1000, sealing.HEADER + b"v1\n-> nothing\n"):
        (tmp_path / "site.tar").write_bytes(content)
        done = elsewhere.manage("restore", str(tmp_path / "site.tar"), f"--identity={tmp_path / 'site.tar'}")
        assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr
    done = elsewhere.manage("restore", str(tmp_path / "nothing"))
    assert done.returncode == 1 and "nothing" in done.stderr and "Traceback" not in done.stderr
    assert elsewhere.is_untouched()
