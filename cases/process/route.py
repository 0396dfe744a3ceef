"""The way to the money as its stops, and where on it somebody is. Pure.

Evidence, request, decision, return, money; what cannot apply to a case is left out, and after a refusal help from outside
takes a place of its own. The same way is drawn on pages, in papers and in mails (`route/_route.html`, `in_words`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices
from cases.process.situation import Situation
from cases.process.states import REFUSED, Outcome, Status


class Stop(TextChoices):
    EVIDENCE = "evidence", _("증거")
    REQUEST = "request", _("신청")
    DECISION = "decision", _("판정")
    RETURN = "return", _("반품")
    HELP = "help", _("도움")
    MONEY = "money", _("입금")


class Place(TextChoices):
    """How a stop lies to where somebody is."""

    DONE = "done", _("지남")
    HERE = "here", _("지금 여기")
    PASSED = "passed", _("사진 없이 지남")
    REFUSED = "refused", _("거절됨")
    AHEAD = "ahead", _("아직")


@dataclass(frozen=True)
class RouteStop:
    """One stop: its name, how it lies, whether the pin stands on it, and the page that it leads to, if any."""

    slug: str
    label: str | Promise
    place: Place
    is_here: bool = False
    address: str = ""


@dataclass(frozen=True)
class Route:
    """The stops in their order; `arrived` where the money is back."""

    stops: tuple[RouteStop, ...]
    arrived: bool = False

    @property
    def here(self) -> RouteStop | None:
        return next((stop for stop in self.stops if stop.is_here), None)

    @property
    def is_begun(self) -> bool:
        """Whether somebody is on the way, or has been: else it only says what the stops are."""
        return any(stop.place != Place.AHEAD for stop in self.stops)

    @property
    def in_words(self) -> str:
        """Return it as one line of plain text, for mails: what is done has a tick, where one is has brackets."""
        return " → ".join(
            f"[{stop.label}]" if stop.is_here else f"{stop.label} ✓" if stop.place == Place.DONE else str(stop.label)
            for stop in self.stops
        )


# Where a case is by its status; a closed one has arrived or left the way.
_AT: dict[Status, Stop] = {
    Status.PREPARING: Stop.EVIDENCE,
    Status.IN_REVIEW: Stop.EVIDENCE,
    Status.NEEDS_EVIDENCE: Stop.EVIDENCE,
    Status.READY: Stop.REQUEST,
    Status.FILED: Stop.DECISION,
    Status.NEGOTIATING: Stop.DECISION,
    Status.PLATFORM_REVIEW: Stop.DECISION,
    Status.RETURN_DUE: Stop.RETURN,
    Status.RETURNING: Stop.RETURN,
    Status.INSPECTING: Stop.RETURN,
    Status.APPROVED: Stop.MONEY,
    Status.REJECTED: Stop.DECISION,
    Status.ESCALATED: Stop.HELP,
}
_DECIDED = frozenset({Status.APPROVED, Status.CLOSED, *REFUSED})
_ARRIVED = frozenset({Outcome.REFUNDED, Outcome.PARTLY_REFUNDED})


def route_of(situation: Situation, outcome: str = "", *, has_photos: bool = True) -> Route:
    """Return the way of a case, or of a problem without one: nothing is behind, and nobody is on it.

    Without photos the evidence is passed where others have done it: what nobody did gets no tick. A way that has
    arrived without them had no such stop.
    """
    route = _route_of(situation, outcome)
    if has_photos:
        return route
    if route.arrived:
        return replace(route, stops=tuple(stop for stop in route.stops if stop.slug != Stop.EVIDENCE))
    stops = (
        replace(stop, place=Place.PASSED) if stop.slug == Stop.EVIDENCE and stop.place == Place.DONE else stop
        for stop in route.stops
    )
    return replace(route, stops=tuple(stops))


def _route_of(situation: Situation, outcome: str) -> Route:
    if outcome in _ARRIVED:
        return Route(tuple(RouteStop(stop, stop.label, Place.DONE) for stop in _stops(situation)), arrived=True)
    at = _AT.get(situation.status) if situation.status else None
    if at is None:
        return Route(tuple(_reached(stop, situation) for stop in _stops(situation)))
    refused = situation.status in REFUSED
    return way(((stop, stop.label) for stop in _stops(situation)), here=at, refused=Stop.DECISION if refused else "")


def way(stops: Iterable[tuple[str, str | Promise]], *, here: str, refused: str = "") -> Route:
    """Return a way through `stops` (slug and name), all before `here` done; at `refused` the answer was no."""
    made, place = [], Place.DONE
    for slug, label in stops:
        is_here = slug == here
        if is_here:
            place = Place.HERE
        made.append(RouteStop(slug, label, Place.REFUSED if slug == refused else place, is_here=is_here))
        if is_here:
            place = Place.AHEAD
    return Route(tuple(made))


def _stops(situation: Situation) -> list[Stop]:
    left_out = {
        stop for stop, applies in ((Stop.RETURN, _returns), (Stop.HELP, _asks_outside)) if not applies(situation)
    }
    return [stop for stop in Stop if stop not in left_out]


def _returns(situation: Situation) -> bool:
    """Say whether the goods go back, or may have to: known once decided, possible before with goods in hand."""
    if situation.status and _AT.get(situation.status) == Stop.RETURN:
        return True
    if {"shipped_back_on", "arrived_on"} & set(situation.dates):
        return True
    problem = situation.problem
    open_yet = situation.status not in _DECIDED
    return open_yet and problem is not None and problem.received and not problem.already_happened


def _asks_outside(situation: Situation) -> bool:
    return situation.status in REFUSED


def _reached(stop: Stop, situation: Situation) -> RouteStop:
    """Return a stop of a way that nobody is on: behind as far as the days say so."""
    known = {Stop.EVIDENCE: "requested_on", Stop.REQUEST: "requested_on", Stop.DECISION: "approved_on"}
    done = situation.is_closed and known.get(stop, "shipped_back_on") in situation.dates and stop != Stop.MONEY
    return RouteStop(stop, stop.label, Place.DONE if done else Place.AHEAD)
