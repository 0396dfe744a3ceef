"""What others say of the deadlines of a case: the platform's countdowns, and promises."""

from __future__ import annotations

import datetime as dt
from typing import Any, Protocol

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.casefile import deadline_changes
from cases.core.days import SEOUL
from cases.core.labels import Labelled
from cases.process.contacts import Promised
from cases.process.events import Kind
from cases.process.situation import Countdown
from cases.process.states import Role


class _Case(deadline_changes.Case, Protocol):
    """What a mixed-in case brings along."""

    countdowns: Any
    promises: Any
    stays_in_korea: Any

    def lock(self) -> None: ...
    def save(self, *, update_fields: list[str]) -> None: ...
    def refresh_from_db(self, *, fields: list[str]) -> None: ...


class Clocked(Labelled):
    """A case as far as it holds days that nobody counts: each becomes a deadline, and wins over the one that we count."""

    # What the platform shows as the end of something, by the rule that it overrides (`Countdown.as_stored`).
    countdowns = models.JSONField(_("화면에 나온 기한"), default=dict, blank=True, editable=False)
    # What others promised and nobody answered yet, by the slug of its deadline (`Promised.as_stored`).
    promises = models.JSONField(_("약속받은 날"), default=dict, blank=True, editable=False)
    # Whether the return goes to an address that is surely in Korea, as whoever keeps the address says.
    stays_in_korea = models.BooleanField(_("국내로 반품"), default=False, db_default=False, editable=False)
    # The day that each running deadline was last announced with, by rule: what changes are compared with.
    announced_deadlines = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

    def read_countdown(
        self: _Case, slug: str, countdown: Countdown | None, *, note: str = "", now: dt.datetime
    ) -> bool:
        """Take over what the platform shows as the end of a deadline, or nothing any more; the reason is the `note`.

        The timeline says what it was before. False where it was the same and no reason was given.
        """
        with transaction.atomic():
            self.lock()
            self.refresh_from_db(fields=["countdowns", "announced_deadlines"])
            others = {name: stored for name, stored in self.countdowns.items() if name != slug}
            countdowns = others | ({slug: countdown.as_stored()} if countdown else {})
            if countdowns == self.countdowns and not note:
                return False
            data = {"slug": slug, "was": self.announced_deadlines.get(slug, ""), "read_on": "", "now": ""}
            if countdown:
                data |= {"read_on": countdown.read_on, "now": countdown.at.astimezone(SEOUL).date().isoformat()}
            self.countdowns = countdowns
            self.save(update_fields=["countdowns"])
            self.record(Kind.DEADLINE_EXTENDED, role=Role.OWNER, data=data, note=note, now=now)
            deadline_changes.recount(self, reason=None, now=now, told=slug)
            return True

    def promise(self: _Case, key: str, promised: Promised | None, *, now: dt.datetime) -> None:
        """Let a promise be a deadline of the case, or none any more; whoever calls this has told the timeline.

        Call it in the transaction that makes it true.
        """
        self.lock()
        self.refresh_from_db(fields=["promises", "announced_deadlines"])
        others = {name: stored for name, stored in self.promises.items() if name != key}
        self.promises = others | ({key: promised.as_stored()} if promised else {})
        self.save(update_fields=["promises"])
        deadline_changes.recount(self, reason=None, now=now, told=key)

    def goes_back(self: _Case, *, within_korea: bool, now: dt.datetime) -> None:
        """Take over whether the goods stay in Korea; whoever calls this has told the timeline of the address.

        Call it in the transaction that makes it true.
        """
        self.lock()
        self.refresh_from_db(fields=["stays_in_korea", "announced_deadlines"])
        if within_korea == self.stays_in_korea:
            return
        self.stays_in_korea = within_korea
        self.save(update_fields=["stays_in_korea"])
        deadline_changes.recount(self, reason=None, now=now)
