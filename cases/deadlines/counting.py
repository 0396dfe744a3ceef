"""Until when? A situation and rules in, deadlines that explain themselves out.

Pure: rules, holidays and the moment are passed in. How days are counted (민법 157, 160, 161):

* the first day never counts: 7 days from the 20th end on the 27th;
* a month ends on the day before the one that corresponds to the day after the anchor, or on the last day of a month
  that has no such day;
* business days skip Saturdays, Sundays and holidays;
* a rule that rolls ends on the next working day when its last day is none. The platform's countdowns never roll;
* where the day that starts the clock is uncertain, the deadline has an earliest and a latest reading
  (`cases.deadlines.readings`).

Dates of a case are days in Seoul. Where a rule counts in another zone, the anchor becomes the day that it is *there*
when the day begins in Seoul, so that the earliest reading is never later than the platform's own countdown; the latest
takes the day that it is there when the day ends in Seoul.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from cases.core.days import SEOUL, add_business_days, add_months, next_working_day
from cases.deadlines.deadline import Deadline, Missing
from cases.deadlines.explain import Step, conversion, said_later, skips, zone_name
from cases.deadlines.readings import Reading, readings
from cases.deadlines.rule import BUSINESS_DAYS, DAYS, MONTHS, ROLL_NEXT, Rule
from cases.process.situation import Countdown, ReadOn, Situation

type Holidays = Mapping[dt.date, str]


def deadlines(
    situation: Situation, rules: Iterable[Rule], holidays: Holidays, now: dt.datetime
) -> tuple[list[Deadline], list[Missing]]:
    """Return the deadlines that run, by their earliest day whoever has to act, and those that lack their date.

    What has passed comes last.
    """
    found: dict[str, Deadline] = {}
    missing: list[Missing] = []
    for rule in rules:
        ours = _count(rule, situation.dates, holidays, now)
        if countdown := situation.countdowns.get(rule.slug):
            found[rule.slug] = _as_shown(rule, countdown, ours, now)
        elif ours:
            found[rule.slug] = ours
        else:
            missing.append(Missing(rule, comes=situation.problem is None or situation.problem.received))
    capped = [_capped(deadline, found.get(deadline.rule.capped_by), now) for deadline in found.values()]
    # Sorting is stable: of one moment, in the order of the rules.
    return sorted(capped, key=lambda deadline: (deadline.passed, deadline.at)), missing


def _count(rule: Rule, days: Mapping[str, dt.date], holidays: Holidays, now: dt.datetime) -> Deadline | None:
    both = readings(rule, days, now.astimezone(SEOUL).date())
    if both is None:
        return None
    earliest, latest = both
    steps = [Step("anchor", "%(reading)s", {"reading": earliest}), *(Step("anchor", why) for why in earliest.why)]
    at = _end(rule, earliest, dt.time.min, holidays, steps)
    # Only elsewhere is the end of a day another one than its beginning.
    is_one = latest.day == earliest.day and rule.zone == SEOUL.key
    latest_at = at if is_one else _end(rule, latest, dt.time.max, holidays, [])
    if latest.is_open:
        steps.append(Step("latest", _("정확한 날을 모르면 이보다 늦을 수 있어요. 얼마나 늦을지는 알 수 없어요")))
    elif latest_at != at:
        steps.append(_latest(latest_at, latest, elsewhere=latest.day == earliest.day))
    estimated = rule.has_countdown
    return _deadline(
        rule, at, latest_at, steps, now, since=earliest.day, estimated=estimated, open_ended=latest.is_open
    )


def _end(rule: Rule, reading: Reading, time: dt.time, holidays: Holidays, steps: list[Step]) -> dt.datetime:
    """Return the moment that the rule gives for a day which, where the rule counts, is the one at `time` in Seoul."""
    zone = ZoneInfo(rule.zone)
    there = dt.datetime.combine(reading.day, time, tzinfo=SEOUL).astimezone(zone).date()
    if there != reading.day:
        midnight = {"zone": zone_name(zone), "day": there}
        steps.append(Step("zone", _("한국의 이날 0시는 %(zone)s으로 %(day)s이에요"), midnight))
    end = _add(rule, there, holidays, steps)
    if rule.roll == ROLL_NEXT:
        end, skipped = next_working_day(end, holidays)
        if skipped:
            steps.extend(skips(skipped, holidays, rolling=True))
            steps.append(Step("roll", _("그래서 다음 영업일인 %(day)s까지예요"), {"day": end}))
    at = dt.datetime.combine(end, dt.time.min if rule.opens else dt.time(23, 59, 59), tzinfo=zone)
    if zone.key != SEOUL.key:
        steps.append(conversion(at, zone))
    return at


def _latest(at: dt.datetime, reading: Reading, *, elsewhere: bool) -> Step:
    here = at.astimezone(SEOUL)
    words = {"reading": reading, "day": here.date(), "time": f"{here:%H:%M}"}
    if elsewhere:
        return Step("latest", _("한국의 이날 늦게 일어났다면 하루 뒤인 %(day)s %(time)s까지예요"), words)
    return Step("latest", _("늦게 보면 %(reading)s. 이날부터 세면 %(day)s까지예요"), words)


def _capped(deadline: Deadline, cap: Deadline | None, now: dt.datetime) -> Deadline:
    """Return a deadline with the one that must be kept too; where it is uncertain, it has no later reading than that."""
    if cap is None:
        return deadline
    is_within = cap.latest_at >= deadline.latest_at and not deadline.open_ended
    if is_within or not deadline.is_uncertain:
        return replace(deadline, cap=cap)
    latest_at = max(cap.latest_at, deadline.at)
    sentence = _("‘%(title)s’ 기한도 지켜야 하니 늦어도 %(day)s까지예요")
    told = Step("latest", sentence, {"title": cap.title, "day": latest_at.astimezone(SEOUL).date()})
    steps = (*(step for step in deadline.steps if step.kind != "latest"), told)
    return replace(
        deadline, steps=steps, open_ended=False, cap=cap, **_moments(deadline.rule, deadline.at, latest_at, now)
    )


def _add(rule: Rule, anchor: dt.date, holidays: Mapping[dt.date, str], steps: list[Step]) -> dt.date:
    if rule.unit == BUSINESS_DAYS:
        end, skipped = add_business_days(anchor, rule.amount, holidays)
        steps.extend(skips(skipped, holidays))
        span = said_later(_("영업일로 %(amount)s일"), {"amount": rule.amount})
    elif rule.unit == MONTHS:
        end = add_months(anchor, rule.amount)
        span = said_later(_("%(amount)s개월"), {"amount": rule.amount})
    elif rule.unit == DAYS:
        end = anchor + dt.timedelta(days=rule.amount)
        span = said_later(_("%(amount)s일"), {"amount": rule.amount})
    else:
        raise ValueError(f"unknown unit {rule.unit!r} in the rule {rule.slug}")
    steps.append(Step("count", _("다음 날부터 %(span)s을 세면 %(day)s이에요"), {"span": span, "day": end}))
    return end


def _as_shown(rule: Rule, countdown: Countdown, ours: Deadline | None, now: dt.datetime) -> Deadline:
    there = ZoneInfo(countdown.zone)
    at = countdown.at.astimezone(there)
    read = {
        "where": ReadOn(countdown.read_on).label,
        "zone": zone_name(there),
        "day": at.date(),
        "time": f"{at:%H:%M}",
    }
    steps = [Step("order-page", _("%(where)s에 나온 기한: %(zone)s %(day)s %(time)s"), read)]
    if there.key != SEOUL.key:
        steps.append(conversion(at, there))
    return _deadline(rule, at, at, steps, now, countdown=countdown, ours=ours)


def _deadline(
    rule: Rule,
    at: dt.datetime,
    latest_at: dt.datetime,
    steps: list[Step],
    now: dt.datetime,
    *,
    since: dt.date | None = None,
    estimated: bool = False,
    open_ended: bool = False,
    countdown: Countdown | None = None,
    ours: Deadline | None = None,
) -> Deadline:
    return Deadline(
        rule=rule,
        today=now.astimezone(SEOUL).date(),
        steps=tuple(steps),
        since=since,
        estimated=estimated,
        open_ended=open_ended,
        countdown=countdown,
        ours=ours,
        **_moments(rule, at, latest_at, now),
    )


def _moments(rule: Rule, at: dt.datetime, latest_at: dt.datetime, now: dt.datetime) -> dict[str, Any]:
    return {
        "on": at.astimezone(SEOUL).date(),
        "at": at,
        "latest_on": latest_at.astimezone(SEOUL).date(),
        "latest_at": latest_at,
        "passed": not rule.opens and now > latest_at,
        "in_doubt": not rule.opens and at < now <= latest_at,
        "has_begun": rule.opens and now >= at,
    }
