"""What tests of reminders share: a moment, an address, and a run."""

import datetime as dt

from django.core import mail

from cases.models import MailAddress
from cases.models.remind import Run
from tests.conftest import SEOUL
from tests.factories import make_case

TO = "buyer@example.org"


def at(day, time="09:00"):
    return dt.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SEOUL)


def reminded(case, address=TO):
    return MailAddress.objects.create(
        case=case,
        address=address,
        token_hash=f"{case.pk}",
        consented_at=at("2026-11-01"),
        confirmed_at=at("2026-11-01"),
    )


def posting_back():
    """Posted back by Friday 2026-12-04 (the order page counts in California): said on 12-01 and 12-03."""
    case = make_case(status="return_due", payment="other", approved_on=dt.date(2026, 11, 24))
    reminded(case)
    return case


def run(day, time="09:00"):
    """Run at a moment; return the subjects that went out."""
    before = len(mail.outbox)
    Run(lambda: at(day, time)).go()
    return [letter.subject for letter in mail.outbox[before:]]
