"""A case that is asked for again, or sent back again: no deadline counts from a day of the round before."""

import datetime as dt

import pytest

from cases.deadlines.rulebook import deadlines_of
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = pytest.mark.django_db


def day(number):
    return dt.date(2026, 12, number)


def go(case, *moves):
    for target, number in moves:
        case.move(target, by=None, role="owner", on=day(number) if number else None, now=NOW)
    case.refresh_from_db()


FIRST = (("filed", 1), ("return_due", 2), ("returning", 3), ("inspecting", 8), ("rejected", None))


def test_a_second_parcel_has_not_arrived_because_the_first_one_had(reference_data, case):
    go(case, *FIRST, ("platform_review", None), ("return_due", 14), ("returning", 15))
    assert (case.shipped_back_on, case.arrived_on) == (day(15), None)
    (deadline,) = [one for one in deadlines_of(case.situation, NOW)[0] if one.slug == "statutory-refund-3bd"]
    assert deadline.on == day(18)  # three working days after Tuesday 12-15


def test_a_second_request_begins_with_its_own_day_alone(case):
    go(case, *FIRST, ("filed", 20))
    assert case.requested_on == day(20)
    assert [case.approved_on, case.shipped_back_on, case.arrived_on] == [None, None, None]
    assert case.received_on == dt.date(2026, 11, 20)
    assert str(day(8)) in [str(event.happened_on) for event in case.events.all()]


def test_what_the_buyer_told_before_the_first_request_stays():
    case = make_case(shipped_back_on=dt.date(2026, 11, 25), arrived_on=dt.date(2026, 11, 28))
    go(case, ("filed", 1))
    assert (case.shipped_back_on, case.arrived_on) == (dt.date(2026, 11, 25), dt.date(2026, 11, 28))
