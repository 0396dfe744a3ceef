"""The calendar file of a case: what is in it, what it keeps to itself, and that it updates what it gave before."""

import datetime as dt

import pytest
from icalendar import Calendar

from cases.deadlines.deadline import apart
from cases.deadlines.models import DeadlineRule
from cases.deadlines.rulebook import deadlines_of
from cases.facts.models import Holiday
from cases.process.situation import Countdown
from cases.process.states import Role, Status
from tests.support.calendar_files import event_of, events, file_of, moments
from tests.support.clients import holding
from tests.support.factories import KEY, make_case
from tests.support.moments import SEOUL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

NINE = dt.time(9)
MINE = {"item": "유리 티포트", "story": "뚜껑이 깨졌어요", "order_number": "8190000000000001"}


def test_the_file_holds_exactly_the_deadlines_of_the_page_that_lie_ahead(owner, case, now):
    case.noticed_on = dt.date(2026, 10, 1)
    case.save()
    shown = apart(deadlines_of(case.situation, now)[0])
    assert {item.slug for item in shown if item.passed} == {"mismatch-30d"}

    found = events(file_of(owner, case).content).values()
    parsed = {(str(item["summary"]).rsplit(" · ", 1)[0], item.decoded("dtstart")) for item in found}
    ahead = [item for item in shown if not item.passed]
    safe = {(item.title, item.safe_on) for item in ahead if item.safe_on}
    assert len(safe) == 1
    assert parsed == {(item.title, item.on) for item in ahead} | safe
    assert len(found) == 7


def test_what_becomes_possible_is_in_it_until_it_is_possible(now):
    case = make_case(problem="not-received", dispatched_on=dt.date(2026, 11, 5), received_on=None)
    shown = {item.slug: item for item in deadlines_of(case.situation, now)[0] if item.opens}
    assert shown["late-14d"].has_begun
    assert not shown["late-30d"].has_begun
    content = file_of(holding(case), case).content
    assert event_of(content, shown["late-30d"].title)["summary"].endswith("· 이날부터 가능 (확인 전)")
    assert shown["late-14d"].title not in {
        str(item["summary"]).rsplit(" · ", 1)[0] for item in events(content).values()
    }


def test_a_counted_day_is_a_whole_day_and_rings_twice_at_nine_in_seoul(owner, case):
    event = event_of(file_of(owner, case).content, "이유 없이 취소하기")
    assert event.decoded("dtstart") == dt.date(2026, 11, 27)
    assert moments(event) == [dt.datetime.combine(dt.date(2026, 11, day), NINE, SEOUL) for day in (24, 26)]
    assert [alarm["action"] for alarm in event.walk("VALARM")] == ["DISPLAY", "DISPLAY"]


def test_the_countdown_of_the_order_page_is_a_moment_in_seoul(owner, case, now):
    shown = Countdown(dt.datetime(2026, 11, 28, 7, 59, tzinfo=dt.UTC), "America/Los_Angeles")
    case.read_countdown("dispute-closes", shown, now=now)
    content = file_of(owner, case).content
    event = event_of(content, "환불 신청 기한")
    assert b"DTSTART;TZID=Asia/Seoul:20261128T165900" in content
    assert event.decoded("dtstart") == dt.datetime(2026, 11, 28, 16, 59, tzinfo=SEOUL)
    assert event.decoded("dtstart").utcoffset() == dt.timedelta(hours=9)
    assert moments(event) == [dt.datetime.combine(dt.date(2026, 11, day), NINE, SEOUL) for day in (25, 27)]
    assert "주문 화면이 먼저예요" in event["description"]


def test_the_calendar_names_its_zone_and_how_often_to_ask(owner, case):
    calendar = Calendar.from_ical(file_of(owner, case).content)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Seoul"
    assert [part.decoded("tzoffsetto") for part in zone.subcomponents] == [dt.timedelta(hours=9)]
    assert calendar["method"] == "PUBLISH"
    assert calendar["x-wr-timezone"] == "Asia/Seoul"
    assert case.reference in calendar["x-wr-calname"]
    assert calendar["x-published-ttl"] == "PT6H"
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"
    assert calendar.decoded("refresh-interval") == dt.timedelta(hours=6)


