"""Sending what is due: claim a mail, send it, mark it as sent.

Twice at once is safe: the row of a case and a day is unique, and whoever makes it sends. A crash between claim and
mark leaves a claim without `sent_at`; after `RETRY_AFTER` the next run takes it over. A mail may then arrive twice
(under one Message-ID, so that most mailboxes show one), which it says, as the log does (`work.dispatch`): that costs a
glance, and one that never arrives may cost a refund. What could not be sent the whole day is forgotten at its end, and the next day says only what is still true.
"""

from __future__ import annotations

import datetime as dt
import itertools
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from cases.casefile.models import Case
from cases.core.days import SEOUL
from cases.core.keys import hash_token, new_token
from cases.deadlines.deadline import Deadline, apart
from cases.deadlines.rulebook import Rulebook, deadlines_of, standing_now
from cases.deadlines.standing import CaseStanding
from cases.process.states import Status
from cases.reminders import mails, schedule
from cases.reminders.models import Basis, MailAddress, Reminder, ReminderMail
from cases.reminders.models.address import ahead_of
from cases.reminders.models.reminder import counted_from, is_repeated
from cases.work import dispatch

logger = logging.getLogger(__name__)

PAGE = 200
# An address is looked at after so long at the latest, whatever was counted: as long before a deadline as the first of two
# mails, so that a change of which nobody told costs one of them at most.
LOOK_AFTER = max(schedule.BEFORE) * schedule.DAY
# How long after each try comes the next: soon at first, and all day, since a server may be away for hours.
RETRY_AFTER = tuple(dt.timedelta(minutes=minutes) for minutes in (15, 60, 120, 240))
# So many failures in a row that are about no single mail: the mail server is away, and waiting for it helps nobody.
GIVE_UP_AFTER = 3
ABOUT_ONE_MAIL = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)

type Due = list[tuple[Deadline, schedule.Step]]


