"""The rows behind the three kinds of links in our mails, with tokens that a test knows."""

from __future__ import annotations

import datetime as dt

from cases.casefile.models import Case
from cases.core.keys import hash_token
from cases.reminders.models import MailAddress, Reminder, ReminderMail

# By the name of the page that each opens.
TOKENS = {"mail-confirm": "c" * 32, "mail-stop": "s" * 32, "mail-reminder": "r" * 32}


def mail_about(case: Case, now: dt.datetime) -> None:
    """Ask for mails about `case` and write one, so that each of `TOKENS` opens its page."""
    to = MailAddress.objects.create(
        case=case, address="buyer@example.org", token_hash=hash_token(TOKENS["mail-confirm"]), consented_at=now
    )
    sent = ReminderMail.objects.create(
        case=case, to=to, on=now.date(), stop_hash=hash_token(TOKENS["mail-stop"]), claimed_at=now
    )
    Reminder.objects.create(
        case=case,
        mail=sent,
        slug="dispute-closes",
        step="3",
        title="환불 신청 기한",
        deadline_on=now.date(),
        token_hash=hash_token(TOKENS["mail-reminder"]),
    )
