"""Periods as the guide tells them, where no day is known to count from: whose they are, short ones first."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cases.deadlines.models import DeadlineRule
from cases.deadlines.rule import BUSINESS_DAYS, DAYS, MONTHS

# About how many days a unit is.
_ABOUT = {DAYS: 1.0, BUSINESS_DAYS: 1.4, MONTHS: 30.5}


@dataclass(frozen=True)
class Periods:
    """What the buyer must not miss, apart from what seller, platform and issuer are to keep, and from what only opens."""

    mine: list[DeadlineRule]
    others: list[DeadlineRule]
    opening: list[DeadlineRule]
    near: int = 1

    @property
    def first(self) -> list[DeadlineRule]:
        """Those of the buyer that come before all: the one that leads, and what ends before it."""
        return self.mine[: self.near]

    @property
    def later(self) -> list[DeadlineRule]:
        """Those of the buyer that come after them."""
        return self.mine[self.near :]


def periods(rules: Iterable[DeadlineRule], *, lead: str = "", rare: Collection[str] = ()) -> Periods:
    """Part `rules` by who has to act, the shortest first; nothing is lost on a day from which something may be done.

    The rule whose slug is `lead` comes before all, and what only some can use (`rare`) behind them.

    The same period from another day is told in one row, and one that another must keep as well in the row of that other.
    """
    ordered = sorted(
        _kept_together(_together(rules)), key=lambda rule: (rule.slug != lead, rule.slug in rare, _length(rule))
    )
    ending = [rule for rule in ordered if not rule.opens]
    mine = [rule for rule in ending if rule.is_mine]
    near = sum(rule is mine[0] or (rule.slug not in rare and _length(rule) < _length(mine[0])) for rule in mine)
    return Periods(mine, [rule for rule in ending if not rule.is_mine], [rule for rule in ordered if rule.opens], near)


def _length(rule: DeadlineRule) -> float:
    return rule.amount * _ABOUT[rule.unit]


def _together(rules: Iterable[DeadlineRule]) -> list[DeadlineRule]:
    """Put a rule beside the one that it repeats from another day: its title begins with the other's, as its length is the other's."""
    rows: list[DeadlineRule] = []
    for rule in rules:
        name = rule.title.partition(" · ")[0]
        first = next((row for row in rows if _same(row, rule) and row.title == name != rule.title), None)
        if first is None:
            rows.append(copy.copy(rule))
        else:
            first.also = (*first.also, rule)
    return rows


def _kept_together(rows: list[DeadlineRule]) -> list[DeadlineRule]:
    """Put a rule that another one must keep as well with that other; `rows` are ours to change."""
    named = {row.slug: row for row in rows}
    for row in rows:
        row.cap = named.get(row.capped_by)
    kept = {row.cap.slug for row in rows if row.cap}
    return [row for row in rows if row.slug not in kept]


def _same(one: DeadlineRule, other: DeadlineRule) -> bool:
    return (one.actor, one.amount, one.unit, one.opens) == (other.actor, other.amount, other.unit, other.opens)
