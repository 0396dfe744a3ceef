"""When a date, a rule or a holiday changes: exactly the cases that it moves say so, from when to when, and why."""

import datetime as dt

import pytest
from django.core.management import call_command

from cases.casefile.deadline_changes import recount, recount_all
from cases.casefile.models import Case
from cases.casefile.timeline import lines_of
from cases.core import reasons
from cases.deadlines.models import DeadlineRule
from cases.facts.models import Holiday
from cases.process.events import Kind
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = pytest.mark.django_db

HOLIDAY = reasons.holiday_added(dt.date(2026, 12, 2), "임시공휴일")
RULE = reasons.rule_changed("seller-answers")


@pytest.fixture(autouse=True)
def _seeded(db, now):
    call_command("seed_reference", verbosity=0)


def counted(**fields):
    """Make a case and count its deadlines for the first time."""
    case = make_case(**fields)
    recount(case, reason=None, now=NOW)
    return case


def recount_open(reason, **options):
    return recount_all(Case.objects.not_closed(), reason=reason, now=NOW, **options)


def moves(case):
    return [
        (line.event.data["slug"], line.event.data["was"], line.event.data["now"], line.reason)
        for line in lines_of(case.events.filter(kind=Kind.DEADLINE_MOVED))
    ]


def add_holiday(day, name="임시공휴일"):
    return Holiday.objects.create(on=day, name=name, source="시험", checked_on=NOW.date(), confidence="H")


def test_the_first_count_says_nothing():
    case = counted(status="approved", approved_on=dt.date(2026, 11, 20))
    assert case.announced_deadlines["refund-booked-by"] == "2026-12-04"  # ten business days after Friday
    assert moves(case) == []


