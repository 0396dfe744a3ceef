"""The ladder of one case, with everything that its page shows of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cases.casefile.models import Case
from cases.deadlines import counting
from cases.deadlines.deadline import Deadline
from cases.deadlines.rulebook import Rulebook, standing_now
from cases.deadlines.standing import CaseStanding
from cases.escalation import ladder, letters
from cases.escalation.ladder import Known, RungState
from cases.escalation.models import Filing, OrderTerms, Rung
from cases.escalation.papers import PAPERS, Paper, papers_of
from cases.facts.models import PolicyFact
from cases.money.ledger import balance_of
from cases.process import english
from cases.process.anchors import ANCHORS
from cases.process.rungs import RUNGS
from cases.process.standings import Lateness

# Whoever is waited for is late, or the usual way has closed.
LATE = frozenset({Lateness.OVERDUE, Lateness.ROUTE_CLOSED})


@dataclass(frozen=True)
class Need:
    """One paper of a rung for one case."""

    paper: Paper
    is_there: bool
    address: str


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
    def language(self) -> str:
        """What the seller reads."""
        return letters.KOREAN if self.terms.domestic_seller else letters.ENGLISH


def ladder_of(case: Case, now: dt.datetime) -> Ladder:
    """Return the ladder of a case at `now`; eight queries, however many rungs there are."""
    rows = {row.slug: row for row in Rung.objects.all()}
    filings = {filing.rung: filing for filing in case.filings.all()}
    terms = getattr(case, "order_terms", None) or OrderTerms(case=case)
    rulebook = Rulebook.read()
    clocks = _clocks(case, rows.values(), rulebook, now)
    known = Known(
        domestic_seller=terms.domestic_seller,
        domestic_payment=terms.domestic_payment,
        instalments=terms.instalments,
        papers=papers_of(case, case.photos.values_list("kind", flat=True)),
        used={slug: filing.filed_on for slug, filing in filings.items()},
    )
    states = ladder.rungs_for(case.situation, [row.as_way() for row in rows.values()], clocks, known)
    standing = standing_now(case.situation, now, rulebook)
    wanted = ladder.next_rung(states, case.situation.status, is_late=standing.lateness in LATE)
    facts = {fact.slug: fact for fact in PolicyFact.objects.all() if fact.slug not in _beside_the_point(terms)}
    return Ladder(
        [_shown(case, rows[state.slug], state, filings, facts, state is wanted) for state in states], terms, standing
    )


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
    is_next: bool,
) -> Shown:
    return Shown(
        row,
        state,
        [Need(PAPERS[code], code in state.ready, PAPERS[code].address(case)) for code in row.papers if code in PAPERS],
        filings.get(row.slug),
        facts.get(row.fact),
        [facts[slug] for slug in row.facts if slug in facts],
        is_next,
    )


def letter_to(case: Case, rung: Rung, found: Ladder) -> list[letters.Field]:
    """Return the text for a rung, in the fields and the language of whoever reads it there."""
    language = rung.language
    if rung.slug == "seller" and found.terms.domestic_seller:
        language = letters.KOREAN
    return letters.letter(rung.letter, language, about(case, found))


def about(case: Case, found: Ladder) -> letters.About:
    """Return what letters say of a case."""
    balance = balance_of(case)
    left = balance.left_sum
    fields: dict[str, Any] = {"problem": str(case.get_problem_display())}
    return letters.About(
        **fields,
        problem_english=english.PROBLEMS[case.problem],
        order_number=case.order_number,
        item=case.item,
        paid=case.money,
        refunded=balance.refunded_sum.text if balance.refunded else "",
        left=left.text if left else "",
        story=case.story,
        days=[
            (str(label), english.ANCHORS[name], day) for name, label in ANCHORS.items() if (day := getattr(case, name))
        ],
        photos=case.photos.count(),
        is_refused=case.situation.is_refused,
        asked=[str(RUNGS[rung.slug][0]) for rung in found.rungs if rung.filing and rung.slug in RUNGS],
    )
