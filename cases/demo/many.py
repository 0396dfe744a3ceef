"""Very many made-up cases, to see how the site bears them: rows only, written in bulk, with timelines that verify.

They go the ways that `process.states.MOVES` has. All of them show the photos of the first sample case, whose files they
share; what else a case may hold (money, parcels, replies) they have not.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import batched
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from cases.casefile import hash_chain
from cases.casefile.models import Case, CaseEvent
from cases.core.days import SEOUL
from cases.core.formats import codes
from cases.core.text import grouped
from cases.deadlines.rulebook import Rulebook, deadlines_of
from cases.demo.install import SAMPLES, STAFF
from cases.photos.files import received, recorded
from cases.photos.models import EvidencePhoto
from cases.process import states
from cases.process.events import Kind
from cases.process.payment import Currency
from cases.process.problems import PROBLEMS, Problem
from cases.process.states import Outcome, Role, Status

# So many cases are written in one transaction.
CHUNK = 1_000
# How many of a hundred cases stand where.
SPREAD: dict[Status, int] = {
    Status.PREPARING: 12,
    Status.IN_REVIEW: 2,
    Status.NEEDS_EVIDENCE: 3,
    Status.READY: 3,
    Status.FILED: 12,
    Status.NEGOTIATING: 5,
    Status.PLATFORM_REVIEW: 5,
    Status.RETURN_DUE: 3,
    Status.RETURNING: 3,
    Status.INSPECTING: 2,
    Status.APPROVED: 4,
    Status.REJECTED: 3,
    Status.ESCALATED: 2,
    Status.CLOSED: 41,
}
OUTCOMES: dict[Outcome, int] = {
    Outcome.REFUNDED: 60,
    Outcome.PARTLY_REFUNDED: 15,
    Outcome.NOT_REFUNDED: 15,
    Outcome.WITHDRAWN: 10,
}
ITEMS = (
    "유리 티포트",
    "캠핑 의자",
    "블루투스 이어폰",
    "무선 마우스",
    "겨울 장갑",
    "차량용 거치대",
    "LED 스탠드",
    "운동화",
)
MOST_MOVES = 6
# Multiplied with an odd number, running numbers come in no order, and each still once.
MIXER, REFERENCES, ORDERS = 0x9E3779B97F4A7C15 | 1, 32**8, 10**14
PHOTO_FIELDS = [
    *("kind", "format", "byte_size", "measures"),
    *("original", "large", "thumb", "sha256", "large_sha256", "thumb_sha256"),
    *("width", "height", "thumb_width", "thumb_height"),
]


class NoSamples(Exception):
    """The sample cases are not there: this is no database for looking around."""


@dataclass
class Made:
    """Rows of one case before they are written."""

    case: Case
    events: list[CaseEvent] = field(default_factory=list)
    photos: list[EvidencePhoto] = field(default_factory=list)

    def record(self, kind: Kind, role: Role, now: dt.datetime, **fields: Any) -> None:
        """Add a line as `Case.record` does."""
        case, data = self.case, fields.pop("data", {})
        event = CaseEvent(case=case, kind=str(kind), role=str(role), data=data, created_at=now, **fields)
        event.number, event.by_recorded = case.chain_length + 1, event.by_id
        event.previous_hash = case.chain_head or hash_chain.genesis(case.reference)
        event.hash = hash_chain.digest(case.reference, event)
        case.chain_length, case.chain_head, case.updated_at = event.number, event.hash, now
        self.events.append(event)


@dataclass(frozen=True)
class Maker:
    """What all made-up cases share."""

    now: dt.datetime
    reviewer: User
    photos: Sequence[EvidencePhoto]
    rulebook: Rulebook
    key_hash: str

    def make(self, number: int, status: Status | None) -> Made:
        """Return the case with this running number, in `status` or wherever chance puts it; the same each time."""
        dice = random.Random(number)  # noqa: S311 (no secret)
        problem = dice.choice(_problems())
        status = status or dice.choices([*SPREAD], [*SPREAD.values()])[0]
        way = dice.choice(_ways(status))
        # Whoever waits for a review has asked for it of late.
        days = dice.uniform(0.1, 20) if status == states.FOR_REVIEW else dice.uniform(0.1, 360)
        at = self.now - dt.timedelta(days=days)
        made = Made(self._case(number, problem, at, dice))
        moments = sorted(at + (self.now - at) * dice.random() * 0.9 for _ in range(len(way) + 1))
        made.record(Kind.OPENED, Role.OWNER, at)
        self._show(made, moments[0])
        for target, moment in zip(way, moments[1:], strict=True):
            self._move(made, target, moment, dice)
        case = made.case
        if status != Status.CLOSED:
            days_of = deadlines_of(case.situation, case.updated_at, self.rulebook)[0]
            case.announced_deadlines = {deadline.slug: deadline.on.isoformat() for deadline in days_of}
        return made

    def _case(self, number: int, problem: Problem, at: dt.datetime, dice: random.Random) -> Case:
        paid = at.astimezone(SEOUL).date() - dt.timedelta(days=dice.randint(8, 40))
        came = at.astimezone(SEOUL).date() - dt.timedelta(days=dice.randint(0, 3)) if problem.received else None
        return Case(
            reference=_reference(number),
            intake_id=uuid.UUID(int=dice.getrandbits(128), version=4),
            key_hash=self.key_hash,
            problem=problem.slug,
            order_number=f"81{number * MIXER % ORDERS:014}",
            item=f"{dice.choice(ITEMS)} {number}",
            amount=Decimal(dice.randint(20, 2_000) * 100),
            currency=Currency.KRW,
            payment="card",
            story="사진과 다르게 도착해서 판매자에게 물어보았어요.",
            paid_on=paid,
            dispatched_on=paid + dt.timedelta(days=2),
            received_on=came,
            noticed_on=came,
            created_at=at,
            updated_at=at,
        )

    def _show(self, made: Made, at: dt.datetime) -> None:
        for sample in self.photos:
            values = {name: getattr(sample, name) for name in PHOTO_FIELDS}
            made.photos.append(EvidencePhoto(case=made.case, received_at=at, **values))
        named = [recorded(photo, received(photo)) for photo in made.photos]
        made.record(Kind.PHOTOS_ADDED, Role.OWNER, at, data={"count": len(named), "photos": named})

    def _move(self, made: Made, target: Status, at: dt.datetime, dice: random.Random) -> None:
        case, source, day = made.case, Status(made.case.status), at.astimezone(SEOUL).date()
        by_staff = Role.STAFF in states.MOVES[source][target]
        fields: dict[str, Any] = {"old_status": str(source), "new_status": str(target)}
        before: dict[str, Any] = {}
        if dated := states.DATED_BY.get(target):
            before[dated] = known.isoformat() if (known := getattr(case, dated)) else None
            setattr(case, dated, day)
            fields["happened_on"] = day
        if target == Status.CLOSED:
            before |= {"outcome": "", "closed_at": None}
            fields["outcome"] = case.outcome = str(dice.choices([*OUTCOMES], [*OUTCOMES.values()])[0])
            case.closed_at = at
        if target in states.NEEDS_NOTE:
            fields["note"] = "깨진 곳이 더 가까이 보이는 사진이 있으면 좋겠어요."
        case.status = str(target)
        case.review_asked_at = at if target == states.FOR_REVIEW else None
        role, by = (Role.STAFF, self.reviewer) if by_staff else (Role.OWNER, None)
        made.record(Kind.MOVED, role, at, by=by, data={"before": before}, **fields)


def generate(
    count: int, *, waiting: int | None, now: dt.datetime, progress: Callable[[int], None] = lambda done: None
) -> str:
    """Write `count` cases, of which exactly `waiting` wait for a review where that is given; return the key of all.

    Raises `NoSamples` where the sample cases are not there.
    """
    key = codes.new_key()
    maker = _maker(now, codes.hash_key(key))
    first = (Case.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    done = 0
    for part in batched(_statuses(count, waiting), CHUNK):
        _write([maker.make(first + done + place, status) for place, status in enumerate(part)])
        done += len(part)
        progress(done)
    return key


def _maker(now: dt.datetime, key_hash: str) -> Maker:
    sample = Case.objects.filter(reference=next(iter(SAMPLES))).first()
    reviewer = User.objects.filter(username=STAFF).first()
    photos = list(sample.photos.all()) if sample else []
    if not photos or reviewer is None:
        raise NoSamples
    return Maker(now, reviewer, photos, Rulebook.read(), key_hash)


def _statuses(count: int, waiting: int | None) -> Iterator[Status | None]:
    """Yield where each case shall stand, those that wait for a review spread evenly; None for wherever chance puts it."""
    if waiting is None:
        yield from (None for _ in range(count))
        return
    others = {status: share for status, share in SPREAD.items() if status != states.FOR_REVIEW}
    dice = random.Random(count)  # noqa: S311 (no secret)
    for place in range(count):
        waits = (place + 1) * waiting // count > place * waiting // count
        yield states.FOR_REVIEW if waits else dice.choices([*others], [*others.values()])[0]


def _write(made: Sequence[Made]) -> None:
    with transaction.atomic():
        Case.objects.bulk_create([one.case for one in made])
        CaseEvent.objects.bulk_create([event for one in made for event in one.events])
        EvidencePhoto.objects.bulk_create([photo for one in made for photo in one.photos])


def _reference(number: int) -> str:
    value, body = number * MIXER % REFERENCES, ""
    for _ in range(8):
        value, digit = divmod(value, 32)
        body += codes.CROCKFORD[digit]
    return f"RG-{grouped(body, 4)}"


@cache
def _problems() -> list[Problem]:
    """Return the problems that begin at the beginning."""
    return [one for one in PROBLEMS if not one.already_happened]


@cache
def _ways(target: Status) -> list[tuple[Status, ...]]:
    """Return by which moves a case gets from its beginning to `target` without going in circles."""
    ways: list[tuple[Status, ...]] = []
    open_ways: list[tuple[Status, ...]] = [(Status.PREPARING,)]
    while open_ways:
        way = open_ways.pop()
        if way[-1] == target:
            ways.append(way[1:])
        elif len(way) <= MOST_MOVES:
            open_ways += [(*way, move) for move in states.MOVES[way[-1]] if move not in way]
    return ways
