"""What each way of a return leaves: the money, the days, and what is assumed in both. Pure.

Amounts in different currencies are never added up: what is left of a price in dollars after postage in won is told as both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.deadlines.deadline import Deadline
from cases.money.ledger import Sum
from cases.process.payment import Currency, Payment
from cases.process.problems import CHANGE_OF_MIND
from cases.process.situation import Situation


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and under which assumption; `facts` and `rules` are the slugs of the rows that say so.

    `sum` is the money that `text` tells, where it is one amount.
    """

    text: str
    assumption: str | Promise
    facts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    sum: Sum | None = None


@dataclass(frozen=True)
class Way:
    """One way to end the matter: what is left of the money, and how long it takes.

    `condition` stands beside money that somebody else has to grant first, `assumed` beside money that the law grants. `percent` is how much of the price is left, and
    `is_best` marks what leaves most of all that needs no such grant; `ties` says that what needs one would leave as much.
    """

    slug: str
    title: str | Promise
    money: Cell
    days: Cell
    condition: str | Promise = ""
    assumed: str | Promise = ""
    percent: int | None = None
    is_best: bool = False
    ties: bool = False

    @property
    def is_counted(self) -> bool:
        """Say whether the money is a number yet."""
        return self.money.sum is not None or self.percent == 0


# The rule of the last day to send a return.
SENT_BY = "return-posted-by"

_UNKNOWN = gettext_lazy("아직 몰라요")
_UNCOUNTED = gettext_lazy("걸리는 날은 정해져 있지 않아요")
_NO_PRICE = gettext_lazy("결제한 금액을 적으면 계산해요.")


def ways(
    situation: Situation,
    paid: Sum | None,
    *,
    postage: Sum | None,
    offered: Sum | None,
    values: Mapping[str, str],
    send_by: Deadline | None = None,
) -> list[Way]:
    """Return the ways that are open to this buyer, those that leave most first. What somebody has to grant comes behind what is
    the buyer's to choose, what nobody can count behind both.

    `postage` is what a parcel costs where the buyer asked, `offered` what the seller would give without a return;
    `values` are the lengths of rules and the short values of facts by slug, for the days. `send_by` is
    the last day to send a return, where the case knows it.
    """
    found = [
        _way_to_korea(situation, paid, postage, _days_of_a_return(values, send_by)),
        Way("self", _("셀프 반송으로 보내기"), _prepaid(paid, postage), _days_of_review()),
        Way("abroad", _("중국·홍콩으로 보내기"), _abroad(paid, postage), _days_abroad()),
        Way("partial", _("반품 없이 일부만 돌려받기"), _partial(offered), _days_of_approval(values)),
    ]
    if situation.payment in {"", Payment.CARD}:
        granted = _("받아들여지면")
        found.append(
            Way("chargeback", _("카드사에 차지백 신청하기"), _chargeback(paid), _days_of_chargeback(values), granted)
        )
    return [*_ranked(found, paid), _letting_go()]


def _letting_go() -> Way:
    nothing = Cell(_("0원"), _("돌려받는 돈은 없지만, 더 쓰는 돈과 시간도 없어요."))
    return Way("letting-go", _("여기서 그만두기"), nothing, Cell(_("오늘"), _("언제든 고를 수 있어요.")), percent=0)


def _ranked(found: list[Way], paid: Sum | None) -> list[Way]:
    """Return the ways by what they leave of `paid`; ways that leave as much keep their order."""

    def percent(way: Way) -> int | None:
        left = way.money.sum
        if paid is None or left is None or left.currency != paid.currency or not paid.amount:
            return None
        return max(0, min(100, int(left.amount / paid.amount * 100)))

    counted = [replace(way, percent=percent(way)) for way in found]
    counted.sort(key=lambda way: (way.percent is None, bool(way.condition), -(way.percent or 0)))
    first, *others = counted
    ties = any(way.percent == first.percent for way in others)
    return [replace(first, is_best=bool(first.percent) and not first.condition, ties=ties), *others]


def left_of(paid: Sum, cost: Sum | None) -> str:
    """Return what is left of `paid` after `cost` as text; both where they are not of one currency."""
    rest = _rest(paid, cost)
    if rest is None:
        return _("%(paid)s에서 %(cost)s을 뺀 돈") % {"paid": paid.text, "cost": cost.text if cost else ""}
    return rest.text if rest.amount >= 0 else f"−{Sum(-rest.amount, rest.currency).text}"


def _rest(paid: Sum, cost: Sum | None) -> Sum | None:
    """Return `paid` less `cost`; None where they are not of one currency."""
    if cost is None or not cost.amount:
        return paid
    return Sum(paid.amount - cost.amount, paid.currency) if cost.currency == paid.currency else None


