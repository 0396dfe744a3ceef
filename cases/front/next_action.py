"""What the case page says first: the one thing to do now, until when, what to say, and where to read about it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise

from cases.casefile.models import Case
from cases.casefile.reviews import offered_moves
from cases.deadlines.standing import CaseStanding
from cases.process import next_steps
from cases.process.next_steps import Page
from cases.process.no_return import points_ahead
from cases.process.states import Status, Turn
from cases.process.status_texts import verb
from cases.returns.models import ReturnAddress


class Action(NamedTuple):
    """One thing that may be done: what its button says, and where it leads."""

    label: str | Promise
    address: str


def next_action_context(
    case: Case, standing: CaseStanding, address: ReturnAddress | None, *, has_photos: bool
) -> dict[str, Any]:
    """Return the `primary` act (None while others are to act), what may be done `beside` it, the `others`, `read_on`, and what to think of `before`."""
    moves = offered_moves(case, has_photos=has_photos)
    wanted = standing.primary
    if wanted == next_steps.RETURN_ADDRESS and address is not None:
        wanted = None
    page = wanted if isinstance(wanted, Page) else None
    move = wanted if isinstance(wanted, Status) and wanted in moves else moves[0]
    waits = standing.turn not in {Turn.BUYER, Turn.NOBODY}
    first = _action(page, case) if page else _move(case, move)
    shown = {move} if not (waits and page) else set()
    about = next_steps.READ_ON.get(standing.status)
    read_on = _action(about, case) if about and about != page else None
    beside = [first, *([read_on] if read_on else [])] if waits else [_move(case, move)] if page else []
    return {
        "primary": None if waits else first,
        "beside": beside,
        "others": [_move(case, other) for other in moves if other not in shown],
        "waits": waits,
        "before": [
            Action(point.title, reverse("front:case-before", args=[case.reference, point.slug]))
            for point in points_ahead(case.situation)
        ],
        "read_on": None if waits else read_on,
    }


def _move(case: Case, target: Status) -> Action:
    return Action(verb(Status(case.status), target), reverse("front:case-move", args=[case.reference, target]))


def _action(page: Page, case: Case) -> Action:
    arguments = [one for one in (case.reference if page.of_case else "", page.argument) if one]
    query = page.query.format(problem=case.problem)
    address = reverse(page.name, args=arguments)
    place = f"#{page.fragment}" if page.fragment else ""
    return Action(page.label, (f"{address}?{query}" if query else address) + place)
