"""What a rung wants to have, by code: what it is called, where it is put right, and what of it a case has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.process.shots import SHOTS


@dataclass(frozen=True)
class Paper:
    """One thing to have; `page` is where it is put right, with an `argument` or a `query`."""

    code: str
    label: str | Promise
    page: str
    argument: str = ""
    query: str = ""

    def address(self, case: Case) -> str:
        """Return where the owner of `case` puts it right."""
        place = reverse(self.page, args=[case.reference, *([self.argument] if self.argument else [])])
        return f"{place}?{self.query}" if self.query else place


def _shot(code: str) -> Paper:
    return Paper(code, SHOTS[code].label, "photos:evidence", query=f"kind={code}")


PAPERS: dict[str, Paper] = {
    paper.code: paper
    for paper in (
        Paper("order-number", _("주문번호"), "front:case-edit", "order"),
        Paper("amount", _("결제 금액"), "front:case-edit", "payment"),
        Paper("days", _("결제한 날과 받은 날"), "front:case-edit", "dates"),
        Paper("story", _("무슨 일이 있었는지"), "front:case-edit", "story"),
        Paper("requested", _("알리익스프레스에 먼저 신청한 기록"), "front:case-edit", "dates"),
        Paper("photos", _("증거 사진"), "photos:evidence"),
        *map(_shot, ("conversation", "order", "refusal", "statement", "tracking")),
    )
}


def papers_of(case: Case, kinds: Iterable[str], *, all_shots: bool) -> frozenset[str]:
    """Return the codes of what a case has; `kinds` are those of its photos, `all_shots`: none that would help is missing."""
    kinds = frozenset(kinds)
    has = {
        "order-number": bool(case.order_number),
        "amount": case.amount is not None,
        "days": bool(case.paid_on and (case.received_on or case.promised_on)),
        "story": bool(case.story),
        "requested": case.requested_on is not None,
        "photos": all_shots,
    }
    return frozenset(code for code in PAPERS if has.get(code, code in kinds))
