"""How a case stands: a status and its clocks in; lateness, whose turn, what to do and where to go on, out. Pure.

The clocks were counted at one moment (`cases.deadlines.counting`), and carry it with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases.deadlines.deadline import Deadline
from cases.process import standings
from cases.process.next_steps import Page
from cases.process.situation import DISPUTE_CLOSES
from cases.process.standing_texts import (
    ALL_PHOTOS_THERE,
    BESIDE_WITHDRAWAL,
    ELSEWHERE,
    ELSEWHERE_LATER,
    OF_A_PROBLEM,
    PROMISE_PASSED,
    REFUSED_AGAIN,
    REQUEST_BESIDE_WITHDRAWAL,
    STANDINGS,
)
from cases.process.standings import Lateness, Sentence, Standing
from cases.process.states import Status, Turn

WITHDRAWAL = "withdrawal-7d"
# Problems whose remedy is to step back, and nothing else.
WITHOUT_FAULT = frozenset({"", "change-of-mind", "cancel-order"})


@dataclass(frozen=True)
class CaseStanding:
    """How a case stands at one moment.

    `clock` is the deadline that counts (None where no day is known), `days` how far it is, negative once it has
    passed; `route` is the next way that is still open where something has passed; `also` another day of the buyer that
    is close; `remedy` the end of the dispute, where the day that counts is only that of stepping back without a reason;
    `first` the nearest day of anybody, where it comes before the one that is told; `has_all_photos` says that there is
    one of each that helps, `has_appealed` that its buyer went on after an earlier refusal.
    """

    status: Status
    lateness: Lateness
    problem: str = ""
    clock: Deadline | None = None
    route: Deadline | None = None
    also: Deadline | None = None
    remedy: Deadline | None = None
    first: Deadline | None = None
    has_all_photos: bool = False
    has_appealed: bool = False

    @property
    def order(self) -> tuple[bool, bool, int]:
        """Where a case stands among others of one buyer: those first where it is their turn, then by the day that counts."""
        return self.turn != Turn.BUYER, self.days is None, self.days or 0

    @property
    def told(self) -> Deadline | None:
        """The deadline that a page names first: that of what the trouble calls for; a nearer day of the law stands beside it."""
        return self.remedy or self.clock

    @property
    def told_tone(self) -> str:
        """How loud a page says it: `bad` or `warn` where time is short, else nothing."""
        tone = self.told.tone if self.told else ""
        return self.urgency or (tone if tone in {"bad", "warn"} else "")

    @property
    def _row(self) -> Standing:
        if self.clock and self.clock.is_promise and self.lateness == Lateness.OVERDUE:
            return PROMISE_PASSED
        if self.clock and not standings.is_of_the_platform(self.status, self.clock.slug):
            elsewhere = ELSEWHERE if self.status in standings.BEFORE_FILING else ELSEWHERE_LATER
            if row := elsewhere.get(self.lateness):
                return row
        usual = STANDINGS[self.status, self.lateness]
        if self.status == Status.PREPARING and self.has_all_photos and self.lateness == Lateness.ON_TIME:
            usual = ALL_PHOTOS_THERE
        if self.status in standings.BEFORE_FILING and self._has_time and self.lateness in BESIDE_WITHDRAWAL:
            beside = BESIDE_WITHDRAWAL[self.lateness]
            needs_photos = self.status == Status.PREPARING and not self.has_all_photos
            usual = beside if needs_photos or self.lateness == Lateness.DUE_TODAY else REQUEST_BESIDE_WITHDRAWAL
        if self.has_appealed and (self.status, self.lateness) == (Status.REJECTED, Lateness.ON_TIME):
            usual = REFUSED_AGAIN
        return OF_A_PROBLEM.get((self.problem, self.status, self.lateness), usual)

    @property
    def _has_time(self) -> bool:
        """Whether the day that is told is not close yet."""
        return self.lateness == Lateness.ON_TIME or (
            self.remedy is not None and _lateness(self.remedy) == Lateness.ON_TIME
        )

    @property
    def turn(self) -> Turn:
        return self._row.turn

    @property
    def tone(self) -> str:
        """The tone of the badge that says whose turn it is."""
        late = self.lateness in {Lateness.OVERDUE, Lateness.ROUTE_CLOSED, Lateness.DUE_TODAY}
        if self.turn == Turn.BUYER and late and not self.remedy:
            return "bad"
        return {Turn.BUYER: "warn", Turn.NOBODY: "mute"}.get(self.turn, "info")

    @property
    def urgency(self) -> str:
        """How loud the page says it: `bad` or `warn` while it is the buyer's turn and time is short, else nothing."""
        if self.tone == "bad":
            return "bad"
        tone = self.told.tone if self.told and self.turn == Turn.BUYER else ""
        return tone if tone in {"bad", "warn"} else ""

    @property
    def days(self) -> int | None:
        return self.clock.days_that_count if self.clock else None

    @property
    def primary(self) -> Page | Status | None:
        return self._row.primary

    @property
    def act(self) -> str | Promise:
        return self._row.act

    @property
    def headline(self) -> str:
        """What the day that counts means now; nothing while there is time, or where it stands beside another."""
        if self.clock is None or self.remedy:
            return ""
        words = {"title": self.clock.title, "days": abs(self.days or 0), "latest": self.clock.exact_latest}
        if self.lateness in {Lateness.OVERDUE, Lateness.ROUTE_CLOSED}:
            return (
                _("‘%(title)s’에서 %(days)s일 지났어요.") if self.days else _("‘%(title)s’ 날이 오늘 지났어요.")
            ) % words
        if self.clock.in_doubt and self.clock.open_ended:
            return _("‘%(title)s’ 날짜가 이미 지났을 수 있어요. 지금 확인하세요.") % words
        if self.clock.in_doubt:
            return _("‘%(title)s’ 날짜가 이미 지났을 수 있어요. 늦어도 %(latest)s까지예요.") % words
        if self.lateness == Lateness.DUE_TODAY:
            early = _("‘%(title)s’ 날이 이르면 오늘이에요.")
            return (early if self.clock.may_last_longer else _("‘%(title)s’ 날이 오늘이에요.")) % words
        if self.lateness == Lateness.DUE_SOON:
            early = _("‘%(title)s’까지 최소 %(days)s일 남았어요.")
            return (early if self.clock.may_last_longer else _("‘%(title)s’까지 %(days)s일 남았어요.")) % words
        return ""

    @property
    def is_said_by_its_day(self) -> bool:
        """Whether the headline only says in words how far the large day is."""
        return bool(self.headline and self.clock and self.clock == self.told and self.clock.dday)

    @property
    def say(self) -> Sentence | None:
        """The sentence to say, with how long ago the day of the clock was."""
        if not (row := self._row.say):
            return None
        days = abs(self.days or 0)
        korean = _("%(days)s일") % {"days": days} if days else _("오늘")
        english = "today" if not days else "1 day ago" if days == 1 else f"{days} days ago"
        return Sentence(str(row.korean) % {"ago": korean}, row.english % {"ago": english})


