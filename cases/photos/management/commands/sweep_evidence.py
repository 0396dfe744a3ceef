"""Clean up what interrupted uploads left behind, and find photos whose files are not what was received."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import shutil
import sys
from typing import Any

from django.core.files.storage import Storage
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.photos.files import evidence_storage
from cases.photos.models import EvidencePhoto
from cases.photos.storage import EvidenceStorage

# Longer than any request lasts: younger files may belong to an upload that is still going on.
TEMPORARY_AGE = dt.timedelta(hours=1)
ORPHAN_AGE = dt.timedelta(hours=24)
FILES = ("original", "large", "thumb", "blackout_large", "blackout_thumb")


class Command(BaseCommand):
    help = "Delete temporary files older than 1 hour and files without a row older than 24 hours; check every row."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Say what would be deleted, and delete nothing.")
        parser.add_argument(
            "--verify",
            action="store_true",
            help="Also read every original and every blacked-out copy and compare its SHA-256.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        storage, now = evidence_storage(), timezone.now()
        if not isinstance(storage, EvidenceStorage):
            raise TypeError("sweep_evidence works on EvidenceStorage only.")
        if not storage.is_ours:
            raise CommandError(f"{storage.location} is not there, or is not our folder. See STORAGE_URL.")
        temporary = self._sweep_temporary(storage, now, options["dry_run"])
        orphans = self._sweep_orphans(storage, now, options["dry_run"])
        rows, broken = self._check_rows(storage, options["verify"])
        self.stdout.write(f"temporary {temporary}, without a row {orphans}, rows {rows}, broken {broken}")
        if broken:
            sys.exit(1)

    def _sweep_temporary(self, storage: EvidenceStorage, now: dt.datetime, dry_run: bool) -> int:
        count = 0
        for path in storage.temporary_folder().iterdir():
            with contextlib.suppress(FileNotFoundError):  # Its request has just ended.
                if path.stat().st_mtime < (now - TEMPORARY_AGE).timestamp():
                    count += 1
                    if not dry_run and path.is_dir():  # Of a restore that was killed.
                        shutil.rmtree(path)
                    elif not dry_run:
                        path.unlink()
        return count

    def _sweep_orphans(self, storage: EvidenceStorage, now: dt.datetime, dry_run: bool) -> int:
        # Files first, rows second: a photo that arrives in between is in the rows and not in our list.
        oldest = (now - ORPHAN_AGE).timestamp()
        old = [name for name, state in storage.files() if state.st_mtime < oldest]
        known = {name for row in EvidencePhoto.objects.values_list(*FILES) for name in row}
        orphans = [name for name in old if name not in known]
        for name in orphans:
            self.stdout.write(f"without a row: {name}")
            if not dry_run:
                storage.delete(name)
                with contextlib.suppress(OSError):  # Not empty.
                    storage.delete(name.rpartition("/")[0])
        return len(orphans)

    def _check_rows(self, storage: Storage, verify: bool) -> tuple[int, int]:
        rows = broken = 0
        for photo in EvidencePhoto.objects.order_by("pk").iterator():
            rows += 1
            fault = _fault(storage, photo, verify)
            still = EvidencePhoto.objects.filter(
                pk=photo.pk, large_sha256=photo.large_sha256, blackout_sha256=photo.blackout_sha256
            )
            if fault and still.exists():  # Not removed, turned or blacked out anew while we looked.
                broken += 1
                self.stderr.write(f"photo {photo.pk}: {fault}")
        return rows, broken


def _fault(storage: Storage, photo: EvidencePhoto, verify: bool) -> str:
    """Return what is wrong with the files of a row, or ""."""
    original = str(photo.original.name)
    for file in (getattr(photo, name) for name in FILES):
        if file and not storage.exists(file.name):
            return f"{file.name} is missing"
    if storage.size(original) != photo.byte_size:
        return "original has another size than was received"
    if verify and _sha256(storage, original) != photo.sha256:
        return "original has another SHA-256 than was received"
    if verify and photo.is_blacked_out and _sha256(storage, str(photo.blackout_large.name)) != photo.blackout_sha256:
        return "blacked-out copy has another SHA-256 than was made"
    return ""


def _sha256(storage: Storage, name: str) -> str:
    with storage.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
