"""A case in the database of a running site, opened in a browser, and how many taps somebody needs from there."""

from __future__ import annotations

import subprocess
import sys

from playwright.sync_api import Page

from tests.support.browser_site import Site
from tests.support.processes import ROOT

# Made in the database of the running site, by the functions that make a real case.
MAKE = """
import datetime as dt, uuid
from decimal import Decimal
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from cases.casefile.access import SESSION_KEY
from cases.casefile.models import Case
from cases.core.days import SEOUL
from cases.process.states import Role, Status

now = timezone.now()
ago = lambda days: now.astimezone(SEOUL).date() - dt.timedelta(days=days)
case, _key = Case.open(
    now=now, intake_id=uuid.uuid4(), problem="damaged", payment="card", paid_on=ago(30), received_on=ago(20),
    amount=Decimal(32900), currency="KRW", order_number="8190000000000001",
)
for status, on in ((Status.FILED, ago(15)), (STATUS, ago(4))):
    case.move(status, by=None, role=Role.OWNER, on=on, now=now)
session = SessionStore()
session[SESSION_KEY] = [case.pk]
session.save()
print(session.session_key, case.get_absolute_url())
"""


def made(running: Site, status: str) -> tuple[str, str]:
    """Return the session that holds a new case in `status`, and its address."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", MAKE.replace("STATUS", status)]
    done = subprocess.run(command, cwd=ROOT, env=running.environment, check=True, capture_output=True, text=True)
    session, address = done.stdout.split()
    return session, address


def begin(page: Page, running: Site, status: str = "Status.APPROVED") -> str:
    session, address = made(running, status)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": running.url}])
    page.goto(address)
    return address


class Taps:
    """Counts what a thumb does."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def on(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).first.tap()  # type: ignore[arg-type]
        self.count += 1
