"""Two machines that answer and one that works, killed at random under load: what was said to be kept is kept."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import random
import re
import signal
import threading
import time
import urllib.error
import uuid
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPException

from tests.support.http_client import HttpClient
from tests.support.intake import ANSWERS
from tests.support.kept import is_whole, kept
from tests.support.killed_site import noise
from tests.support.machines import Machines
from tests.support.mail_server import MailServer

KILLS = int(os.environ.get("REFUNDGUIDE_MACHINE_KILLS", "12"))
BUYERS = 3
SLUGS = list(ANSWERS)
ON_ITS_WAY = re.compile("확인 메일을 (?:보내고 있|보냈)어요")
NUMBERS = itertools.count()
QUIET = 120  # Seconds in which the last mail has to come, once nothing is killed any more.


@dataclass
class Told:
    """What buyers were told that it is kept, and who was told that a mail goes out."""

    cases: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    photos: set[str] = field(default_factory=set)
    mails: set[str] = field(default_factory=set)


def test_what_was_said_to_be_kept_survives_kills_anywhere(machines: Machines, mail_server: MailServer) -> None:
    told, over = Told(), threading.Event()
    buyers = [threading.Thread(target=_buy, args=(machines.url, told, over)) for _ in range(BUYERS)]
    for buyer in buyers:
        buyer.start()
    for _kill in range(KILLS):
        time.sleep(random.uniform(0.5, 4))  # noqa: S311 (no secret)
        _kill_one(machines)
    over.set()
    for buyer in buyers:
        buyer.join()
    assert min(len(told.cases), len(told.notes), len(told.photos), len(told.mails)) > 0, told

    there = kept(machines.variables)
    assert told.cases <= set(there["cases"])
    assert told.notes <= set(there["notes"])
    assert told.photos <= set(there["photos"])
    until = time.monotonic() + QUIET
    # One that was cut off may have gone out or not: it is told to staff, and not sent again.
    while missing := told.mails - {to for to, _mail in mail_server.mails} - set(kept(machines.variables)["told"]):
        assert time.monotonic() < until, f"{len(missing)} of {len(told.mails)} mails never came"
        time.sleep(1)
    assert [to for to, count in Counter(to for to, _mail in mail_server.mails).items() if count > 1] == []
    assert is_whole(machines.variables)
    print(
        f"{KILLS} kills: {len(told.cases)} cases, {len(told.notes)} notes, {len(told.photos)} photos, {len(told.mails)} mails"
    )


def _kill_one(machines: Machines) -> None:
    machine = random.choice(machines.all)  # noqa: S311
    with contextlib.suppress(ProcessLookupError, IndexError):
        os.kill(random.choice(machine.processes()), signal.SIGKILL)  # noqa: S311


def _buy(site: str, told: Told, over: threading.Event) -> None:
    """Make cases, and write to each, until it is over; whatever fails is tried by the next case.

    Each comes from another address, of which one may make only so many, and have only so many mails sent.
    """
    while not over.is_set():
        with contextlib.suppress(OSError, HTTPException, urllib.error.URLError):
            _one_case(HttpClient(site, timeout=30, address=_fresh_address()), told)


def _fresh_address() -> str:
    number = next(NUMBERS)
    return f"127.0.{1 + number // 250}.{1 + number % 250}"


def _one_case(buyer: HttpClient, told: Told) -> None:
    order = {"order_number": str(random.randrange(10**15, 10**16)), "item": "유리 티포트"}  # noqa: S311
    buyer.get("/cases/new/")
    for slug in SLUGS:
        buyer.post(f"/cases/new/{slug}/", {"problem": {"problem": "damaged"}, "order": order}.get(slug, {}))
    made = buyer.post("/cases/new/check/", {})
    reference = re.search(r"RG-[0-9A-Z]{4}-[0-9A-Z]{4}", made.text)
    if made.status != 200 or not reference or 'id="case-key"' not in made.text:
        return
    told.cases.add(reference[0])
    page = f"/cases/{reference[0]}"
    to = f"{uuid.uuid4().hex}@example.org"
    buyer.get(f"{page}/mail/")
    answer = buyer.post(f"{page}/mail/address/", {"address": to, "consent": "1"})
    if answer.status == 200 and ON_ITS_WAY.search(answer.text):
        told.mails.add(to)
    for _round in range(5):
        note = f"메모 {uuid.uuid4().hex}"
        if buyer.post(f"{page}/note/", {"note": note}).status == 200:
            told.notes.add(note)
        photo = noise()
        answer = buyer.post(f"{page}/evidence/", {"kind": "damage"}, photos=photo)
        if 'data-upload="accepted"' in answer.text:
            told.photos.add(hashlib.sha256(photo).hexdigest())
