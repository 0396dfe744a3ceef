"""What to write to a rung, cut to the fields of its form: a title, what happened, what is asked. Pure.

Offices and card companies read these, so that they speak formally. Nothing stands in them that the case does not say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.core.days import full_day

KOREAN, ENGLISH = "ko", "en"


@dataclass(frozen=True)
class About:
    """What a letter says of a case; amounts are written out, "" or nothing where unknown, days by label in both languages."""

    problem: str
    problem_english: str
    order_number: str = ""
    item: str = ""
    paid: str = ""
    refunded: str = ""
    left: str = ""
    story: str = ""
    days: Sequence[tuple[str, str, dt.date]] = ()
    photos: int = 0
    is_refused: bool = False
    asked: Sequence[str] = ()


@dataclass(frozen=True)
class Field:
    """One box of the receiver's form: its name, and what to put there."""

    code: str
    label: str | Promise
    text: str

    @property
    def length(self) -> int:
        return len(self.text)


TITLE, FACTS, DEMAND = _("제목"), _("사실관계"), _("요구사항")


def letter(kind: str, language: str, about: About) -> list[Field]:
    """Return the fields of a letter; none where nobody knows such a letter."""
    write = _LETTERS.get((kind, language))
    return write(about) if write else []


def _fields(title: str, facts: Sequence[str], demand: Sequence[str]) -> list[Field]:
    parts = (("title", TITLE, title), ("facts", FACTS, _text(facts)), ("demand", DEMAND, _text(demand)))
    return [Field(code, label, text) for code, label, text in parts]


def _text(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if line)


def _facts(about: About) -> list[str]:
    days = [f"- {label}: {full_day(day)}" for label, _english, day in about.days]
    return [
        "알리익스프레스에서 산 물건에 관한 일입니다.",
        f"- 주문번호: {about.order_number}" if about.order_number else "",
        f"- 물건: {about.item}" if about.item else "",
        f"- 결제 금액: {about.paid}" if about.paid else "",
        f"- 문제: {about.problem}",
        *days,
        "- 알리익스프레스에 신청했으나 거절되었습니다." if about.is_refused else "",
        *[f"- 먼저 신청한 곳: {name}" for name in about.asked],
        f"- 지금까지 돌려받은 돈: {about.refunded}" if about.refunded else "",
        f"- 아직 돌려받지 못한 돈: {about.left}" if about.left else "",
        f"\n{about.story}" if about.story else "",
        f"\n증거 사진 {about.photos}장을 한 파일로 붙입니다." if about.photos else "",
    ]


def _agency(about: About) -> list[Field]:
    wish = f"{about.left} 환불을 요청합니다." if about.left else "환불을 받을 수 있도록 도와주시기 바랍니다."
    return _fields(
        f"알리익스프레스 환불 문제: {about.problem}",
        _facts(about),
        [wish, "다음에 어떤 절차를 밟을 수 있는지도 알려 주시기 바랍니다."],
    )


def _card(about: About) -> list[Field]:
    amount = about.left or about.paid
    return _fields(
        f"결제 이의제기 신청: {about.problem}",
        _facts(about),
        [
            f"위 결제에 이의를 제기합니다. 금액: {amount}" if amount else "위 결제에 이의를 제기합니다.",
            "신청하는 방법과 마지막 날, 더 필요한 서류를 알려 주시기 바랍니다.",
        ],
    )


def _seller(about: About) -> list[Field]:
    amount = about.left or about.paid
    return _fields(
        f"환불 신청: {about.problem}",
        _facts(about),
        [
            "청약을 철회하고 환불을 요청합니다.",
            f"금액: {amount}" if amount else "",
            "언제까지 환불할지 글로 답해 주시기 바랍니다.",
        ],
    )


def _won(amount: str) -> str:
    """Return an amount for those who read no Korean."""
    return amount.replace("원", " won")


def _platform(about: About) -> list[Field]:
    days = [f"- {label}: {day:%Y-%m-%d}" for _korean, label, day in about.days]
    asks = "Please review the decision again" if about.is_refused else "Please review this order"
    left = _won(about.left or about.paid)
    return _fields(
        f"{about.problem_english}" + (f", order {about.order_number}" if about.order_number else ""),
        [
            f"- Order number: {about.order_number}" if about.order_number else "",
            f"- Amount paid: {_won(about.paid)}" if about.paid else "",
            f"- Problem: {about.problem_english}",
            *days,
            f"- Refunded so far: {_won(about.refunded)}" if about.refunded else "",
            f"- Photos attached: {about.photos}" if about.photos else "",
        ],
        [
            f"{asks} and refund {left} to my original payment method."
            if left
            else f"{asks} and refund my order to my original payment method.",
            "Please tell me in writing which evidence is missing, if any.",
        ],
    )


_LETTERS: dict[tuple[str, str], Callable[[About], list[Field]]] = {
    ("agency", KOREAN): _agency,
    ("card", KOREAN): _card,
    ("platform", ENGLISH): _platform,
    ("platform", KOREAN): _seller,
}
KINDS = frozenset(kind for kind, _language in _LETTERS)