def test_a_new_holiday_moves_exactly_the_cases_whose_dates_cross_it():
    crossed = counted(status="approved", approved_on=dt.date(2026, 11, 20))
    before = counted(status="approved", approved_on=dt.date(2026, 11, 2))
    calendar_only = counted(status="filed", requested_on=dt.date(2026, 11, 23))
    closed = make_case(status="closed", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    assert recount_open(HOLIDAY, holiday_on=dt.date(2026, 12, 2)) == 1
    said = "공휴일이에요: 2026년 12월 2일(수) 임시공휴일"
    assert ("refund-booked-by", "2026-12-04", "2026-12-07", said) in moves(crossed)
    assert moves(before) == moves(calendar_only) == moves(closed) == []


def test_an_event_carries_codes_and_no_sentence():
    case = counted(status="approved", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    recount_open(HOLIDAY)
    event = case.events.get(data__slug="refund-booked-by")
    assert (event.note, event.data) == (
        "",
        {
            "slug": "refund-booked-by",
            "was": "2026-12-04",
            "now": "2026-12-07",
            "reason": {"code": "holiday-added", "on": "2026-12-02", "name": "임시공휴일"},
        },
    )


def test_a_second_count_finds_nothing():
    case = counted(status="approved", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    recount_open(HOLIDAY)
    count = case.events.count()
    assert recount_open(HOLIDAY) == 0
    assert case.events.count() == count


def test_what_nobody_did_keeps_no_case_from_growing_old():
    case = counted(status="approved", approved_on=dt.date(2026, 11, 20), updated_at=NOW - dt.timedelta(days=300))
    add_holiday(dt.date(2026, 12, 2))
    recount_open(HOLIDAY)
    assert Case.objects.get(pk=case.pk).updated_at == NOW - dt.timedelta(days=300)


def test_a_changed_rule_moves_its_cases():
    case = counted(status="filed", requested_on=dt.date(2026, 11, 23))
    DeadlineRule.objects.filter(slug="seller-answers").update(amount=7)
    recount_open(RULE)
    assert moves(case) == [("seller-answers", "2026-11-28", "2026-11-30", "기한 규칙이 바뀌었어요: 판매자 답변 기한")]


def test_a_buyer_who_corrects_a_day_sees_what_moved_and_why():
    case = counted()
    holding(case).post(
        f"/cases/{case.reference}/details/dates/", {"paid_on": "2026-11-01", "received_on": "2026-11-18"}
    )
    assert ("dispute-closes", "2026-12-05", "2026-12-03", "고친 날짜: 받은 날") in moves(case)
    page = holding(case).get(f"/cases/{case.reference}/timeline/").text
    assert "‘환불 신청 기한’: 2026년 12월 5일(토) → 2026년 12월 3일(목)" in page
    assert "고친 날짜: 받은 날" in page


def test_a_new_stage_by_itself_moves_nothing():
    case = counted()
    case.move("filed", by=None, role="owner", on=dt.date(2026, 11, 24), now=NOW)
    assert moves(case) == []
    assert "seller-answers" in case.announced_deadlines
    assert "dispute-closes" not in case.announced_deadlines


def test_of_two_who_count_at_once_one_announces():
    case = counted(status="filed", requested_on=dt.date(2026, 11, 23))
    DeadlineRule.objects.filter(slug="seller-answers").update(amount=7)
    other = Case.objects.get(pk=case.pk)
    assert recount(case, reason=RULE, now=NOW) == 1
    assert recount(other, reason=RULE, now=NOW) == 0
    assert len(moves(case)) == 1


def test_a_holiday_entered_in_the_admin_moves_cases_at_once(admin_client, django_capture_on_commit_callbacks):
    case = counted(status="approved", approved_on=dt.date(2026, 11, 20))
    row = {"on": "2026-12-02", "name": "임시공휴일", "source": "관보", "checked_on": "2026-11-24", "confidence": "H"}
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post("/admin/facts/holiday/add/", row).status_code == 302
    assert moves(case)[0][3] == "공휴일이에요: 2026년 12월 2일(수) 임시공휴일"
    holiday = Holiday.objects.get(on=dt.date(2026, 12, 2))
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/facts/holiday/{holiday.pk}/delete/", {"post": "yes"})
    said = "공휴일에서 빠졌어요: 2026년 12월 2일(수) 임시공휴일"
    assert moves(case)[0] == ("refund-booked-by", "2026-12-07", "2026-12-04", said)


def test_the_command_says_how_many_and_gives_a_reason(capsys):
    case = counted(status="approved", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    call_command("recount_deadlines")
    assert capsys.readouterr().out == "1 open cases, 1 with a date that moved\n"
    assert moves(case)[0][3] == "공휴일이나 기한 규칙이 바뀌었어요"
    add_holiday(dt.date(2026, 12, 3))
    call_command("recount_deadlines", "--reason=관보를 보고 고쳤습니다")
    assert moves(case)[0][3] == "관보를 보고 고쳤습니다"


def test_new_reference_data_says_so():
    case = counted(status="filed", requested_on=dt.date(2026, 11, 23))
    DeadlineRule.objects.filter(slug="seller-answers").update(amount=7)
    recount_open(RULE)
    call_command("seed_reference", verbosity=0)
    assert moves(case)[0] == (
        "seller-answers", "2026-11-30", "2026-11-28", "공휴일과 기한 규칙 자료를 새로 받았어요",
    )  # fmt: skip


def test_many_cases_cost_one_reading_of_the_reference(django_assert_num_queries):
    for _number in range(5):
        counted(status="approved", approved_on=dt.date(2026, 11, 20))
    with django_assert_num_queries(3):  # rules, holidays, cases
        recount_open(RULE)


def test_a_day_corrected_while_a_holiday_is_counted_is_counted_too():
    case = counted(status="approved", approved_on=dt.date(2026, 11, 20))
    open_in_a_browser = Case.objects.get(pk=case.pk)
    add_holiday(dt.date(2026, 12, 2))
    assert recount_open(HOLIDAY) == 1
    open_in_a_browser.change({"approved_on": dt.date(2026, 11, 23)}, now=NOW)
    refund = [move for move in reversed(moves(case)) if move[0] == "refund-booked-by"]
    assert refund == [
        ("refund-booked-by", "2026-12-04", "2026-12-07", "공휴일이에요: 2026년 12월 2일(수) 임시공휴일"),
        ("refund-booked-by", "2026-12-07", "2026-12-08", "고친 날짜: 승인된 날"),
    ]
    case.refresh_from_db()
    assert case.announced_deadlines == open_in_a_browser.announced_deadlines
    assert case.announced_deadlines["refund-booked-by"] == "2026-12-08"


def test_a_case_that_is_deleted_while_it_is_counted_stops_nothing():
    case = counted(status="approved", approved_on=dt.date(2026, 11, 20))
    add_holiday(dt.date(2026, 12, 2))
    Case.objects.get(pk=case.pk).forget()
    assert recount(case, reason=HOLIDAY, now=NOW) == 0
