"""Until when? Dates of a case and rules in, deadlines that explain themselves out.

Pure: rules, holidays and the moment are passed in. How days are counted (민법 157, 160, 161):

* the first day never counts: 7 days from the 20th end on the 27th;
* a month ends on the day before the one that corresponds to the day after the anchor, or on the last day of a month
  that has no such day;
* business days skip Saturdays, Sundays and holidays;
* a rule that rolls ends on the next working day when its last day is none. The platform's countdowns never roll;
* where a rule counts from one date or another and both are known, it counts from the earlier;
* where the right date is not known but one before it is, a rule may count from that one, and says so: the deadline is
  then the earliest that the right date can give.

Dates of a case are days in Seoul. Where a rule counts in another zone, the anchor becomes the day that it is *there*
when the day begins in Seoul, so that our estimate is never later than the platform's own countdown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from cases.anchors import ANCHORS
from cases.days import SEOUL, add_business_days, add_months, full_day, next_working_day
from cases.explain import Step, conversion, skips, zone_name

DAYS, BUSINESS_DAYS, MONTHS = "days", "business_days", "months"
ROLL_NEXT = "next"
BUYER = "buyer"
# The rule that the countdown on the buyer's own order page overrides.
ORDER_PAGE_RULE = "dispute-closes"


@dataclass(frozen=True)
class Facts:
    """What is known of a case: days in Seoul by anchor name, and the countdown the buyer read on the order page."""

    dates: Mapping[str, dt.date]
    order_page_at: dt.datetime | None = None
    order_page_zone: str = "Asia/Seoul"


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


@dataclass(frozen=True)
class Deadline:
    """One clock of a case at one moment.

    `on` is the last day in Seoul (the first, where the rule `opens` something), `at` the exact moment (aware, in the
    rule's zone); `passed` never holds for a rule that opens something, `begun` only for those. `days_left` counts
    days in Seoul and is negative once they are gone. `since` is the day of the case that it is counted from.
    `estimated` marks our own count of a clock that the order page also shows; `ours` is that count where the buyer has
    copied the order page's.
    """

    rule: Rule
    on: dt.date
    at: dt.datetime
    passed: bool
    begun: bool
    days_left: int
    steps: tuple[Step, ...]
    since: dt.date | None = None
    estimated: bool = False
    from_order_page: bool = False
    ours: Deadline | None = field(default=None)

    @property
    def slug(self) -> str:
        """The rule's slug."""
        return self.rule.slug

    @property
    def title(self) -> str:
        """The rule's title."""
        return self.rule.title

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
        """The exact moment in Seoul."""
        return self.at.astimezone(SEOUL)

    @property
    def hour(self) -> str:
        """The time of day in Seoul at which it ends, where that is not the end of the day."""
        elsewhere = self.from_order_page or ZoneInfo(self.rule.zone) != SEOUL
        return f"{self.at_seoul:%H:%M}" if elsewhere and not self.opens else ""

    @property
    def left(self) -> str:
        """Say in words how long there is."""
        if self.opens:
            later = _("%(days)s일 뒤부터") % {"days": self.days_left} if self.days_left else _("오늘부터")
            return _("지금 가능") if self.begun else later
        if self.passed:
            return _("%(days)s일 지남") % {"days": -self.days_left} if self.days_left else _("오늘 지남")
        return _("%(days)s일 남음") % {"days": self.days_left} if self.days_left else _("오늘까지")

    @property
    def tone(self) -> str:
        """How loud the page says it: `bad` (three days), `warn` (a week), `good`, `info` or `mute`."""
        if self.opens:
            return "good" if self.begun else "info"
        if self.passed:
            return "mute"
        if self.actor != BUYER:
            return "info"
        return "bad" if self.days_left <= 3 else "warn" if self.days_left <= 7 else "info"


@dataclass(frozen=True)
class Missing:
    """A clock that cannot be counted because a date is unknown: it is asked for, never guessed."""

    rule: Rule

    @property
    def slug(self) -> str:
        """The rule's slug."""
        return self.rule.slug

    @property
    def title(self) -> str:
        """The rule's title."""
        return self.rule.title

    @property
    def anchor(self) -> str:
        """The name of the date that is missing."""
        return self.rule.anchor

    @property
    def anchor_label(self) -> str:
        """What to ask for."""
        names = [str(ANCHORS[name]) for name in (self.rule.anchor, self.rule.anchor_else) if name]
        return _(" 또는 ").join(names)


def deadlines(
    facts: Facts, rules: Iterable[Rule], holidays: Mapping[dt.date, str], now: dt.datetime
) -> tuple[list[Deadline], list[Missing]]:
    """Return the clocks that run, the nearest that the buyer must act on first, and those that lack their date.

    After the buyer's own come the others by date, and last those that have passed.
    """
    found: list[Deadline] = []
    missing: list[Missing] = []
    for rule in rules:
        ours = _count(rule, facts, holidays, now)
        if rule.slug == ORDER_PAGE_RULE and facts.order_page_at:
            found.append(_from_order_page(rule, facts.order_page_at, facts.order_page_zone, ours, now))
        elif ours:
            found.append(ours)
        else:
            missing.append(Missing(rule))
    found.sort(key=lambda deadline: (deadline.passed, not deadline.is_mine, deadline.at, deadline.slug))
    return found, missing


def _count(rule: Rule, facts: Facts, holidays: Mapping[dt.date, str], now: dt.datetime) -> Deadline | None:
    known = [name for name in (rule.anchor, rule.anchor_else) if name in facts.dates]
    known = known or [name for name in (rule.stand_in,) if name in facts.dates]
    if not known:
        return None
    standing_in = known == [rule.stand_in]
    name = min(known, key=facts.dates.__getitem__)
    anchor, zone = facts.dates[name], ZoneInfo(rule.zone)
    there = dt.datetime.combine(anchor, dt.time.min, tzinfo=SEOUL).astimezone(zone).date()
    steps = [Step("anchor", _("%(anchor)s: %(day)s") % {"anchor": ANCHORS[name], "day": full_day(anchor)})]
    if standing_in:
        unknown = _("%(anchor)s을 아직 모릅니다. 적으면 그날부터 세고, 이 날짜보다 늦어집니다")
        steps.append(Step("anchor", unknown % {"anchor": ANCHORS[rule.anchor]}))
    if name != known[0]:
        later = {"anchor": ANCHORS[known[0]], "day": full_day(facts.dates[known[0]])}
        steps.append(Step("anchor", _("%(anchor)s: %(day)s. 둘 가운데 이른 날부터 셉니다") % later))
    if there != anchor:
        midnight = {"zone": zone_name(zone), "day": full_day(there)}
        steps.append(Step("zone", _("한국의 이날 0시는 %(zone)s으로 %(day)s입니다") % midnight))
    end = _add(rule, there, holidays, steps)
    if rule.roll == ROLL_NEXT:
        end, skipped = next_working_day(end, holidays)
        if skipped:
            steps.extend(skips(skipped, holidays, rolling=True))
            steps.append(Step("roll", _("그래서 다음 영업일인 %(day)s까지입니다") % {"day": full_day(end)}))
    time = dt.time.min if rule.opens else dt.time(23, 59, 59)
    at = dt.datetime.combine(end, time, tzinfo=zone)
    if zone.key != SEOUL.key:
        steps.append(conversion(at, zone))
    return _deadline(rule, at, steps, now, since=anchor, estimated=rule.slug == ORDER_PAGE_RULE)


def _add(rule: Rule, anchor: dt.date, holidays: Mapping[dt.date, str], steps: list[Step]) -> dt.date:
    if rule.unit == BUSINESS_DAYS:
        end, skipped = add_business_days(anchor, rule.amount, holidays)
        steps.extend(skips(skipped, holidays))
        span = _("영업일로 %(amount)s일") % {"amount": rule.amount}
    elif rule.unit == MONTHS:
        end = add_months(anchor, rule.amount)
        span = _("%(amount)s개월") % {"amount": rule.amount}
    elif rule.unit == DAYS:
        end = anchor + dt.timedelta(days=rule.amount)
        span = _("%(amount)s일") % {"amount": rule.amount}
    else:
        raise ValueError(f"unknown unit {rule.unit!r} in the rule {rule.slug}")
    text = _("다음 날부터 %(span)s을 세면 %(day)s입니다") % {"span": span, "day": full_day(end)}
    steps.append(Step("count", text))
    return end


def _from_order_page(rule: Rule, at: dt.datetime, zone: str, ours: Deadline | None, now: dt.datetime) -> Deadline:
    there = ZoneInfo(zone)
    at = at.astimezone(there)
    read = {"zone": zone_name(there), "day": full_day(at.date()), "time": f"{at:%H:%M}"}
    steps = [Step("order-page", _("주문 화면에 나온 기한: %(zone)s %(day)s %(time)s") % read)]
    if there.key != SEOUL.key:
        steps.append(conversion(at, there))
    return _deadline(rule, at, steps, now, from_order_page=True, ours=ours)


def _deadline(
    rule: Rule,
    at: dt.datetime,
    steps: list[Step],
    now: dt.datetime,
    *,
    since: dt.date | None = None,
    estimated: bool = False,
    from_order_page: bool = False,
    ours: Deadline | None = None,
) -> Deadline:
    on = at.astimezone(SEOUL).date()
    return Deadline(
        rule=rule,
        on=on,
        at=at,
        passed=not rule.opens and now > at,
        begun=rule.opens and now >= at,
        days_left=(on - now.astimezone(SEOUL).date()).days,
        steps=tuple(steps),
        since=since,
        estimated=estimated,
        from_order_page=from_order_page,
        ours=ours,
    )
