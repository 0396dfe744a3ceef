"""Mails that go out once: marked before the mail server is asked and after, so that one cut off in between is known.

Nobody can tell whether such a mail arrived. It is not sent again in silence: the log and the admin tell of it, and
whoever sends it again all the same, because one too many costs less than none, says so in the mail.
"""

from __future__ import annotations

import datetime as dt
import logging
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.core.retention import DISPATCH
from cases.work.models import Dispatch

logger = logging.getLogger(__name__)

Outcome = Dispatch.Outcome
# What a mail server says of a mailbox that it will not say otherwise of in an hour.
PERMANENT = 500


class NotSent(Exception):
    """A mail did not go out, for the reason that is named: by its class, since the text of a mail error has an address."""


class Refused(NotSent):
    """The mail server does not take mail for this address, now or later."""


def begin(key: str, now: dt.datetime, *, again: bool = False) -> Outcome | None:
    """Mark a mail as being sent; return what became of it before, None where it was never begun.

    What is sent already, or may be, stays as it is, and only what has failed is marked anew, unless it is to go out
    `again` whatever became of it.
    """
    with transaction.atomic():
        row = Dispatch.objects.select_for_update().filter(key=key).first()
        if row is None:
            Dispatch.objects.create(key=key, outcome=Outcome.SENDING, begun_at=now)
            return None
        before = Outcome(row.outcome)
        if before == Outcome.SENDING:
            logger.error(
                "The mail %s was cut off while it was sent, and may have arrived", key, extra={"event": "mail-failed"}
            )
            row.outcome = Outcome.UNKNOWN
        if again or before == Outcome.FAILED:
            row.outcome, row.tries, row.begun_at, row.ended_at = Outcome.SENDING, row.tries + 1, now, None
        row.save()
    return before


def end(key: str, outcome: Outcome, now: dt.datetime) -> None:
    Dispatch.objects.filter(key=key).update(outcome=outcome, ended_at=now)


def send_once(mail: EmailMessage, key: str) -> bool:
    """Send a mail that is to arrive once; False where it was sent before, or may have been.

    Raises `NotSent` where it surely did not go out.
    """
    try:
        before = begin(key, timezone.now())
    except IntegrityError:  # Somebody else has just begun.
        return False
    if before not in {None, Outcome.FAILED}:
        return False
    try:
        mail.send()
    except Exception as error:  # noqa: BLE001 (whatever it is, it is about this mail)
        outcome, name = outcome_of(error), type(error).__name__
        end(key, outcome, timezone.now())
        if outcome == Outcome.UNKNOWN:
            logger.error("The mail %s broke off (%s), and may have arrived", key, name, extra={"event": "mail-failed"})
            return False
        raise (Refused if outcome == Outcome.REFUSED else NotSent)(name) from None
    end(key, Outcome.SENT, timezone.now())
    return True


def outcome_of(error: Exception) -> Outcome:
    """Say what an error means for the mail that was being handed over."""
    if isinstance(error, SMTPServerDisconnected | TimeoutError):
        return Outcome.UNKNOWN
    codes: list[int] = []
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _said in error.recipients.values()]
    elif isinstance(error, SMTPDataError):
        codes = [error.smtp_code]
    return Outcome.REFUSED if codes and min(codes) >= PERMANENT else Outcome.FAILED


def drop_old(now: dt.datetime) -> int:
    """Delete what is known of mails of long ago; return of how many."""
    return Dispatch.objects.filter(begun_at__lt=now - DISPATCH).delete()[0]
