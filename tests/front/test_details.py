"""The answers of the intake, put right later."""

import datetime as dt
import re

import pytest

from cases.bundle.choice import Choice
from cases.bundle.content import content_of
from cases.staff.case_page import facts
from tests.support.clients import holding
from tests.support.factories import make_case

pytestmark = pytest.mark.django_db


def test_an_order_number_is_shown_in_groups_of_four_wherever_it_stands(reference_data, owner, case, now):
    pasted = owner.post(f"/cases/{case.reference}/paste/", {"text": "주문번호 8190000000000009"}).text
    pages = [owner.get(f"/cases/{case.reference}/{path}").text for path in ("manage/", "call/")]
    for shown in (pasted, *pages, str(content_of(case, now, [], Choice())), str(facts(case))):
        assert "8190 0000 0000 0001" in shown
        assert "8190000000000001" not in re.sub(r'value="[^"]*"', "", shown)


def test_answers_can_be_changed_and_a_change_is_recorded(owner, case, now):
    page = owner.get(f"/cases/{case.reference}/details/order/").text
    assert 'value="8190000000000001"' in page
    response = owner.post(f"/cases/{case.reference}/details/order/", {"order_number": "3074935419642839", "item": "컵"})
    assert response.url == f"/cases/{case.reference}/"
    case.refresh_from_db()
    assert (case.order_number, case.item) == ("3074935419642839", "컵")
    assert [event.kind for event in case.events.all()] == ["details_changed"]


@pytest.mark.parametrize(
    ("payment", "status", "asked"),
    [
        ("paypal", "preparing", {"paypal_disputed_on"}),
        ("card", "return_due", {"cleared_on"}),
        ("", "preparing", set()),
    ],
)
def test_days_that_few_people_know_are_asked_where_they_can_matter(payment, status, asked, now):
    case = make_case(payment=payment, status=status)
    page = holding(case).get(f"/cases/{case.reference}/details/dates/").text
    named = set(re.findall(r'name="(\w+_on)"', page))
    always = {"paid_on", "received_on", "confirmed_on", "protection_ends_on", "seller_known_on", "noticed_on"}
    assert named == always | asked


def test_a_wrong_change_is_refused_and_loses_nothing(owner, case, now):
    response = owner.post(f"/cases/{case.reference}/details/dates/", {"paid_on": "2026-11-30"})
    assert response.status_code == 422
    assert 'value="2026-11-30"' in response.text
    case.refresh_from_db()
    assert case.paid_on == dt.date(2026, 11, 1)


def test_days_that_a_problem_does_not_ask_survive_a_change_of_the_others(owner, case, now):
    case.promised_on = dt.date(2026, 11, 10)
    case.save()
    owner.post(f"/cases/{case.reference}/details/dates/", {"paid_on": "2026-11-02", "received_on": "2026-11-20"})
    case.refresh_from_db()
    assert case.promised_on == dt.date(2026, 11, 10)


def test_a_day_that_a_move_recorded_can_be_put_right_or_taken_back(owner, case, now):
    owner.post(f"/cases/{case.reference}/move/filed/", {"on": "2026-11-23"})
    owner.post(f"/cases/{case.reference}/move/negotiating/", {"on": "2026-11-24"})
    address = f"/cases/{case.reference}/details/dates/"
    assert 'name="requested_on" value="2026-11-23"' in owner.get(address).text
    days = {"paid_on": "2026-11-01", "received_on": "2026-11-20"}
    owner.post(address, {**days, "requested_on": "2026-11-21", "offered_on": ""})
    case.refresh_from_db()
    assert (case.requested_on, case.offered_on) == (dt.date(2026, 11, 21), None)


def test_days_are_held_against_those_that_the_page_did_not_show(owner, case, now):
    address = f"/cases/{case.reference}/details/dates/"
    case.requested_on = dt.date(2026, 11, 10)
    case.save()
    response = owner.post(address, {"paid_on": "2026-11-12"})
    assert response.status_code == 422
    assert "보다 빨라요" in response.text
    case.refresh_from_db()
    assert case.paid_on == dt.date(2026, 11, 1)


def test_an_unknown_question_is_404(owner, case):
    assert owner.get(f"/cases/{case.reference}/details/status/").status_code == 404


def test_days_that_may_all_stay_empty_are_not_each_marked_so(owner, case, now):
    assert "field__optional" not in owner.get(f"/cases/{case.reference}/details/dates/").text
    assert "field__optional" in owner.get(f"/cases/{case.reference}/details/order/").text