def standing_of(status: Status, clocks: Sequence[Deadline], problem: str = "") -> CaseStanding:
    """Return how a case in `status` stands to its clocks; the problem has a word where it has another procedure."""
    standing = _standing_of(status, clocks, problem)
    return replace(standing, first=_first(status, clocks, standing.told))


def _first(status: Status, clocks: Sequence[Deadline], told: Deadline | None) -> Deadline | None:
    """Return the nearest day that is still to come, where another one is told first."""
    met = _met(status)
    ahead = [
        clock
        for clock in clocks
        if told and clock.slug not in met and not clock.passed and clock.told_on < told.told_on
    ]
    return min(ahead, key=lambda clock: clock.told_at, default=None)


def _standing_of(status: Status, clocks: Sequence[Deadline], problem: str) -> CaseStanding:
    if status == Status.CLOSED:
        return CaseStanding(status, Lateness.DONE, problem)
    mine = _mine(status, clocks)
    if closed := _closed_route(status, clocks, mine):
        return CaseStanding(status, Lateness.ROUTE_CLOSED, problem, closed, route=_open_route(mine))
    awaited = _awaited(status, clocks)
    if awaited and awaited.passed:
        route = _open_route(mine)
        return CaseStanding(status, Lateness.OVERDUE, problem, awaited, route=route, also=_close(mine, awaited))
    clock = awaited or next(iter(mine), None)
    if awaited and mine and mine[0].counts_at < awaited.counts_at and _lateness(mine[0]) != Lateness.ON_TIME:
        clock = mine[0]  # A day of the buyer's own, and sooner than the one that others have.
    broken = next((one for one in clocks if one.is_promise and one.passed), None)
    if broken and _lateness(clock) == Lateness.ON_TIME:
        return CaseStanding(status, Lateness.OVERDUE, problem, broken, also=_close(mine, None))
    lateness = _lateness(clock)
    remedy = _remedy(problem, mine) if clock and clock.slug == WITHDRAWAL and is_ahead(clock) else None
    return CaseStanding(status, lateness, problem, clock, also=_close(mine, clock), remedy=remedy)


