"""The rules of deadlines and the holidays as they are seeded, for tests without a database."""

import datetime as dt

from cases.deadlines import counting
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rule import Rule
from cases.process.situation import Countdown, Situation
from cases.seed.holidays import korean_holidays
from cases.seed.rules import CHECKED_ON, RULES
from tests.support.holidays import HOLIDAYS
from tests.support.moments import NOW

ROWS = {row["slug"]: DeadlineRule(**{"checked_on": CHECKED_ON, **row}) for row in RULES}
SEEDED_HOLIDAYS = korean_holidays(2025, 2029)


def rule(slug, **changes):
    """Return a rule as it is seeded."""
    row = next(row for row in RULES if row["slug"] == slug)
    fields = {name: row[name] for name in row if name not in {"rule", "stages", "payment", "shown_with", "from_won"}}
    return Rule(**{**fields, "text": row["rule"], **changes})


def one(slug, *, now=NOW, holidays=HOLIDAYS, order_page_at=None, order_page_zone="Asia/Seoul", **dates):
    """Return the deadline of one rule for dates given as text."""
    known = {name: dt.date.fromisoformat(day) for name, day in dates.items()}
    shown = {slug: Countdown(order_page_at, order_page_zone)} if order_page_at else {}
    situation = Situation(dates=known, countdowns=shown)
    (deadline,), missing = counting.deadlines(situation, [rule(slug)], holidays, now)
    assert missing == []
    return deadline
