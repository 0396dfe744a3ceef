"""Mark the store of the evidence as ours: nothing else makes or marks it, so that no photo goes to a wrong one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.photos.files import evidence_storage
from cases.photos.models import EvidencePhoto
from cases.photos.storage.evidence import EvidenceStorage, StoreAway, StoreRefuses


class Command(BaseCommand):
    help = "Make or look at the store of the evidence and mark it as ours (`serve` does so at each start)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="also where the photos that the database names are not in it"
        )

    def handle(self, *args: Any, force: bool, **options: Any) -> None:
        storage = evidence_storage()
        try:
            if not (storage.is_ours or force or _holds_the_newest_photo(storage)):
                raise CommandError(
                    f"{storage.where} holds none of the photos that the database names; its disk may not be mounted."
                    " See STORAGE_URL. To go on without them: manage.py prepare_evidence --force."
                )
            storage.claim()
            storage.try_out()
            # A machine without a worker sweeps its own at each start.
            storage.sweep_temporary(timezone.now())
        except StoreRefuses as error:
            raise CommandError(f"{error} See STORAGE_URL.") from None
        except StoreAway as error:
            # All other pages work without it, and it is found again as soon as it answers.
            self.stderr.write(f"{error} Until it does, photos are neither shown nor taken.")
        except OSError as error:
            raise CommandError(f"Cannot write photos to {storage.where}: {error.strerror}. See STORAGE_URL.") from None


def _holds_the_newest_photo(storage: EvidenceStorage) -> bool:
    newest = EvidencePhoto.objects.order_by("received_at").last()
    return newest is None or storage.exists(str(newest.original.name))