def _way_to_korea(situation: Situation, paid: Sum | None, postage: Sum | None, days: Cell) -> Way:
    at_fault = situation.problem is None or situation.problem.slug != CHANGE_OF_MIND
    # The price stays whole only while the postage is the seller's.
    condition = _("배송비를 판매자가 내면") if at_fault and paid else ""
    return Way("korea", _("한국 반품 센터로 보내기"), _to_korea(situation, paid, postage), days, assumed=condition)


def _to_korea(situation: Situation, paid: Sum | None, postage: Sum | None) -> Cell:
    if situation.problem is not None and situation.problem.slug == CHANGE_OF_MIND:
        assumption = _("마음이 바뀐 반품은 법으로는 내가 배송비를 내요. 무료 반품 표시가 있으면 0원이에요.")
        return _after(paid, postage, assumption, ("change-of-mind-freight", "free-return-15d"))
    assumption = _(
        "물건에 문제가 있으면 법으로는 판매자가 배송비를 내요. 한 달에 반품이 많으면 다르게 안내할 수 있어요."
    )
    return _after(paid, Sum(Decimal(0), Currency.KRW), assumption, ("return-freight-fault", "return-freight-count"))


def _prepaid(paid: Sum | None, postage: Sum | None) -> Cell:
    assumption = _("배송비를 내가 먼저 내고, 심사 뒤에 현금이 아닌 쿠폰·포인트로 돌려받아요.")
    return _after(paid, postage, assumption, ("self-return", "self-return-terms"))


def _abroad(paid: Sum | None, postage: Sum | None) -> Cell:
    assumption = _("배송비를 누가 내는지 보내기 전에 글로 받아 두세요. 국제 배송비가 물건값보다 클 수 있어요.")
    return _after(paid, postage, assumption, ("abroad-return", "post-abroad-price", "post-abroad-volume"))


def _after(paid: Sum | None, cost: Sum | None, assumption: str, facts: tuple[str, ...]) -> Cell:
    if paid is None:
        return Cell(str(_UNKNOWN), _NO_PRICE, facts)
    if cost is None:
        return Cell(_("배송비를 적으면 계산해요"), assumption, facts)
    return Cell(left_of(paid, cost), assumption, facts, sum=_rest(paid, cost))


def _partial(offered: Sum | None) -> Cell:
    assumption = _("물건은 내가 가져요. 받아들이면 나머지는 더 요구하기 어려워요.")
    return Cell(offered.text if offered else _("제안받은 금액을 적으면 보여요"), assumption, sum=offered)


def _chargeback(paid: Sum | None) -> Cell:
    assumption = _("반드시 받아들여지는 것은 아니에요.")
    return Cell(
        paid.text if paid else str(_UNKNOWN),
        assumption if paid else _NO_PRICE,
        ("chargeback-grounds", "chargeback-cost"),
        sum=paid,
    )


def _days_of_a_return(values: Mapping[str, str], send_by: Deadline | None) -> Cell:
    assumption = _(
        "승인된 날부터 보내는 기한과, 물건이 도착한 뒤 돈을 돌려주어야 하는 법의 기준이에요. 배송과 검수에 걸리는 날은 따로예요."
    )
    rules = (SENT_BY, "statutory-refund-3bd")
    posted, refunded = (values.get(slug, "") for slug in rules)
    if not (posted and refunded):
        return Cell(str(_UNCOUNTED), assumption, rules=rules)
    if send_by is not None:
        text = _("%(day)s까지 보내고, 도착 뒤 %(refunded)s") % {"day": send_by.told_day, "refunded": refunded}
        return Cell(text, assumption, rules=rules)
    text = _("%(posted)s 안에 보내고, 도착 뒤 %(refunded)s") % {"posted": posted, "refunded": refunded}
    return Cell(text, assumption, rules=rules)


def _days_of_review() -> Cell:
    return Cell(
        str(_UNCOUNTED),
        _("심사에 걸리는 날은 확인하지 못했어요. 보내기 전에 채팅으로 물어보세요."),
        ("self-return-terms",),
    )


def _days_abroad() -> Cell:
    return Cell(
        str(_UNCOUNTED),
        _("국제 배송에 걸리는 날만큼 늦어져요. 운송장을 끝까지 조회할 수 있는 방법으로 보내세요."),
        ("ems-days",),
    )


def _days_of_approval(values: Mapping[str, str]) -> Cell:
    rules = ("refund-booked-by",)
    return Cell(_joined(values, rules), _("승인된 날부터 돈이 들어올 때까지예요."), rules=rules)


def _days_of_chargeback(values: Mapping[str, str]) -> Cell:
    facts = ("chargeback-cost",)
    return Cell(_joined(values, facts), _("카드사와 사정에 따라 달라요. 신청 기한은 기한 목록에 있어요."), facts)


def _joined(values: Mapping[str, str], slugs: tuple[str, ...]) -> str:
    return ", ".join(values[slug] for slug in slugs if values.get(slug)) or str(_UNCOUNTED)
