"""Make the folder of the evidence and mark it as ours: nothing else makes it, so that no photo goes to a wrong one."""

from __future__ import annotations

import tempfile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.photos.files import evidence_storage
from cases.photos.models import EvidencePhoto
from cases.photos.storage import EvidenceStorage


class Command(BaseCommand):
    help = "Make the folder of the evidence and mark it as ours (`serve` does so at each start)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="also where the photos that the database names are not in it"
        )

    def handle(self, *args: Any, force: bool, **options: Any) -> None:
        storage = evidence_storage()
        if not isinstance(storage, EvidenceStorage):
            raise TypeError("prepare_evidence works on EvidenceStorage only.")
        if not (storage.is_ours or force or _holds_the_newest_photo(storage)):
            raise CommandError(
                f"{storage.location} holds none of the photos that the database names; its disk may not be mounted."
                " See STORAGE_URL. To go on without them: manage.py prepare_evidence --force."
            )
        try:
            storage.claim()
            with tempfile.TemporaryFile(dir=storage.location):
                pass
        except OSError as error:
            raise CommandError(
                f"Cannot write photos to {storage.location}: {error.strerror}. See STORAGE_URL."
            ) from None


def _holds_the_newest_photo(storage: EvidenceStorage) -> bool:
    newest = EvidencePhoto.objects.order_by("received_at").last()
    return newest is None or storage.exists(str(newest.original.name))
