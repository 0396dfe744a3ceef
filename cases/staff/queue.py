"""The review queue: its columns, its order, its filter and its forgiving search."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case, CaseEvent
from cases.core.formats import codes
from cases.deadlines.rulebook import Rulebook, standing_now
from cases.photos.models import EvidencePhoto
from cases.process import states
from cases.process.events import Kind

# The one that waits longest comes first; whatever waits for nobody here follows, the freshest first.
URGENT = "urgent"
QUEUE_ORDER = (F("waiting_since").asc(nulls_last=True), "-updated_at")


def with_columns(cases: QuerySet[Case], now: dt.datetime) -> QuerySet[Case]:
    """Add what the queue shows of each case: `photo_count`, `waiting_since` (only in review), and `as_of`, the moment."""
    photos = EvidencePhoto.objects.filter(case=OuterRef("pk")).order_by().values("case").annotate(count=Count("pk"))
    asked = CaseEvent.objects.filter(case=OuterRef("pk"), kind=Kind.MOVED, new_status=states.FOR_REVIEW).order_by(
        "-created_at", "-id"
    )
    return cases.annotate(
        photo_count=Coalesce(Subquery(photos.values("count")), 0),
        waiting_since=models.Case(
            When(
                status=states.FOR_REVIEW,
                then=Coalesce(Subquery(asked.values("created_at")[:1]), F("updated_at")),
            ),
            output_field=models.DateTimeField(),
        ),
        as_of=Value(now, output_field=models.DateTimeField()),
    )


# As many waiting cases as are put in the order of their deadlines.
MOST_URGENT = 500


class WaitingFilter(admin.SimpleListFilter):
    title = _("할 일")
    parameter_name = "todo"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Offer what waits for a review: who waits longest first, or whose deadline is nearest."""
        return [("review", _("검토 대기")), (URGENT, _("검토 대기, 기한 가까운 순"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        return queryset.filter(status=states.FOR_REVIEW) if self.value() else queryset


def by_deadline(cases: QuerySet[Case], now: dt.datetime) -> QuerySet[Case]:
    """Return what waits for a review with its `urgency`, a number that is small where the deadline that counts is near.

    At most `MOST_URGENT` cases.
    """
    rulebook, waiting = Rulebook.read(), cases.filter(status=states.FOR_REVIEW).order_by("pk")
    clocks = {case.pk: standing_now(case.situation, now, rulebook).clock for case in waiting[:MOST_URGENT]}
    nearest = sorted(clocks, key=lambda pk: clock.at if (clock := clocks[pk]) else now + dt.timedelta(days=3650))
    ranks = [When(pk=pk, then=Value(rank)) for rank, pk in enumerate(nearest)]
    return cases.filter(pk__in=nearest).annotate(
        urgency=models.Case(*ranks, default=Value(0), output_field=models.IntegerField())
    )


def wanted_photos(cases: Sequence[Case]) -> dict[int, tuple[int, int]]:
    """Return by case how many of the photos that its problem calls for are there, and how many those are; one query."""
    rows = EvidencePhoto.objects.filter(case__in=cases).order_by().values_list("case_id", "kind").distinct()
    there: dict[int, set[str]] = defaultdict(set)
    for pk, kind in rows:
        there[pk].add(kind)
    return {case.pk: _of_wanted(case, there[case.pk]) for case in cases}


def _of_wanted(case: Case, kinds: set[str]) -> tuple[int, int]:
    wanted = {shot.slug for shot in case.guide_problem.shot_list}
    return len(wanted & kinds), len(wanted)


def search(cases: QuerySet[Case], term: str) -> QuerySet[Case]:
    """Find by reference (however it was typed), by a part of the order number, or by a part of the item."""
    term = term.strip()
    wanted = Q(item__icontains=term) | Q(reference__icontains=term)
    if reference := codes.parse_reference(term):
        wanted |= Q(reference=reference)
    digits = re.sub(r"[\s\-]", "", term)
    if digits.isdecimal() and len(digits) >= 4:
        wanted |= Q(order_number__contains=digits)
    return cases.filter(wanted)
