"""Several processes write to the timeline of one case at once, and its chain stays one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.test_kill import python

WRITERS, LINES = 3, 15


def test_writers_of_one_case_wait_for_each_other(tmp_path: Path) -> None:
    env = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}", "STORAGE_URL": f"file://{tmp_path}"}
    python("manage.py", "migrate", "--verbosity=0", env=env)
    lines = python("-m", "tests.test_chain_writers", str(WRITERS), str(LINES), env=env).splitlines()
    # Each number was given once, whoever got it.
    assert sorted(map(int, lines)) == list(range(2, WRITERS * LINES + 2))
    assert f"events {WRITERS * LINES + 1}, files 0, problems 0" in python("manage.py", "verify_chain", env=env)


def main(writers: int, lines: int) -> None:
    """Fork the writers; each holds its own, soon stale, copy of the case."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "refundguide.settings"
    import datetime as dt
    import uuid

    import django

    django.setup()
    from django.db import connections

    from cases.events import Kind
    from cases.models import Case
    from cases.states import Role

    now = dt.datetime.now(dt.UTC)
    case, _key = Case.open(now=now, intake_id=uuid.uuid4(), problem="damaged")
    connections.close_all()
    children = []
    for _ in range(writers):
        child = os.fork()
        if not child:
            for line in range(lines):
                event = case.record(Kind.NOTED, role=Role.OWNER, note=f"{line}", now=now)
                os.write(1, f"{event.number}\n".encode())
            os._exit(0)
        children.append(child)
    sys.exit(any(os.waitpid(child, 0)[1] for child in children))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
