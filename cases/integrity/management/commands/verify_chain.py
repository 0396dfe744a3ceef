"""Compare every line of the timelines and every stored file with what was written when it came."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.casefile.models import Case
from cases.core.formats import codes
from cases.integrity.audit import Audit, Changing, settled
from cases.photos.storage.evidence import StoreAway

CHUNK = 500
# How the command ends where something was changed or lost, and where only a case could not be looked at in peace.
PROBLEMS, BUSY = 1, 3


class Command(BaseCommand):
    help = "Check the hashes of all events and stored photos; name what was changed, lost or slipped in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("references", nargs="*", metavar="reference", help="only these cases (default: all)")
        parser.add_argument("--events-only", action="store_true", help="read no photos: quick")

    def handle(self, *args: Any, references: list[str], events_only: bool, **options: Any) -> None:
        cases = Case.objects.only("pk", "reference", "chain_length", "chain_head")
        if references:
            cases = cases.filter(reference__in=[self._known(text) for text in references])

        def look(audit: Audit) -> list[str]:
            return [*audit.events(), *([] if events_only else audit.photos())]

        total, problems, busy, counts = cases.count(), 0, 0, [0, 0, 0]
        for done, case in enumerate(_by_key(cases), start=1):
            try:
                found, audit = settled(case, look, fits=lambda problems: not problems)
            except Changing:
                self.stderr.write(f"{case.reference}: busy (it is being written to; check it again)")
                busy += 1
                continue
            except StoreAway as error:
                raise CommandError(f"{error} {done - 1} of {total} cases were looked at.") from None
            # A case that its owner has just forgotten is not lost.
            found = found if found and Case.objects.filter(pk=case.pk).exists() else []
            for problem in found:
                self.stderr.write(f"{case.reference}: {problem}")
            problems += len(found)
            counts = [counts[0] + 1, counts[1] + audit.event_count, counts[2] + audit.file_count]
            if self.stdout.isatty() and (done % 20 == 0 or done == total):
                self.stdout.write(f"\r{done}/{total} ", ending="")
                self.stdout.flush()
        self.stdout.write(
            "cases {}, events {}, files {}, ".format(*counts)
            + f"problems {problems}"
            + (f", busy {busy}" if busy else "")
        )
        if problems or busy:
            sys.exit(PROBLEMS if problems else BUSY)

    def _known(self, text: str) -> str:
        reference = codes.parse_reference(text)
        if reference is None or not Case.objects.filter(reference=reference).exists():
            raise CommandError(f"There is no case {text}.")
        return reference


def _by_key(cases: Any) -> Iterator[Case]:
    """Yield the cases, a chunk in memory at a time; no cursor stays open while files are read."""
    last = 0
    while chunk := list(cases.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield from chunk
        last = chunk[-1].pk
