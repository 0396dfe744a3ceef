"""What the case page says first: the news, the one thing to do now, the ways beside it, and where to read about it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases.casefile.models import Case
from cases.casefile.reviews import offered_moves
from cases.deadlines.deadline import Deadline
from cases.deadlines.standing import CaseStanding
from cases.process import next_steps
from cases.process.next_steps import Page
from cases.process.no_return import points_ahead
from cases.process.route import route_of
from cases.process.standings import BEFORE_FILING, Lateness
from cases.process.states import Status, Turn
from cases.process.status_texts import verb
from cases.returns.models import ReturnAddress


class Action(NamedTuple):
    """One thing that may be done: what its button says, and where it leads."""

    label: str | Promise
    address: str


class Said(NamedTuple):
    """What the page says of how a case stands, before its buttons.

    `heading` is the news or what to do; `is_quiet`: it is the status alone, which stands beside whose turn it is. `act`
    is what to do, "" where the heading says it. `no_way` is what there is where the way of the status has closed, ""
    where it has not; `otherwise` the day of the next way where somebody is late, `also` another day that is close.
    """

    heading: str | Promise
    is_quiet: bool
    act: str | Promise
    no_way: str
    otherwise: Deadline | None
    also: Deadline | None
    others_title: str


def next_action_context(
    case: Case,
    standing: CaseStanding,
    address: ReturnAddress | None,
    *,
    has_photos: bool,
    is_packed: bool = False,
    asks_for_end: bool = False,
) -> dict[str, Any]:
    """Return what is `said`, the `primary` act (None while others are to act, but for our review: nobody need wait for it), what may be done `beside` it, the `others`, `read_on`, what to think of `before`, and the `scene`.

    `is_packed`: there are photos of a parcel that was packed, so that nothing but sending it is left.
    `asks_for_end`: the page asks by itself whether the end has come, so that its button stands among the others.
    """
    moves = offered_moves(case, has_photos=has_photos)
    wanted, about = standing.primary, next_steps.READ_ON.get(standing.status)
    if wanted == next_steps.RETURN_ADDRESS and address is not None:
        wanted, about = (None, next_steps.RETURN_KIT) if is_packed else (next_steps.RETURN_KIT, about)
    if wanted == next_steps.NEXT_HELP:
        about = None  # It leads to whoever helps already.
    page = wanted if isinstance(wanted, Page) else None
    move = wanted if isinstance(wanted, Status) and wanted in moves else moves[0]
    waits = standing.turn not in {Turn.BUYER, Turn.NOBODY}
    first = _action(page, case) if page else _move(case, move)
    pressed = first if not waits or standing.status in BEFORE_FILING else None
    is_asked = asks_for_end and move == Status.CLOSED
    shown = {move} if not (is_asked or (waits and page)) else set()
    read_on = _action(about, case) if about and about != page else None
    if waits:
        beside = [one for one in (None if pressed or (is_asked and not page) else first, read_on) if one]
    else:
        beside = [_move(case, move)] if page and not is_asked else []
    return {
        "said": _said(case, standing, waits=waits),
        "primary": pressed,
        "beside": beside,
        "others": [_move(case, other) for other in moves if other not in shown],
        "waits": waits,
        "before": [
            Action(point.title, reverse("front:case-before", args=[case.reference, point.slug]))
            for point in points_ahead(case.situation)
        ],
        "read_on": None if waits else read_on,
        "scene": f"drawings/{_scene(standing)}.svg",
    }


def ways_on(case: Case, *, has_photos: bool) -> dict[str, Any]:
    """Return where the case stands and what may be done now, for a page that says what could not be."""
    return {
        "case": case,
        "route": route_of(case.situation, case.outcome, has_photos=has_photos),
        "ways": [_move(case, move) for move in offered_moves(case, has_photos=has_photos)],
    }


def _scene(standing: CaseStanding) -> str:
    """Return the name of the drawing that shows how it stands: closed ways first, then what is late, then whose turn it is."""
    if standing.status == Status.REJECTED or standing.lateness == Lateness.ROUTE_CLOSED:
        return "refusal"
    if standing.lateness in {Lateness.DUE_TODAY, Lateness.OVERDUE} and standing.turn == Turn.BUYER:
        return "late"
    if standing.status in BEFORE_FILING - {Status.READY}:
        return "review"
    return "going" if standing.turn in {Turn.BUYER, Turn.CARRIER} else "waiting"


def _said(case: Case, standing: CaseStanding, *, waits: bool) -> Said:
    is_quiet = waits and not standing.headline
    heading = standing.headline or (Status(case.status).label if waits else standing.act)
    shown = (standing.route, standing.first, standing.told)  # each in a line of its own
    return Said(
        heading,
        is_quiet,
        act=standing.act if waits or standing.headline else "",
        no_way=_no_way(standing) if standing.lateness == Lateness.ROUTE_CLOSED else "",
        otherwise=standing.route if standing.lateness == Lateness.OVERDUE else None,
        also=standing.also if standing.also not in shown else None,
        others_title=_("달라진 것이 있나요?") if waits else _("다른 일이 있었나요?"),
    )


def _no_way(standing: CaseStanding) -> str:
    """Return who can be asked at any time, and before it, where no day leads anywhere else, that none does."""
    if standing.route:
        return _("소비자상담센터와 소비자24 사이트에는 언제든 상담을 신청할 수 있어요.")
    return _(
        "날짜로 알 수 있는 다른 길은 남아 있지 않아요. 소비자상담센터와 소비자24 사이트에는 언제든 상담을 신청할 수 있어요."
    )


def _move(case: Case, target: Status) -> Action:
    return Action(verb(Status(case.status), target), reverse("front:case-move", args=[case.reference, target]))


def _action(page: Page, case: Case) -> Action:
    arguments = [one for one in (case.reference if page.of_case else "", page.argument) if one]
    query = page.query.format(problem=case.problem)
    address = reverse(page.name, args=arguments)
    place = f"#{page.fragment}" if page.fragment else ""
    return Action(page.label, (f"{address}?{query}" if query else address) + place)
