"""What can be written down about the money of an order, beside what was paid for it. Pure."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.process.choices import TextChoices
from cases.process.payment import money_text


class Sort(TextChoices):
    """What an entry of the ledger is about. A coupon is no money, an offer is none yet, and `CHECKED` found none."""

    OFFERED = "offered", _("제안받은 금액")
    REFUNDED = "refunded", _("돌려받은 돈")
    COUPON = "coupon", _("쿠폰·적립금")
    POSTAGE_PAID = "postage-paid", _("반품 배송비로 낸 돈")
    POSTAGE_REFUNDED = "postage-refunded", _("돌려받은 반품 배송비")
    DUTY_PAID = "duty-paid", _("관세·세금으로 낸 돈")
    DUTY_REFUNDED = "duty-refunded", _("돌려받은 관세·세금")
    CHECKED = "checked", _("확인했지만 안 들어온 날")


class SaidBy(TextChoices):
    """Who offered an amount, or sent it."""

    SELLER = "seller", _("판매자")
    PLATFORM = "platform", _("알리익스프레스")
    ISSUER = "issuer", _("카드사")
    PAYPAL = "paypal", _("페이팔")
    OTHER = "other", _("그 밖의 곳")


# How a timeline tells of an entry; those with an amount name it.
_TOLD: dict[str, Promise] = {
    Sort.OFFERED: _("제안을 받았어요: %(amount)s"),
    Sort.REFUNDED: _("돈이 들어왔어요: %(amount)s"),
    Sort.COUPON: _("쿠폰·적립금을 받았어요: %(amount)s"),
    Sort.POSTAGE_PAID: _("반품 배송비를 냈어요: %(amount)s"),
    Sort.POSTAGE_REFUNDED: _("반품 배송비를 돌려받았어요: %(amount)s"),
    Sort.DUTY_PAID: _("관세·세금을 냈어요: %(amount)s"),
    Sort.DUTY_REFUNDED: _("관세·세금을 돌려받았어요: %(amount)s"),
    Sort.CHECKED: _("돈이 들어왔는지 봤지만 아직이에요"),
}
_ENGLISH = {
    Sort.OFFERED: "Offer received: %s",
    Sort.REFUNDED: "Refund received: %s",
    Sort.COUPON: "Coupon or credit received (not money): %s",
    Sort.POSTAGE_PAID: "Paid for return postage: %s",
    Sort.POSTAGE_REFUNDED: "Return postage refunded: %s",
    Sort.DUTY_PAID: "Paid in duty and tax: %s",
    Sort.DUTY_REFUNDED: "Duty and tax refunded: %s",
    Sort.CHECKED: "Checked: no refund has arrived",
}


def amount_text(amount: str, currency: str) -> str:
    """Return an amount as an event stores it, as people write it; what nobody can read any more stays as it is."""
    try:
        return money_text(Decimal(amount), currency)
    except InvalidOperation:
        return amount


def told(data: dict[str, Any]) -> str:
    """Return what a timeline says of an entry, from what its event stores."""
    sentence = str(_TOLD.get(data["sort"], _("돈을 적어 두었어요")))
    said = sentence % {"amount": amount_text(data["amount"], data["currency"])}
    if data.get("share"):
        said += _t(" (결제 금액의 %(share)s%%)") % {"share": data["share"]}
    return said


def told_struck(data: dict[str, Any]) -> str:
    """Return what it says once the entry was struck."""
    return _t("잘못 적은 것을 지웠어요 (%(what)s)") % {"what": told(data)}


def in_english(data: dict[str, Any], *, struck: bool = False) -> str:
    """Return the same for papers that leave Korea."""
    sentence = _ENGLISH.get(data["sort"], "Money recorded")
    amount = amount_text(data["amount"], data["currency"]).replace("원", " won")
    said = sentence % amount if "%" in sentence else sentence
    if data.get("share"):
        said = f"{said} ({data['share']}% of the price)"
    return f"Withdrawn entry: {said}" if struck else said
