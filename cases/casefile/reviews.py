"""Reviews of a case: whether one can be asked for, how long they take just now, and what a reviewer has asked the buyer for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db.models import OuterRef, Subquery

from cases.casefile.review_time import ReviewTime
from cases.casefile.tasks import REVIEWERS
from cases.process.events import Kind
from cases.process.shots import SHOTS, Shot
from cases.process.states import FOR_REVIEW, Role, Status

if TYPE_CHECKING:
    from cases.casefile.models import Case
    from cases.casefile.models.event import CaseEventQuerySet

# Who reviews changes seldom, and how long it takes slowly; case pages ask often.
KNOWN_FOR = dt.timedelta(minutes=1)
TIMES_KNOWN_FOR = dt.timedelta(minutes=5)
# So many of the newest decisions tell how long one takes now, and none that is older than this.
NEWEST, RECENT = 20, dt.timedelta(days=30)


@dataclass(frozen=True)
class ReviewRequest:
    """Photos and words that a reviewer asked for, at one moment."""

    note: str
    shots: tuple[Shot, ...]
    asked_at: dt.datetime


def open_review_request(case: Case) -> ReviewRequest | None:
    """Return what the newest review asked for, as long as the case waits for it; one query at most."""
    if case.status != Status.NEEDS_EVIDENCE:
        return None
    asked = case.events.filter(kind=Kind.MOVED, new_status=Status.NEEDS_EVIDENCE).first()
    if asked is None:
        return None
    shots = tuple(SHOTS[slug] for slug in asked.data.get("missing", []) if slug in SHOTS)
    return ReviewRequest(asked.note, shots, asked.created_at)


def somebody_reviews() -> bool:
    """Say whether anybody is there who may decide about a case; a minute old at most."""
    known = cache.get_or_set("somebody-reviews", _somebody_reviews, KNOWN_FOR.total_seconds())
    return bool(known)


def _somebody_reviews() -> bool:
    active = get_user_model().objects.filter(is_active=True, is_staff=True)
    may_decide = {"groups__name": REVIEWERS, "groups__permissions__codename": "change_case"}
    return active.filter(**may_decide).exists()


def offered_moves(case: Case, *, has_photos: bool) -> list[Status]:
    """Return what the buyer is offered of the moves that the table has, the usual one first.

    A review is no use where nobody reviews, nor with nothing to look at.
    """
    moves = case.moves_for(Role.OWNER)
    if FOR_REVIEW in moves and not (has_photos and somebody_reviews()):
        moves.remove(FOR_REVIEW)
    return moves


def review_time(case: Case, now: dt.datetime) -> ReviewTime:
    """Return how long a review takes just now and how many cases wait before `case`, or would; two queries at most."""
    times = cache.get_or_set("review-times", lambda: _times(now), TIMES_KNOWN_FOR.total_seconds())
    since = case.review_asked_at.timestamp() if case.review_asked_at else ""
    ahead = cache.get_or_set(f"ahead-{case.pk}-{since}", lambda: case.ahead_in_review, KNOWN_FOR.total_seconds())
    return ReviewTime(tuple(times or ()), ahead or 0)


def _times(now: dt.datetime) -> list[dt.timedelta]:
    """Return from request to decision, for the newest decisions."""
    events: CaseEventQuerySet = apps.get_model("casefile", "CaseEvent").objects.all()
    decided = events.decisions(since=now - RECENT)
    asked = events.filter(case=OuterRef("case"), kind=Kind.MOVED, new_status=FOR_REVIEW, number__lt=OuterRef("number"))
    pairs = decided.annotate(asked_at=Subquery(asked.order_by("-number").values("created_at")[:1]))
    newest = pairs.values_list("created_at", "asked_at")[:NEWEST]
    return [at - asked_at for at, asked_at in newest if asked_at]
