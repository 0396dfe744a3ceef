"""Mail about one thing that happened, beside the reminders of the day. Arguments must survive a trip through JSON."""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone

from cases.casefile.models import CaseEvent
from cases.core.days import SEOUL
from cases.process.states import Status
from cases.reminders import mails
from cases.reminders.models import MailAddress, ReminderMail

logger = logging.getLogger(__name__)


@task
def tell_of_decision(event_id: int) -> None:
    """Tell the buyer by mail, where an address is confirmed, that a reviewer has decided: `event_id` is that move."""
    if settings.CAN_SEND_MAIL:
        _tell(CaseEvent.objects.select_related("case").get(pk=event_id), timezone.now())


def _tell(event: CaseEvent, now: dt.datetime) -> None:
    to = MailAddress.objects.filter(case=event.case, confirmed_at__isnull=False).first()
    if to is None or event.case.closed_at:
        return
    row = ReminderMail(case=event.case, line=event.number, to=to, on=now.astimezone(SEOUL).date(), claimed_at=now)
    stop = row.renew_stop_token()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # Told already.
        return
    try:
        mails.decision(event.case, to.address, Status(event.new_status), stop=stop, number=f"{row.pk}").send()
    except Exception as error:  # noqa: BLE001 (whatever it is, the decision stands and the page shows it)
        # The class only: the text of a mail error names the address.
        logger.error("The mail about a review of %s failed: %s", event.case.reference, type(error).__name__)
        return
    ReminderMail.objects.filter(pk=row.pk).update(sent_at=now)
