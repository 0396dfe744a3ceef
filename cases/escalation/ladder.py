"""Who may be asked for help with one order, in which order and until when. Pure.

A way (one rung) has conditions; the situation, its clocks and what is known beside them give each way its state:

* `used`: the buyer has asked there, or the case went through it;
* `closed`: its last day has passed, or something known about the order rules it out;
* `not-yet`: something has to happen first, a day or another step;
* `open`: it can be taken now.

This tells how it usually goes; it decides nothing for anybody. What cannot be for an order at all (PayPal for what was
paid by card) is no rung of its ladder.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.core.particles import with_particle
from cases.deadlines.deadline import Deadline
from cases.process.choices import TextChoices
from cases.process.rungs import RUNGS
from cases.process.situation import Situation
from cases.process.states import Status

# An open way that ends within so many days comes before all others.
URGENT_DAYS = 14


class State(TextChoices):
    """How a rung stands."""

    OPEN = "open", gettext_lazy("지금")
    NOT_YET = "not-yet", gettext_lazy("나중")
    CLOSED = "closed", gettext_lazy("닫혔어요")
    USED = "used", gettext_lazy("했어요")


class Opening(TextChoices):
    """What has to have happened before a way opens."""

    ALWAYS = "always", gettext_lazy("언제든")
    ASKED = "asked", gettext_lazy("환불을 신청한 다음")
    UNSETTLED = "unsettled", gettext_lazy("판매자와 합의하지 못한 다음")
    REFUSED = "refused", gettext_lazy("거절된 다음")
    AFTER = "after", gettext_lazy("앞 단계를 거친 다음")


@dataclass(frozen=True)
class Way:
    """One rung as a rule: what opens it, what closes it, for whom it is, and which papers it asks for (by code).

    `domestic_after` is the rung behind which it stands where the seller is a Korean one, to whom Korean law holds in full.
    `waits_for` is the deadline whose passing opens it, `closes_with` are those that end it, all of them; `foreign` ways
    are for payments that were approved abroad, `instalments` for what was bought in instalments of `from_won` and more.
    """

    slug: str
    opening: str = Opening.ALWAYS.value
    after: str = ""
    domestic_after: str = ""
    waits_for: str = ""
    closes_with: tuple[str, ...] = ()
    payment: str = ""
    from_won: int | None = None
    foreign: bool = False
    instalments: bool = False
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known beside the situation: None where nobody said; `used` the day of each application, None if unknown."""

    domestic_seller: bool | None = None
    domestic_payment: bool | None = None
    instalments: bool | None = None
    papers: frozenset[str] = frozenset()
    used: Mapping[str, dt.date | None] = field(default_factory=dict)


@dataclass(frozen=True)
class RungState:
    """How one way stands.

    `opens` and `closes` are the deadlines to show, `why` says what it waits for or what closed it. `is_conditional`: it is
    open only if something holds that nobody has said yet, which is `why`. `is_under_way`: it was taken, and is not over.
    """

    way: Way
    state: State
    why: str = ""
    opens: Deadline | None = None
    closes: Deadline | None = None
    used_on: dt.date | None = None
    is_conditional: bool = False
    is_under_way: bool = False
    is_granted: bool = False
    ready: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        return self.way.slug

    @property
    def label(self) -> str:
        """How it stands in a word: what the buyer did, or what AliExpress did."""
        if self.state == State.USED and self.slug == "platform":
            return _("하는 중") if self.is_under_way else _("승인됐어요") if self.is_granted else _("나왔어요")
        return str(self.state.label)

    @property
    def readiness(self) -> str:
        """How many of its papers are there: `3/5`."""
        return f"{len(self.ready)}/{len(self.way.papers)}"

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_urgent(self) -> bool:
        return self.is_open and self.closes is not None and self.closes.days_that_count <= URGENT_DAYS


# The seller has been asked, and has not been left without an answer by the platform.
_ASKED = frozenset({*Status} - {Status.PREPARING, Status.IN_REVIEW, Status.NEEDS_EVIDENCE, Status.READY, Status.CLOSED})
_DECIDED = _ASKED - {Status.FILED, Status.NEGOTIATING}
# Where the answer was yes, to a return or to the money.
_GRANTED = frozenset({Status.RETURN_DUE, Status.RETURNING, Status.INSPECTING, Status.APPROVED})


def rungs_for(
    situation: Situation, ways: Iterable[Way], clocks: Mapping[str, Deadline], known: Known
) -> list[RungState]:
    """Return the rungs of an order from the lowest, each with its state; `clocks` are its deadlines by rule."""
    possible = [way for way in ways if _is_possible(way, situation, known)]
    in_order = _of_korean_seller(possible) if known.domestic_seller else possible
    return [_state(way, situation, clocks, known) for way in in_order]


def _of_korean_seller(ways: Sequence[Way]) -> list[Way]:
    """Return the ways in the order that holds for a Korean seller."""
    found = [way for way in ways if not way.domestic_after]
    for way in ways:
        if way.domestic_after:
            at = next((at for at, one in enumerate(found, 1) if one.slug == way.domestic_after), len(found))
            found.insert(at, way)
    return found


