"""Which channel to use first at a moment."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from cases.contact import hours, ranking
from cases.contact.models import ContactChannel
from cases.core.days import SEOUL
from cases.facts.models import Holiday
from cases.facts.sourced import ReferenceVersion
from cases.process.situation import Situation


class ContactPlan(NamedTuple):
    """All channels, the one to use first, and the holidays that decided."""

    ranked: list[ranking.Ranked]
    holidays: dict[dt.date, str]


def contact_plan(
    at: dt.datetime, situation: Situation, *, closed: frozenset[str] = frozenset(), is_now: bool = True
) -> ContactPlan:
    """Rank all channels for `at`, with the holidays of the days ahead; no query where both are kept.

    The problem says what contacting is mostly for. A card issuer is left out where it is known that no card paid.
    `closed` names the channels whose way is closed to this buyer for good, as the dispute is once its window is over.
    """
    channels, holidays = _known(at.astimezone(SEOUL).date())
    useful = [one for one in channels if situation.may_be_paid_by(one.row.payment)]
    return ContactPlan(ranking.rank(useful, situation, at, holidays, closed=closed, is_now=is_now), holidays)


def _known(today: dt.date) -> tuple[list[hours.Channel], dict[dt.date, str]]:
    """Return all channels and the holidays of the days ahead, which a process keeps for a day; else four queries."""
    last = today + dt.timedelta(days=hours.LOOK_AHEAD_DAYS)

    def read() -> tuple[list[hours.Channel], dict[dt.date, str]]:
        return ContactChannel.objects.with_hours(today, last), Holiday.objects.names_between(today, last)

    return ReferenceVersion.kept("channels", read, minute=dt.datetime.combine(today, dt.time.min))


def contact_now(
    now: dt.datetime, situation: Situation, *, closed: frozenset[str] = frozenset()
) -> list[ranking.Ranked]:
    return contact_plan(now, situation, closed=closed).ranked
