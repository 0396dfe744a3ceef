"""Whether a case still is what was written: each line of its timeline, and each stored byte of its photos."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import batched
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.auth import get_user_model
from django.core.exceptions import SuspiciousFileOperation
from django.db import models

from cases.casefile import hash_chain
from cases.casefile.models import CaseEvent
from cases.core.snapshot import snapshot
from cases.photos.files import evidence_storage, file_names, received
from cases.photos.models import EvidencePhoto
from cases.photos.storage.evidence import StoreAway
from cases.process.events import Kind

if TYPE_CHECKING:
    from cases.casefile.models import Case

CHUNK = 500
# The same file may lie in several cases.
TRIED = 3
# How often a case that is being written to is looked at.
TRIES = 2
# How many hashes are made to find out where lines that do not fit came from, and how many lost lines are named one by one.
SEARCHED, NAMED = 5_000, 20
# What a row says that cannot be read as what its columns are for.
UNREADABLE = (ValueError, TypeError, ArithmeticError)
ADDED, REMOVED = Kind.PHOTOS_ADDED, Kind.PHOTO_REMOVED


class Audit:
    """One look at one case. Ask for the `events` first; what they say of photos is what `photos` are held to.

    Each problem is one sentence that names the event or the photo, and what is wrong with it.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.event_count = self.file_count = 0
        self._searches = SEARCHED
        # The SHA-256 that the events name, by photo and field, and since when; when they say that the photo came.
        self._named: dict[str, dict[str, str]] = defaultdict(dict)
        self._since: dict[tuple[str, str], dt.datetime] = {}
        self._came: dict[str, dt.datetime] = {}

    def events(self) -> Iterator[str]:
        # None where the line before is wrong itself: it says nothing of the next one.
        head: str | None = hash_chain.genesis(self.case.reference)
        number = 0
        for found, event in self._rows():
            self.event_count += 1
            if event is None or not isinstance(found, int):
                yield f"event {found}: changed (it cannot be read any more)"
                head, number = None, found if isinstance(found, int) else number
                continue
            yield from _missing(range(number + 1, found))
            if fault := self._fault(event, head if found == number + 1 else None):
                yield f"event {found}: {fault}"
            self._read(event)
            head, number = None if fault else event.hash, found
        yield from _missing(range(number + 1, self.case.chain_length + 1))
        if number == self.case.chain_length and number and head and head != self.case.chain_head:
            yield f"event {number}: not the last line that the case knows"
        if not number and not self.case.chain_length:
            yield "event 1: missing (every case begins with one)"

    def _rows(self) -> Iterator[tuple[Any, CaseEvent | None]]:
        """Yield number and event in their order, in bounded memory; None for one that cannot be read."""
        events = CaseEvent.objects.filter(case=self.case.pk).order_by("number", "pk")
        for part in batched(events.values_list("pk", "number"), CHUNK):
            try:
                found = events.in_bulk([pk for pk, _number in part])
            except UNREADABLE:
                found = {pk: event for pk, _number in part if (event := _readable(events.filter(pk=pk)))}
            yield from ((number, found.get(pk)) for pk, number in part)

    def _fault(self, event: CaseEvent, head: str | None) -> str:
        """Say what is wrong with one line that should follow `head` (None: after a gap), or ""."""
        if event.number > self.case.chain_length:
            return "added past the chain"
        if hash_chain.digest(self.case.reference, event) != event.hash:
            was = self._written_as(event)
            return f"out of order (it was written as number {was})" if was else "changed"
        if event.by_id != event.by_recorded and (
            event.by_id is not None or get_user_model().objects.filter(pk=event.by_recorded or 0).exists()
        ):
            return "changed (another member of staff)"
        return "does not follow the line before" if head is not None and event.previous_hash != head else ""

    def _written_as(self, event: CaseEvent) -> int:
        """Return which other number a line that does not fit was written as; 0 where no number makes it fit.

        Whoever changed many lines does not make us search for each of them among all numbers.
        """
        numbers = range(1, min(self.case.chain_length, self._searches) + 1)
        self._searches -= len(numbers)
        fitting = (at for at in numbers if hash_chain.digest(self.case.reference, event, number=at) == event.hash)
        return next(fitting, 0)

    def _read(self, event: CaseEvent) -> None:
        """Keep what an event says of photos."""
        data = event.data if isinstance(event.data, dict) else {}
        named = [item for item in _list(data.get("photos")) if isinstance(item, dict)]
        for item in named:
            pk, files = str(item.get("id")), item["files"] if isinstance(item.get("files"), dict) else {}
            self._named[pk] = {field: sha256 for field, sha256 in (self._named[pk] | files).items() if sha256}
            self._since |= {(pk, str(sha256)): event.created_at for sha256 in files.values()}
            if event.kind == ADDED:
                self._came.setdefault(pk, event.created_at)
        if event.kind == REMOVED:
            for known in (self._came, self._named):
                known.pop(str(data.get("id")), None)

    def photos(self) -> Iterator[str]:
        """Yield what is wrong with the photos and their stored files, after all `events` were looked at."""
        lost = dict(self._came)
        try:
            for photo in EvidencePhoto.objects.filter(case=self.case.pk).order_by("received_at", "pk").iterator(CHUNK):
                lost.pop(str(photo.pk), None)
                yield from (f"photo {photo.pk}: {fault}" for fault in self.faults(photo))
        except UNREADABLE as error:
            yield f"photos: changed (a row cannot be read any more: {error})"
            return
        yield from (f"photo {pk}: missing" for pk in lost)

    def is_sound(self, photo: EvidencePhoto) -> bool:
        """Say whether the whole timeline, this photo's row and its files are what was written."""
        return not (next(self.events(), None) or next(self.faults(photo), None))

    def since(self, photo: EvidencePhoto, sha256: str) -> dt.datetime:
        """Return since when a file of a photo is kept: a copy made later, since the event that named it."""
        return self._since.get((str(photo.pk), sha256), photo.received_at)

    def faults(self, photo: EvidencePhoto) -> Iterator[str]:
        """Yield what differs in the row of one photo and in its files."""
        named, came = self._named.get(str(photo.pk), {}), self._came.get(str(photo.pk))
        if came is None:
            yield "without event"
            return
        if photo.received_at != came:
            yield "time of receipt differs"
        for field, value in {**received(photo), "blackout_large": photo.blackout_sha256}.items():
            if value != named.get(field, ""):
                yield f"SHA-256 of {field} in the row differs"
        files = file_names(photo)
        for field in {**received(photo), **named, **files}:
            if field not in files:
                yield f"file {field} missing"
            elif field not in named:
                yield f"file {field} without event"
            else:
                self.file_count += 1
                if fault := _file_fault(files[field], named[field]):
                    yield f"file {field} {fault}"


