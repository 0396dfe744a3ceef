"""Several `remind` at once on one database file, through a real mail server: each mail goes out once."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.support.mail_server import running_mail_server
from tests.support.processes import ROOT, environment

CASES = 25

MAKE = """
import datetime as dt
from tests.support.factories import make_case
from cases.reminders.models import MailAddress
then = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
for n in range({cases}):
    case = make_case(status="return_due", payment="other", approved_on=dt.date(2026, 11, 24))
    MailAddress.objects.create(
        case=case, address=f"buyer{{n}}@example.org", token_hash=str(n), consented_at=then, confirmed_at=then
    )
"""


def test_three_at_once_send_each_mail_once(tmp_path: Path) -> None:
    with running_mail_server() as server:
        variables = environment(
            DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}",
            EMAIL_URL=server.url,
            SITE_URL="https://refund.example.org",
        )

        def start(*arguments: str) -> subprocess.Popen[str]:
            return subprocess.Popen(
                [sys.executable, "manage.py", *arguments],
                cwd=ROOT,
                env=variables,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )

        for command in (
            ("migrate", "--verbosity=0"),
            ("seed_reference", "--verbosity=0"),
            ("shell", "--no-imports", "-c", MAKE.format(cases=CASES)),
        ):
            process = start(*command)
            assert process.communicate(timeout=300)[0] == ""
        running = [start("remind", "--now=2026-12-01T09:00+09:00") for _ in range(3)]
        printed = [process.communicate(timeout=300)[0] for process in running]

    assert [process.returncode for process in running] == [0, 0, 0], printed
    assert Counter(to for to, _letter in server.mails) == {f"buyer{n}@example.org": 1 for n in range(CASES)}
    assert sum(int(line.split()[0]) for line in printed) == CASES
    assert len({letter["Message-ID"] for _to, letter in server.mails}) == CASES
