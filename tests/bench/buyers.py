"""Many buyers at once: the load of `tests.bench.crowd`, in a process of its own, which prints what it saw as JSON.

    python -m tests.bench.buyers ours 8000 [--buyers 200] [--seconds 120] [--think 4] [--wave] [--staff SESSION]

Each buyer is a thread with an address of the loopback network, asks for one page at a time on a new connection, and
thinks between half and one and a half of `--think` seconds before the next. Whoever is told that the site is busy sends
the same again after the seconds that the page names. Four members of staff look at the list of cases meanwhile.

They come one after the other, over as long as one of them thinks in all, so that some read while others upload. With
`--wave` all come within one thought, and stay together: first nobody uploads, and then everybody. The seconds count from
the last one's coming, which is told by a line of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import http.client
import json
import random
import re
import resource
import sys
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.bench.images import photo

TOKEN = "a" * 32
PATIENCE, BUSY, TRIES = 60.0, 503, 5
STAFF = 4
SIZE = (1440, 1080)

HERE = b"all are here\n"

# What people do, in the words of the table; `crowd.py` sets those of both sites beside each other.
LOOK, FORM, ANSWER, SEND, READ, PHOTOS, UPLOAD, NOTE, LIST = (
    *("read the guide", "open a form", "answer a question", "send the form", "read the case"),
    *("open the photos", "upload a photo", "add a note", "staff: the list"),
)
GUIDE = ("/", "/guide/", "/guide/evidence/", "/problems/", "/problems/damaged/", "/contact/?problem=damaged")
ANSWERS = {"dates": {}, "payment": {"payment": "card", "amount": "32,900", "currency": "KRW"}, "deadline": {}}
STORY = "상자가 찌그러져 있었고 손잡이가 깨졌습니다."


@dataclass
class Seen:
    """Each request: what it was for, when it was sent (seconds), how long it took, its status (0: none); what was acknowledged."""

    requests: list[tuple[str, float, float, int]] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 where nothing did."""

    status: int
    text: str = ""
    location: str = ""
    after: float = 5.0


class Over(Exception):
    """The time is up."""


