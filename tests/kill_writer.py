"""A site that is killed again and again while it takes photos and blacks them out; see `test_kill`.

usage: python -m tests.kill_writer ROUNDS   (DATABASE_URL and STORAGE_URL from the environment)
Each round forks two children that upload photos without end, and kills both at a random moment. A child prints
`ack <sha256>` once the site has answered that the photo is taken, and `hid <sha256>` once it has answered that the
photo is blacked out. Importing Django once keeps a round short.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import random
import signal
import sys
import time
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from cases.models import Case


def main(rounds: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "refundguide.settings"
    import django

    django.setup()
    from django.db import connections

    upload_to_new_case(1)  # What it imports and compiles, the children share.
    started = time.perf_counter()
    upload_to_new_case(1)
    longest = min(5.0, 8 * (time.perf_counter() - started))  # So that some uploads fit in, on any machine.
    connections.close_all()
    for _round in range(rounds):
        children = []
        for _ in range(2):
            child = os.fork()
            if not child:
                random.seed()
                while True:
                    upload_to_new_case(20)
            children.append(child)
        time.sleep(random.uniform(0, longest))  # noqa: S311 (no secret)
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def upload_to_new_case(count: int) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from cases.models import Case
    from tests.conftest import holding

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