def test_an_event_says_whose_turn_it_is_why_this_day_and_where_the_case_is(now):
    case = make_case(status="filed", requested_on=dt.date(2026, 11, 23))
    event = event_of(file_of(holding(case), case).content, "판매자 답변 기한")
    assert event["summary"] == "판매자 답변 기한 · 판매자 (추정)"
    (deadline,) = [item for item in deadlines_of(case.situation, now)[0] if item.slug == "seller-answers"]
    for step in deadline.steps:
        assert step.text in event["description"]
    assert f"http://testserver/cases/{case.reference}/" in event["description"]
    assert event["url"] == f"http://testserver/cases/{case.reference}/"
    assert event.decoded("dtstamp") == case.updated_at.replace(microsecond=0)


def test_an_event_is_no_surer_than_the_page(owner, case):
    assert event_of(file_of(owner, case).content, "90일 반품")["summary"].endswith("(추정, 확인 전)")


def test_text_of_staff_is_escaped_and_lines_are_folded_at_75_octets(owner, case):
    rule = DeadlineRule.objects.get(slug="chargeback-120d")
    rule.title, rule.rule = "차지백; 카드사, 전화\\팩스", "첫째 줄\nEND:VEVENT\r\n" + "가나다라, 마바사; " * 12
    rule.save()
    content = file_of(owner, case).content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    content.decode()  # no line is cut within a letter
    event = event_of(content, "차지백; 카드사, 전화\\팩스 · 나 (길면)")
    assert "첫째 줄\nEND:VEVENT\n가나다라, 마바사; 가나" in event["description"]
    ahead = [item for item in apart(deadlines_of(case.situation, case.updated_at)[0]) if not item.has_begun]
    assert len(events(content)) == len(ahead) + 2  # The chargeback has its safe day too, the thirty days their latest.


def test_nothing_personal_leaves_with_the_file(now):
    case = make_case(**MINE, amount="39900", currency="KRW")
    browser = holding(case)
    browser.post(f"/cases/{case.reference}/note/", {"note": "010-1234-5678 김길동"})
    text = file_of(browser, case).content.replace(b"\r\n ", b"").decode()
    for secret in (*MINE.values(), "39900", "39,900", "김길동", KEY, str(case.intake_id)):
        assert secret not in text


def test_a_closed_case_gives_an_empty_calendar_that_is_still_one(now):
    case = make_case(status="closed")
    calendar = Calendar.from_ical(file_of(holding(case), case).content)
    assert calendar.walk("VEVENT") == []
    assert len(calendar.walk("VTIMEZONE")) == 1


def test_a_moved_date_updates_the_same_event(owner, case, now):
    before = events(file_of(owner, case).content)
    case.change({"received_on": dt.date(2026, 11, 22)}, now=now)
    after = events(file_of(owner, case).content)
    assert after.keys() == before.keys()
    moved = [uid for uid in after if after[uid].decoded("dtstart") != before[uid].decoded("dtstart")]
    assert moved
    for uid in moved:
        assert after[uid]["sequence"] > before[uid]["sequence"]


def test_an_uncertain_day_rings_for_the_earliest_and_names_the_latest(owner, case):
    event = event_of(file_of(owner, case).content, "환불 신청 기한")
    # Received on 11-20: 11-19 and 15 days in California are 12-05 here, and nobody knows when it was confirmed.
    assert event.decoded("dtstart") == dt.date(2026, 12, 5)
    assert "2026년 12월 5일(토) 16:59까지면 안전하고, 실제 기한은 더 늦을 수도 있어요" in event["description"]
    certain = event_of(file_of(owner, case).content, "이유 없이 취소하기")
    assert "이르면" not in certain["summary"] + certain["description"]


