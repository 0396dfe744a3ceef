"""Which day a deadline counts from, at the earliest and at the latest. Pure.

What starts a clock is often a day that nobody asked the buyer for or that the buyer cannot know yet: when the goods
were back with the seller, when the timer on the order page runs out. Other days of the case bound it
(`process.anchors`), so that there are two readings. Where none bounds it above, the latest is open: no day is the last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.core.days import full_day
from cases.deadlines.rule import Rule
from cases.process.anchors import ANCHORS, NOT_AFTER, NOT_BEFORE

type Days = Mapping[str, dt.date]


@dataclass(frozen=True)
class Reading:
    """A day that a rule may count from: what it is called, and why it is this one.

    `is_open` marks a latest day that nothing known bounds: it is the latest so far, and tomorrow it is a day later.
    """

    day: dt.date
    label: str
    why: tuple[str, ...] = ()
    is_open: bool = False

    def __str__(self) -> str:
        return _("%(anchor)s: %(day)s") % {"anchor": self.label, "day": full_day(self.day)}


def readings(rule: Rule, days: Days, today: dt.date) -> tuple[Reading, Reading] | None:
    """Return the earliest and the latest day to count from; None where no day bounds it below."""
    return _first_of_two(rule, days, today) if rule.anchor_else else _one(rule, days, today)


def waits_for(rule: Rule, days: Days) -> set[str]:
    """Return the days that would make a deadline end earlier than it is counted without them."""
    own = {name for name in (rule.anchor, rule.anchor_else) if name}
    return own | {NOT_BEFORE[name] for name in own - days.keys() if name in NOT_BEFORE}


def _one(rule: Rule, days: Days, today: dt.date) -> tuple[Reading, Reading] | None:
    name = rule.anchor
    if name in days:
        reading = _or_later(rule, _of(name, days), days)
        return reading, reading
    lower, upper = NOT_BEFORE.get(name, ""), NOT_AFTER.get(name, "")
    if lower not in days:
        return None
    earliest = _of(lower, days, _unknown(name))
    if upper in days:
        return earliest, max(_of(upper, days), earliest, key=lambda one: one.day)
    return earliest, _today(today, earliest)


def _or_later(rule: Rule, reading: Reading, days: Days) -> Reading:
    later = days.get(rule.anchor_later)
    if later is None or later <= reading.day:
        return reading
    return _of(rule.anchor_later, days, _("%(earlier)s. 둘 가운데 늦은 날부터 세어요") % {"earlier": reading})


def _first_of_two(rule: Rule, days: Days, today: dt.date) -> tuple[Reading, Reading] | None:
    """Return the readings of a rule that counts from whichever of two things happens first.

    The first (`anchor`) is the buyer's own act, and only possible before the other: where it is known, it counts. An
    order whose goods came after the promised day was not over before, as far as anybody can say.
    """
    own, other = rule.anchor, rule.anchor_else
    if own in days and other in days:
        first, second = sorted((own, other), key=days.__getitem__)
        reading = _of(first, days, _("%(later)s. 둘 가운데 이른 날부터 세어요") % {"later": _of(second, days)})
        return reading, reading
    if own in days:
        return _of(own, days), _of(own, days)
    lower, other_lower = NOT_BEFORE.get(own, ""), NOT_BEFORE.get(other, "")
    if other in days:
        latest = _of(other, days)
        before = lower in days and days[lower] < latest.day
        return (_of(lower, days, _unknown(own)), latest) if before else (latest, latest)
    if lower in days and other_lower in days and days[lower] > days[other_lower]:
        late = _("%(promised)s. 그보다 늦게 받았으니 받은 날부터 세어요") % {"promised": _of(other_lower, days)}
        return (reading := _of(lower, days, late, _unknown(own))), reading
    known = [name for name in (lower, other_lower) if name in days]
    if not known:
        return None
    earliest = _of(known[0], days, _unknown(own if known[0] == lower else other))
    return earliest, _of(known[1], days) if len(known) == 2 else _today(today, earliest)


def _of(name: str, days: Days, *why: str) -> Reading:
    return Reading(days[name], str(ANCHORS[name]), why)


def _today(today: dt.date, earliest: Reading) -> Reading:
    return Reading(max(today, earliest.day), _("오늘"), is_open=True)


def _unknown(name: str) -> str:
    return _("%(anchor)s을 아직 몰라요. 이날보다 빠를 수는 없어서 이날부터 세어요. 알게 되면 적어 주세요") % {
        "anchor": ANCHORS[name]
    }
