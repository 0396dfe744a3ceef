"""What a page shows of a reply: each thing that it asks for, with its sentences, a day or an amount, and what to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from cases.casefile.models import Case
from cases.core.formats.amounts import find_amounts
from cases.core.text import tidy
from cases.facts.models import Holiday
from cases.money.ledger import in_percent
from cases.process.payment import money_text
from cases.replies.asks import LeadsTo
from cases.replies.decoder import decode
from cases.replies.models import ReplyRule
from cases.replies.terms import read_share, read_term

# As far ahead as a reply counts days.
AHEAD = dt.timedelta(days=400)


@dataclass(frozen=True)
class Offer:
    """An amount that a reply offers, and its share of the price in percent: counted, or as the reply says."""

    value: Decimal
    currency: str
    share: str = ""

    @property
    def text(self) -> str:
        return money_text(self.value, self.currency)


@dataclass(frozen=True)
class Read:
    """One thing that a reply asks for, by a rule; `until` is the last day that it names."""

    rule: ReplyRule
    sentences: tuple[str, ...]
    until: dt.date | None = None
    offers: tuple[Offer, ...] = ()
    share: int | None = None

    @property
    def is_promise(self) -> bool:
        return self.rule.leads_to == LeadsTo.PROMISE

    @property
    def is_offer(self) -> bool:
        return self.rule.leads_to == LeadsTo.OFFER

    @property
    def wants_evidence(self) -> bool:
        return self.rule.leads_to == LeadsTo.EVIDENCE

    @property
    def names_an_address(self) -> bool:
        return self.rule.leads_to == LeadsTo.RETURN_ADDRESS


def read(text: str, case: Case, *, today: dt.date) -> list[Read]:
    """Return what `text` asks the owner of `case` for, each thing once, in the order of the rules."""
    rules = {rule.slug: rule for rule in ReplyRule.objects.all()}
    found: dict[str, Read] = {}
    for mark in decode(text, [rule.rule for rule in rules.values()]):
        rule = rules[mark.rule]
        if rule.ask not in found:
            found[rule.ask] = _read(rule, tuple(tidy(one) for one in mark.sentences), case, today)
    return list(found.values())


def _read(rule: ReplyRule, sentences: tuple[str, ...], case: Case, today: dt.date) -> Read:
    if rule.leads_to == LeadsTo.PROMISE:
        holidays = Holiday.objects.names_between(today, today + AHEAD)
        days = [day for sentence in sentences if (day := read_term(sentence, today, holidays))]
        return Read(rule, sentences, until=max(days, default=None))
    if rule.leads_to == LeadsTo.OFFER:
        said = " \n ".join(sentences)
        offers, share = _offers(said, case), read_share(said)
        if share and len(offers) == 1 and not offers[0].share:
            offers = [replace(offers[0], share=f"{share}%")]
        return Read(rule, sentences, offers=tuple(offers), share=share)
    return Read(rule, sentences)


def _offers(said: str, case: Case) -> list[Offer]:
    return [
        Offer(amount.value, amount.currency, _share(amount.value, amount.currency, case))
        for amount in find_amounts(said)
    ]


def _share(value: Decimal, currency: str, case: Case) -> str:
    if not case.amount or case.currency != currency or value > case.amount:
        return ""
    return in_percent(value, case.amount)