class Changing(Exception):
    """The case was written to while it was looked at, twice: what did not fit may only be half of a change."""


def settled[T](case: Case, look: Callable[[Audit], T], *, fits: Callable[[T], bool]) -> tuple[T, Audit]:
    """Return what `look` makes of the case, and its audit. Raises `Changing`.

    Lines and rows are of one moment. The files are not, so that what does not fit is looked at once more where somebody
    wrote to the case meanwhile.
    """
    heads = type(case).objects.filter(pk=case.pk).values_list("chain_length", "chain_head")
    for _try in range(TRIES):
        with snapshot():
            if head := heads.first():
                case.chain_length, case.chain_head = head
            audit = Audit(case)
            found = look(audit)
        if fits(found) or heads.first() in {None, head}:
            return found, audit
    raise Changing


class Answer(NamedTuple):
    """What may be said to everybody about a file: since when we keep the same bytes, and whether they still are."""

    since: dt.datetime
    is_sound: bool


def since_when(sha256: str) -> Answer | None:
    """Return since when a photo or a copy of it with this hash is kept, read anew at this moment; None for never.

    Raises `Changing` where that could not be found out.
    Copies are those that are handed out: the large one, and the one that is blacked out now.
    """
    same = models.Q(sha256=sha256) | models.Q(large_sha256=sha256) | models.Q(blackout_sha256=sha256)
    photos = EvidencePhoto.objects.filter(same).select_related("case").order_by("received_at", "pk")[:TRIED]
    answers: list[Answer] = []
    changing: Changing | None = None
    for photo in photos:
        try:
            answer, _audit = settled(
                photo.case, partial(_look, photo, sha256), fits=lambda found: found is None or found.is_sound
            )
        except Changing as error:
            changing = error
        else:
            answers += [answer] if answer else []
    best = min(answers, key=lambda answer: (not answer.is_sound, answer.since), default=None)
    if changing and not (best and best.is_sound):
        raise changing
    return best


def _look(photo: EvidencePhoto, sha256: str, audit: Audit) -> Answer | None:
    """Look at the case of a photo as it is now; None where the photo or its copy is no longer in it."""
    now = EvidencePhoto.objects.filter(pk=photo.pk).first()
    if now is None or sha256 not in {now.sha256, now.large_sha256, now.blackout_sha256}:
        return None
    is_sound = audit.is_sound(now)
    return Answer(audit.since(now, sha256), is_sound)


def _missing(lost: range) -> Iterator[str]:
    """Name lost lines one by one, and the rest of very many in one sentence."""
    yield from (f"event {number}: missing" for number in lost[:NAMED])
    if rest := lost[NAMED:]:
        yield f"events {rest[0]} to {rest[-1]}: missing"


def _readable(events: models.QuerySet[CaseEvent]) -> CaseEvent | None:
    try:
        return events.first()
    except UNREADABLE:
        return None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _file_fault(name: str, sha256: str) -> str:
    try:
        with evidence_storage().open(name) as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except StoreAway:
        raise  # Nothing is said of a file that nobody could look at.
    except FileNotFoundError:
        return "missing"
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        return f"cannot be read ({error})"
    return "" if same else "differs"
