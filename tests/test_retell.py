"""When a date, a rule or a holiday changes: exactly the cases that it moves are told, from when to when, and why."""

import datetime as dt

import pytest
from django.core.management import call_command

from cases.models import Case, CaseEvent, DeadlineRule, Holiday
from cases.models.retell import retell, retell_open_cases
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


def told(**fields):
    """Make a case and tell it its clocks for the first time."""
    case = make_case(**fields)
    retell(case, because="", now=NOW)
    return case


def moves(case):
    return [
        (event.data["slug"], event.data["was"], event.data["now"], event.note)
        for event in case.events.filter(kind=CaseEvent.Kind.DEADLINE_MOVED)
    ]


def add_holiday(day, name="임시공휴일"):
    return Holiday.objects.create(on=day, name=name, source="시험", checked_on=NOW.date(), confidence="H")


def test_the_first_telling_says_nothing():
    case = told(status="approved", approved_on=dt.date(2026, 11, 20))
    assert case.told["refund-booked-by"] == "2026-12-04"  # ten business days after Friday
    assert moves(case) == []


def test_a_new_holiday_tells_exactly_the_cases_whose_dates_cross_it():
    crossed = told(status="approved", approved_on=dt.date(2026, 11, 20))
    before = told(status="approved", approved_on=dt.date(2026, 11, 2))
    calendar_only = told(status="filed", requested_on=dt.date(2026, 11, 23))
    closed = make_case(status="closed", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    assert retell_open_cases(because="공휴일입니다", now=NOW, holiday_on=dt.date(2026, 12, 2)) == 1
    assert ("refund-booked-by", "2026-12-04", "2026-12-07", "공휴일입니다") in moves(crossed)
    assert moves(before) == moves(calendar_only) == moves(closed) == []


def test_a_second_telling_finds_nothing():
    case = told(status="approved", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    retell_open_cases(because="공휴일입니다", now=NOW)
    count = case.events.count()
    assert retell_open_cases(because="공휴일입니다", now=NOW) == 0
    assert case.events.count() == count


def test_what_nobody_did_keeps_no_case_from_growing_old():
    case = told(status="approved", approved_on=dt.date(2026, 11, 20), updated_at=NOW - dt.timedelta(days=300))
    add_holiday(dt.date(2026, 12, 2))
    retell_open_cases(because="공휴일입니다", now=NOW)
    assert Case.objects.get(pk=case.pk).updated_at == NOW - dt.timedelta(days=300)


def test_a_changed_rule_tells_its_cases():
    case = told(status="filed", requested_on=dt.date(2026, 11, 23))
    DeadlineRule.objects.filter(slug="seller-answers").update(amount=7)
    retell_open_cases(because="규칙", now=NOW)
    assert moves(case) == [("seller-answers", "2026-11-28", "2026-11-30", "규칙")]


def test_a_buyer_who_corrects_a_day_sees_what_moved_and_why():
    case = told()
    holding(case).post(
        f"/cases/{case.reference}/details/dates/", {"paid_on": "2026-11-01", "received_on": "2026-11-18"}
    )
    assert ("dispute-closes", "2026-12-05", "2026-12-03", "고친 날짜: 받은 날") in moves(case)
    page = holding(case).get(f"/cases/{case.reference}/").text
    assert "‘분쟁 신청 마감’: 2026년 12월 5일(토) → 2026년 12월 3일(목)" in page


def test_a_new_stage_by_itself_moves_nothing():
    case = told()
    case.move("filed", by=None, role="owner", on=dt.date(2026, 11, 24), now=NOW)
    assert moves(case) == []
    assert "seller-answers" in case.told
    assert "dispute-closes" not in case.told


def test_two_who_tell_at_once_tell_once():
    case = told(status="filed", requested_on=dt.date(2026, 11, 23))
    DeadlineRule.objects.filter(slug="seller-answers").update(amount=7)
    other = Case.objects.get(pk=case.pk)
    assert retell(case, because="규칙", now=NOW) == 1
    assert retell(other, because="규칙", now=NOW) == 0
    assert len(moves(case)) == 1


def test_a_holiday_entered_in_the_admin_is_told_at_once(admin_client, django_capture_on_commit_callbacks):
    case = told(status="approved", approved_on=dt.date(2026, 11, 20))
    row = {"on": "2026-12-02", "name": "임시공휴일", "source": "관보", "checked_on": "2026-11-24", "confidence": "H"}
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post("/admin/cases/holiday/add/", row).status_code == 302
    assert moves(case)[0][3] == "공휴일입니다: 2026년 12월 2일(수) 임시공휴일"
    holiday = Holiday.objects.get(on=dt.date(2026, 12, 2))
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/cases/holiday/{holiday.pk}/delete/", {"post": "yes"})
    assert moves(case)[0][:3] == ("refund-booked-by", "2026-12-07", "2026-12-04")


def test_the_command_says_how_many(capsys):
    told(status="approved", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    call_command("retell_deadlines")
    assert capsys.readouterr().out == "1 open cases, 1 with a date that moved\n"


def test_many_cases_cost_one_reading_of_the_reference(django_assert_num_queries):
    for _number in range(5):
        told(status="approved", approved_on=dt.date(2026, 11, 20))
    with django_assert_num_queries(3):  # rules, holidays, cases
        retell_open_cases(because="nichts", now=NOW)


def test_a_day_corrected_while_a_holiday_is_told_is_told_too():
    case = told(status="approved", approved_on=dt.date(2026, 11, 20))
    open_in_a_browser = Case.objects.get(pk=case.pk)
    add_holiday(dt.date(2026, 12, 2))
    assert retell_open_cases(because="공휴일", now=NOW) == 1
    open_in_a_browser.change({"approved_on": dt.date(2026, 11, 23)}, now=NOW)
    refund = [move for move in reversed(moves(case)) if move[0] == "refund-booked-by"]
    assert refund == [
        ("refund-booked-by", "2026-12-04", "2026-12-07", "공휴일"),
        ("refund-booked-by", "2026-12-07", "2026-12-08", "고친 날짜: 승인된 날"),
    ]
    case.refresh_from_db()
    assert case.told == open_in_a_browser.told
    assert case.told["refund-booked-by"] == "2026-12-08"


def test_a_case_that_is_deleted_while_it_is_told_stops_nothing():
    case = told(status="approved", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    Case.objects.get(pk=case.pk).forget()
    assert retell(case, because="공휴일", now=NOW) == 0
