"""Clean up what interrupted uploads left behind, and find photos whose files are not what was received."""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.photos.files import evidence_storage
from cases.photos.models import EvidencePhoto
from cases.photos.storage.evidence import EvidenceStorage, Kept, StoreAway

ORPHAN_AGE = dt.timedelta(hours=24)
# So many files without a row, more than half of all: then the store may be that of another site, and nothing is deleted.
MANY = 100
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

        parser.add_argument(
            "--force",
            action="store_true",
            help=f"Also delete where more than {MANY} files, and most of all, have no row.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._sweep(evidence_storage(), timezone.now(), options)
        except StoreAway as error:
            raise CommandError(str(error)) from None

    def _sweep(self, storage: EvidenceStorage, now: dt.datetime, options: Mapping[str, Any]) -> None:
        if not storage.is_ours:
            raise CommandError(f"{storage.where} is not there, or is not our folder. See STORAGE_URL.")
        temporary = storage.sweep_temporary(now, dry_run=options["dry_run"])
        # Files first, rows second: a photo that arrives in between is in the rows and not in our list.
        kept = list(storage.files())
        orphans = self._sweep_orphans(storage, kept, now, **{name: options[name] for name in ("dry_run", "force")})
        rows, broken = self._check_rows(storage, {file.name: file.size for file in kept}, options["verify"])
        self.stdout.write(f"temporary {temporary}, without a row {orphans}, rows {rows}, broken {broken}")
        if broken:
            sys.exit(1)

    def _sweep_orphans(
        self, storage: EvidenceStorage, kept: list[Kept], now: dt.datetime, *, dry_run: bool, force: bool
    ) -> int:
        oldest = (now - ORPHAN_AGE).timestamp()
        old = [file.name for file in kept if file.changed_at < oldest]
        known = {name for row in EvidencePhoto.objects.values_list(*FILES) for name in row}
        orphans = [name for name in old if name not in known]
        if len(orphans) > max(MANY, len(kept) / 2) and not (dry_run or force):
            raise CommandError(
                f"{len(orphans)} of {len(kept)} files in {storage.where} have no row: it may be the store of another site."
                " Nothing was deleted; to delete them: manage.py sweep_evidence --force."
            )
        for name in orphans:
            self.stdout.write(f"without a row: {name}")
            if not dry_run:
                storage.drop(name)
        return len(orphans)

    def _check_rows(self, storage: EvidenceStorage, sizes: Mapping[str, int], verify: bool) -> tuple[int, int]:
        rows = broken = 0
        for photo in EvidencePhoto.objects.order_by("pk").iterator():
            rows += 1
            fault = _fault(storage, photo, sizes, verify)
            still = EvidencePhoto.objects.filter(
                pk=photo.pk, large_sha256=photo.large_sha256, blackout_sha256=photo.blackout_sha256
            )
            if fault and still.exists():  # Not removed, turned or blacked out anew while we looked.
                broken += 1
                self.stderr.write(f"photo {photo.pk}: {fault}")
        return rows, broken


def _fault(storage: EvidenceStorage, photo: EvidencePhoto, sizes: Mapping[str, int], verify: bool) -> str:
    """Return what is wrong with the files of a row, or ""; `sizes` are those of a listing from before the row was read."""
    original = str(photo.original.name)
    for file in (getattr(photo, name) for name in FILES):
        if file and file.name not in sizes and not storage.exists(file.name):  # Since then it may have come.
            return f"{file.name} is missing"
    if (sizes[original] if original in sizes else storage.size(original)) != photo.byte_size:
        return "original has another size than was received"
    if verify and _sha256(storage, original) != photo.sha256:
        return "original has another SHA-256 than was received"
    if verify and photo.is_blacked_out and _sha256(storage, str(photo.blackout_large.name)) != photo.blackout_sha256:
        return "blacked-out copy has another SHA-256 than was made"
    return ""


def _sha256(storage: EvidenceStorage, name: str) -> str:
    with storage.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
