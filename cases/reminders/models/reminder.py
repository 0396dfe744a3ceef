"""What went out by mail: one mail per case and day, one row per reminder in it, and what the buyer answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases.conversations.models import Conversation
from cases.core.days import SEOUL
from cases.core.db_fields import LineColumn
from cases.core.keys import hash_token, new_token
from cases.core.text import MOST_STORED
from cases.deadlines.deadline import Deadline
from cases.deadlines.models import DeadlineRule
from cases.process.choices import TextChoices
from cases.process.contacts import PROMISE_SLUG, Kept
from cases.process.events import Kind
from cases.process.situation import Countdown
from cases.process.states import Role
from cases.reminders import schedule
from cases.reminders.models.address import MailAddress

if TYPE_CHECKING:
    from cases.casefile.models import CaseEvent

ANSWERABLE_FOR = dt.timedelta(days=30)


class ReminderMail(models.Model):
    """The one mail of a case on one day, or the one about a line. Claimed first, then sent: whoever makes the row sends it."""

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="reminder_mails")
    # Gone with a withdrawn or replaced address: an old mail then ends nothing that a newer consent began.
    to = models.ForeignKey(MailAddress, on_delete=models.SET_NULL, null=True, related_name="mails")
    on = models.DateField(_("보낸 날"))
    # The line of the timeline that the mail tells of by itself; None for the one that tells what is due on a day.
    line = models.PositiveIntegerField(null=True, editable=False)
    stop_hash = models.CharField(max_length=64, unique=True, editable=False)
    tries = models.PositiveSmallIntegerField(default=1, editable=False)
    claimed_at = models.DateTimeField(editable=False)
    sent_at = models.DateTimeField(_("보낸 때"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("알림 메일")
        verbose_name_plural = _("알림 메일")
        constraints = [
            models.UniqueConstraint(fields=["case", "on"], condition=Q(line=None), name="reminder_mail_once_a_day"),
            models.UniqueConstraint(fields=["case", "line"], name="reminder_mail_once_a_line"),
        ]
        indexes = [models.Index(fields=["on"], condition=Q(sent_at=None), name="reminder_mail_unsent")]

    def __str__(self) -> str:
        return f"{self.case} {self.on}"

    @classmethod
    def with_token(cls, token: str) -> Self | None:
        return cls.objects.select_related("case", "to").filter(stop_hash=hash_token(token)).first()

    @classmethod
    def about_line(cls, event: CaseEvent, to: MailAddress, *, on: dt.date, now: dt.datetime) -> Self:
        """Return the one mail that tells of a line by itself, made where there is none yet."""
        new = {"to": to, "on": on, "claimed_at": now, "stop_hash": hash_token(new_token())}
        return cls.objects.get_or_create(case=event.case, line=event.number, defaults=new)[0]

    def renew_stop_token(self) -> str:
        """Give the mail its unsubscribe token (unsaved)."""
        token = new_token()
        self.stop_hash = hash_token(token)
        return token

    def stop(self, *, now: dt.datetime) -> None:
        """End what this mail was sent under; where that is over already, nothing happens."""
        if self.to_id:
            MailAddress.withdraw(self.case, now=now)


class Reminder(models.Model):
    """One deadline of which a mail spoke, with the link for the answer."""

    class Answer(TextChoices):
        DONE = "done", _("했어요")
        EXTENDED = "extended", _("기한이 늘었어요")

    case = models.ForeignKey("casefile.Case", on_delete=models.CASCADE, related_name="reminders")
    mail = models.ForeignKey(ReminderMail, on_delete=models.CASCADE, related_name="reminders")
    slug = models.CharField(max_length=60)
    step = models.CharField(max_length=10)
    # As the mail said it.
    title = LineColumn(max_length=MOST_STORED * 80)
    # The date that was named, and the day or countdown of the case it was counted from.
    deadline_on = models.DateField()
    counted_from = models.CharField(max_length=40, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    answer = models.CharField(max_length=10, choices=Answer.pairs, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("알림")
        verbose_name_plural = _("알림")
        constraints = [
            models.UniqueConstraint(fields=["case", "slug", "step", "deadline_on"], name="reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.slug} {self.step}"

    @classmethod
    def with_token(cls, token: str) -> Self | None:
        return cls.objects.select_related("case").filter(token_hash=hash_token(token)).first()

    def lapsed(self, now: dt.datetime) -> bool:
        """Say whether the link has ended: some weeks after the date, or with the case."""
        last = self.deadline_on + ANSWERABLE_FOR
        return now.astimezone(SEOUL).date() > last or self.case.closed_at is not None

    @property
    def may_extend(self) -> bool:
        """Whether the platform shows such a deadline, and so can prolong it."""
        return DeadlineRule.objects.filter(slug=self.slug, has_countdown=True).exists()

    @cached_property
    def promise(self) -> Conversation | None:
        """The conversation whose promise this reminds of; None where it reminds of something else, or that is gone."""
        return Conversation.with_key(self.case, self.slug) if self.slug.startswith(PROMISE_SLUG) else None

    def done(self, *, now: dt.datetime) -> bool:
        """Record that the buyer did it; its deadline is not reminded of any more. False where that was said before.

        A promise was kept thereby, unless its owner said on the case before what became of it.
        """
        with transaction.atomic():
            self.case.lock()
            if not self._answered(self.Answer.DONE, now):
                return False
            if self.promise:
                self.promise.settle(Kept.KEPT, now=now)
                return True
            data = self._named()
            self.case.record(Kind.DEADLINE_DONE, role=Role.OWNER, data=data, now=now)
        return True

    def undo(self, *, now: dt.datetime) -> bool:
        """Take a "done" back that was pressed by mistake; what comes next of this deadline is said again."""
        with transaction.atomic():
            self.case.lock()
            done = Reminder.objects.filter(pk=self.pk, answer=self.Answer.DONE)
            if not done.update(answer="", answered_at=None):
                return False
            self._look_again()
            if self.promise:
                self.promise.reopen(now=now)
            else:
                data = {**self._named(), "undone": True}
                self.case.record(Kind.DEADLINE_DONE, role=Role.OWNER, data=data, now=now)
        self.answer, self.answered_at = "", None
        return True

    def extend(self, day: dt.date, *, now: dt.datetime) -> bool:
        """Take over the later day that the buyer reads on the order page. False where an answer was given before."""
        with transaction.atomic():
            self.case.lock()
            if not self._answered(self.Answer.EXTENDED, now):
                return False
            at = dt.datetime.combine(day, dt.time(23, 59), tzinfo=SEOUL)
            self.case.read_countdown(self.slug, Countdown(at), now=now)
        return True

    def _named(self) -> dict[str, str]:
        """Return how an event names the deadline: by its rule, or in words where no rule gave the day."""
        if self.slug.startswith((schedule.CHOSEN_SLUG, PROMISE_SLUG)):
            return {"slug": self.slug, "words": self.title}
        return {"slug": self.slug}

    def _look_again(self) -> None:
        MailAddress.objects.filter(case=self.case_id).look_again()

    def _answered(self, answer: str, now: dt.datetime) -> bool:
        if not Reminder.objects.filter(pk=self.pk, answer="").update(answer=answer, answered_at=now):
            return False
        self._look_again()
        # An answer proves that the mail arrived, even where the mark was lost.
        ReminderMail.objects.filter(pk=self.mail_id, sent_at=None).update(sent_at=now)
        self.answer, self.answered_at = answer, now
        return True


def counted_from(deadline: Deadline) -> str:
    """Say which day of the case (or countdown) a deadline comes from; a holiday or a rule does not change it."""
    if deadline.countdown:
        return deadline.countdown.at.astimezone(dt.UTC).isoformat()
    return deadline.since.isoformat() if deadline.since else ""


def is_repeated(deadline: Deadline, step: schedule.Step, earlier: Iterable[Reminder]) -> bool:
    """Say whether a reminder would only repeat: this step was sent, or the buyer answered for this deadline.

    A date that moves does not make it new, because the buyer knows of it. It is new only where the buyer gave another
    day to count from *and* the reminder falls after the date that was named: then it is another round.
    """
    origin = counted_from(deadline)
    return any(_covers(before, deadline, step, origin) for before in earlier if before.slug == deadline.slug)


def _covers(before: Reminder, deadline: Deadline, step: schedule.Step, origin: str) -> bool:
    if before.step != step.name and not before.answer:
        return False
    if before.counted_from == origin or before.deadline_on == deadline.on:
        return True
    if deadline.countdown and before.answer == Reminder.Answer.EXTENDED:
        # That mail promised a reminder of the new day, even where it is only a day later.
        return False
    return step.on <= before.deadline_on
