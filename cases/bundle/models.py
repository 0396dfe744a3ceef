"""Papers that take longer than a page should: asked for, made by a worker, kept for an hour."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial
from typing import Any, BinaryIO, Self

from django.core.files import File
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver

from cases.bundle.choice import ZIP, Choice
from cases.casefile.models import Case
from cases.core.retention import MADE_PAPERS
from cases.photos.files import evidence_storage
from cases.work.queue import Stage, Standing, standing_of

# For so long the page says that it takes about a minute.
SOON = dt.timedelta(minutes=2)


class Making(models.Model):
    """One file of the papers of a case, as it was at `asked_at`; `choice` is of `Choice.stored`, codes and numbers only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="makings")
    choice = models.JSONField()
    size = models.CharField(max_length=10)
    part = models.PositiveSmallIntegerField()
    parts = models.PositiveSmallIntegerField()
    # Of the timeline, when it was asked for: what is written later asks for another file.
    chain_head = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(db_index=True)
    made_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    # The task that makes it. Whether that failed, waits or was killed with its worker is known of the task alone.
    task = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.case} {self.size} {self.part}/{self.parts}"

    @classmethod
    def ask(
        cls, case: Case, choice: Choice, *, size: str, part: int, parts: int, now: dt.datetime
    ) -> tuple[Self, bool]:
        """Return the file that is being made already, or was a short while ago; else a new one, and True.

        Of the received files one copy is kept for a case: whoever chooses others has no use for the last one.
        """
        asked = cls.same(case, choice, size=size, part=part, now=now)
        for found in asked.filter(Q(made_at=None) | Q(asked_at__gt=now - MADE_PAPERS / 2)):
            if found.standing(now).goes_on:
                return found, False
        # Nor is anything tried again later that is begun anew.
        (cls.objects.filter(case=case, size=ZIP) if size == ZIP else asked.filter(made_at=None)).delete()
        new = {"choice": choice.stored(), "size": size, "part": part, "chain_head": case.chain_head}
        return cls.objects.create(case=case, parts=parts, asked_at=now, **new), True

    @classmethod
    def same(cls, case: Case, choice: Choice, *, size: str, part: int, now: dt.datetime) -> models.QuerySet[Self]:
        """Narrow to this very file as it was asked for within the hour, whatever became of it."""
        return cls.objects.filter(
            case=case,
            choice=choice.stored(),
            size=size,
            part=part,
            chain_head=case.chain_head,
            asked_at__gt=now - MADE_PAPERS,
        )

    def standing(self, now: dt.datetime) -> Standing:
        """Return how it stands with the file."""
        if self.made_at:
            return Standing(Stage.DONE)
        if self.failed_at:
            return Standing(Stage.FAILED)
        # One without a task was asked for by the version before.
        standing = standing_of(self.task, now) if self.task else Standing(Stage.COMING)
        if standing.again_at and self.is_over(standing.again_at):
            return Standing(Stage.FAILED)
        # Of a task that is done this row was read a moment too early.
        if standing.stage in {Stage.COMING, Stage.DONE}:
            return Standing(Stage.SLOW if now - self.asked_at > SOON else Stage.COMING)
        return standing

    def is_over(self, now: dt.datetime) -> bool:
        """Say whether its hour is over, whether somebody has deleted it by now or not."""
        return now > self.asked_at + MADE_PAPERS

    @property
    def name(self) -> str:
        """Return what the reader's file is called."""
        return (
            f"refundguide-{self.case.reference}{f'-{self.part}of{self.parts}' if self.parts > 1 else ''}.{self.ending}"
        )

    @property
    def ending(self) -> str:
        """Return what kind of file it is, as the end of a name."""
        return ZIP if self.size == ZIP else "pdf"

    @property
    def folder(self) -> str:
        return f"papers/{self.pk}"

    @property
    def _file(self) -> str:
        return f"{self.folder}/papers.{self.ending}"

    def keep(self, made: BinaryIO, now: dt.datetime) -> None:
        """Store the file, then say so. What an interrupted try has left behind goes first."""
        storage = evidence_storage()
        storage.delete_folder(self.folder)
        storage.save(self._file, File(made))
        if not Making.objects.filter(pk=self.pk).update(made_at=now):  # Gone with its case meanwhile.
            storage.delete_folder(self.folder)

    def open(self) -> File[Any]:
        """Open the file for reading. Raises `OSError` where it cannot be had."""
        return evidence_storage().open(self._file)

    @classmethod
    def drop_old(cls, now: dt.datetime) -> int:
        """Delete what is over, with its files; return how many."""
        over = list(cls.objects.filter(asked_at__lt=now - MADE_PAPERS))
        for making in over:
            making.delete()
        return len(over)


@receiver(post_delete, sender=Making)
def _delete_file(instance: Making, **kwargs: Any) -> None:
    """Delete the file of a row that is gone, alone or with its case."""
    transaction.on_commit(partial(_delete_folder, instance.folder), robust=True)


def _delete_folder(folder: str) -> None:
    evidence_storage().delete_folder(folder)
