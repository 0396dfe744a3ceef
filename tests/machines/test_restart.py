"""A new version comes to one machine after the other under load: no request is dropped, and what was said to be kept is."""

from __future__ import annotations

import contextlib
import hashlib
import re
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException

from tests.support.http_client import Answer, HttpClient
from tests.support.kept import is_whole, kept
from tests.support.killed_site import noise
from tests.support.machines import Machines

PATIENCE = 60.0
READERS, WRITERS = 4, 3


@dataclass
class Load:
    """What became of each request, and what was acknowledged."""

    answers: list[int] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def ask(self, request: Callable[[], Answer]) -> Answer:
        """Send one request, and write down what became of it. Raises `OSError` or `HTTPException` where nothing came."""
        try:
            answer = request()
        except (OSError, HTTPException) as error:
            self.failures.append(repr(error))
            raise
        self.answers.append(answer.status)
        return answer

    @property
    def is_over(self) -> bool:
        return self.over.is_set() or bool(self.failures)

    def goes_on(self) -> None:
        """Wait until twenty more requests were answered."""
        enough, until = len(self.answers) + 20, time.monotonic() + PATIENCE
        while len(self.answers) < enough:
            assert time.monotonic() < until and not self.failures, self.failures
            time.sleep(0.01)


def test_a_restart_of_one_machine_after_the_other_drops_no_request(machines: Machines) -> None:
    load = Load()
    threads = [threading.Thread(target=_read, args=(machines.url, load)) for _ in range(READERS)]
    threads += [threading.Thread(target=_write, args=(machines.url, load, at)) for at in range(WRITERS)]
    for thread in threads:
        thread.start()
    try:
        load.goes_on()
        before = [machine.process.pid for machine in machines.all]
        assert machines.restart_one_by_one() == [0, 0, 0]
        load.goes_on()
    finally:
        load.over.set()
        for thread in threads:
            thread.join()
    assert load.failures == []
    assert set(load.answers) == {200}
    assert not {*before} & {machine.process.pid for machine in machines.all}
    there = kept(machines.variables)
    assert load.notes and set(load.notes) <= set(there["notes"])
    assert load.photos and set(load.photos) <= set(there["photos"])
    assert is_whole(machines.variables)


def _read(site: str, load: Load) -> None:
    browser = HttpClient(site, PATIENCE)
    with contextlib.suppress(OSError, HTTPException):
        while not load.is_over:
            load.ask(lambda: browser.get("/cases/open/"))


def _write(site: str, load: Load, number: int) -> None:
    """Make cases, and write to each; every writer is somebody else to the limits."""
    browser = HttpClient(site, PATIENCE, address=f"127.0.1.{1 + number}")
    with contextlib.suppress(OSError, HTTPException):
        while not load.is_over:
            _one_case(browser, load)


def _one_case(browser: HttpClient, load: Load) -> None:
    load.ask(lambda: browser.get("/cases/new/problem/"))
    load.ask(lambda: browser.post("/cases/new/problem/", {"problem": "damaged"}))
    made = load.ask(lambda: browser.post("/cases/new/check/", {}))
    reference = re.search(r"RG-[0-9A-Z]{4}-[0-9A-Z]{4}", made.text)
    assert reference, made.text
    page = f"/cases/{reference[0]}"
    for _round in range(10):
        note, photo = f"메모 {uuid.uuid4().hex}", noise()
        if load.ask(lambda: browser.post(f"{page}/note/", {"note": note})).status == 200:  # noqa: B023 (called at once)
            load.notes.append(note)
        answer = load.ask(lambda: browser.post(f"{page}/evidence/", {"kind": "damage"}, photos=photo))  # noqa: B023
        if 'data-upload="accepted"' in answer.text:
            load.photos.append(hashlib.sha256(photo).hexdigest())
