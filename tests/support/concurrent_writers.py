"""Several processes that write to the timeline of one case at once; see `test_concurrent_events`.

usage: python -m tests.support.concurrent_writers WRITERS LINES   (DATABASE_URL and STORAGE_URL from the environment)
Prints the number that each line was given.
"""

from __future__ import annotations

import os
import sys


def main(writers: int, lines: int) -> None:
    """Fork the writers; each holds its own, soon stale, copy of the case."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "refundguide.settings"
    import datetime as dt
    import uuid

    import django

    django.setup()
    from django.db import connections

    from cases.casefile.models import Case
    from cases.process.events import Kind
    from cases.process.states import Role

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
