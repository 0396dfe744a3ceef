"""What the case page of the admin shows, read-only: facts, photos, shot list, timeline, the return.

Everything here was typed or sent by a stranger. It is text: never a link, never marked as safe.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases.casefile.models import Case, CaseEvent
from cases.casefile.timeline import lines_of
from cases.deadlines.deadline import Deadline, apart
from cases.deadlines.rulebook import titles_of
from cases.money.on_case import Money, money_of
from cases.photos.models import EvidencePhoto
from cases.photos.remarks import asked_for
from cases.photos.slots import waived
from cases.process import shots
from cases.process.events import Audience
from cases.process.situation import Countdown
from cases.process.states import FOR_REVIEW
from cases.returns.models import ReturnAddress, Shipment, Station
from cases.staff import measures

EVENTS_SHOWN = 200


@dataclass(frozen=True)
class Picture:
    """A photo with its addresses, which `cases.casefile.access` guards."""

    photo: EvidencePhoto
    thumb_url: str
    large_url: str
    zoom_url: str

    @property
    def quality(self) -> str:
        """What was measured, in words."""
        return measures.in_words(self.photo.measures)


@dataclass(frozen=True)
class ShotState:
    """One photo that the problem calls for, and how many of it there are; waived: the buyer says there is nothing to take."""

    shot: shots.Shot
    count: int
    is_waived: bool = False

    @property
    def is_missing(self) -> bool:
        return not self.count and not self.is_waived


@dataclass(frozen=True)
class StaffLine:
    """One line of the timeline, with the names of the photos that it asks for."""

    event: CaseEvent
    note: str
    missing: list[str | Promise]


def case_page(case: Case, deadlines: Sequence[Deadline], now: dt.datetime) -> dict[str, Any]:
    """Return the context of the case page, in nine queries at most."""
    photos = list(case.photos.all())
    address = ReturnAddress.objects.filter(case=case).first()
    shipment = Shipment.objects.select_related("receipt").filter(case=case).first()
    lines, shots_asked = timeline(case), shot_states(case, photos)
    return {
        "case": case,
        "asked": asked_of_reviewer(case, lines),
        "facts": [*facts(case), *money_facts(money_of(case, now))],
        "sources": ReturnAddress.CheckedAgainst,
        "dates": case.days,
        "countdowns": countdowns(case),
        "running": running(deadlines),
        "pictures": [picture(case, photo) for photo in photos],
        "shots": shots_asked,
        "there": sum(bool(one.count) for one in shots_asked),
        "wanted": sum(not one.is_waived for one in shots_asked),
        "lines": lines[:EVENTS_SHOWN],
        "has_more_lines": len(lines) > EVENTS_SHOWN,
        "address": address,
        "shipment": shipment,
        "stations": Station.of(case)[::-1] if shipment else [],
    }


def facts(case: Case) -> list[tuple[str, str]]:
    """Return what the buyer answered about the order, as (label, value); unanswered questions have an empty value."""
    return [
        (_label("item"), case.item),
        (_label("order_number"), case.order_number_text),
        (_label("amount"), case.money),
        (_label("payment"), case.get_payment_display()),
    ]


def money_facts(money: Money) -> list[tuple[str, str]]:
    """Return what was offered, came back and is missing, as (label, value); what nobody wrote down is left out."""
    balance, offer = money.balance, money.offer
    came = [*balance.elsewhere, balance.refunded_sum] if balance.has_returned else []
    found = [
        (_("제안받은 금액"), offer.text if offer else ""),
        (_("돌려받은 돈"), " + ".join(sum_.text for sum_ in came if sum_.amount)),
        (_("아직 못 받은 돈"), balance.left_sum.text if balance.left_sum else ""),
        (_("쿠폰·적립금"), " + ".join(sum_.text for sum_ in balance.coupons)),
    ]
    return [(label, value) for label, value in found if value]


def running(deadlines: Sequence[Deadline]) -> list[Deadline]:
    """Return the deadlines that lie ahead, by the day that is told: a review that takes longer helps nobody."""
    return sorted((one for one in apart(deadlines) if not one.passed and not one.opens), key=lambda one: one.told_at)


def countdowns(case: Case) -> list[tuple[str, Countdown]]:
    """Return what the buyer copied from the platform's own pages, with the titles of the deadlines."""
    shown = case.situation.countdowns
    titles = titles_of(shown)
    return [(titles.get(slug, slug), countdown) for slug, countdown in shown.items()]


def shot_states(case: Case, photos: list[EvidencePhoto]) -> list[ShotState]:
    """Return the shot list of the problem, the most telling first, with how many photos of each there are.

    What only some goods call for stands there once there is a photo of it, or it was asked for.
    """
    counts = Counter(photo.kind for photo in photos)
    asked = {shot.slug for shot in asked_for(case, photos)}
    left_out, extra = waived(case) - asked, {*case.guide_problem.sometimes} - asked
    return [
        ShotState(shot, counts[shot.slug], is_waived=shot.slug in left_out and not counts[shot.slug])
        for shot in case.guide_problem.shot_list
        if counts[shot.slug] or shot.slug not in extra
    ]


def timeline(case: Case) -> list[StaffLine]:
    """Return the lines, the newest first; one more than the page shows where there are more."""
    events = case.events.for_audience(Audience.STAFF).select_related("by").order_by("-number")[: EVENTS_SHOWN + 1]
    return [StaffLine(line.event, line.note, _missing(line.event)) for line in lines_of(events)]


def asked_of_reviewer(case: Case, lines: Sequence[StaffLine]) -> str:
    """Return what the buyer wrote when asking for the review that the case waits for."""
    if case.status != FOR_REVIEW:
        return ""
    return next((line.note for line in lines if line.event.new_status == FOR_REVIEW), "")


def _missing(event: CaseEvent) -> list[str | Promise]:
    slugs = event.data.get("missing", []) if isinstance(event.data, dict) else []
    return [shots.SHOTS[slug].label for slug in slugs if slug in shots.SHOTS]


def _label(name: str) -> str:
    return str(Case._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def picture(case: Case, photo: EvidencePhoto) -> Picture:
    """Return the addresses of a photo's copies as staff may see them; a new copy has a new address."""
    version = f"?v={photo.shared_version}"
    thumb, large = (
        reverse("photos:evidence-file", args=[case.reference, photo.pk, size]) + version
        for size in ("shared-thumb", "shared")
    )
    return Picture(photo, thumb, large, reverse("admin:casefile_case_photo", args=[case.pk, photo.pk]))
