"""The ladder of one case, with everything that its page shows of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from cases.casefile.models import Case
from cases.deadlines import counting
from cases.deadlines.deadline import Deadline
from cases.deadlines.rulebook import Rulebook, standing_now
from cases.deadlines.standing import CaseStanding
from cases.escalation import ladder
from cases.escalation.ladder import Known, RungState, State
from cases.escalation.models import APPEAL, Filing, OrderTerms, Rung
from cases.escalation.papers import PAPERS, Paper, papers_of
from cases.facts.models import PolicyFact
from cases.messages.facts import Facts
from cases.messages.models import MessageTemplate
from cases.messages.ready import facts_of
from cases.photos.slots import progress, waived
from cases.process.rungs import RUNGS
from cases.process.standings import BEFORE_FILING, Lateness
from cases.process.states import Status

# So many steps that wait for the same are folded.
FEW = 3
# Whoever is waited for is late, or the usual way has closed.
LATE = frozenset({Lateness.OVERDUE, Lateness.ROUTE_CLOSED})


@dataclass(frozen=True)
class Need:
    """One paper of a rung for one case; `part`: how much of it there is, where it is more than one thing."""

    paper: Paper
    is_there: bool
    address: str
    part: str = ""


@dataclass(frozen=True)
class Shown:
    """One rung of one case, as its page shows it."""

    row: Rung
    state: RungState
    needs: list[Need]
    filing: Filing | None
    result: PolicyFact | None
    facts: list[PolicyFact]
    is_next: bool = False

    @property
    def slug(self) -> str:
        return self.row.slug


@dataclass(frozen=True)
class Ladder:
    """All rungs of a case from the lowest; `next` is the one to take now, `terms` what its buyer said of the order."""

    rungs: list[Shown]
    terms: OrderTerms
    standing: CaseStanding

    @property
    def next(self) -> Shown | None:
        return next((rung for rung in self.rungs if rung.is_next), None)

    @property
    def later(self) -> list[Shown]:
        """Return what nobody can take before the refund is asked for, or at all where the case is over, if it is a lot."""
        status = self.standing.status
        state = State.CLOSED if status == Status.CLOSED else State.NOT_YET if status in BEFORE_FILING else None
        found = [rung for rung in self.rungs if rung.state.state == state]
        return found if len(found) >= FEW else []

    @property
    def sooner(self) -> list[Shown]:
        later = self.later
        return [rung for rung in self.rungs if rung not in later]

    @property
    def why_later(self) -> str:
        """Return the reason that most of `later` share."""
        return max(
            (rung.state.why for rung in self.later), key=[rung.state.why for rung in self.later].count, default=""
        )

    @property
    def has_help(self) -> bool:
        return any(rung.state.is_open for rung in self.rungs)


def ladder_of(case: Case, now: dt.datetime) -> Ladder:
    """Return the ladder of a case at `now`; ten queries, however many rungs there are."""
    rows = {row.slug: row for row in Rung.objects.all()}
    filings = {filing.rung: filing for filing in case.filings.all()}
    terms = getattr(case, "order_terms", None) or OrderTerms(case=case)
    rulebook = Rulebook.kept()
    clocks = _clocks(case, rows.values(), rulebook, now)
    kinds = frozenset(case.photos.values_list("kind", flat=True))
    far = progress(case.guide_problem, kinds, waived(case) if kinds else ())
    known = Known(
        domestic_seller=terms.domestic_seller,
        domestic_payment=terms.domestic_payment,
        instalments=terms.instalments,
        papers=papers_of(case, kinds, all_shots=bool(kinds) and far.is_whole),
        used=_appealed(case) | {slug: filing.filed_on for slug, filing in filings.items()},
    )
    states = ladder.rungs_for(case.situation, [row.as_way() for row in rows.values()], clocks, known)
    standing = standing_now(case.situation, now, rulebook)
    taken_now = ladder.next_rung(states, case.situation.status, is_late=standing.lateness in LATE)
    # As the page of the photos counts them.
    parts = (
        {"photos": _("%(all)s가지 중 %(done)s가지를 모았어요") % {"all": far.wanted, "done": far.there}}
        if kinds
        else {}
    )
    facts = {fact.slug: fact for fact in PolicyFact.objects.all() if fact.slug not in _beside_the_point(terms)}
    return Ladder(
        [_shown(case, rows[state.slug], state, filings, facts, parts, state is taken_now) for state in states],
        terms,
        standing,
    )


def _appealed(case: Case) -> dict[str, dt.date | None]:
    """Return the appeal that the timeline tells, where it was written down on no page of the ladder."""
    appeal = case.events.appeals().order_by("-number").first()
    return {APPEAL: appeal.happened_on} if appeal else {}


def _beside_the_point(terms: OrderTerms) -> set[str]:
    """Return the facts about orders inside Korea that say nothing of this one."""
    return {
        *([] if terms.domestic_seller else ["k-venue"]),
        *(["k-venue-payment"] if terms.domestic_payment is False else []),
    }


def _clocks(case: Case, rows: Iterable[Rung], rulebook: Rulebook, now: dt.datetime) -> Mapping[str, Deadline]:
    """Return the deadlines that the rungs name, whatever the stage of the case."""
    named = {slug for row in rows for slug in (row.waits_for, *row.closes_with)}
    situation = case.situation
    rules = [row.for_problem(case.guide_problem).as_rule() for row in rulebook.rules if row.slug in named]
    found, _missing = counting.deadlines(situation, rules, rulebook.holidays, now)
    own = case.guide_problem.own_rules | situation.countdowns.keys()
    # A day that says nothing of this problem opens nothing: goods in hand are not on their way.
    return {clock.slug: clock for clock in found if not clock.opens or clock.slug in own}


def _shown(
    case: Case,
    row: Rung,
    state: RungState,
    filings: Mapping[str, Filing],
    facts: Mapping[str, PolicyFact],
    parts: Mapping[str, str],
    is_next: bool,
) -> Shown:
    return Shown(
        row,
        state,
        [
            Need(PAPERS[code], code in state.ready, PAPERS[code].address(case), parts.get(code, ""))
            for code in row.papers
            if code in PAPERS
        ],
        filings.get(row.slug),
        facts.get(row.fact),
        [facts[slug] for slug in row.facts if slug in facts],
        is_next,
    )


def message_to(rung: Rung, terms: OrderTerms) -> MessageTemplate | None:
    """Return the ready message for a rung; None where its row names none."""
    slug = (terms.domestic_seller and rung.domestic_message) or rung.message
    return MessageTemplate.objects.filter(slug=slug).first() if slug else None


def known_at(case: Case, rung: str, found: Ladder, now: dt.datetime) -> Facts:
    """Return what a message to `rung` may say of a case: with where else its buyer applied already."""
    asked = [one.slug for one in found.rungs if one.filing and one.slug in RUNGS and one.slug != rung]
    return replace(facts_of(case, now), asked=asked)
