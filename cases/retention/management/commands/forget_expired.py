"""Deletes what nobody has touched for as long as the privacy page promises: cases, half-made ones in
sessions, addresses for mail that nobody confirmed, tasks and mails that are over, who of the staff looked at what, and what the admin logged of cases that are gone.
"""

import logging
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils import timezone

from cases.casefile.models import Case, StaffRead
from cases.reminders.models import MailAddress
from cases.work import dispatch, queue

# Cases end a few at a time. Where many end at once, it is the clock or the database that is wrong.
FEW, SHARE = 5, 0.2

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Delete cases unchanged for a year, with their photos (run it daily)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many cases would go")
        parser.add_argument("--force", action="store_true", help="also where a large share of all cases would go")

    def handle(self, *args: Any, **options: Any) -> None:
        expired = Case.objects.expired(timezone.now())
        if not (options["force"] or options["dry_run"]):
            _refuse_large_share(expired.count(), Case.objects.count())
        count = 0
        for case in expired.iterator():
            if not options["dry_run"]:
                case.forget()
            count += 1
        if not options["dry_run"]:
            call_command("clearsessions")
            MailAddress.drop_unconfirmed(timezone.now())
            queue.drop_old(timezone.now())
            StaffRead.drop_old(timezone.now())
            dispatch.drop_old(timezone.now())
            drop_log_of_nothing()
            empty_log(connection)
        self.stdout.write(f"{count} cases {'would be ' if options['dry_run'] else ''}deleted")


def drop_log_of_nothing() -> int:
    """Delete what the log of the admin says of cases that are gone, their references among it; return how many lines."""
    lines = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Case))
    there = Case.objects.filter(pk=Cast(OuterRef("object_id"), BigIntegerField()))
    return lines.filter(~Exists(there)).delete()[0]


def empty_log(database: BaseDatabaseWrapper) -> None:
    """Empty the log of SQLite, in which what was deleted else stands until something is written over it.

    While it waits for those who read, nobody writes, so that it waits for a moment only: where others read for longer, as
    Litestream does all the time, the log says so, and the next day it is tried again.
    """
    if database.vendor != "sqlite" or database.in_atomic_block:
        return
    with database.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=200")
        is_busy, *_pages = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    database.close()  # The next connection waits as long as usual.
    if is_busy:
        logger.info("Somebody reads the log of the database, so that it was not emptied", extra={"event": "log-kept"})


def _refuse_large_share(expired: int, total: int) -> None:
    if expired > max(FEW, SHARE * total):
        raise CommandError(
            f"{expired} of {total} cases would be deleted, which is more than usual; nothing was. Is the clock right?"
            " If it is: forget_expired --force."
        )
