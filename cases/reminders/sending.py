"""Sending what is due: claim a mail, send it, mark it as sent.

Twice at once is safe: the row of a case and a day is unique, and whoever makes it sends. A crash between claim and
mark leaves a claim without `sent_at`; after `RETRY_AFTER` the next run takes it over. A mail may then arrive twice
(under one Message-ID, so that most mailboxes show one), which costs a glance; one that never arrives may cost a
refund. What could not be sent the whole day is forgotten at its end, and the next day says only what is still true.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from cases.casefile.models import Case
from cases.core.days import SEOUL
from cases.core.keys import hash_token, new_token
from cases.deadlines.deadline import Deadline
from cases.deadlines.rulebook import Rulebook, deadlines_of, standing_now
from cases.deadlines.standing import CaseStanding
from cases.process.states import Status
from cases.reminders import mails, schedule
from cases.reminders.models import MailAddress, Reminder, ReminderMail
from cases.reminders.models.address import chosen_of
from cases.reminders.models.reminder import counted_from, is_repeated

logger = logging.getLogger(__name__)

PAGE = 200
# How long after each try comes the next: soon at first, and all day, since a server may be away for hours.
RETRY_AFTER = tuple(dt.timedelta(minutes=minutes) for minutes in (15, 60, 120, 240))
# So many failures in a row that are about no single mail: the mail server is away, and waiting for it helps nobody.
GIVE_UP_AFTER = 3
ABOUT_ONE_MAIL = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)

type Due = list[tuple[Deadline, schedule.Step]]


@dataclass
class Run:
    """One look at all addresses: what time it is, whether to stop, and what came of it."""

    clock: Callable[[], dt.datetime]
    stopped: Callable[[], bool] = lambda: False
    rulebook: Rulebook = field(default_factory=Rulebook.read)
    sent: int = 0
    failed: int = 0

    def go(self) -> None:
        """Send every mail that is due now; one that fails is logged and stops no other."""
        MailAddress.drop_unconfirmed(self.clock())
        today = self.clock().astimezone(SEOUL).date()
        ReminderMail.objects.filter(sent_at=None, on__lt=today).delete()
        away = 0
        for address in _addresses(today):
            now = self.clock()
            if self.stopped() or away >= GIVE_UP_AFTER or not schedule.is_sane(now):
                return
            try:
                if self._remind(address, now):
                    away = 0
            except Exception as error:  # noqa: BLE001 (whatever it is, it is about this one)
                # The class only: the text of a mail error names the address.
                logger.error("Reminding %s failed: %s", address.case.reference, type(error).__name__)
                self.failed += 1
                if isinstance(error, OSError) and not isinstance(error, ABOUT_ONE_MAIL):
                    away += 1

    def _remind(self, address: MailAddress, now: dt.datetime) -> bool:
        if not self._due(address.case, now):
            return False
        claimed = self._claim(address.pk, now)
        if claimed is None:
            return False
        row, mail = claimed
        mail.send()
        ReminderMail.objects.filter(pk=row.pk).update(sent_at=self.clock())
        self.sent += 1
        return True

    def _due(self, case: Case, now: dt.datetime) -> Due:
        deadlines = deadlines_of(case.situation, now, self.rulebook)[0]
        deadlines += chosen_of(case, now)
        due = [(one, step) for one in deadlines if (step := schedule.due(one, self.rulebook.holidays, now))]
        if not due:
            return []
        earlier = list(case.reminders.filter(mail__sent_at__isnull=False))
        return [(one, step) for one, step in due if not is_repeated(one, step, earlier)]

    def _claim(self, pk: int, now: dt.datetime) -> tuple[ReminderMail, EmailMessage] | None:
        """Make the mail ours, with fresh links; None where somebody else has it or nothing is due any more."""
        try:
            with transaction.atomic():
                # Read again inside: the address may be withdrawn or the case closed since the list was read.
                address = MailAddress.objects.select_related("case").filter(pk=pk, confirmed_at__isnull=False).first()
                due = self._due(address.case, now) if address and address.case.closed_at is None else []
                if address is None or not due:
                    return None
                mail = _taken_over(address, now) or ReminderMail(
                    case=address.case, on=now.astimezone(SEOUL).date(), claimed_at=now
                )
                mail.to = address
                stop = mail.renew_stop_token()
                mail.save()
                tokens = [_noted(mail, deadline, step) for deadline, step in due]
        except IntegrityError:
            return None
        parts = [mails.Part(deadline, step, token) for (deadline, step), token in zip(due, tokens, strict=True)]
        standing = self._standing(address.case, now)
        number = f"{mail.pk}.{mail.on:%Y%m%d}"
        return mail, mails.reminder(address.case, address.address, parts, standing=standing, stop=stop, number=number)

    def _standing(self, case: Case, now: dt.datetime) -> CaseStanding | None:
        """Return how the case stands, unless its buyer has answered that what counts now is done."""
        standing = standing_now(case.situation, now, self.rulebook)
        if (clock := standing.clock) is None:
            return standing
        done = case.reminders.filter(slug=clock.slug, counted_from=counted_from(clock), answer=Reminder.Answer.DONE)
        return None if done.exists() else standing


def _addresses(today: dt.date) -> Iterator[MailAddress]:
    """Give the confirmed addresses of open cases without a mail today, in pages: no cursor stays open while mail goes."""
    sent = ReminderMail.objects.filter(case=OuterRef("case"), on=today, line=None, sent_at__isnull=False)
    addresses = MailAddress.objects.filter(~Exists(sent), confirmed_at__isnull=False).exclude(
        case__status=Status.CLOSED
    )
    last = 0
    while page := list(
        addresses.filter(pk__gt=last).select_related("case").prefetch_related("case__chosen_days").order_by("pk")[:PAGE]
    ):
        yield from page
        last = page[-1].pk


def _taken_over(address: MailAddress, now: dt.datetime) -> ReminderMail | None:
    """Take over a claim of today that was never sent; its reminders are written anew."""
    abandoned = ReminderMail.objects.filter(
        case=address.case, on=now.astimezone(SEOUL).date(), line=None, sent_at=None, tries__lte=len(RETRY_AFTER)
    ).select_for_update()
    mail = abandoned.first()
    if mail is None or mail.claimed_at > now - RETRY_AFTER[mail.tries - 1]:
        return None
    mail.claimed_at, mail.tries = now, mail.tries + 1
    mail.reminders.all().delete()
    return mail


def _noted(mail: ReminderMail, deadline: Deadline, step: schedule.Step) -> str:
    token = new_token()
    Reminder.objects.create(
        case=mail.case,
        mail=mail,
        slug=deadline.slug,
        step=step.name,
        title=deadline.title,
        deadline_on=deadline.on,
        counted_from=counted_from(deadline),
        token_hash=hash_token(token),
    )
    return token
