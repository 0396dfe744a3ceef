"""Which channel to use first at a moment."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from cases.contact import hours, ranking
from cases.contact.models import ContactChannel
from cases.core.days import SEOUL
from cases.facts.models import Holiday
from cases.process.situation import Situation


class ContactPlan(NamedTuple):
    """All channels, the one to use first, and the holidays that decided."""

    ranked: list[ranking.Ranked]
    holidays: dict[dt.date, str]


def contact_plan(now: dt.datetime, situation: Situation, *, closed: frozenset[str] = frozenset()) -> ContactPlan:
    """Rank all channels for `now`, with the holidays of the days ahead; four queries.

    The problem says what contacting is mostly for. A card issuer is left out where it is known that no card paid.
    `closed` names the channels whose way is closed to this buyer for good, as the dispute is once its window is over.
    """
    today = now.astimezone(SEOUL).date()
    last = today + dt.timedelta(days=hours.LOOK_AHEAD_DAYS)
    holidays = Holiday.objects.names_between(today, last)
    channels = ContactChannel.objects.with_hours(today, last)
    useful = [one for one in channels if situation.may_be_paid_by(one.row.payment)]
    return ContactPlan(ranking.rank(useful, situation, now, holidays, closed=closed), holidays)


def contact_now(
    now: dt.datetime, situation: Situation, *, closed: frozenset[str] = frozenset()
) -> list[ranking.Ranked]:
    return contact_plan(now, situation, closed=closed).ranked
