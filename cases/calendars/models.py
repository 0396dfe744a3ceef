"""The calendar of a case: its file, and the secret address from which calendars fetch it."""

from __future__ import annotations

import datetime as dt
import hmac
from typing import Self

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.calendars import ics
from cases.casefile.models import Case
from cases.core.keys import hash_token, new_token
from cases.core.leaving import Paper, only
from cases.deadlines.deadline import Deadline, apart
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import deadlines_of
from cases.facts.sourced import ReferenceVersion
from cases.process.states import Status
from cases.reminders.models.address import chosen_of
from cases.returns.arrival import arrival_of


class CalendarFeed(models.Model):
    """The address under which calendars subscribe to one case, until it is revoked; known here only by its hash."""

    case = models.OneToOneField("casefile.Case", on_delete=models.CASCADE, related_name="calendar_feed")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(gettext_lazy("만든 때"), editable=False)

    class Meta:
        verbose_name = gettext_lazy("달력 주소")
        verbose_name_plural = gettext_lazy("달력 주소")

    def __str__(self) -> str:
        return str(self.case)

    @classmethod
    def make(cls, case: Case, *, now: dt.datetime) -> str:
        """Give `case` a new address in place of the one it had; return the token, which exists nowhere else."""
        token = new_token()
        cls.objects.update_or_create(case=case, defaults={"token_hash": hash_token(token), "created_at": now})
        return token

    @classmethod
    def revoke(cls, case: Case) -> bool:
        """Take the address away; say whether there was one."""
        return bool(cls.objects.filter(case=case).delete()[0])

    @classmethod
    def with_token(cls, token: str) -> Self | None:
        feed = cls.objects.select_related("case").filter(token_hash=hash_token(token)).first()
        return feed if feed and feed.opens_with(token) else None

    def opens_with(self, token: str) -> bool:
        """Say whether `token` is the one of this address, in constant time."""
        return hmac.compare_digest(self.token_hash, hash_token(token))


def ahead_of(case: Case, now: dt.datetime) -> list[Deadline]:
    """Return the deadlines of the case page that lie ahead, the nearest first, then the days the buyer chose and was told.

    Four queries at most. A closed case has none of them.
    """
    found = apart(deadlines_of(case.situation, now)[0])
    deadlines = [item for item in found if not item.passed and not item.has_begun]
    return deadlines if case.status == Status.CLOSED else [*deadlines, *chosen_of(case, now), *arrival_of(case, now)]


def calendar_of(case: Case, address: str, now: dt.datetime) -> bytes:
    """Return the calendar file of `case`, whose page has the absolute `address`; six queries at most.

    The same state gives the same file, so that a calendar may ask whether its copy is still good.
    """
    sequence = sequence_of(case)
    # What was counted first is never newer than the dates: a change in between gives them its number next time.
    case.refresh_from_db()
    shown = only(case, Paper.CALENDAR, pk=case.pk)
    subject = ics.Subject(
        name=_("환불길잡이 %(reference)s") % {"reference": shown.reference},
        address=address,
        namespace=shown.intake_id,
        sequence=sequence,
        changed_at=shown.updated_at,
        status=Status(shown.status),
    )
    actors = {str(actor): str(label) for actor, label in DeadlineRule.Actor.choices}
    return ics.calendar_file(subject, ahead_of(shown, now), actors)


def sequence_of(case: Case) -> int:
    """Return a number that has grown whenever a date of `case` has changed, without storing anything.

    A date moves only with the case, which writes a line of its timeline, or with a rule or a holiday, which counts
    the reference data up; neither is ever taken back. That it also grows when nothing moved does no harm.
    """
    return case.events.count() + ReferenceVersion.current()