def test_a_chargeback_rings_before_the_day_until_which_every_issuer_takes_it(owner, case, now):
    title = "카드사 차지백 신청"
    found = {
        str(event["summary"]): event
        for event in events(file_of(owner, case).content).values()
        if title in event["summary"]
    }
    assert found.keys() == {f"{title} · 나 (이날까지면 안전)", f"{title} · 나 (길면)"}
    safe, last = found[f"{title} · 나 (이날까지면 안전)"], found[f"{title} · 나 (길면)"]
    assert safe.decoded("dtstart") == dt.date(2026, 12, 16)  # 45 days after November 1st
    assert last.decoded("dtstart") == dt.date(2027, 3, 1)  # 120 days after it
    assert moments(safe) == [dt.datetime.combine(dt.date(2026, 12, day), NINE, SEOUL) for day in (13, 15)]
    for event in (safe, last):
        assert "2026년 12월 16일(수)까지면 안전하고, 길면 2027년 3월 1일(월)까지" in event["description"]


def test_a_latest_day_that_is_days_away_has_an_event_of_its_own(owner, case, now):
    case.change({"promised_on": dt.date(2026, 11, 30)}, now=now)
    content = file_of(owner, case).content
    found = [event for event in events(content).values() if event["summary"].startswith("환불 신청 기한")]
    assert [event.decoded("dtstart") for event in found] == [dt.date(2026, 12, 5), dt.date(2026, 12, 16)]
    assert ["이날까지면 안전" in found[0]["summary"], "길면" in found[1]["summary"]] == [True, True]
    assert found[0]["uid"] != found[1]["uid"]


def test_of_two_periods_that_are_both_kept_the_one_that_ends_first_is_in_it(owner, case, now):
    both = "설명과 달라서 취소하기"
    # Nobody knows when it was noticed: from the day of receipt on, until the three months are over.
    assert days_of(owner, case, both) == [dt.date(2026, 12, 21), dt.date(2027, 2, 22)]
    case.change({"noticed_on": dt.date(2026, 11, 25)}, now=now)
    assert days_of(owner, case, both) == [dt.date(2026, 12, 28)]


def days_of(owner, case, title):
    """Return the days of the events whose summary begins with `title`."""
    found = events(file_of(owner, case).content).values()
    return [event.decoded("dtstart") for event in found if event["summary"].startswith(title)]


def test_a_copied_countdown_updates_the_event_of_our_estimate(owner, case, now):
    before = event_of(file_of(owner, case).content, "환불 신청 기한")
    assert before["summary"].endswith("(16:59까지, 이르면, 추정)")
    moment = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    case.read_countdown("dispute-closes", Countdown(moment), now=now)
    after = event_of(file_of(owner, case).content, "환불 신청 기한")
    assert after["summary"] == "환불 신청 기한 · 나"
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_a_date_that_a_new_holiday_moves_counts_up_too(owner, case, now):
    title = "이유 없이 취소하기"
    before = event_of(file_of(owner, case).content, title)
    Holiday.objects.create(on=before.decoded("dtstart"), name="임시공휴일", source="관보", checked_on=now.date())
    after = event_of(file_of(owner, case).content, title)
    assert after.decoded("dtstart") > before.decoded("dtstart")
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_a_move_counts_up_and_two_cases_never_share_an_event(owner, case, now):
    first = events(file_of(owner, case).content)
    case.move(Status.FILED, by=None, role=Role.OWNER, on=now.date(), now=now)
    second = events(file_of(owner, case).content)
    kept = first.keys() & second.keys()
    assert kept
    assert all(second[uid]["sequence"] > first[uid]["sequence"] for uid in kept)
    other = make_case()
    assert not events(file_of(holding(other), other).content).keys() & first.keys()


def test_the_file_is_a_private_download_with_a_plain_name(owner, case):
    response = file_of(owner, case)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="refundguide-{case.reference}.ics"'
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