def _is_possible(way: Way, situation: Situation, known: Known) -> bool:
    if way.slug in known.used:
        return True
    if not situation.may_be_paid_by(way.payment) or (way.instalments and known.instalments is False):
        return False
    if way.from_won is not None and situation.won is not None and situation.won < way.from_won:
        return False
    # A way of payment that no rule of the problem leads to is none for it: nobody charges back a change of mind.
    own = situation.problem.own_rules if situation.problem else frozenset(way.closes_with)
    return not (way.payment and way.closes_with) or bool(own.intersection(way.closes_with))


def _state(way: Way, situation: Situation, clocks: Mapping[str, Deadline], known: Known) -> RungState:
    ready = tuple(code for code in way.papers if code in known.papers)
    missing = tuple(code for code in way.papers if code not in ready)
    closing = [clock for slug in way.closes_with if (clock := _clock(slug, situation, clocks))]
    closes = max(closing, key=lambda clock: clock.counts_at, default=None)
    why, opens = _waits(way, situation, clocks, known)
    rung = RungState(way, State.NOT_YET if why else State.OPEN, why, opens, closes, ready=ready, missing=missing)
    if used := _used(way, situation, known):
        of_platform = way.slug == "platform"
        return replace(
            rung,
            state=State.USED,
            why="",
            opens=None,
            closes=None,
            used_on=used[0],
            is_under_way=of_platform and situation.status == Status.PLATFORM_REVIEW,
            is_granted=of_platform and situation.status in _GRANTED,
        )
    if over := _over(way, situation, closes, known):
        return replace(rung, state=State.CLOSED, why=over, opens=None)
    if rung.is_open and way.instalments and known.instalments is None:
        return replace(rung, is_conditional=True, why=_("3개월 이상 할부로 샀다면 할 수 있어요."))
    return rung


def _over(way: Way, situation: Situation, closes: Deadline | None, known: Known) -> str:
    """Return what has closed a way; "" where nothing did."""
    if situation.is_closed:
        return _("사건이 끝났어요. 다시 열면 이어서 볼 수 있어요.")
    if way.foreign and known.domestic_payment:
        return _("국내 결제라면 해외 결제에 쓰는 이 방법은 어려울 수 있어요.")
    if closes and closes.passed:
        return _("‘%(title)s’ 날짜가 지났어요 (%(day)s까지였어요).") % {
            "title": closes.title,
            "day": closes.exact_latest,
        }
    return ""


def _clock(slug: str, situation: Situation, clocks: Mapping[str, Deadline]) -> Deadline | None:
    """Return a clock that can hold for the problem."""
    ruled_out = situation.problem.ruled_out if situation.problem else frozenset()
    return None if slug in ruled_out else clocks.get(slug)


def _used(way: Way, situation: Situation, known: Known) -> tuple[dt.date | None] | None:
    """Return the day on which a way was taken, in a tuple of its own; None where it was not."""
    if way.slug in known.used:
        return (known.used[way.slug],)
    if way.slug == "seller" and (situation.status in _ASKED or "requested_on" in situation.dates):
        return (situation.dates.get("requested_on"),)
    if way.slug == "platform" and (situation.status in _DECIDED):
        return (situation.dates.get("approved_on") if situation.status in _GRANTED else None,)
    return None


def _waits(way: Way, situation: Situation, clocks: Mapping[str, Deadline], known: Known) -> tuple[str, Deadline | None]:
    """Return what a way waits for and the clock of it; ("", None) where it waits for nothing."""
    clock = clocks.get(way.waits_for)
    asked = situation.status in _ASKED or "requested_on" in situation.dates
    if way.opening == Opening.ALWAYS:
        if clock and clock.opens and not clock.has_begun and not asked:
            return _("%(day)s부터 할 수 있어요.") % {"day": clock.exact_day}, clock
        return "", None
    if way.opening == Opening.AFTER:
        before = str(RUNGS[way.after][0]) if way.after in RUNGS else _("앞 단계")
        first = _("먼저 %(name)s 신청하세요.") % {"name": with_particle(before, "을")}
        return ("", None) if way.after in known.used else (first, None)
    if not asked:
        return _("먼저 주문 화면에서 환불을 신청하세요."), None
    if way.opening == Opening.REFUSED and not situation.is_refused:
        return _("거절되면 열려요."), None
    if way.opening == Opening.UNSETTLED and situation.status == Status.FILED and not (clock and clock.passed):
        if clock is None:
            return _("판매자와 합의하지 못하면 열려요."), None
        return _("판매자와 합의하지 못하면 늦어도 %(day)s에 열려요.") % {"day": clock.exact_latest}, clock
    return "", None


# Somebody else is to act, or the goods are to go back: no help is needed while no way is about to close.
_ON_ITS_WAY = frozenset(
    {
        Status.FILED,
        Status.PLATFORM_REVIEW,
        Status.RETURN_DUE,
        Status.RETURNING,
        Status.INSPECTING,
        Status.APPROVED,
    }
)


def next_rung(rungs: Sequence[RungState], status: Status | None, *, is_late: bool = False) -> RungState | None:
    """Return the rung to take now: the one that closes soon, else the lowest that is open.

    None while the usual way goes on and nobody is late, and where nothing is open for sure.
    """
    is_open = [rung for rung in rungs if rung.is_open and not rung.is_conditional]
    ending = [(rung.closes.counts_at, at) for at, rung in enumerate(is_open) if rung.closes and rung.is_urgent]
    if ending:
        return is_open[min(ending)[1]]
    if status in _ON_ITS_WAY and not is_late:
        return None
    return next(iter(is_open), None)
