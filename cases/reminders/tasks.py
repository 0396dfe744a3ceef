"""Mail about one thing that happened, beside the reminders of the day. Arguments must survive a trip through JSON."""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from cases.casefile.models import Case, CaseEvent
from cases.core.days import SEOUL
from cases.process.states import Status
from cases.reminders import mails
from cases.reminders.models import MailAddress, ReminderMail
from cases.work.dispatch import NotSent, Refused, send_once

logger = logging.getLogger(__name__)


def have_asked(case: Case, address: str, *, now: dt.datetime) -> None:
    """Note the address with the consent, and have its mailbox asked: both, or neither."""
    with transaction.atomic():
        ask_mailbox.enqueue(address_id=MailAddress.ask(case, address, now=now).pk)


@task
def ask_mailbox(address_id: int) -> None:
    """Ask by mail whether reminders may come to an address, with a link that exists nowhere else.

    An address that its mail server refuses is deleted; the page of the case tells it.
    """
    row = MailAddress.objects.select_related("case").filter(pk=address_id, confirmed_at=None).first()
    if row is None or row.case.closed_at:
        return
    token = row.renew_token()
    try:
        send_once(mails.confirmation(row.case, row.address, token), row.dispatch_key)
    except NotSent as error:
        logger.error("The confirmation for case %s failed: %s", row.case.pk, error, extra={"event": "mail-failed"})
        if not isinstance(error, Refused):
            raise
        row.delete()


@task
def tell_of_decision(event_id: int) -> None:
    """Tell the buyer by mail, where an address is confirmed, that a reviewer has decided: `event_id` is that move."""
    if settings.CAN_SEND_MAIL:
        _tell(CaseEvent.objects.select_related("case").get(pk=event_id), timezone.now())


def _tell(event: CaseEvent, now: dt.datetime) -> None:
    to = MailAddress.objects.filter(case=event.case, confirmed_at__isnull=False).first()
    if to is None or event.case.closed_at:
        return
    row = ReminderMail.about_line(event, to, on=now.astimezone(SEOUL).date(), now=now)
    if row.sent_at:
        return
    stop = row.renew_stop_token()
    row.save(update_fields=["stop_hash"])
    mail = mails.decision(event.case, to.address, Status(event.new_status), stop=stop, number=f"{row.pk}")
    try:
        if send_once(mail, f"decision:{event.pk}"):
            ReminderMail.objects.filter(pk=row.pk).update(sent_at=timezone.now())
    except NotSent as error:
        # Whatever it is, the decision stands and the page shows it.
        logger.error(
            "The mail about a review of case %s failed: %s", event.case.pk, error, extra={"event": "mail-failed"}
        )
        if not isinstance(error, Refused):
            raise
