"""What was talked about a case: calls, chats, mails and letters, as its owner wrote them down."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.days import SEOUL
from cases.core.db_fields import LineColumn, ProseColumn
from cases.core.formats.numbers import row_number
from cases.core.labels import Labelled
from cases.core.text import MOST_STORED
from cases.process.contacts import PROMISE_SLUG, REOPENED, Kept, Promised, Via
from cases.process.events import Kind
from cases.process.states import Role

MOST_SAID = 20_000
MOST_QUOTED = 120
# The same conversation twice within this is the other tap of a double tap.
DOUBLE_TAP = dt.timedelta(seconds=30)


class Conversation(Labelled):
    """One call, chat or letter: who said what, and until when they promised something.

    A promise is a deadline of the case until its owner says what became of it (`answer`). The timeline says that there
    was a conversation; its words lie here alone, so that they can be put right and removed.
    """

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="conversations")
    channel = models.CharField(_("방법"), max_length=20, choices=Via.pairs)
    person = LineColumn(_("누구와"), max_length=MOST_STORED * 60, blank=True)
    happened_at = models.DateTimeField(_("연락한 때"))
    number = LineColumn(_("상담·접수 번호"), max_length=MOST_STORED * 40, blank=True, bare=False)
    said = ProseColumn(_("들은 말"), max_length=MOST_STORED * MOST_SAID, blank=True)
    until_on = models.DateField(_("약속한 날"), null=True, blank=True)
    answer = models.CharField(_("약속을 지켰나"), max_length=10, choices=Kept.pairs, blank=True)
    answered_at = models.DateTimeField(_("답한 때"), null=True, blank=True, editable=False)
    in_papers = models.BooleanField(_("증거 모음에 넣기"), default=False)
    created_at = models.DateTimeField(_("적은 때"), editable=False)

    class Meta:
        ordering = ["happened_at", "pk"]
        verbose_name = _("연락")
        verbose_name_plural = _("연락")

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.happened_at.astimezone(SEOUL):%Y-%m-%d %H:%M}"

    @property
    def key(self) -> str:
        """The slug of the deadline that its promise is."""
        return f"{PROMISE_SLUG}{self.pk}"

    @classmethod
    def with_key(cls, case: Case, key: str) -> Self | None:
        """Return the conversation of `case` whose promise is the deadline `key`; None where it is gone."""
        number = row_number(key.removeprefix(PROMISE_SLUG))
        return cls.objects.filter(case=case, pk=number).first() if number is not None else None

    @property
    def is_open(self) -> bool:
        """Whether something was promised of which nobody said yet what became of it."""
        return self.until_on is not None and not self.answer

    @property
    def quote(self) -> str:
        """The first line of what was said, as far as a message quotes it."""
        line = self.said.partition("\n")[0]
        return line if len(line) <= MOST_QUOTED else f"{line[: MOST_QUOTED - 1]}…"

    @property
    def said_on(self) -> dt.date:
        """The day of it in Seoul."""
        return self.happened_at.astimezone(SEOUL).date()

    @classmethod
    def write(
        cls, case: Case, fields: dict[str, Any], *, instead_of: Conversation | None = None, now: dt.datetime
    ) -> Self:
        """Add a conversation with a line of the timeline, and its promise as a deadline.

        `instead_of` is the conversation whose promise it puts off. The same one twice within a moment gives the first.
        """
        with transaction.atomic():
            case.lock()
            same = cls.objects.filter(case=case, created_at__gt=now - DOUBLE_TAP, **fields)
            if found := same.first():
                return found
            if instead_of is not None:
                instead_of.settle(Kept.PUT_OFF, now=now)
                case.refresh_from_db()
            row = cls.objects.create(case=case, created_at=now, **fields)
            case.record(Kind.CONTACTED, role=Role.OWNER, data=row._named(), happened_on=row.said_on, now=now)
            if row.is_open:
                case.promise(row.key, row._promised(), now=now)
        return row

    def correct(self, fields: dict[str, Any], *, now: dt.datetime) -> bool:
        """Write other answers; False where they are the same."""
        changed = [name for name, value in fields.items() if getattr(self, name) != value]
        if not changed:
            return False
        with transaction.atomic():
            self.case.lock()
            for name in changed:
                setattr(self, name, fields[name])
            if "until_on" in changed:
                self.answer, self.answered_at = "", None
            self.save()
            self.case.record(Kind.CONTACT_CHANGED, role=Role.OWNER, data={**self._named(), "fields": changed}, now=now)
            self.case.promise(self.key, self._promised() if self.is_open else None, now=now)
        return True

    def settle(self, answer: Kept, *, now: dt.datetime) -> bool:
        """Say what became of the promise, which is no deadline any more. False where that was said before."""
        with transaction.atomic():
            self.case.lock()
            open_ = Conversation.objects.filter(pk=self.pk, answer="", until_on__isnull=False)
            if not open_.update(answer=answer, answered_at=now):
                return False
            self.answer, self.answered_at = answer, now
            self._record_answer(answer, now)
            self.case.promise(self.key, None, now=now)
        return True

    def reopen(self, *, now: dt.datetime) -> bool:
        """Take back that the promise was kept, which was said by mistake: it is a deadline again."""
        with transaction.atomic():
            self.case.lock()
            kept = Conversation.objects.filter(pk=self.pk, answer=Kept.KEPT)
            if not kept.update(answer="", answered_at=None):
                return False
            self.answer, self.answered_at = "", None
            self._record_answer(REOPENED, now)
            self.case.promise(self.key, self._promised(), now=now)
        return True

    def _record_answer(self, answer: str, now: dt.datetime) -> None:
        data = {"until": self._named()["until"], "channel": self.channel, "answer": answer}
        self.case.record(Kind.PROMISE_ANSWERED, role=Role.OWNER, data=data, now=now)

    def remove(self, *, now: dt.datetime) -> None:
        """Delete it with its promise; the timeline keeps that there was one."""
        key = self.key
        with transaction.atomic():
            self.case.lock()
            data = self._named()
            self.delete()
            self.case.record(Kind.CONTACT_REMOVED, role=Role.OWNER, data=data, now=now)
            self.case.promise(key, None, now=now)

    def _promised(self) -> Promised | None:
        return Promised(self.until_on, self.said_on, self.channel) if self.until_on else None

    def _named(self) -> dict[str, str]:
        return {"channel": self.channel, "until": self.until_on.isoformat() if self.until_on else ""}
