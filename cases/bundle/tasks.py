"""Papers that a worker makes. The argument is the number of a row, nothing of a case."""

from __future__ import annotations

import datetime as dt
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from cases.bundle.archive import archive
from cases.bundle.choice import ZIP, Choice
from cases.bundle.models import Making
from cases.bundle.pdf import SIZES, Bundle
from cases.bundle.typeset import NotTypeset
from cases.casefile.models import Case
from cases.photos.files import evidence_storage
from cases.work.queue import PAPERS, Final

logger = logging.getLogger(__name__)


def have_made(case: Case, choice: Choice, *, size: str, part: int, parts: int, now: dt.datetime) -> Making:
    """Return the file that is made or being made already; else a new one, which a worker makes."""
    with transaction.atomic():
        case.lock()
        making, is_new = Making.ask(case, choice, size=size, part=part, parts=parts, now=now)
        if is_new:
            making.task = UUID(make.enqueue(making_id=str(making.pk)).id)
            making.save(update_fields=["task"])
    making.refresh_from_db()
    return making


@task(queue_name=PAPERS)
def make(making_id: str) -> None:
    """Make one file and keep it. Raises `Final` where the same words would fail again."""
    making = Making.objects.select_related("case").filter(pk=making_id, made_at=None).first()
    if making is None or making.is_over(timezone.now()):
        return
    try:
        with _made(making, Choice.from_stored(making.choice) or Choice()) as made:
            making.keep(made, timezone.now())
    except (NotTypeset, IndexError):  # The second: a photo has gone meanwhile, and with it a part.
        logger.exception("The papers of a case could not be made")
        Making.objects.filter(pk=making.pk).update(failed_at=timezone.now())
        raise Final from None


@contextmanager
def _made(making: Making, choice: Choice) -> Iterator[BinaryIO]:
    """Give the file, open and without a name. Raises `NotTypeset`, `IndexError`, `OSError`."""
    if making.size == ZIP:
        with tempfile.TemporaryFile(dir=evidence_storage().temporary_folder()) as file:
            file.writelines(archive(making.case, making.asked_at, choice))
            yield file
    else:
        with Bundle(making.case, making.asked_at, choice).pdf(SIZES[making.size], making.part) as file:
            yield file
