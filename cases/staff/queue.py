"""The review queue: its columns, its order, its filter and its forgiving search.

Each list is read by an index and counted up to a limit, so that it costs the same whatever the number of cases.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.formats import codes
from cases.core.http import Request
from cases.core.long_lists import Keys, LongChanges
from cases.deadlines.rulebook import Rulebook, standing_now
from cases.photos.models import EvidencePhoto, WaivedShot
from cases.photos.slots import progress
from cases.process import states
from cases.process.states import Status

# The one that waits longest comes first; whatever waits for nobody here follows, the freshest first.
URGENT = "urgent"
QUEUE_ORDER = (F("review_asked_at").asc(nulls_last=True), "-updated_at")
NEWEST_FIRST = ("-created_at", "-pk")


# Among how many cases a part of a word is looked for: of a million, the rest is found by filters, or by a whole number.
# Each is read, and each that has the part is asked for again: of 2,500 that took half of what a page takes.
MOST_SEARCHED = 1_000
# As many waiting cases as are put in the order of their deadlines, which takes a count of each.
MOST_URGENT = 200


class WaitingFilter(admin.SimpleListFilter):
    title = _("할 일")
    parameter_name = "todo"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Offer what waits for a review: who waits longest first, or whose deadline is nearest."""
        return [("review", _("검토 대기")), (URGENT, _("검토 대기, 기한 가까운 순"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """Narrow to what waits, of which nothing has an outcome."""
        if not self.value():
            return queryset
        return queryset.none() if request.GET.get("outcome__exact") else queryset.filter(status=states.FOR_REVIEW)


class StatusFilter(admin.ChoicesFieldListFilter):
    """By status, where no other filter says it: what waits for a review has one status, and so has whatever has an outcome.

    A database would look for those that have both by reading all that have one of them.
    """

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """Narrow to the chosen status; to nothing where another filter means another one."""
        meant = _meant_status(request)
        if meant is None or not self.used_parameters:
            return cast("QuerySet[Case]", super().queryset(request, queryset))
        return queryset if self.used_parameters == {self.lookup_kwarg: [meant]} else queryset.none()


def _meant_status(request: HttpRequest) -> str | None:
    """Return the status of all cases that the other filters leave."""
    if request.GET.get(WaitingFilter.parameter_name):
        return states.FOR_REVIEW
    return Status.CLOSED if request.GET.get("outcome__exact") else None


def is_by_deadline(request: HttpRequest) -> bool:
    """Say whether what waits is asked for in the order of its deadlines: by no column, and not by day."""
    by_day = any(name.startswith("created_at") for name in request.GET)
    return request.GET.get(WaitingFilter.parameter_name) == URGENT and not by_day and ORDER_VAR not in request.GET


def by_deadline(waiting: QuerySet[Case], now: dt.datetime) -> Keys:
    """Return the keys of what waits, those first whose deadline that the buyer is told is near; of the first `MOST_URGENT`.

    They are read once and put in order here: asked for so many keys and a status, a database may read all that wait.
    """
    rulebook, cases = Rulebook.kept(), Keys([*waiting[: MOST_URGENT + 1]], MOST_URGENT)
    clocks = {case.pk: standing_now(case.situation, now, rulebook).told for case in cases}
    cases[:] = sorted(clocks, key=lambda pk: clock.at if (clock := clocks[pk]) else now + dt.timedelta(days=3650))
    return cases


class Photos(NamedTuple):
    """How many photos a case has; how many of those that its problem calls for are there, and how many those are.

    Of what the buyer says there is nothing to take, none is called for.
    """

    total: int
    there: int
    wanted: int


def photos_of(cases: Sequence[Case]) -> dict[int, Photos]:
    """Return what photos these cases have, by case; two queries."""
    pks = [case.pk for case in cases]  # Those of rows that were read: below their query a database may read very many.
    rows = EvidencePhoto.objects.filter(case__in=pks).order_by().values_list("case_id", "kind")
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, kind, count in rows.annotate(count=Count("pk")):
        counts[pk][kind] = count
    waived: dict[int, set[str]] = defaultdict(set)
    for pk, kind in WaivedShot.objects.filter(case__in=pks).values_list("case_id", "kind"):
        waived[pk].add(kind)
    return {case.pk: _photos(case, counts[case.pk], waived[case.pk]) for case in cases}


def _photos(case: Case, counts: dict[str, int], waived: set[str]) -> Photos:
    far = progress(case.guide_problem, counts, ())
    lacking = case.guide_problem.lacks({*counts, *waived})
    return Photos(sum(counts.values()), far.there, far.there + len(lacking))


def search(cases: QuerySet[Case], term: str) -> QuerySet[Case]:
    """Find by reference or order number (however it was typed); else by a part of one of them, or of the item.

    Parts are looked for in the first `MOST_SEARCHED` of `cases`, in the order of the queue.
    """
    term, digits = term.strip(), re.sub(r"[\s\-]", "", term)
    for whole in ({"reference": codes.parse_reference(term)}, {"order_number": digits}):
        # Looked up by the number alone: asked for both, a database may read all that fit the filters instead.
        same = Case.objects.filter(**whole) if all(whole.values()) else Case.objects.none()
        pks = [*same.values_list("pk", flat=True)[:MOST_SEARCHED]]
        if pks and (found := cases.filter(pk__in=pks)).exists():
            return found
    # Read once and compared here: a database that is asked for parts and filters at a time, or for parts among so many
    # keys, may read all rows that fit the filters, or plan for longer than it reads; and the list asks twice.
    first = cases.order_by(*QUEUE_ORDER).values_list("pk", "reference", "order_number", "item")[:MOST_SEARCHED]
    part, number = term.casefold(), digits if digits.isdecimal() and len(digits) >= 4 else None
    parts = [
        pk
        for pk, reference, order_number, item in first
        if part in item.casefold() or part in reference.casefold() or (number and number in order_number)
    ]
    return Case.objects.defer("key_hash", "intake_id").filter(pk__in=parts).order_by(*cases.query.order_by)


class QueueChanges(LongChanges):
    """The list of cases."""

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Case]:
        """Return the cases; in the order of their deadlines, their keys."""
        cases = super().get_queryset(request, *args, **kwargs)
        if is_by_deadline(request):
            self.keys = by_deadline(cases, cast(Request, request).now)
        return cases

    def get_results(self, request: HttpRequest) -> None:
        """Read the page; where what waits is in the order of its deadlines, say whether more waits than was put in it."""
        super().get_results(request)
        self.most_urgent = MOST_URGENT if is_by_deadline(request) and self.has_more else 0
