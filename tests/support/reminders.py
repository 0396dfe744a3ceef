"""A case about which a mail is due, and the run that sends it."""

import datetime as dt

from django.core import mail

from cases.reminders.models import MailAddress
from cases.reminders.sending import Run
from tests.support.factories import make_case
from tests.support.moments import seoul

TO = "buyer@example.org"


def at(day, time="09:00"):
    return seoul(f"{day}T{time}")


def reminded(case, address=TO):
    return MailAddress.objects.create(
        case=case,
        address=address,
        token_hash=f"{case.pk}",
        consented_at=at("2026-11-01"),
        confirmed_at=at("2026-11-01"),
    )


def case_to_post_back():
    """Posted back by Friday 2026-12-04 (the order page counts in California): said on 12-01 and 12-03."""
    case = make_case(status="return_due", payment="other", approved_on=dt.date(2026, 11, 24))
    reminded(case)
    return case


def run(day, time="09:00"):
    """Run at a moment; return the subjects that went out."""
    before = len(mail.outbox)
    Run(lambda: at(day, time)).go()
    return [message.subject for message in mail.outbox[before:]]
