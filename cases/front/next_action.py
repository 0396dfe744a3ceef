"""What the case page says first: the one thing to do now, until when, and where to read about it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise

from cases.casefile.models import Case
from cases.deadlines.deadline import Deadline
from cases.process import next_steps
from cases.process.next_steps import Page
from cases.process.situation import DISPUTE_CLOSES
from cases.process.states import FOR_REVIEW, Role, Status
from cases.process.status_texts import verb
from cases.returns.models import ReturnAddress


class Action(NamedTuple):
    """One thing that may be done: what its button says, and where it leads."""

    label: str | Promise
    address: str


def next_action_context(case: Case, deadlines: list[Deadline], address: ReturnAddress | None) -> dict[str, Any]:
    """Return `first`, `second` and `others` (what may be done), `next_deadline` and `read_on`."""
    source = Status(case.status)
    moves = [
        Action(verb(source, target), reverse("front:case-move", args=[case.reference, target]))
        for target in case.moves_for(Role.OWNER)
    ]
    page = next_steps.first_page(source, has_return_address=address is not None)
    read_on = next_steps.READ_ON.get(source)
    # Where help is the first thing to do, the page need not say that the window for asking the platform is closed.
    window_closed = any(item.slug == DISPUTE_CLOSES and item.passed for item in deadlines)
    return {
        "first": _action(page, case) if page else moves[0],
        "second": moves[0] if page else None,
        "others": moves[1:],
        "next_deadline": _next_deadline(case, deadlines),
        "window_closed": window_closed and page != next_steps.HELP,
        "read_on": _action(read_on, case) if read_on else None,
        "may_ask_review": FOR_REVIEW in case.moves_for(Role.OWNER),
    }


def _action(page: Page, case: Case) -> Action:
    arguments = [case.reference] if page.of_case else [page.argument] if page.argument else []
    address = reverse(page.name, args=arguments)
    return Action(page.label, f"{address}?{page.query}" if page.query else address)


def _next_deadline(case: Case, deadlines: list[Deadline]) -> Deadline | None:
    """Return the date that counts now: of whoever has to act, else the buyer's nearest."""
    actor = next_steps.ACTORS.get(case.description.turn)
    theirs = [item for item in deadlines if item.actor == actor and not item.passed and not item.opens]
    mine = [item for item in deadlines if item.is_mine]
    return min(theirs or mine, key=lambda item: item.at, default=None)