def _remedy(problem: str, mine: Sequence[Deadline]) -> Deadline | None:
    """Return the end of the dispute, for whoever has more to ask for than to step back without a reason."""
    if problem in WITHOUT_FAULT:
        return None
    return next((one for one in mine if one.slug == DISPUTE_CLOSES and is_ahead(one)), None)


def is_ahead(clock: Deadline) -> bool:
    """Whether a clock runs for certain."""
    return not (clock.passed or clock.in_doubt)


def _mine(status: Status, clocks: Sequence[Deadline]) -> list[Deadline]:
    """Return the buyer's own clocks, the one that ends first first; what the request has met is none any more.

    Before the request the way through the platform leads: that some others end theirs sooner is said beside it.
    """
    met = _met(status)
    mine = [clock for clock in clocks if clock.is_mine and clock.slug not in met]
    early = status in standings.BEFORE_FILING
    return sorted(mine, key=lambda clock: (clock.ends_at if early else clock.counts_at, clock.in_doubt))


def _met(status: Status) -> frozenset[str]:
    """Return the clocks that the request has met."""
    return frozenset() if status in standings.BEFORE_FILING else standings.FILING


def when_passed(status: Status | None, slug: str) -> str | Promise:
    """Return what to do once a clock has passed that the status waits for or goes by; "" for any other."""
    if status and slug in standings.AWAITED.get(status, ()):
        return STANDINGS[status, Lateness.OVERDUE].act
    if status and slug == standings.ROUTE.get(status):
        return STANDINGS[status, Lateness.ROUTE_CLOSED].act
    return ""


def matters_passed(standing: CaseStanding, clock: Deadline) -> bool:
    """Say whether a clock has passed that somebody has to act on, or that the page speaks of."""
    spoken_of = clock == standing.clock or clock.is_promise
    return clock.passed and (spoken_of or bool(when_passed(standing.status, clock.slug)))


def _awaited(status: Status, clocks: Sequence[Deadline]) -> Deadline | None:
    by_slug = {clock.slug: clock for clock in clocks}
    return next((by_slug[slug] for slug in standings.AWAITED.get(status, ()) if slug in by_slug), None)


def _closed_route(status: Status, clocks: Sequence[Deadline], mine: Sequence[Deadline]) -> Deadline | None:
    """Return the passed clock with which the way of the status has closed, where it has."""
    route = standings.ROUTE.get(status)
    if found := next((clock for clock in clocks if clock.slug == route and clock.passed), None):
        return found
    if status not in standings.LAST_WAYS or _open_route(mine):
        return None
    return next((clock for clock in clocks if clock.slug in standings.OTHER_ROUTES and clock.passed), None)


def _open_route(mine: Sequence[Deadline]) -> Deadline | None:
    """Return the nearest of the other ways that are open; one that may be closed already comes after those that are not."""
    for slugs in (standings.OTHER_ROUTES, standings.UNCONFIRMED_ROUTES):
        if ways := [clock for clock in mine if clock.slug in slugs]:
            return min(ways, key=lambda clock: clock.in_doubt)
    return None


def _lateness(clock: Deadline | None) -> Lateness:
    if clock is None or (clock.days_that_count > standings.SOON_DAYS and not clock.in_doubt):
        return Lateness.ON_TIME
    return Lateness.DUE_SOON if clock.days_that_count else Lateness.DUE_TODAY


def _close(mine: Sequence[Deadline], clock: Deadline | None) -> Deadline | None:
    """Return the buyer's nearest other day where that is close."""
    other = next((one for one in mine if one is not clock), None)
    return other if other and _lateness(other) != Lateness.ON_TIME else None
