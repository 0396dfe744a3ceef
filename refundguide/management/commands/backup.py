"""Keep a site in one file, while it goes on: its database as it is at one moment, and the photos that its rows name."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.utils import timezone

from cases.photos.files import evidence_storage
from cases.photos.storage.evidence import StoreAway
from refundguide.backup import databases, sealing
from refundguide.backup.archive import Manifest, Writer
from refundguide.unready_database import first_line


class Command(BaseCommand):
    help = "Write database and photos into one new file, consistent with each other, while the site goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("target", metavar="TARGET", type=Path, help="the file to write; it must not exist yet")
        parser.add_argument(
            "--recipient",
            action="append",
            default=[],
            metavar="age1…",
            help="encrypt for this age (or ssh-…) key; may be given more than once",
        )

    def handle(self, *args: Any, target: Path, recipient: list[str], **options: Any) -> None:
        settings.VAR.mkdir(parents=True, exist_ok=True)
        try:
            to = sealing.recipients(recipient)
            with _new(target) as file:
                manifest = _write_sealed(file, to) if to else _write(file)
                size = file.tell()
        except (databases.CannotCopy, sealing.WrongKey) as error:
            raise CommandError(str(error)) from None
        except (DatabaseError, sqlite3.Error) as error:
            raise CommandError(f"Cannot read the database: {first_line(error)}. See DATABASE_URL.") from None
        except StoreAway as error:
            raise CommandError(f"{error} Nothing was kept.") from None
        except OSError as error:
            raise CommandError(f"Cannot write {target}: {error.strerror or error}. Nothing was kept.") from None
        photos, gone = len(manifest.parts) - 1, manifest.missing
        self.stdout.write(f"{target}: the database of {manifest.made_at} and {photos} files, {size} bytes")
        for name in gone:
            self.stderr.write(f"{name} is missing; see sweep_evidence")
        if gone:
            sys.exit(1)


@contextlib.contextmanager
def _new(target: Path) -> Iterator[IO[bytes]]:
    """Give a file that gets its name once it is whole and on the disk; nothing is left of one that failed."""
    if target.exists():
        raise CommandError(f"{target} exists; a backup never writes over another one.")
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)


def _write_sealed(file: IO[bytes], to: list[Any]) -> Manifest:
    # What is not encrypted yet stays on the disk where the same data lies anyway, and has no name there.
    with tempfile.TemporaryFile(dir=settings.VAR) as plain:
        manifest = _write(plain)
        plain.seek(0)
        sealing.seal(plain, file, to)
    return manifest


def _write(file: IO[bytes]) -> Manifest:
    storage = evidence_storage()
    with tempfile.TemporaryDirectory(dir=settings.VAR) as folder:
        part = databases.PARTS[connection.vendor]
        manifest = Manifest(timezone.now().isoformat(), connection.vendor, databases.newest_migrations())
        # Rows first: a file is whole before its row is written, and stays for a day after its row is gone.
        names = databases.dump(Path(folder, part))
        writer = Writer(file, manifest)
        with Path(folder, part).open("rb") as database:
            writer.add(part, database, os.fstat(database.fileno()).st_size)
    for name in sorted(names):
        try:
            with storage.open(name) as stored:
                writer.add(f"evidence/{name}", stored, stored.size)
        except FileNotFoundError:
            manifest.missing.append(name)
    writer.close()
    return manifest
