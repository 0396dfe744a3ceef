import datetime as dt

import pytest

from cases.money.asking import Question, question

APPROVED = dt.date(2026, 11, 20)


def after(days: int) -> dt.date:
    return APPROVED + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("today", "answered", "asks"),
    [
        (0, [], None),
        (2, [], None),
        (3, [], Question(3, 3)),
        (5, [], Question(3, 5)),
        (5, [3], None),  # answered since the third day
        (5, [1], Question(3, 5)),  # somebody looked too early
        (7, [3], Question(7, 7)),  # the second question
        (12, [3], Question(7, 12)),
        (12, [3, 8], None),
        (12, [8], None),
    ],
)
def test_what_is_asked(today, answered, asks):
    assert question(APPROVED, after(today), map(after, answered)) == asks


def test_nothing_is_asked_before_an_approval():
    assert question(None, APPROVED, []) is None
