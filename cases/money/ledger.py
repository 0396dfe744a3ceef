"""What was paid, what came back and what is left of one case: its entries in, sums out. Pure.

Currencies are never mixed: each sum is of one. What came back counts against the price only in the currency of the price;
a coupon never does, because nobody can pay the rent with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from django.utils.translation import gettext as _

from cases.core.particles import with_particle
from cases.process.money import Sort
from cases.process.payment import Currency, money_text
from cases.process.states import Outcome

ZERO = Decimal(0)
# Which sorts raise what the buyer has spent, and which lower it.
SPENT = frozenset({Sort.POSTAGE_PAID, Sort.DUTY_PAID})
CAME_BACK = frozenset({Sort.REFUNDED, Sort.POSTAGE_REFUNDED, Sort.DUTY_REFUNDED})


class Line(Protocol):
    """What is read of an entry."""

    @property
    def sort(self) -> str: ...
    @property
    def amount(self) -> Decimal: ...
    @property
    def currency(self) -> str: ...


@dataclass(frozen=True)
class Sum:
    """So much of one currency."""

    amount: Decimal
    currency: str

    @property
    def text(self) -> str:
        return money_text(self.amount, self.currency)

    @property
    def value(self) -> str:
        """The number alone, for a mark that programs read: `32900`, `9.5`."""
        return f"{self.amount.normalize():f}"


@dataclass(frozen=True)
class Balance:
    """How the money of one case stands.

    `paid` is None where nobody wrote down what the order cost, and so is then what is `left`. `refunded` is what came
    back of the price, in its currency; `elsewhere` what came back in another one. `postage` and `duty` are what was paid beyond the
    price, less what of that came back, `burden` everything that the buyer is still out of, by currency. `is_said`: no
    entry tells what came back, but its owner ended the case with all of the money. `is_untold`: the case ended with
    money back, and nobody can say how much. `is_incomparable`: with all of it back, some of that in another currency.
    """

    currency: str
    paid: Decimal | None
    refunded: Decimal
    elsewhere: tuple[Sum, ...] = ()
    coupons: tuple[Sum, ...] = ()
    postage: tuple[Sum, ...] = ()
    duty: tuple[Sum, ...] = ()
    burden: tuple[Sum, ...] = ()
    is_said: bool = False
    is_untold: bool = False
    is_incomparable: bool = False

    @property
    def left(self) -> Decimal | None:
        """What is still to come; never less than nothing."""
        return None if self.paid is None or self.is_incomparable else max(self.paid - self.refunded, ZERO)

    @property
    def over(self) -> Decimal:
        """What came back beyond the price: a slip, or interest."""
        return ZERO if self.paid is None else max(self.refunded - self.paid, ZERO)

    @property
    def has_returned(self) -> bool:
        """Whether any of the price came back, in whatever currency."""
        return bool(self.refunded or self.elsewhere)

    @property
    def is_whole(self) -> bool:
        """Whether all of the price came back."""
        return self.paid is not None and self.paid > 0 and self.left == 0

    @property
    def paid_sum(self) -> Sum | None:
        return None if self.paid is None else Sum(self.paid, self.currency)

    @property
    def refunded_sum(self) -> Sum:
        return Sum(self.refunded, self.currency)

    @property
    def came(self) -> tuple[Sum, ...]:
        """What came back of the price, a sum for each currency: one of nothing where nothing came."""
        own = (self.refunded_sum,) if self.refunded or not self.elsewhere else ()
        return (*own, *self.elsewhere)

    @property
    def left_sum(self) -> Sum | None:
        return None if self.left is None else Sum(self.left, self.currency)

    @property
    def over_sum(self) -> Sum:
        return Sum(self.over, self.currency)

    @property
    def percent(self) -> int:
        """How much of the price came back, in whole percent, never rounded up to all of it."""
        return _rounded(self.refunded, self.paid) if self.paid else 0

    @property
    def percent_text(self) -> str:
        return in_percent(self.refunded, self.paid) if self.paid else ""


def balance(paid: Decimal | None, currency: str, lines: Iterable[Line], outcome: str = "") -> Balance:
    """Return the balance of an order that cost `paid`.

    A buyer who ended the case with all of the money back and never wrote an entry has said what came back; one who
    wrote down nothing but coupons has not.
    """
    lines = list(lines)
    own = currency or next((line.currency for line in lines if line.sort == Sort.REFUNDED), Currency.KRW)
    back = _by_currency(lines, {Sort.REFUNDED})
    refunded = back.pop(own, ZERO)
    coupons = _sums(_by_currency(lines, {Sort.COUPON}))
    is_said = outcome == Outcome.REFUNDED and paid is not None and not (refunded or back or coupons)
    if is_said and paid is not None:
        refunded = paid
    burden = _difference(_by_currency(lines, SPENT), _by_currency(lines, CAME_BACK - {Sort.REFUNDED}))
    # All of it came back, some of that in another currency: of the price nothing is missing, however one counts.
    is_incomparable = outcome == Outcome.REFUNDED and bool(back)
    if paid is not None and not is_incomparable:
        burden[own] = burden.get(own, ZERO) + paid - refunded
    if not is_incomparable:
        burden = _difference(burden, back)
    return Balance(
        currency=own,
        paid=paid,
        refunded=refunded,
        elsewhere=_sums(back),
        coupons=coupons,
        postage=_sums(_net(lines, Sort.POSTAGE_PAID, Sort.POSTAGE_REFUNDED)),
        duty=_sums(_net(lines, Sort.DUTY_PAID, Sort.DUTY_REFUNDED)),
        burden=_sums(burden),
        is_said=is_said,
        is_untold=outcome in {Outcome.REFUNDED, Outcome.PARTLY_REFUNDED} and not (refunded or back),
        is_incomparable=is_incomparable,
    )


def balance_of(case: Any, *more: Line) -> Balance:
    """Return the balance of a case, as it would be with `more`; one query, none where its entries were read before."""
    lines = [*(entry for entry in case.money_entries.all() if not entry.is_struck), *more]
    return balance(case.amount, case.currency, lines, case.outcome)


def proposed_outcome(balance: Balance) -> Outcome | None:
    """Return how the ledger says that a case has ended; None where it says nothing, or in another currency than the price."""
    if balance.is_whole:
        return Outcome.REFUNDED
    return Outcome.PARTLY_REFUNDED if balance.refunded and not balance.elsewhere else None


def doubt(balance: Balance, outcome: str) -> str:
    """Return what to ask where the ledger says otherwise than the end that somebody chose; "" where it agrees."""
    left = balance.left_sum
    words = {
        "refunded": _listed(balance.came),
        "left": with_particle(left.text, "으로") if left else "",
        "coupons": _listed(balance.coupons),
    }
    if outcome in {Outcome.REFUNDED, Outcome.PARTLY_REFUNDED} and balance.coupons and not balance.has_returned:
        return (
            _("적어 둔 것은 쿠폰·적립금(%(coupons)s)뿐이에요. 쿠폰은 돈으로 세지 않아요. 돈으로도 들어왔나요?") % words
        )
    if outcome == Outcome.REFUNDED and balance.has_returned and balance.left and not balance.elsewhere:
        return (
            _("적어 둔 것을 보면 돌려받은 돈은 %(refunded)s, 아직 못 받은 돈은 %(left)s 나와요. 다 돌려받았나요?")
            % words
        )
    if outcome == Outcome.PARTLY_REFUNDED and balance.is_whole:
        return _("적어 둔 것을 보면 돈을 모두 돌려받았어요(%(refunded)s). 일부만 받은 것이 맞나요?") % words
    if outcome == Outcome.NOT_REFUNDED and balance.has_returned:
        return _("돌려받은 돈이 적혀 있어요(%(refunded)s). 못 받은 것이 맞나요?") % words
    return ""


def _listed(sums: Iterable[Sum]) -> str:
    return " + ".join(one.text for one in sums)


def share(amount: Decimal, currency: str, balance: Balance) -> str:
    """Return how much of the price an amount is, in percent; "" where they cannot be compared."""
    if not balance.paid or currency != balance.currency:
        return ""
    return in_percent(amount, balance.paid)


def in_percent(part: Decimal, whole: Decimal) -> str:
    """Return how much of the whole a part is, `30%` or, where that is rounded, `약 8%`."""
    percent = _rounded(part, whole)
    exact = min(part, whole) * 100 == percent * whole
    return f"{percent}%" if exact else _("약 %(percent)s%%") % {"percent": percent}


def _rounded(part: Decimal, whole: Decimal) -> int:
    """Return it in whole percent, a half up: never to all of it, and to nothing only where it is nothing."""
    if part >= whole:
        return 100
    percent = int((part * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP))
    return min(max(percent, 1), 99) if part else 0


def sums_of(lines: Iterable[Line], sort: str) -> tuple[Sum, ...]:
    """Return what the entries of one sort come to, a sum for each currency, won first."""
    return _sums(_by_currency(lines, {sort}))


def _by_currency(lines: Iterable[Line], sorts: Iterable[str]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for line in lines:
        if line.sort in sorts:
            found[line.currency] = found.get(line.currency, ZERO) + line.amount
    return found


def _net(lines: list[Line], out: str, back: str) -> dict[str, Decimal]:
    return _difference(_by_currency(lines, {out}), _by_currency(lines, {back}))


def _difference(these: dict[str, Decimal], those: dict[str, Decimal]) -> dict[str, Decimal]:
    return {name: these.get(name, ZERO) - those.get(name, ZERO) for name in {*these, *those}}


def _sums(found: dict[str, Decimal]) -> tuple[Sum, ...]:
    """Return what is not nothing, won first."""
    return tuple(Sum(found[name], name) for name in sorted(found) if found[name])