class Browser:
    """Somebody at an address of their own, until it is over."""

    def __init__(self, port: int, address: str, seen: Seen, think: float, until: float) -> None:
        self.port, self.address, self.seen, self.until = port, address, seen, until
        self.think, self.dice, self.session = think, random.Random(address), ""  # noqa: S311 (no secret)

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self.until

    def pause(self) -> None:
        """Think. Raises `Over` where there is no time for more."""
        time.sleep(self.think * self.dice.uniform(0.5, 1.5))
        if self.is_over:
            raise Over

    def get(self, what: str, path: str) -> Answer:
        return self._insist(what, "GET", path, b"", {})

    def post(self, what: str, path: str, fields: dict[str, str], **files: bytes) -> Answer:
        fields = {"csrfmiddlewaretoken": TOKEN, **fields}
        if not files:
            body, kind = urlencode(fields).encode(), "application/x-www-form-urlencoded"
        else:
            body, kind = _multipart(fields, files), "multipart/form-data; boundary=x0x"
        return self._insist(
            what, "POST", path, body, {"Content-Type": kind} | ({"HX-Request": "true"} if files else {})
        )

    def _insist(self, what: str, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        for _try in range(TRIES):
            at = time.monotonic()
            answer = self._ask(method, path, body, headers)
            self.seen.requests.append((what, at, time.monotonic() - at, answer.status))
            if answer.status != BUSY or self.is_over:
                break
            time.sleep(answer.after)
        return answer

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=PATIENCE, source_address=(self.address, 0)
        )
        cookie = f"csrftoken={TOKEN}" + (f"; sessionid={self.session}" if self.session else "")
        every = {"Host": "localhost", "Accept-Encoding": "gzip", "Connection": "close", "Cookie": cookie}
        try:
            connection.request(method, path, body or None, every | headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()
        if response.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        if found := re.search(r"sessionid=(\w+)", " ".join(response.headers.get_all("Set-Cookie", []))):
            self.session = found[1]
        location, after = response.headers.get("Location", ""), float(response.headers.get("Retry-After", 5))
        return Answer(response.status, content.decode(errors="replace"), location, after)


def buy(buyer: Browser, picture: bytes) -> None:
    """Read the guide, open a case, add a photo and a note to it, and read it; then another one comes."""
    buyer.session = ""
    for path in buyer.dice.sample(GUIDE, 3):
        buyer.get(LOOK, path)
        buyer.pause()
    order = {"order_number": str(buyer.dice.randrange(10**15, 10**16)), "item": "유리 티포트"}
    answers: dict[str, dict[str, str]] = {
        "problem": {"problem": "damaged"},
        "order": order,
        **ANSWERS,
        "story": {"story": STORY},
    }
    buyer.get(FORM, "/cases/new/problem/")
    for slug, fields in answers.items():
        buyer.pause()
        answer = buyer.post(ANSWER, f"/cases/new/{slug}/", fields)
        if answer.status != 302:
            return
        buyer.get(FORM, answer.location)
    buyer.pause()
    made = buyer.post(SEND, "/cases/new/check/", {})
    reference = re.search(r"RG-[0-9A-Z]{4}-[0-9A-Z]{4}", made.location)
    if made.status != 302 or not reference:
        return
    buyer.seen.cases.append(reference[0])
    page = f"/cases/{reference[0]}/"
    buyer.get(READ, made.location)
    buyer.pause()
    buyer.get(PHOTOS, f"{page}evidence/")
    buyer.pause()
    mine = marked(picture)
    if 'data-upload="accepted"' in buyer.post(UPLOAD, f"{page}evidence/", {"kind": "damage"}, photos=mine).text:
        buyer.seen.photos.append(hashlib.sha256(mine).hexdigest())
    buyer.pause()
    note = f"메모 {uuid.uuid4().hex}"
    if buyer.post(NOTE, f"{page}note/", {"note": note}).status == 302:
        buyer.seen.notes.append(note)
    buyer.get(READ, page)
    buyer.pause()


def review(member: Browser, picture: bytes) -> None:
    member.get(LIST, "/admin/casefile/case/")
    member.pause()


def buy_help(buyer: Browser, picture: bytes) -> None:
    """Do with django-helpdesk what can be done there: its first page, its form with a photo, the ticket."""
    buyer.get(LOOK, "/")
    buyer.pause()
    buyer.get(FORM, "/tickets/submit/")
    buyer.pause()
    title = uuid.uuid4().hex
    form = {"queue": "1", "title": title, "body": STORY, "submitter_email": f"{title}@example.org", "priority": "3"}
    made = buyer.post(SEND, "/tickets/submit/", form, attachment=marked(picture))
    if made.status != 302:
        return
    buyer.seen.cases.append(title)
    parts = urlsplit(made.location)
    buyer.get(READ, f"{parts.path}?{parts.query}")
    buyer.pause()


def review_help(member: Browser, picture: bytes) -> None:
    """Read the list of tickets: a page, and what its script asks for to fill it."""
    at = time.monotonic()
    page = member._ask("GET", "/tickets/", b"", {})
    rows = re.search(r"datatables_ticket_list/[A-Za-z0-9+/=_-]*", page.text)
    answer = member._ask("GET", f"/{rows[0]}?draw=1&start=0&length=25", b"", {}) if rows else Answer(page.status)
    member.seen.requests.append((LIST, at, time.monotonic() - at, answer.status))
    member.pause()


# What buyers do and how often they think meanwhile; what staff do.
WALKS: dict[str, tuple[Callable[[Browser, bytes], None], int, Callable[[Browser, bytes], None]]] = {
    "ours": (buy, 14, review),
    "helpdesk": (buy_help, 3, review_help),
}


def marked(picture: bytes) -> bytes:
    """Return a JPEG with a comment that no other has."""
    words = uuid.uuid4().bytes
    return picture[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2) + words + picture[2:]


def _multipart(fields: dict[str, str], files: dict[str, bytes]) -> bytes:
    head = "".join(
        f'--x0x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    )
    [(name, content)] = files.items()
    head += (
        f'--x0x\r\nContent-Disposition: form-data; name="{name}"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    )
    return head.encode() + content + b"\r\n--x0x--\r\n"


def main() -> None:
    """Let them come, and print what they saw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", choices=WALKS)
    parser.add_argument("port", type=int)
    parser.add_argument("--buyers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, default=4)
    parser.add_argument("--wave", action="store_true", help="all come within one thought")
    parser.add_argument("--staff", default="", help="the session of a member of staff")
    options = parser.parse_args()
    picture, seen = photo(SIZE), Seen()
    does, thoughts, reviews = WALKS[options.site]
    coming = options.think * (1 if options.wave else thoughts)
    began = time.monotonic() + coming
    until = began + options.seconds

    def walk(one: Browser, do: Callable[[Browser, bytes], None]) -> None:
        time.sleep(coming * one.dice.uniform(0, 1))
        with contextlib.suppress(Over):
            while True:
                do(one, picture)

    def person(number: int) -> Browser:
        return Browser(options.port, f"127.0.{1 + number // 250}.{1 + number % 250}", seen, options.think, until)

    people = [(person(number), does) for number in range(options.buyers)]
    if options.staff:
        people += [(person(options.buyers + number), reviews) for number in range(STAFF)]
        for member, _do in people[options.buyers :]:
            member.session = options.staff
    threads = [threading.Thread(target=walk, args=one) for one in people]
    for thread in threads:
        thread.start()
    time.sleep(max(0.0, began - time.monotonic()))
    work = _processor()
    sys.stdout.buffer.write(HERE)
    sys.stdout.flush()
    for thread in threads:
        thread.join()
    found = asdict(seen) | {"took": time.monotonic() - began, "processor": _processor() - work}
    found["requests"] = [(what, at - began, seconds, status) for what, at, seconds, status in seen.requests]
    json.dump(found, sys.stdout)


def _processor() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
