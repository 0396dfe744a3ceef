"""Amounts of money, as people type them and copy them from receipts. Pure.

A comma is a thousands separator only where it stands as one: what could be two amounts is asked back, never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cases.core.text import plain

MOST = Decimal("1e10")

WON, DOLLAR = "KRW", "USD"
_SIGNS = {
    WON: re.compile(r"KRW|WON|₩|\\|W(?=\s*\d)|(?<=[\d천만])\s*원(?:정)?"),
    DOLLAR: re.compile(r"US\s*\$|USD\s*\$?|\$\s*USD|\$|미국\s*달러|미\s*달러|달러|불"),
}
_LABEL = re.compile(
    r"^(?:(?:총|실|상품)?\s*(?:결제|주문|환불|구매)?\s*(?:금액|합계|가격|액|총액)|합계|총액|총|약|TOTAL|AMOUNT|PRICE|PAID|ORDER TOTAL)\s*[:=]?\s*"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?P<mark>[,' ])\d{3}(?:(?P=mark)\d{3})*(?:\.\d{1,2})?")
_DECIMAL = re.compile(r"\d+(?:\.\d{1,2})?")
_FOREIGN_DECIMAL = re.compile(r"(\d{1,3}(?:[. ']?\d{3})*),(\d{1,2})")
_FOREIGN_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
# 3만 5천, 1만 2,900, 12만
_KOREAN = re.compile(r"(?:(\d{1,4})\s*만)?\s*(?:([1-9])\s*천)?\s*(\d{1,3}|[1-9],?\d{3})?")


# An amount among other words says its currency.
_NUMBER = r"\d[\d,]*(?:\.\d{1,2})?"
_AMONG = re.compile(
    rf"(?:US\s*\$|USD\s*\$?|\$|KRW|₩)\s*{_NUMBER}(?![\d%])"
    rf"|(?<![\d.,$₩])(?:\d{{1,4}}\s*만\s*)?(?:[1-9]\s*천\s*|{_NUMBER})?\s*(?<=[\d만천 ])"
    r"(?:원|WON\b|KRW|韩元|韩币|달러|불(?![가-힣])|DOLLARS?|USD|US\$|美元|美金|美刀|刀)"
)
# What calls an amount one that comes back, or one that was paid, so many characters before and after it; that it can or
# cannot be asked back says nothing of it.
_COMES_BACK = re.compile(
    r"(?:환불|환급|돌려|REFUND|退款|退還|退还|退回)(?![은이을도]?\s*(?:/?\s*반품|불가|신청|가능|보장|안\s*[돼되된됨됩]|PROTECTION|GUARANTEE|POLICY|保障))",
    re.IGNORECASE,
)
_PAID = re.compile("결제|주문|구매|낸 돈|PAID|PAYMENT|ORDER|付款|支付|订单|訂單", re.IGNORECASE)
BEFORE, AFTER = 40, 20
_FOREIGN_NAMES = (
    (re.compile("韩元|韩币"), "원"),
    (re.compile("美元|美金|美刀|刀|US DOLLARS?|DOLLARS?"), "달러"),
)


@dataclass(frozen=True)
class Amount:
    """A read amount, with the currency that stands beside it ("KRW", "USD", or "" where none does).

    `asked` means that the number could be meant otherwise: `value` is then what it is probably meant as. `is_refund` says
    that the words beside it call it what comes back; None: they may.
    """

    value: Decimal
    currency: str = ""
    asked: bool = False
    is_refund: bool | None = False


def read_amount(text: str) -> Amount | None:
    """Return what `text` says, None where it is no amount, or names both currencies or another one."""
    bare = _LABEL.sub("", plain(text).upper())
    named = []
    for currency, sign in _SIGNS.items():
        bare, count = sign.subn(" ", bare)
        named += [currency] * bool(count)
    if len(named) > 1:
        return None
    currency = named[0] if named else ""
    found = _read(" ".join(bare.split()))
    if found is None or not 0 <= found[0] < MOST:
        return None
    return Amount(found[0], currency, found[1])


def find_amounts(text: str) -> list[Amount]:
    """Return the amounts that stand in `text` with their currency, each once, in their order."""
    called = _called(text) if _COMES_BACK.search(text) else {}
    found = dict.fromkeys(amount for amount, _match, _text in _among(text))
    return [replace(amount, is_refund=_agreed(called.get(amount, ()))) for amount in found]


def _agreed(said: Collection[bool | None]) -> bool | None:
    """Return what all places where an amount stands say of it, None where they differ."""
    return next(iter(said)) if len(set(said)) == 1 else None if said else False


def _called(text: str) -> dict[Amount, list[bool | None]]:
    """Return of each amount, for each line and place where it stands, whether it is called what comes back."""
    called: dict[Amount, list[bool | None]] = defaultdict(list)
    above = ""
    for line in text.splitlines():
        done = 0
        for amount, match, plain_line in _among(line):
            before = plain_line[max(done, match.start() - BEFORE) : match.start()]
            after = plain_line[match.end() : match.end() + AFTER]
            done = match.end()
            # A copied page has the words above what they are of.
            called[amount].append(_is_refund(before, after) if (before + after).strip() else _is_refund(above, ""))
        above = plain(line)[-BEFORE:].upper() or above
    return called


def _is_refund(before: str, after: str) -> bool | None:
    """Say whether the words before an amount call it a refund, else whether those behind it do; None where both are named."""
    comes_back, paid = _COMES_BACK.search(before), _PAID.search(before)
    if comes_back or paid:
        return None if comes_back and paid else bool(comes_back)
    until_next = _AMONG.split(after, maxsplit=1)[0]
    return bool(_COMES_BACK.search(until_next))


def _among(text: str) -> Iterator[tuple[Amount, re.Match[str], str]]:
    """Yield the amounts in `text`, each with where it stands in which words."""
    text = plain(text).upper()
    for match in _AMONG.finditer(text):
        words = match[0]
        for name, ours in _FOREIGN_NAMES:
            words = name.sub(ours, words)
        amount = read_amount(words.strip(" ,"))
        if amount and amount.currency and amount.value:
            yield amount, match, text


def _read(number: str) -> tuple[Decimal, bool] | None:
    """Return the number, and whether it has to be asked back."""
    if _DECIMAL.fullmatch(number) or _THOUSANDS.fullmatch(number):
        return Decimal(re.sub(r"[,' ]", "", number)), False
    if match := _FOREIGN_DECIMAL.fullmatch(number):
        return Decimal(re.sub(r"[. ']", "", match[1]) + "." + match[2]), True
    if _FOREIGN_THOUSANDS.fullmatch(number):
        return Decimal(number.replace(".", "")), True
    if ("만" in number or "천" in number) and (match := _KOREAN.fullmatch(number)):
        tens, thousands, rest = (int((part or "0").replace(",", "")) for part in match.groups())
        return (Decimal(tens * 10_000 + thousands * 1000 + rest), False) if not (thousands and rest >= 1000) else None
    return None
