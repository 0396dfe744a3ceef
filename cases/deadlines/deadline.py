"""A deadline as people see it: what it is about, until when, how long there is, and why on that day. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from cases.core.days import SEOUL
from cases.deadlines.explain import Step
from cases.process.anchors import ANCHORS

DAYS, BUSINESS_DAYS, MONTHS = "days", "business_days", "months"
ROLL_NEXT = "next"
BUYER = "buyer"
# The rule that the countdown on the buyer's own order page overrides.
ORDER_PAGE_RULE = "dispute-closes"


@dataclass(frozen=True)
class Rule:
    """How one deadline is counted and explained (see `DeadlineRule`); `extends`: the rule that this is a later day of."""

    slug: str
    title: str
    anchor: str
    amount: int
    unit: str
    anchor_else: str = ""
    stand_in: str = ""
    extends: str = ""
    roll: str = "none"
    zone: str = "Asia/Seoul"
    opens: bool = False
    actor: str = BUYER
    text: str = ""
    when_passed: str = ""
    source: str = ""
    source_url: str = ""
    checked_on: dt.date | None = None
    confidence: str = ""
    confidence_label: str = ""


def later_title(title: str) -> str:
    """Return what a later day is called that the platform gave, by the title of its rule; "" where that is gone."""
    return _("%(title)s (늘어난 기한)") % {"title": title} if title else _("늘어난 기한")


@dataclass(frozen=True)
class _OfRule:
    rule: Rule

    @property
    def slug(self) -> str:
        return self.rule.slug

    @property
    def title(self) -> str:
        return self.rule.title


@dataclass(frozen=True)
class Deadline(_OfRule):
    """One deadline of a case at one moment.

    `on` is the last day in Seoul (the first, where the rule `opens` something), `at` the exact moment (aware, in the
    rule's zone); `passed` never holds for a rule that opens something, `has_begun` only for those. `days_left` counts
    days in Seoul and is negative once they are gone. `since` is the day of the case that it is counted from.
    `estimated` marks our own count of a deadline that the order page also shows; `ours` is that count where the buyer
    has copied the order page's.
    """

    on: dt.date
    at: dt.datetime
    passed: bool
    has_begun: bool
    days_left: int
    steps: tuple[Step, ...]
    since: dt.date | None = None
    estimated: bool = False
    from_order_page: bool = False
    ours: Deadline | None = field(default=None)

    @property
    def opens(self) -> bool:
        """Whether something becomes possible on this day, instead of impossible after it."""
        return self.rule.opens

    @property
    def actor(self) -> str:
        """Who has to act: `buyer`, `seller` or `platform`."""
        return self.rule.actor

    @property
    def is_mine(self) -> bool:
        """Whether the buyer still has to act by this day."""
        return self.actor == BUYER and not self.opens and not self.passed

    @property
    def at_seoul(self) -> dt.datetime:
        return self.at.astimezone(SEOUL)

    @property
    def hour(self) -> str:
        """The time of day in Seoul at which it ends, where that is not the end of the day."""
        elsewhere = self.from_order_page or ZoneInfo(self.rule.zone) != SEOUL
        return f"{self.at_seoul:%H:%M}" if elsewhere and not self.opens else ""

    @property
    def left(self) -> str:
        if self.opens:
            later = _("%(days)s일 뒤부터") % {"days": self.days_left} if self.days_left else _("오늘부터")
            return _("지금 가능") if self.has_begun else later
        if self.passed:
            return _("%(days)s일 지남") % {"days": -self.days_left} if self.days_left else _("오늘 지남")
        return _("%(days)s일 남음") % {"days": self.days_left} if self.days_left else _("오늘까지")

    @property
    def tone(self) -> str:
        """How loud the page says it: `bad` (three days), `warn` (a week), `good`, `info` or `mute`."""
        if self.opens:
            return "good" if self.has_begun else "info"
        if self.passed:
            return "mute"
        if self.actor != BUYER:
            return "info"
        return "bad" if self.days_left <= 3 else "warn" if self.days_left <= 7 else "info"


@dataclass(frozen=True)
class Missing(_OfRule):
    """A deadline that cannot be counted because a date is unknown: it is asked for, never guessed."""

    @property
    def anchor(self) -> str:
        return self.rule.anchor

    @property
    def anchor_label(self) -> str:
        names = [str(ANCHORS[name]) for name in (self.rule.anchor, self.rule.anchor_else) if name]
        return _(" 또는 ").join(names)