@dataclass
class Run:
    """One look at the addresses for which something may be due: what time it is, whether to stop, and what came of it."""

    clock: Callable[[], dt.datetime]
    stopped: Callable[[], bool] = lambda: False
    rulebook: Rulebook = field(default_factory=Rulebook.read)
    sent: int = 0
    failed: int = 0
    # Failures in a row that are about no single mail.
    _away: int = 0
    # The addresses that are done with for today, by the day of their next look and how often it was in question.
    _done: dict[tuple[dt.date, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def go(self) -> None:
        """Send every mail that is due now; one that fails is logged and stops no other."""
        MailAddress.drop_unconfirmed(self.clock())
        today = self.clock().astimezone(SEOUL).date()
        ReminderMail.objects.filter(sent_at=None, on__lt=today).delete()
        basis = Basis.hold(self.rulebook, today)
        for page in _pages(today):
            goes_on = all(self._look_at(address) for address in page)
            self._put_off(basis)
            if not goes_on:
                return

    def _look_at(self, address: MailAddress) -> bool:
        """Send what is due for an address; False where no other is to be looked at any more."""
        now = self.clock()
        if self.stopped() or self._away >= GIVE_UP_AFTER or not schedule.is_sane(now):
            return False
        try:
            self._remind(address, now)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is about this one)
            # The class only: the text of a mail error names the address.
            logger.error(
                "Reminding case %s failed: %s",
                address.case.pk,
                type(error).__name__,
                extra={"event": "mail-failed"},
            )
            self.failed += 1
            if isinstance(error, OSError) and not isinstance(error, ABOUT_ONE_MAIL):
                self._away += 1
        return True

    def _remind(self, address: MailAddress, now: dt.datetime) -> None:
        deadlines = self._deadlines(address.case, now)
        if self._due(address.case, deadlines, now):
            if not self._sent(address.pk, now):
                return  # Somebody else has it, or it waits for another try.
            self._away = 0
        today = now.astimezone(SEOUL).date()
        latest = today + LOOK_AFTER
        look_on = min(schedule.next_day(deadlines, self.rulebook.holidays, today) or latest, latest)
        self._done[look_on, address.changes].append(address.pk)

    def _put_off(self, basis: QuerySet[Basis]) -> None:
        """Write down when the addresses that are done with are worth a look again.

        Not of one whose case has changed since it was read, and not where the rules have.
        """
        with transaction.atomic():
            for (look_on, changes), pks in self._done.items():
                rows = MailAddress.objects.filter(Exists(basis), pk__in=pks, changes=changes)
                rows.update(look_on=look_on)
        self._done.clear()

    def _sent(self, pk: int, now: dt.datetime) -> bool:
        """Claim the mail to an address and send it; False where somebody else does, or nothing is due any more."""
        claimed = self._claim(pk, now)
        if claimed is None:
            return False
        row, mail = claimed
        try:
            mail.send()
        except Exception as error:
            dispatch.end(_key(row), dispatch.outcome_of(error), self.clock())
            raise
        with transaction.atomic():
            dispatch.end(_key(row), dispatch.Outcome.SENT, self.clock())
            ReminderMail.objects.filter(pk=row.pk).update(sent_at=self.clock())
        self.sent += 1
        return True

    def _deadlines(self, case: Case, now: dt.datetime) -> list[Deadline]:
        """Return all days of a case, the chosen ones too; none of one that is closed."""
        if case.closed_at:
            return []
        return apart(deadlines_of(case.situation, now, self.rulebook)[0]) + ahead_of(case.chosen_days.all(), now)

    def _due(self, case: Case, deadlines: Iterable[Deadline], now: dt.datetime) -> Due:
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
                confirmed = MailAddress.objects.select_related("case").filter(pk=pk, confirmed_at__isnull=False)
                address = confirmed.select_for_update(of=("case",)).first()
                due = self._due(address.case, self._deadlines(address.case, now), now) if address else []
                if address is None or not due:
                    return None
                mail = _taken_over(address, now) or ReminderMail(
                    case=address.case, on=now.astimezone(SEOUL).date(), claimed_at=now
                )
                mail.to = address
                stop = mail.renew_stop_token()
                mail.save()
                tokens = [_noted(mail, deadline, step) for deadline, step in due]
                before = dispatch.begin(_key(mail), now, again=True)
        except IntegrityError:
            return None
        parts = [mails.Part(deadline, step, token) for (deadline, step), token in zip(due, tokens, strict=True)]
        standing = self._standing(address.case, now)
        number = f"{mail.pk}.{mail.on:%Y%m%d}"
        # What surely did not go out is no second mail.
        twice = before not in {None, dispatch.Outcome.FAILED, dispatch.Outcome.REFUSED}
        return mail, mails.reminder(
            address.case, address.address, parts, standing=standing, stop=stop, number=number, twice=twice
        )

    def _standing(self, case: Case, now: dt.datetime) -> CaseStanding | None:
        """Return how the case stands, unless its buyer has answered that what counts now is done."""
        standing = standing_now(case.situation, now, self.rulebook)
        if case.status == Status.REJECTED:
            standing = replace(standing, has_appealed=case.events.appeals().exists())
        if (clock := standing.clock) is None:
            return standing
        done = case.reminders.filter(slug=clock.slug, counted_from=counted_from(clock), answer=Reminder.Answer.DONE)
        return None if done.exists() else standing


def _key(mail: ReminderMail) -> str:
    return f"reminder:{mail.pk}:{mail.on:%Y%m%d}"


def _pages(today: dt.date) -> Iterator[list[MailAddress]]:
    """Give the addresses without a mail today for which one may be due, in pages: no cursor stays open while mail goes."""
    sent = ReminderMail.objects.filter(case=OuterRef("case"), on=today, line=None, sent_at__isnull=False)
    addresses = MailAddress.objects.to_look_at(today).filter(~Exists(sent))
    for pks in itertools.batched(list(addresses.order_by("look_on", "pk").values_list("pk", flat=True)), PAGE):
        yield list(addresses.filter(pk__in=pks).select_related("case").prefetch_related("case__chosen_days"))


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
