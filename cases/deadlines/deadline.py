"""A deadline as people see it: what it is about, until when, how long there is, and why on that day. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from cases.core.days import SEOUL, day_in_words, full_day, hour_text, near_day
from cases.deadlines.explain import Step
from cases.deadlines.rule import BUYER, Rule
from cases.process.anchors import ANCHORS, NOT_BEFORE
from cases.process.contacts import PROMISE_MARK, PROMISE_SLUG
from cases.process.situation import Countdown

# So many days lie between an earliest and a latest day that are told as one.
APART = 2
# So many of a list are in sight, as far as they come within so many days.
IN_SIGHT, SOON = 3, 60


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
    """One deadline of a case at one moment, with the earliest and the latest day that it may be.

    `on` is the earliest last day in Seoul (first, where the rule `opens` something), `at` the exact moment (aware, in
    the rule's zone); `latest_on` and `latest_at` are the same for the latest reading, and equal where all is known. We
    warn by the earliest, and call only `passed` what has passed in every reading; `passed` never holds for a rule that
    opens something, `has_begun` only for those. `days_left` counts days in Seoul to the earliest and is negative once
    they are gone. Where the latest is `open_ended`, nobody can say it, and `latest_on` is only how late it is by now. `since` is the day of the case that the earliest is counted from. `estimated` marks our own count of
    a deadline that the platform also shows; `ours` is that count where the buyer has copied what it shows. `cap` is the
    deadline that must be kept as well, and is told with this one.
    """

    on: dt.date
    at: dt.datetime
    latest_on: dt.date
    latest_at: dt.datetime
    passed: bool
    in_doubt: bool
    has_begun: bool
    today: dt.date
    steps: tuple[Step, ...]
    since: dt.date | None = None
    estimated: bool = False
    open_ended: bool = False
    countdown: Countdown | None = None
    ours: Deadline | None = field(default=None)
    cap: Deadline | None = field(default=None)

    @property
    def opens(self) -> bool:
        """Whether something becomes possible on this day, instead of impossible after it."""
        return self.rule.opens

    @property
    def actor(self) -> str:
        """Who has to act: a value of `DeadlineRule.Actor`."""
        return self.rule.actor

    @property
    def is_promise(self) -> bool:
        """Whether somebody said this day, so that no rule counts it."""
        return self.slug.startswith(PROMISE_SLUG)

    @property
    def mark(self) -> str:
        """What pages mark it with: its rule; all promises alike."""
        return PROMISE_MARK if self.is_promise else self.slug

    @property
    def is_mine(self) -> bool:
        """Whether the buyer still has to act by this day."""
        return self.actor == BUYER and not self.opens and not self.passed

    @property
    def is_uncertain(self) -> bool:
        """Whether there is an earliest and a latest day, instead of one."""
        return self.open_ended or self.latest_at != self.at

    @property
    def is_sure_at_first(self) -> bool:
        """Whether the buyer is safe by acting until the earliest of two days."""
        return self.is_uncertain and self.is_mine and not self.in_doubt

    @property
    def ends_apart(self) -> bool:
        """Whether the latest day is known, and days after the earliest."""
        return not self.open_ended and (self.latest_on - self.on).days > APART

    @property
    def days_left(self) -> int:
        return (self.on - self.today).days

    @property
    def days_that_count(self) -> int:
        """Days to the reading that matters now: the safe day, or the earliest while it lies ahead, then the latest, or now."""
        if self.safe_on:
            return (self.safe_on - self.today).days
        if self.in_doubt and self.open_ended:
            return 0
        return (self.latest_on - self.today).days if self.passed or self.in_doubt else self.days_left

    @property
    def counts_at(self) -> dt.datetime:
        """The moment of that reading."""
        return self.told_at if self.safe_on else self.ends_at

    @property
    def ends_at(self) -> dt.datetime:
        """The same where all who grant it are taken to grant it as long as they usually do."""
        return self.at if self.open_ended or not (self.passed or self.in_doubt) else self.latest_at

    @property
    def at_seoul(self) -> dt.datetime:
        return self.at.astimezone(SEOUL)

    # Until when, to the minute: in papers and calendars, and where a rung says why it is closed.

    @property
    def hour(self) -> str:
        """The time of day in Seoul at which it ends, where that is not the end of the day."""
        return self._hour(self.at)

    @property
    def latest_hour(self) -> str:
        return self._hour(self.latest_at)

    def _hour(self, at: dt.datetime) -> str:
        elsewhere = self.countdown or ZoneInfo(self.rule.zone) != SEOUL
        return f"{at.astimezone(SEOUL):%H:%M}" if elsewhere and not self.opens else ""

    @property
    def exact_day(self) -> str:
        """The earliest day as people say it, with its time where it ends within the day."""
        return f"{self._say(self.on)} {self.hour}".rstrip()

    @property
    def exact_latest(self) -> str:
        return f"{self._say(self.latest_on)} {self.latest_hour}".rstrip()

    @property
    def until_in_full(self) -> str:
        """Until when, in one line that hides no doubt, with every year: papers and calendars stay."""
        day = f"{full_day(self.on)} {self.hour}".rstrip()
        latest = f"{full_day(self.latest_on)} {self.latest_hour}".rstrip()
        if self.is_sure_at_first and not (self.safe_on or self.open_ended):
            return _("%(safe)s까지면 안전하고, 길면 %(latest)s까지") % {"safe": day, "latest": latest}
        return self._until(day, latest, full_day(self.safe_on) if self.safe_on else "")

    # Until when, on a page or in a mail: an hour that we count is a whole one, and nobody relies on that of the latest day.

    @property
    def shown_date(self) -> str:
        """The earliest day for a page."""
        return self._say(self.on)

    @property
    def shown_hour(self) -> str:
        """Until when on that day where it ends within it: a whole hour that is safe, to the minute where that was read on a screen."""
        return self.hour if self.countdown or not self.hour else hour_text(self.at_seoul)

    @property
    def shown_latest(self) -> str:
        """The latest day for a page."""
        return self.exact_latest if self.countdown else self._say(self.latest_on)

    @property
    def some_end_on(self) -> dt.date | None:
        """The day on which it already ends with some of those who grant it; nothing where all grant it as long."""
        by = self.rule.some_end_sooner_by
        return self.on - dt.timedelta(days=by) if by and not (self.passed or self.countdown) else None

    @property
    def some_ended(self) -> bool:
        """Whether that day has gone by."""
        return self.some_end_on is not None and self.some_end_on < self.today

    @property
    def safe_on(self) -> dt.date | None:
        """That day while it lies ahead: until then all of them grant it, and whoever acts is safe."""
        return None if self.some_ended else self.some_end_on

    @property
    def shown_safe(self) -> str:
        """The same for a page: `12월 16일(수)`, with its year where that is another one."""
        return self._say(self.told_on)

    @property
    def sooner_by(self) -> dt.timedelta:
        """How long before its end whoever wants to be safe has to act."""
        return self.on - self.safe_on if self.safe_on else dt.timedelta()

    @property
    def told_at(self) -> dt.datetime:
        """The moment that pages lead with, and lists by time go by: the safe day where there is one, else the earliest."""
        return self.at - self.sooner_by

    @property
    def told_on(self) -> dt.date:
        """The day of the same moment in Seoul."""
        return self.safe_on or self.on

    @property
    def may_last_longer(self) -> bool:
        """Whether it may last longer than to the day that is told."""
        return self.is_uncertain or self.safe_on is not None

    @property
    def told_day(self) -> str:
        """The day that leads, and its hour."""
        return f"{self.shown_safe} {self.shown_hour}".rstrip()

    @property
    def until_word(self) -> str:
        """What follows the earliest day: from it on, until it, or safely until it; nothing where it is only possible."""
        if self.opens:
            return _("부터")
        if self.is_uncertain:
            return _("까지면") if self.is_sure_at_first else ""
        return _("까지") if self.rule.anchor or self.is_promise else ""

    @property
    def until_day(self) -> str:
        """Until when, in one line, to the hour as far as it is an estimate; today is called so."""
        if not (self.opens or self.countdown or self.is_uncertain or self.days_left):
            day = _("오늘(%(day)s)") % {"day": day_in_words(self.on)}
            return _("%(day)s까지") % {"day": f"{day} {self.shown_hour}".rstrip()}
        return self._until(f"{self.shown_date} {self.shown_hour}".rstrip(), self.shown_latest)

    # How either says it.

    def _say(self, day: dt.date) -> str:
        return near_day(day, self.today)

    def _until(self, day: str, latest: str, safe: str = "") -> str:
        if self.opens:
            return _("%(day)s부터") % {"day": day}
        if self.safe_on:
            words = {"safe": safe or self.shown_safe, "latest": latest}
            return _("%(safe)s까지면 안전하고, 길면 %(latest)s까지") % words
        if self.open_ended:
            return _("%(day)s까지면 안전하고, 실제 기한은 더 늦을 수도 있어요") % {"day": day}
        if self.is_sure_at_first:
            return _("%(day)s까지면 안전해요") % {"day": day}
        if self.is_uncertain:
            return _("이르면 %(day)s, 늦어도 %(latest)s까지") % {"day": day, "latest": latest}
        return _("%(day)s까지") % {"day": day}

    # How long there is, and how loud.

    @property
    def left(self) -> str:
        if self.opens:
            later = _("%(days)s일 뒤부터") % {"days": self.days_left} if self.days_left else _("오늘부터")
            return _("지금 가능") if self.has_begun else later
        days = self.days_that_count
        if self.passed:
            return _("%(days)s일 지남") % {"days": -days} if days else _("오늘 지남")
        if self.in_doubt:
            return _("이미 지났을 수 있음")
        if self.may_last_longer:
            return _("최소 %(days)s일 남음") % {"days": days} if days else _("이르면 오늘까지")
        return _("%(days)s일 남음") % {"days": days} if days else _("오늘까지")

    @property
    def dday(self) -> str:
        """The days that count as people write them, D-3, D-DAY or D+2; nothing where that is in doubt."""
        if self.opens or (self.in_doubt and not self.passed):
            return ""
        days = self.days_that_count
        return f"D{-days:+d}" if days else "D+0" if self.passed else "D-DAY"

    @property
    def tone(self) -> str:
        """How loud the page says it: `bad` (a day), `warn` (a week), `good`, `info` or `mute`."""
        if self.opens:
            return "good" if self.has_begun else "info"
        if self.passed:
            return "mute"
        if self.actor != BUYER:
            return "info"
        days = (self.safe_on - self.today).days if self.safe_on else self.days_left
        return "bad" if days <= 1 else "warn" if days <= 7 else "info"


@dataclass(frozen=True)
class Missing(_OfRule):
    """A deadline that cannot be counted because a date is unknown: it is asked for, never guessed.

    `comes`: the goods may be in the buyer's hands, so that a day of that kind can be known.
    """

    comes: bool = True

    @property
    def anchor(self) -> str:
        """The day to ask for: one that people know, where the right one is known by it at the earliest."""
        return self._anchors[0]

    @property
    def anchor_label(self) -> str:
        return _(" 또는 ").join(str(ANCHORS[name]) for name in self._anchors)

    @property
    def _anchors(self) -> list[str]:
        names = [name for name in (self.rule.anchor, self.rule.anchor_else) if name]
        return [NOT_BEFORE.get(name, name) for name in (names if self.comes else names[-1:])]


def apart[T: (Deadline, Missing)](found: Iterable[T]) -> list[T]:
    """Return what is told in a row of its own: not the deadline that another one of them must keep as well."""
    found = list(found)
    caps = {one.rule.capped_by for one in found}
    return [one for one in found if one.slug not in caps]


def marks_of(found: Iterable[Deadline]) -> set[str]:
    """Return which marks stand beside these days, each to be explained once (deadlines/_marks.html)."""
    found = list(found)
    estimated = {"estimated" for one in found if one.estimated}
    return estimated | {"unconfirmed" for one in found if not one.rule.is_confirmed}


def parted(rows: list[Deadline]) -> tuple[list[Deadline], list[Deadline]]:
    """Return what of a list by time stands in sight, and what comes so much later that it is folded; one is always seen."""
    near = [one for one in rows[:IN_SIGHT] if (one.told_on - one.today).days <= SOON]
    count = max(1, len(near))
    return rows[:count], rows[count:]


def told(
    rule: Rule, on: dt.date, now: dt.datetime, *, steps: tuple[Step, ...] = (), since: dt.date | None = None
) -> Deadline:
    """Return a day that somebody said, so that nothing was counted: it lasts until its evening in Seoul."""
    at = dt.datetime.combine(on, dt.time(23, 59, 59), tzinfo=SEOUL)
    return Deadline(
        rule,
        on=on,
        at=at,
        latest_on=on,
        latest_at=at,
        passed=now > at,
        in_doubt=False,
        has_begun=False,
        today=now.astimezone(SEOUL).date(),
        steps=steps,
        since=since,
    )
