"""What a buyer wants in the papers: which sections, photos, notes, and what file; and what it was the last time.

What the buyer wrote for the case and every photo is in until it is left out; private notes and what reviewers said are
out until they are ticked.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.contrib.sessions.backends.base import UpdateError
from django.http import QueryDict

from cases.casefile import access
from cases.casefile.models import Case
from cases.core.formats.numbers import row_number
from cases.core.http import Request
from cases.photos.models import EvidencePhoto

SECTIONS = ("story", "timeline", "deadlines", "returned")
# Says that a form was sent: without it, nothing ticked would look like nothing chosen yet.
SENT = "chosen"
ZIP = "zip"
SESSION_KEY = "papers"


def mark_of(photo: EvidencePhoto) -> str:
    """Return the short name by which a choice knows a photo of its case."""
    return photo.pk.hex[:8]


@dataclass(frozen=True)
class Choice:
    """Sections and photos (by `mark_of`) that stay out, lines (by number) whose notes come in; `size` is a file's slug."""

    without: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    notes: frozenset[int] = frozenset()
    reviewers: bool = False
    size: str = ""

    @classmethod
    def read(cls, query: QueryDict, photos: Iterable[EvidencePhoto]) -> Self | None:
        """Return what the form says, None where it was not sent; what is no longer there is passed over."""
        if SENT not in query:
            return None
        return cls(
            without=frozenset(SECTIONS) - {*query.getlist("section")},
            left_out=frozenset(map(mark_of, photos)) - {*query.getlist("photo")},
            notes=frozenset(filter(None, map(row_number, query.getlist("note")))),
            reviewers="reviewers" in query,
            size=query.get("size", ""),
        )

    @classmethod
    def from_stored(cls, stored: Any) -> Self | None:
        """Return what `stored` made; None where it is of another shape."""
        try:
            return cls(
                without=frozenset(stored["without"]),
                left_out=frozenset(stored["left_out"]),
                notes=frozenset(map(int, stored["notes"])),
                reviewers=bool(stored["reviewers"]),
                size=str(stored["size"]),
            )
        except (KeyError, TypeError, ValueError):
            return None

    def stored(self) -> dict[str, Any]:
        return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(self).items()}

    def query(self, photos: Iterable[EvidencePhoto]) -> str:
        """Return the choice as the end of an address."""
        query = QueryDict(mutable=True)
        query[SENT] = "1"
        query.setlist("section", [name for name in SECTIONS if name not in self.without])
        query.setlist("photo", [mark_of(photo) for photo in self.of(photos)])
        query.setlist("note", [str(number) for number in sorted(self.notes)])
        if self.reviewers:
            query["reviewers"] = "1"
        query["size"] = self.size
        return query.urlencode()

    def of(self, photos: Iterable[EvidencePhoto]) -> list[EvidencePhoto]:
        return [photo for photo in photos if mark_of(photo) not in self.left_out]

    def has(self, section: str) -> bool:
        return section not in self.without


def remembered(request: Request, case: Case) -> Choice:
    """Return what this browser chose for `case` the last time; what we propose where it chose nothing yet."""
    stored = request.session.get(SESSION_KEY, {})
    return Choice.from_stored(stored.get(str(case.pk))) or Choice()


def remember(request: Request, case: Case, choice: Choice) -> None:
    """Keep the choice for the next time, but not one that another site has led here with."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin" or choice == remembered(request, case):
        return
    # What belongs to no case of this browser any more goes.
    held = {str(pk) for pk in access.held_ids(request)}
    kept = {pk: stored for pk, stored in request.session.get(SESSION_KEY, {}).items() if pk in held}
    request.session[SESSION_KEY] = {**kept, str(case.pk): choice.stored()}
    # At once: the file takes seconds, in which another tab may write to the same session.
    with suppress(UpdateError):  # Ended in another tab meanwhile.
        request.session.save()
    request.session.modified = False
