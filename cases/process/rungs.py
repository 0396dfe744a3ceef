"""The rungs of the ladder by name: what a timeline calls whoever was asked for help. Pure.

What each can do, and when, is a row (`cases.escalation.models.Rung`).
"""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

RUNGS: dict[str, tuple[str | Promise, str]] = {
    "seller": (_("판매자"), "Seller"),
    "platform": (_("알리익스프레스"), "AliExpress"),
    "appeal": (_("알리익스프레스 이의 제기"), "Appeal to AliExpress"),
    "counselling": (_("소비자24·1372 상담"), "Consumer counselling (1372, Korea)"),
    "relief": (_("한국소비자원 피해구제"), "Damage relief (Korea Consumer Agency)"),
    "mediation": (_("소비자분쟁조정"), "Consumer dispute mediation (Korea)"),
    "chargeback": (_("카드사 차지백 신청"), "Chargeback (card issuer)"),
    "instalment-withdrawal": (_("할부 철회"), "Withdrawal from an instalment contract (card issuer)"),
    "instalment-objection": (_("할부 항변"), "Objection to further instalments (card issuer)"),
    "paypal": (_("페이팔"), "PayPal"),
}


def _number(data: dict[str, Any]) -> str:
    return _t(" (접수 번호 %(number)s)") % {"number": data["number"]} if data.get("number") else ""


def told(data: dict[str, Any]) -> str:
    """Return what a timeline says of an application, from what its event stores."""
    name = str(RUNGS[data["rung"]][0]) if data["rung"] in RUNGS else _t("도움받을 곳")
    return _t("신청했어요: %(name)s") % {"name": name} + _number(data)


def told_struck(data: dict[str, Any]) -> str:
    """Return what it says once the application was taken back as a slip."""
    return _t("잘못 적은 신청을 지웠어요 (%(what)s)") % {"what": told(data)}


def in_english(data: dict[str, Any], *, struck: bool = False) -> str:
    """Return the same for papers that leave Korea."""
    name = RUNGS[data["rung"]][1] if data["rung"] in RUNGS else "another body"
    said = f"Application filed: {name}" + (f" (no. {data['number']})" if data.get("number") else "")
    return f"Withdrawn entry: {said}" if struck else said
