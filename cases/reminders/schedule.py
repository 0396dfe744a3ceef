"""When is a reminder worth a mail? Deadlines and holidays in, days out. Pure.

A tired buyer gets few mails, each on a day on which something can be done:

* what is done on a screen, at any hour, is reminded of three days and one day before, weekends included;
* what needs an office (a post office, a card issuer) is counted in working days: three and one before, so that a
  deadline on a Sunday or after a long holiday is said on the last day on which offices are open;
* what becomes possible is said on that day;
* what somebody else had to do is worth one look on the day after;
* where a deadline has a latest day that is days after the earliest, the day before that one is said too;
* where some of those who grant it end it sooner, the day until which all of them do is said the same way before;
* a day that the buyer chose is said on that day, one that somebody promised on the day after.

A step whose day was missed (the site was off) stays worth its mail until the next step begins or the time is over:
so there is never more than one step of a deadline, and never a backlog.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from cases.core.days import SEOUL, is_working_day
from cases.deadlines.deadline import Deadline
from cases.deadlines.rule import BUYER

OPENS_AT, ENDS_AT = dt.time(9), dt.time(20)
BEFORE = (3, 1)
DAY = dt.timedelta(days=1)

# Somebody with business hours must be reached.
NEEDS_OFFICE = frozenset({"return-posted-by", "chargeback-120d", "chargeback-expected-120d"})
# Of what others do, only this is worth a look; where it shows in an account, a working day later.
WORTH_A_LOOK = frozenset({"seller-answers", "platform-steps-in"})
WORTH_A_LOOK_AT_THE_BANK = frozenset({"refund-booked-by"})
OPENED, PASSED, CHOSEN, LATEST = "opened", "passed", "chosen", "latest"
# The day until which acting is safe with all of them, where some end a deadline sooner: `safe-3` and `safe-1`.
SAFE = "safe-"
CHOSEN_SLUG = "chosen-"


@dataclass(frozen=True)
class Step:
    """One reminder of one deadline: worth sending from the day `on` to the day `until`, both in Seoul."""

    name: str
    on: dt.date
    until: dt.date

    @property
    def is_for_safe_day(self) -> bool:
        """Whether it warns of the day until which acting is safe, and not of the end itself."""
        return self.name.startswith(SAFE)


def days_before() -> str:
    """Say how long before a day we remind, in mails and in calendars: `3일 전과 하루 전`."""
    said = [gettext("%(days)s일 전") % {"days": days} if days > 1 else gettext("하루 전") for days in BEFORE]
    return gettext("%(most)s과 %(last)s") % {"most": ", ".join(said[:-1]), "last": said[-1]}


def is_sane(now: dt.datetime) -> bool:
    """Say whether it is an hour at which a mail wakes nobody: from 9:00 until 20:00 in Seoul."""
    return OPENS_AT <= now.astimezone(SEOUL).time() < ENDS_AT


def steps(deadline: Deadline, holidays: Mapping[dt.date, str]) -> list[Step]:
    """Return the reminders that belong to a deadline, by day; none where a mail would only be noise."""
    on, slug = deadline.on, deadline.slug
    if slug.startswith(CHOSEN_SLUG):
        return [Step(CHOSEN, on, on)]
    if deadline.is_promise:
        return [Step(PASSED, on + DAY, on + 3 * DAY)]
    if deadline.opens:
        return [Step(OPENED, on, on + 2 * DAY)]
    if deadline.actor == BUYER:
        safe = deadline.some_end_on
        found = _before(safe, slug, holidays, SAFE) if safe else []
        found += _before(on, slug, holidays)
        last = deadline.latest_on
        return [*found, Step(LATEST, last - DAY, last)] if deadline.ends_apart else found
    if slug in WORTH_A_LOOK:
        return [Step(PASSED, on + DAY, on + 3 * DAY)]
    if slug in WORTH_A_LOOK_AT_THE_BANK:
        day = _working(on + DAY, DAY, holidays)
        return [Step(PASSED, day, day + 2 * DAY)]
    return []


def _before(end: dt.date, slug: str, holidays: Mapping[dt.date, str], name: str = "") -> list[Step]:
    office = slug in NEEDS_OFFICE
    days = [_working_days_before(end, count, holidays) if office else end - count * DAY for count in BEFORE]
    return [Step(f"{name}{count}", day, end) for count, day in zip(BEFORE, days, strict=True)]


def due(deadline: Deadline, holidays: Mapping[dt.date, str], now: dt.datetime) -> Step | None:
    """Return the reminder that is worth sending at `now`, of those whose day has come the latest."""
    today = now.astimezone(SEOUL).date()
    come = [step for step in steps(deadline, holidays) if step.on <= today <= step.until]
    if not come or (deadline.passed and come[-1].name != PASSED):
        return None
    return come[-1]


def next_day(deadlines: Iterable[Deadline], holidays: Mapping[dt.date, str], today: dt.date) -> dt.date | None:
    """Return the first day after `today` on which one of the deadlines may be worth a mail; None where none is.

    It is never too late: which days belong to a step depends on no clock, and within a day `due` only ever ends.
    """
    tomorrow = today + DAY
    coming = [step for deadline in deadlines for step in steps(deadline, holidays) if step.until >= tomorrow]
    return min((max(step.on, tomorrow) for step in coming), default=None)


def _working_days_before(day: dt.date, count: int, holidays: Mapping[dt.date, str]) -> dt.date:
    for _ in range(count):
        day = _working(day - DAY, -DAY, holidays)
    return day


def _working(day: dt.date, stride: dt.timedelta, holidays: Mapping[dt.date, str]) -> dt.date:
    """Return `day` or the first working day from it in the direction of `stride`."""
    while not is_working_day(day, holidays):
        day += stride
    return day
