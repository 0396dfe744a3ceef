"""A site that is killed again and again while it takes photos and blacks them out; see `test_kill`.

usage: python -m tests.support.killed_site ROUNDS   (DATABASE_URL and STORAGE_URL from the environment)
Each round forks two children, each of which uploads photos without end on two threads and blacks them out, and kills
both at a random moment: in every other round only after a photo was taken, so that there is something to lose on the
slowest machine; in the rounds between, their decoders are killed a moment before, while the uploads go on. A child
prints `ack <sha256>` once the site has answered that the photo is taken, and `hid <sha256>` once it has answered that
the photo is blacked out, the parent `kills` and, at the end, how many processes were `left`. Importing Django once
keeps a round short.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import os
import random
import select
import signal
import sys
import threading
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from cases.casefile.models import Case

PATIENCE = 60  # Seconds for one photo, on whatever machine.
taken, tell = os.pipe()


def main(rounds: int) -> None:
    os.setsid()  # So that whatever is left behind can be told from other tests.
    os.environ["DJANGO_SETTINGS_MODULE"] = "refundguide.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from cases.imaging import decoder, lanes

    call_command("prepare_evidence")
    upload_to_new_case(1)  # What it imports and compiles, the children share.
    lanes.stop()
    started = time.perf_counter()
    upload_to_new_case(1)  # With a decoder that starts, as in every child.
    longest = min(3.0, 4 * (time.perf_counter() - started))  # So that some uploads fit in, on any machine.
    lanes.stop()
    connections.close_all()
    kills = 0
    for turn in range(rounds):
        while select.select([taken], [], [], 0)[0]:
            os.read(taken, 1000)  # Of the round before.
        children = [uploading() for _ in range(2)]
        if turn % 2 == 0:
            select.select([taken], [], [], PATIENCE)
        time.sleep(random.uniform(0, longest))  # noqa: S311 (no secret)
        if turn % 2:
            for decoder in [decoder for child in children for decoder in children_of(child)]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(decoder, signal.SIGKILL)
                kills += 1
            time.sleep(random.uniform(0, longest))  # noqa: S311
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            kills += 1
    print(f"kills {kills}")
    print(f"left {len(left_behind())}", flush=True)


def uploading() -> int:
    """Fork a process that uploads until it is killed; return its id."""
    child = os.fork()
    if child:
        return child
    random.seed()
    for _ in range(2):
        threading.Thread(target=lambda: [upload_to_new_case(20) for _ in iter(int, 1)]).start()
    while True:
        signal.pause()


def children_of(process: int) -> list[int]:
    return [int(pid) for task in Path(f"/proc/{process}/task").glob("*/children") for pid in task.read_text().split()]


def left_behind() -> list[int]:
    """Return the processes of our session beside us, once they have had time to notice that they are alone."""
    found: list[int] = []
    for _ in range(100):
        found = [pid for pid in map(int, filter(str.isdecimal, os.listdir("/proc"))) if session(pid) == os.getpid()]
        if found == [os.getpid()]:
            return []
        time.sleep(0.1)
    return found


def session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return 0


def upload_to_new_case(count: int) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from cases.casefile.models import Case
    from tests.support.clients import holding

    case, _key = Case.open(now=dt.datetime.now(dt.UTC), intake_id=uuid.uuid4(), problem="damaged")
    client = holding(case)
    for _ in range(count):
        data = noise()
        files = {"kind": "damage", "photos": SimpleUploadedFile("a.jpg", data)}
        # The fragment: a whole page needs the collected static files, which a clone does not have.
        headers = {"host": "localhost", "HX-Request": "true"}
        response = client.post(f"/cases/{case.reference}/evidence/", files, headers=headers)
        if 'data-upload="accepted"' in response.text:
            sha256 = hashlib.sha256(data).hexdigest()
            os.write(1, f"ack {sha256}\n".encode())  # At once: both children write here.
            os.write(tell, b".")
            hide(client, case, sha256)


def hide(client: Client, case: Case, sha256: str) -> None:
    """Black out twice, so that copies are made and thrown away."""
    photo = case.photos.get(sha256=sha256)
    for left in ("10", "30"):
        box = {"boxes-0-left": left, "boxes-0-top": "10", "boxes-0-width": "20", "boxes-0-height": "20"}
        form = {"boxes-TOTAL_FORMS": "1", "boxes-INITIAL_FORMS": "0", **box}
        page = f"/cases/{case.reference}/evidence/{photo.pk}/blackout/"
        if client.post(page, form, headers={"host": "localhost"}).status_code == 302:
            os.write(1, f"hid {sha256}\n".encode())


def noise() -> bytes:
    """Return a photo that no other is like."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.frombytes("RGB", (64, 64), os.urandom(64 * 64 * 3)).resize((160, 120)).save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


if __name__ == "__main__":
    main(int(sys.argv[1]))
