"""What the case page says first: the one thing to do now, until when, and where to read about it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.deadline import Deadline
from cases.models import Case, ReturnAddress
from cases.states import Role, Status, Turn
from cases.status_texts import verb

# Whose deadline matters while it is not the buyer's turn.
ACTORS = {Turn.SELLER: "seller", Turn.PLATFORM: "platform", Turn.CARRIER: "platform"}


def now_context(case: Case, deadlines: list[Deadline], address: ReturnAddress | None) -> dict[str, Any]:
    """Return `first` and `others` (what may be done, as label and address), `next_deadline` and `read_on`."""
    source = Status(case.status)
    moves = [
        (verb(source, target), reverse("cases:case-move", args=[case.reference, target]))
        for target in case.moves_for(Role.OWNER)
    ]
    page = _page(case, address)
    return {
        "first": page or moves[0],
        "second": moves[0] if page else None,
        "others": moves[1:],
        "next_deadline": _next_deadline(case, deadlines),
        "window_closed": any(item.slug == "dispute-closes" and item.passed for item in deadlines),
        "read_on": _read_on(source),
        "may_ask_review": Status.IN_REVIEW in case.moves_for(Role.OWNER),
    }


def _page(case: Case, address: ReturnAddress | None) -> tuple[str, str] | None:
    """Return the page on which the next thing is done, where that comes before the next move."""
    match case.status:
        case Status.PREPARING | Status.NEEDS_EVIDENCE:
            return _("증거 사진 올리기"), reverse("cases:evidence", args=[case.reference])
        case Status.RETURN_DUE if address is None:
            return _("반품 주소 적기"), reverse("cases:return", args=[case.reference])
        case Status.REJECTED:
            return _("도움받을 곳 보기"), f"{reverse('cases:contact')}?problem=return-refused"
    return None


def _next_deadline(case: Case, deadlines: list[Deadline]) -> Deadline | None:
    """Return the date that counts now: of whoever has to act, else the buyer's nearest."""
    actor = ACTORS.get(case.description.turn)
    theirs = [item for item in deadlines if item.actor == actor and not item.passed and not item.opens]
    mine = [item for item in deadlines if item.is_mine]
    return min(theirs or mine, key=lambda item: item.at, default=None)


def _read_on(status: Status) -> tuple[str, str] | None:
    """Return the page of the guide that explains this stage."""
    match status:
        case Status.PREPARING | Status.READY:
            return _("환불을 신청하는 방법 보기"), reverse("cases:step", args=["request"])
        case Status.RETURN_DUE:
            return _("반품을 안전하게 보내는 방법 보기"), reverse("cases:step", args=["return"])
        case Status.APPROVED:
            return _("환불이 안 들어올 때 할 일 보기"), reverse("cases:problem", args=["refund-delayed"])
    return None
