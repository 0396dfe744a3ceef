"""Bring a site back from a backup, into an empty place; every byte is compared with what was kept before it counts."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from cases.photos.files import evidence_storage
from cases.photos.storage.evidence import EvidenceStorage, StoreAway
from refundguide.backup import databases, sealing
from refundguide.backup.archive import Damaged, Manifest, unpack
from refundguide.unready_database import first_line


class Command(BaseCommand):
    help = "Make database and photos what they were in a backup. Both must be empty, and the site must be stopped."
    requires_system_checks: list[str] = []  # They ask the database, which comes into being below.

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", metavar="SOURCE", type=Path, help="a file that backup has written")
        parser.add_argument("--identity", type=Path, metavar="FILE", help="the age (or SSH) key of an encrypted backup")

    def handle(self, *args: Any, source: Path, identity: Path | None, **options: Any) -> None:
        storage = evidence_storage()
        try:
            _refuse_what_is_there(storage)
            storage.claim()
            with tempfile.TemporaryDirectory(dir=storage.temporary_folder()) as folder:
                with _opened(source, identity, folder) as file:
                    manifest = unpack(file, Path(folder, "parts"))
                _refuse_another_kind(source, manifest)
                self._put_in_place(storage, Path(folder, "parts"))
        except Damaged as error:
            raise CommandError(f"{source} {error}. Nothing was changed.") from None
        except (databases.CannotCopy, sealing.WrongKey) as error:
            raise CommandError(str(error)) from None
        except DatabaseError as error:
            raise CommandError(f"Cannot use the database: {first_line(error)}. See DATABASE_URL.") from None
        except StoreAway as error:
            raise CommandError(f"{error} It may hold a part of the photos: empty it before you try again.") from None
        except OSError as error:
            raise CommandError(f"{error.filename or source}: {error.strerror or error}.") from None
        self.stdout.write(f"Restored what was kept at {manifest.made_at}: {len(manifest.parts) - 1} files.")
        self._finish(manifest)

    def _put_in_place(self, storage: EvidenceStorage, parts: Path) -> None:
        # Files first, as always: a row never stands without its file.
        if (kept := parts / "evidence").exists():
            storage.take_in(kept)
        databases.load(parts / databases.PARTS[connection.vendor])

    def _finish(self, manifest: Manifest) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        for name in manifest.missing:
            self.stderr.write(f"{name} was missing when the backup was made")
        try:
            call_command("verify_chain", stdout=self.stdout, stderr=self.stderr)
        except SystemExit:
            self.stderr.write("The site is restored as it was kept; see what verify_chain names.")
            sys.exit(1)


def _refuse_what_is_there(storage: EvidenceStorage) -> None:
    if not databases.is_empty():
        raise CommandError("There is a database already: move it away, or name an empty one in DATABASE_URL.")
    if not storage.is_empty:
        raise CommandError(f"{storage.where} holds photos already: move it away, or name another in STORAGE_URL.")


def _refuse_another_kind(source: Path, manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        raise CommandError(
            f"{source} holds a database of {manifest.engine}, and DATABASE_URL names {connection.vendor}."
        )
    if later := databases.unknown_migrations(manifest.migrations):
        raise CommandError(f"{source} comes from a later version (it names {later[0]}). Nothing was changed.")


@contextlib.contextmanager
def _opened(source: Path, identity: Path | None, folder: str) -> Iterator[IO[bytes]]:
    """Give the file as it was before it was encrypted."""
    with source.open("rb") as file:
        if not sealing.is_sealed(file):
            yield file
            return
        with tempfile.TemporaryFile(dir=folder) as plain:
            sealing.unseal(file, plain, identity)
            plain.seek(0)
            yield plain
