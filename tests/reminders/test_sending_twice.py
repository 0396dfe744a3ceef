"""Several `remind` at once on one database file, through a real mail server: each mail goes out once."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.support.factories import make_case
from tests.support.mail_server import running_mail_server
from tests.support.processes import ROOT, environment, write_database
from tests.support.reminders import reminded

CASES = 25


def test_three_at_once_send_each_mail_once(tmp_path: Path, reference_data: None) -> None:
    for n in range(CASES):
        reminded(
            make_case(status="return_due", payment="other", approved_on=dt.date(2026, 11, 24)), f"buyer{n}@example.org"
        )
    write_database(tmp_path / "site.sqlite3")
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

        running = [start("remind", "--now=2026-12-01T09:00+09:00") for _ in range(3)]
        printed = [process.communicate(timeout=300)[0] for process in running]

    assert [process.returncode for process in running] == [0, 0, 0], printed
    assert Counter(to for to, _letter in server.mails) == {f"buyer{n}@example.org": 1 for n in range(CASES)}
    # Before it may stand that the lock of the database was waited for.
    assert sum(int(text.splitlines()[-1].split()[0]) for text in printed) == CASES
    assert len({letter["Message-ID"] for _to, letter in server.mails}) == CASES
