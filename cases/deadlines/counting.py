"""Until when? A situation and rules in, deadlines that explain themselves out.

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
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from cases.core.days import SEOUL, add_business_days, add_months, full_day, next_working_day
from cases.deadlines.deadline import BUSINESS_DAYS, DAYS, MONTHS, ORDER_PAGE_RULE, ROLL_NEXT, Deadline, Missing, Rule
from cases.deadlines.explain import Step, conversion, skips, zone_name
from cases.process.anchors import ANCHORS
from cases.process.situation import OrderPage, Situation


def deadlines(
    situation: Situation, rules: Iterable[Rule], holidays: Mapping[dt.date, str], now: dt.datetime
) -> tuple[list[Deadline], list[Missing]]:
    """Return the deadlines that run, the nearest that the buyer must act on first, and those that lack their date.

    After the buyer's own come the others by date, and last those that have passed.
    """
    found: list[Deadline] = []
    missing: list[Missing] = []
    for rule in rules:
        ours = _count(rule, situation.dates, holidays, now)
        if rule.slug == ORDER_PAGE_RULE and situation.order_page:
            found.append(_from_order_page(rule, situation.order_page, ours, now))
        elif ours:
            found.append(ours)
        else:
            missing.append(Missing(rule))
    found.sort(key=lambda deadline: (deadline.passed, not deadline.is_mine, deadline.at, deadline.slug))
    return found, missing


def _count(
    rule: Rule, dates: Mapping[str, dt.date], holidays: Mapping[dt.date, str], now: dt.datetime
) -> Deadline | None:
    known = [name for name in (rule.anchor, rule.anchor_else) if name in dates]
    known = known or [name for name in (rule.stand_in,) if name in dates]
    if not known:
        return None
    standing_in = known == [rule.stand_in]
    name = min(known, key=dates.__getitem__)
    anchor, zone = dates[name], ZoneInfo(rule.zone)
    there = dt.datetime.combine(anchor, dt.time.min, tzinfo=SEOUL).astimezone(zone).date()
    steps = [Step("anchor", _("%(anchor)s: %(day)s") % {"anchor": ANCHORS[name], "day": full_day(anchor)})]
    if standing_in:
        unknown = _("%(anchor)s을 아직 모릅니다. 적으면 그날부터 세고, 이 날짜보다 늦어집니다")
        steps.append(Step("anchor", unknown % {"anchor": ANCHORS[rule.anchor]}))
    if name != known[0]:
        later = {"anchor": ANCHORS[known[0]], "day": full_day(dates[known[0]])}
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


def _from_order_page(rule: Rule, page: OrderPage, ours: Deadline | None, now: dt.datetime) -> Deadline:
    there = ZoneInfo(page.zone)
    at = page.at.astimezone(there)
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
        has_begun=rule.opens and now >= at,
        days_left=(on - now.astimezone(SEOUL).date()).days,
        steps=tuple(steps),
        since=since,
        estimated=estimated,
        from_order_page=from_order_page,
        ours=ours,
    )
