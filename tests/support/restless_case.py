"""A case that another process writes to without a pause while it is verified; see `test_settled`.

usage: python -m tests.support.restless_case LOOKS   (DATABASE_URL and STORAGE_URL from the environment)
Prints what each look found, and at the end how many lines were written meanwhile.
"""

from __future__ import annotations

import os
import signal
import sys


def main(looks: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "refundguide.settings"
    import datetime as dt
    import uuid

    import django

    django.setup()
    from django.db import connections

    from cases.casefile.models import Case
    from cases.integrity.audit import since_when
    from cases.process.events import Kind
    from cases.process.states import Role
    from tests.support.factories import receive_photo

    now = dt.datetime.now(dt.UTC)
    case, _key = Case.open(now=now, intake_id=uuid.uuid4(), problem="damaged")
    photo = receive_photo(case)
    connections.close_all()
    begun, begin = os.pipe()
    writer = os.fork()
    if not writer:
        while True:
            case.record(Kind.NOTED, role=Role.OWNER, note="x", now=now)
            os.write(begin, b".")
    try:
        os.read(begun, 1)
        for _ in range(looks):
            answer = since_when(photo.sha256)
            print("sound" if answer and answer.is_sound else "not sound")
            # The next look comes after the next line.
            os.read(begun, 65536)
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
    print(case.events.count())


if __name__ == "__main__":
    main(int(sys.argv[1]))
